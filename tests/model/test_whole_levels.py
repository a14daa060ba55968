"""Levels left in fractions: rounded, decided by search or halved, the plan is the same and the best.

Cuts would make nearly all small cases whole, so they are switched off here.
"""

from __future__ import annotations

import pytest

from app.generate import generate
from solver.domain.example import smallest_case
from solver.model import ladder, settle, whole_levels
from tests.model.running import Question, assert_proven
from tests.model.test_against_search import searched
from tests.oracle.enumerate import TooLargeError, solve
from tests.oracle.random_cases import random_instance

SEEDS = range(160)
SCARCE = [(seed, 12 + 3 * seed) for seed in range(6)]


@pytest.fixture(autouse=True)
def without_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "zero_half_cuts", lambda _problem, _x: None)
    monkeypatch.setattr(ladder, "MOST_TABLEAU_ROUNDS", 0)


@pytest.fixture(params=["levels", "a half or two first", "halves"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """By levels alone, with a plan from a few halves to begin with, or by halves alone."""
    if request.param == "halves":
        monkeypatch.setattr(settle, "level_by_level", lambda *_: False)
    else:
        monkeypatch.setattr(whole_levels, "MOST_HALVES", 0 if request.param == "levels" else 2)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_drawn_cases_by_enumeration() -> None:
    compared = 0
    for seed in SEEDS:
        case, ruleset, policy = random_instance(seed)
        try:
            expected = solve(case, ruleset, policy, node_limit=20_000)
        except TooLargeError:
            continue
        outcome = Question.read(case, ruleset, policy).solved()
        assert outcome.status == expected["status"], seed
        assert (dict(outcome.plan.new) if outcome.plan else {}) == expected["plan"], seed
        compared += 1
    assert compared > len(SEEDS) // 2


@pytest.mark.parametrize(("seed", "gps"), SCARCE)
@pytest.mark.usefixtures("way")
def test_scarce_municipalities_by_search(seed: int, gps: int) -> None:
    question = Question.read(generate("kommune", seed, botilbud=20, gps=gps), "rm-2025-08-13")
    outcome = question.solved()
    assert_proven(outcome)
    assert {one.id: one.value for one in outcome.objectives if one.bound is not None} == searched(question)


def test_levels_are_decided_by_search_here(monkeypatch: pytest.MonkeyPatch) -> None:
    decided: list[int] = []
    decide = whole_levels.decide_level

    def counted(*args: object) -> object:
        decided.append(1)
        return decide(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(whole_levels, "decide_level", counted)
    monkeypatch.setattr(whole_levels, "MOST_HALVES", 0)
    for seed, gps in SCARCE:
        Question.read(generate("kommune", seed, botilbud=20, gps=gps), "rm-2025-08-13").solved()
    assert decided, "draw other cases: these have all become whole"


def test_a_level_decided_leaves_no_bound_of_a_later_one() -> None:
    state = ladder.workspace(Question.read(smallest_case(), "rm-2025-08-13").assembled().problem)
    state.proven = {0: -1, 1: -4, 2: 3, 3: 7}
    state.decide(1, -3)
    assert state.proven == {0: -1, 1: -3}
