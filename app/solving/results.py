"""Results of `match` that are given back to be compared: seen to be whole before they are worked on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.solving.shapes import DOCUMENTS
from solver.domain.case import Case
from solver.domain.checks.cpr import shown
from solver.domain.checks.found import Found, in_document_order
from solver.domain.checks.values import Walk
from solver.domain.facts import gps_of_case, units_of_case
from solver.domain.faults import Fault, FaultsError
from solver.domain.reading import check_policy, read_case, read_policy
from solver.rulesets import ruleset_from

STATUSES = ("optimal", "feasible", "infeasible", "cancelled")
SENSES = ("max", "min")


def faults_of_result(values: Any) -> list[Fault]:
    """What is wrong with what should be a result; empty where nothing is.

    Its shape is seen, the case, ruleset and policy under `input` are read as anywhere, and each match must name
    a unit and a GP of that case. Whether the plan is the best one is not asked here.
    """
    if not isinstance(values, dict):
        return [Fault("", "not_object")]
    found = [Found((key,), "duplicate_key", {"key": shown(key)}) for key in getattr(values, "doubled", ())]
    wrong = [key for key, fits in SHAPE.items() if not fits(values.get(key))]
    if wrong:
        place = (wrong[0],) if len(wrong) == 1 else ()
        found.append(Found(place, "no_result", {"key": ", ".join(wrong)}))
    asked = values.get("input")
    if "input" in wrong or not isinstance(asked, dict):
        return list(in_document_order(found, values))
    case, faults = _input(asked)
    if case is not None and not found:
        found += _strangers(case, values["matches"])
    return [*in_document_order(found, values), *faults]


def _input(asked: Mapping[str, Any]) -> tuple[Case | None, list[Fault]]:
    """The case of a result, None where it has faults; and the faults of case, ruleset and policy."""
    faults: list[Fault] = []

    def keep(document: str, wrong: FaultsError) -> None:
        faults.extend(Fault(f"/input/{document}{one.path}", one.code, one.facts) for one in wrong.faults)

    case = None
    try:
        case = read_case(asked["case"])
    except FaultsError as wrong:
        keep("case", wrong)
    try:
        walk = Walk(asked["ruleset"])
        if walk.found:
            raise FaultsError(in_document_order(walk.found, asked["ruleset"]))
        ruleset_from(asked["ruleset"])
    except FaultsError as wrong:
        keep("ruleset", wrong)
    try:
        policy = read_policy(asked["policy"])
        if case is not None:
            check_policy(policy, case)
    except FaultsError as wrong:
        keep("policy", wrong)
    return case, faults


def _strangers(case: Case, matches: list[Mapping[str, Any]]) -> list[Found]:
    """Matches of units and GPs that the result's own case does not have."""
    known = {"unit": set(units_of_case(case)), "gp": set(gps_of_case(case))}
    return [
        Found(("matches", place, key), "unknown_reference", {"id": shown(match[key]), "kind": key, "hint": ""})
        for place, match in enumerate(matches)
        for key, there in known.items()
        if match[key] not in there
    ]


def _all(values: Any, fits: Callable[[dict[str, Any]], bool]) -> bool:
    return isinstance(values, list) and all(isinstance(one, dict) and fits(one) for one in values)


def _is_match(one: dict[str, Any]) -> bool:
    return isinstance(one.get("unit"), str) and isinstance(one.get("gp"), str)


def _is_objective(one: dict[str, Any]) -> bool:
    value = one.get("value")
    whole = value is None or (isinstance(value, int) and not isinstance(value, bool))
    return isinstance(one.get("id"), str) and one.get("sense") in SENSES and whole


def _is_input(values: Any) -> bool:
    return isinstance(values, dict) and all(isinstance(values.get(key), dict) for key in DOCUMENTS)


SHAPE: dict[str, Callable[[Any], bool]] = {
    "status": lambda value: value in STATUSES,
    "objectives": lambda value: _all(value, _is_objective),
    "matches": lambda value: _all(value, _is_match),
    "input": _is_input,
}
"""What a comparison reads of a result → whether a value can be it."""
