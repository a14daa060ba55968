"""Real examples for the OpenAPI document: what is sent, and what the service answered to it.

Those of questions lie in `examples.json`; a test asks the solver again and compares.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from app.schemas import cards
from app.solving.documents import faults_of_question
from solver.rulesets import built_in

FILE = Path(__file__).with_name("examples.json")


@cache
def _stored() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content


def match_request() -> dict[str, Any]:
    """A small case with its ruleset and policy."""
    content: dict[str, Any] = _stored()["match_request"]
    return content


def match_answer() -> dict[str, Any]:
    """What `/v1/match` answers to it."""
    content: dict[str, Any] = _stored()["match_answer"]
    return content


def assess_request() -> dict[str, Any]:
    """The same case with a plan that breaks a rule."""
    return {**match_request(), "plan": _stored()["plan"]}


def assess_answer() -> dict[str, Any]:
    """What `/v1/assess` answers to it."""
    content: dict[str, Any] = _stored()["assess_answer"]
    return content


def validate_request() -> dict[str, Any]:
    """The same case with a fault."""
    request: dict[str, Any] = json.loads(json.dumps(match_request()))
    request["case"]["botilbud"][0]["priorities"] = [["L9"]]
    return {"case": request["case"]}


def validate_answer() -> dict[str, Any]:
    """What `/v1/validate` answers to it."""
    return {"faults": faults_of_question(validate_request())}


def demo_list() -> dict[str, Any]:
    """A list of demo cases."""
    return {"demo_cases": [{"id": "norddjurs", "title": "Norddjurs Kommune: 12 botilbud, skrevet i hånden"}]}


def ruleset_list() -> dict[str, Any]:
    """The rulesets in force on the day of the last change."""
    return {"on": "2025-08-13", "rulesets": [cards.ruleset_line(one) for one in built_in().values()]}


def ruleset_whole() -> dict[str, Any]:
    """The newest ruleset."""
    return cards.ruleset_json(list(built_in().values())[-1])
