"""Plans without blocking pairs against plain enumeration: status, every value, the very plan; and crowded ones."""

from __future__ import annotations

import pytest

from solver.domain.outcome import Outcome
from solver.explain.blocking import blocked_parts
from solver.model.stability_fold import folded
from solver.questions.ground import Ground, ground
from tests.model.crowded_lists import crowded_lists
from tests.model.running import Question, assert_proven
from tests.model.stable_cases import Document, stable_instance
from tests.oracle import enumerate as oracle
from tests.oracle.random_cases import random_instance
from tests.oracle.stability import blocking_pairs

BLOCK = 50
NODES = 60_000
DEMAND = {"stability": "require", "dispensations": "granted_only"}


def grounded(case: Document, ruleset: str | Document | None, policy: Document) -> Ground:
    question = Question.read(case, ruleset, policy)
    return ground(question.case, question.ruleset, question.policy)


def assert_agree(case: Document, ruleset: str | Document, policy: Document) -> Outcome | None:
    """Hold the two against each other; None where the enumeration gave up."""
    try:
        expected = oracle.solve(case, ruleset, policy, node_limit=NODES)
    except oracle.TooLargeError:
        return None
    outcome = grounded(case, ruleset, policy).best()
    assert outcome.status == expected["status"]
    if outcome.plan is None:
        return outcome
    found = {one.id: one.value for one in outcome.objectives}
    assert found == {name: expected["objectives"][name] for name in found}
    assert all(one.proven for one in outcome.objectives if one.bound is not None)
    assert dict(outcome.plan.new) == expected["plan"]
    assert blocking_pairs(case, ruleset, policy, expected["plan"]) == []
    return outcome


@pytest.mark.parametrize("start", range(0, 400, BLOCK))
def test_lists_everywhere(start: int) -> None:
    for seed in range(start, start + BLOCK):
        try:
            assert_agree(*stable_instance(seed))
        except AssertionError as error:
            raise AssertionError(f"seed {seed}") from error


@pytest.mark.parametrize("start", range(0, 200, BLOCK))
def test_as_cases_come(start: int) -> None:
    for seed in range(start, start + BLOCK):
        case, ruleset, policy = random_instance(seed, stability=True)
        policy.pop("time_limit_s", None)
        try:
            assert_agree(case, ruleset, {**policy, "stability": "require"})
        except AssertionError as error:
            raise AssertionError(f"seed {seed}") from error


@pytest.mark.parametrize("seed", [463, 663, 789, 997])
def test_many_rounds(seed: int) -> None:
    assert assert_agree(*stable_instance(seed)) is not None


@pytest.mark.parametrize("travel", ["roads", "even"])
@pytest.mark.parametrize("dispensations", ["granted_only", "propose"])
def test_crowded(travel: str, dispensations: str) -> None:
    case = crowded_lists(3, 60, 6, 62, longest=4, travel=travel)  # type: ignore[arg-type]
    asked = grounded(case, None, {**DEMAND, "dispensations": dispensations})
    outcome = asked.best()
    assert_proven(outcome)
    assert outcome.plan is not None
    assert blocked_parts(asked.facts, outcome.plan) == ()
    assert [one.value for one in outcome.objectives] != [one.value for one in outcome.undemanding]


@pytest.mark.parametrize("dispensations", ["granted_only", "propose"])
def test_counting_gps_changes_nothing(dispensations: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = crowded_lists(5, 16, 3, 17, longest=3, travel="even")
    policy = {**DEMAND, "dispensations": dispensations}
    counted = grounded(case, None, policy).best()
    assert folded(Question.read(case, None, policy).assembled(), ()).counted
    monkeypatch.setattr("solver.model.stability.folded", lambda found, apart: folded(found, range(99)))
    assert grounded(case, None, policy).best() == counted


@pytest.mark.parametrize("travel", ["roads", "even"])
def test_small_crowds_by_enumeration(travel: str) -> None:
    for seed in range(4):
        case = crowded_lists(seed, 5, 2, 5, longest=2, tied_priorities=0.3, travel=travel)  # type: ignore[arg-type]
        for dispensations in ("granted_only", "propose"):
            assert_agree(case, "rm-2025-08-13", {**DEMAND, "dispensations": dispensations})
