"""The service's own errors as JSON: the catalogue of their codes, and an example of each."""

from __future__ import annotations

import json
from typing import Any

from app.errors import ProblemError, problem_response
from app.problems import PROBLEMS
from app.schemas.cards import both
from solver.words.faults import FAULTS, as_json

_FACTS: dict[str, str | int] = {
    "line": 3,
    "column": 14,
    "byte": 17,
    "id": '"rm-2024-01-01"',
    "known": "on",
    "allowed": "POST",
    "max_mb": 20,
    "count": 1,
    "name": "'On'",
    "memory_mb": 4096,
    "retry_s": 5,
    "time_limit_s": "120",
}
"""What the examples' details are filled with."""


def problem_cards() -> list[dict[str, Any]]:
    """Every error of the service: its code, status and title."""
    return [
        {"code": code, "status": kind.status, "title": both(kind.title), "example": problem_example(code)}
        for code, kind in PROBLEMS.items()
    ]


def problem_example(code: str) -> dict[str, Any]:
    """An error as it is answered, in Danish."""
    fault = {"document": "case", **as_json(FAULTS["out_of_bounds"].example)}
    response = problem_response(
        ProblemError(code, _FACTS, [fault]), None, f"urn:uuid:{'0' * 8}-0000-4000-8000-{'0' * 12}"
    )
    content: dict[str, Any] = json.loads(bytes(response.body))
    return content
