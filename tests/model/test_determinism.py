"""The same case, ruleset and policy give the same bytes: on every run, with any number of workers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import data
from solver.decide import match
from solver.model import ladder
from solver.model.ladder import Workspace
from solver.model.problem import Problem
from tests.model.running import Question
from tests.oracle.random_cases import random_instance

NORDDJURS = Path(data.__file__ or "").parent / "cases" / "norddjurs.json"
FRACTIONAL = (351, 1185, 3037, 4931, 9031, 9420, 12759)
"""Seeds whose relaxation is not whole but for tableau cuts, so that bounds are rounded or levels searched."""


@pytest.fixture
def without_tableau_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "MOST_TABLEAU_ROUNDS", 0)


def text(question: Question, workers: int) -> str:
    """The result as JSON, its times left out."""
    result = match(question.case, question.ruleset, question.policy, workers=workers)
    del result["provenance"]["times"]
    return json.dumps(result, ensure_ascii=False)


def assert_same(question: Question) -> None:
    first = text(question, 1)
    for workers in (1, 2, 8):
        assert text(question, workers) == first, workers


@pytest.mark.parametrize("ruleset", ["rm-2025-04-02", "rm-2025-08-13"])
def test_norddjurs(ruleset: str) -> None:
    case = json.loads(NORDDJURS.read_text(encoding="utf-8"))
    assert_same(Question.read(case, ruleset))


@pytest.mark.parametrize("seed", range(12))
def test_drawn(seed: int) -> None:
    assert_same(Question.read(*random_instance(seed)))


@pytest.mark.usefixtures("without_tableau_cuts")
@pytest.mark.parametrize("seed", FRACTIONAL)
def test_drawn_with_fractions(seed: int) -> None:
    assert_same(Question.read(*random_instance(seed)))


def test_drawn_from_documents_in_another_order() -> None:
    for seed in range(12):
        case, ruleset, policy = random_instance(seed)
        question = Question.read(case, ruleset, policy)
        turned = {**case, "botilbud": case["botilbud"][::-1], "clinics": case["clinics"][::-1]}
        turned["gps"] = case.get("gps", [])[::-1]
        other = Question.read(turned, ruleset, policy).solved()
        assert other.plan == question.solved().plan, seed


@pytest.mark.usefixtures("without_tableau_cuts")
def test_those_seeds_leave_fractions(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    hold = Workspace.hold

    def counted(state: Workspace, problem: Problem) -> None:
        asked.append(seed)
        hold(state, problem)

    monkeypatch.setattr(Workspace, "hold", counted)
    for seed in FRACTIONAL:
        Question.read(*random_instance(seed)).solved()
    assert len(set(asked)) >= 3, "draw new seeds: these relaxations have all become whole"
