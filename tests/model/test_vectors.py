"""The worked cases: status, every value and the lottery's plan, all proven, the auditor silent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from solver.decide import match
from solver.explain.audit import values
from tests.model.running import Question, assert_proven

VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))


def test_all_are_there() -> None:
    assert sum(len(json.loads(path.read_text(encoding="utf-8"))["runs"]) for path in VECTORS) == 700


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_worked_case(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    case = Question.read(document["case"], "rm-2025-08-13").case
    for number, run in enumerate(document["runs"]):
        question = Question.read(case, run["ruleset"], run["policy"])
        expected = run["expect"]
        outcome = question.solved()
        assert outcome.status == expected["status"], number
        if outcome.plan is None:
            continue
        assert_proven(outcome)
        assert values(question.facts, outcome.plan).items() >= expected["objectives"].items(), number
        if "plan" in expected:
            assert dict(outcome.plan.new) == expected["plan"], number


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_front_door_says_the_same(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    run = document["runs"][0]
    question = Question.read(document["case"], run["ruleset"], run["policy"])
    result = match(question.case, question.ruleset, question.policy)
    assert_meets(result, run["expect"])


def assert_meets(result: dict[str, Any], expected: dict[str, Any]) -> None:
    assert result["status"] == expected["status"]
    if expected["status"] == "infeasible":
        assert result["conflict"]
        return
    found = {one["id"]: one["value"] for one in result["objectives"]}
    assert found.items() >= expected["objectives"].items()
    optimised = [one for one in result["objectives"] if one["bound"] is not None]
    assert [one["id"] for one in optimised if not one["proven"]] == []
    if "plan" in expected:
        new = {m["unit"]: m["gp"] for m in result["matches"] if m["status"] in ("proposed", "locked")}
        assert new == expected["plan"]
