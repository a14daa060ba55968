"""Real examples of the questions about a plan: what is sent, and what the service answered to it.

The answers lie in `question_examples.json`; a test asks the solver again and compares.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from app.schemas.examples import match_answer, match_request

FILE = Path(__file__).with_name("question_examples.json")

NO_NEW_DISPENSATIONS = {"policy": {"dispensations": "granted_only"}}
ASKED: dict[str, dict[str, Any]] = {
    "options": {"unit": "B2", "top": 3},
    "why-not": {**NO_NEW_DISPENSATIONS, "unit": "B2", "gp": "L2"},
    "unlocks": {**NO_NEW_DISPENSATIONS, "unit": "B2"},
    "frontier": {},
    "robustness": {"gp": "L2"},
    "receipt": {"unit": "B1"},
}
"""Verb → what is asked of the small case of `match`."""
EARLIER = "rm-2025-04-02"
"""The ruleset of the result that the answer of `match` is compared with."""


@cache
def _stored() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content


def request_of(verb: str) -> Callable[[], dict[str, Any]]:
    """What gives the example of a question."""
    return compare_request if verb == "compare" else lambda: {**match_request(), **ASKED[verb]}


def answer_to(verb: str) -> Callable[[], dict[str, Any]]:
    """What gives the answer to it."""

    def stored() -> dict[str, Any]:
        content: dict[str, Any] = _stored()["answers"][verb]
        return content

    return stored


def compare_request() -> dict[str, Any]:
    """The small case matched under the earlier ruleset and under the later one."""
    return {"left": _stored()["left"], "right": match_answer()}


def left_request() -> dict[str, Any]:
    """What the left of the two results answers."""
    return {**match_request(), "ruleset": EARLIER}
