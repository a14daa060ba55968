"""Stopped early: by the clock or by hand, the plan is lawful and the bounds are true."""

from __future__ import annotations

import itertools
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import data
from solver.decide import match
from solver.domain.example import smallest_case
from solver.domain.policy import Policy
from solver.domain.progress import Progress
from tests.model.running import Question, assert_proven

MIDTJYLLAND = Path(data.__file__ or "").parent / "cases" / "midtjylland.json"


@cache
def region() -> Question:
    return Question.read(json.loads(MIDTJYLLAND.read_text(encoding="utf-8")), "rm-2025-08-13")


@cache
def best() -> dict[str, int]:
    outcome = region().solved()
    assert_proven(outcome)
    return {one.id: one.value for one in outcome.objectives}


def assert_true(result: dict[str, Any]) -> None:
    """Bounds hold as far as the objectives before are met; what is called proven is the optimum."""
    for one in result["objectives"]:
        if one["bound"] is None:
            assert not one["proven"]
            return
        optimum = best()[one["id"]]
        assert one["bound"] >= optimum if one["sense"] == "max" else one["bound"] <= optimum
        assert one["proven"] == (one["value"] == one["bound"])
        if not one["proven"]:
            return
        assert one["value"] == optimum


@pytest.mark.parametrize("time_limit_s", [0.001, 0.3, 0.8])
def test_time_limit(time_limit_s: float) -> None:
    question = region()
    result = match(question.case, question.ruleset, Policy(time_limit_s=time_limit_s))
    assert result["status"] in ("feasible", "optimal")
    assert time_limit_s > 0.01 or result["status"] == "feasible"
    assert_true(result)


@pytest.mark.parametrize("after", [0, 1, 4, 12])
def test_stopped_by_hand(after: int) -> None:
    asked = itertools.count()
    question = region()
    result = match(question.case, question.ruleset, Policy(), stop=lambda: next(asked) >= after)
    assert result["status"] == "cancelled"
    assert_true(result)


def test_locks_are_kept_however_early_it_stops() -> None:
    locked = smallest_case({"decisions": [{"kind": "lock", "unit": "B1", "gp": "G1"}]})
    question = Question.read(locked, "rm-2025-08-13")
    result = match(question.case, question.ruleset, Policy(), stop=lambda: True)
    assert result["status"] == "cancelled"
    assert [one["gp"] for one in result["matches"]] == ["G1"]


def test_progress_is_told() -> None:
    steps: list[Progress] = []
    question = region()
    result = match(question.case, question.ruleset, Policy(), progress=steps.append)
    assert result["status"] == "optimal"
    told = {step.objective for step in steps}
    assert told >= {"travel", ""}
    assert [step.seconds for step in steps] == sorted(step.seconds for step in steps)
    for step in steps:
        if step.objective in best() and step.bound is not None:
            assert step.bound == best()[step.objective], step
