"""From raw documents to a ground, for tests of questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from solver.domain.example import smallest_case
from solver.questions.ground import Ground, ground
from tests.model.running import Question

NEWEST = "rm-2025-08-13"
APRIL = "rm-2025-04-02"
ONLY_GRANTED = {"dispensations": "granted_only"}


def ground_of(
    case: Mapping[str, Any], ruleset: str | Mapping[str, Any] = NEWEST, policy: Mapping[str, Any] | None = None
) -> Ground:
    """The ground of raw documents."""
    question = Question.read(case, ruleset, policy)
    return ground(question.case, question.ruleset, question.policy)


def small(
    changes: Mapping[str, Any], ruleset: str | Mapping[str, Any] = NEWEST, policy: Mapping[str, Any] | None = None
) -> Ground:
    """The ground of the smallest case with some lists changed."""
    return ground_of(smallest_case(changes), ruleset, policy)


def metres(**values: int) -> dict[str, Any]:
    """A travel matrix from `C1_B1=60_000`."""
    entries = [
        {"clinic": pair.split("_")[0], "unit": pair.split("_")[1], "value": value}
        for pair, value in values.items()
    ]
    return {"metric": "metres", "entries": entries}
