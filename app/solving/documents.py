"""What a question comes with: a case, a ruleset, a policy, perhaps a plan and whom it is about, read together.

The service reads them to find every fault before a child is troubled, the child reads them again to work on,
and the command line reads them the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.solving.results import faults_of_result
from app.solving.shapes import SHAPES, Shape
from app.solving.subjects import find_gp, find_unit, mistyped, read_top
from solver.domain.case import Case
from solver.domain.checks.cpr import shown
from solver.domain.checks.draft import Draft
from solver.domain.checks.found import Found, in_document_order
from solver.domain.checks.references import unknown
from solver.domain.checks.text import Doubled, parse
from solver.domain.checks.values import Walk
from solver.domain.faults import Fault, FaultsError
from solver.domain.policy import Policy
from solver.domain.reading import case_json, check_policy, read_case, read_policy
from solver.domain.ruleset import Ruleset
from solver.rulesets import choose, named, ruleset_from
from solver.words.faults import as_json

T = TypeVar("T")


class DocumentsError(Exception):
    """Some documents have faults.

    Attributes:
        faults: each with the document it is in: `case`, `ruleset`, `policy`, `plan`, `left` or `right`, or
            `request` for what holds them all.
    """

    def __init__(self, faults: list[tuple[str, Fault]]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)

    def as_json(self) -> list[dict[str, Any]]:
        """The faults as they go over the wire, `path` being a place in `document`."""
        return [{"document": document, **as_json(fault)} for document, fault in self.faults]


class BrokenBodyError(Exception):
    """A body is no JSON.

    Attributes:
        fault: what is broken: `not_utf8`, `not_json` or `too_deep`.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@dataclass(frozen=True)
class Documents:
    """The documents of a question, without faults.

    Attributes:
        plan: unit → GP, for `assess`; else empty.
        about: `unit`, `gp` and `top`, each only where it is given; ids of the case, and a whole number from 1.
    """

    case: Case
    ruleset: Ruleset
    policy: Policy
    plan: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """Two results of `match` to be compared, without faults."""

    left: dict[str, Any]
    right: dict[str, Any]


def parse_body(data: bytes) -> Any:
    """The values of a JSON text.

    Raises:
        BrokenBodyError: it is no JSON in UTF-8.
    """
    values, _, broken = parse(data)
    if broken:
        raise BrokenBodyError(in_document_order(broken, None)[0])
    return values


def read_question(values: Any, verb: str = "match") -> Documents:
    """Read the documents of a question about a case.

    Args:
        values: the question as JSON values: an object of the documents.
        verb: which question it is; its shape says what must and what may be there.

    Returns:
        The documents; the ruleset chosen by the case's day and region where none is named.

    Raises:
        DocumentsError: one or more have faults; it lists every one.
    """
    reading = _Reading()
    question = reading.request(values, SHAPES[verb])
    case = reading.take("case", lambda: read_case(question["case"])) if "case" in question else None
    return reading.whole(case, question, SHAPES[verb], by_name=False)


def read_parts(case: Callable[[], Case], question: Mapping[str, Any], verb: str = "match") -> Documents:
    """Read the documents of a question whose case comes from elsewhere, as from a workbook.

    Args:
        case: reads the case.
        question: the rest as JSON values, each only where it is given. Unit and GP may be called by a name that
            only one has.
        verb: which question it is.

    Raises:
        DocumentsError: one or more have faults; it lists every one.
    """
    reading = _Reading()
    asked = reading.request({"case": True, **question}, SHAPES[verb])
    return reading.whole(reading.take("case", case), asked, SHAPES[verb], by_name=True)


def read_results(values: Any) -> Results:
    """Read the two results of a comparison.

    Args:
        values: the question as JSON values: `left` and `right`, each a result of `match`.

    Raises:
        DocumentsError: one or both have faults; it lists every one.
    """
    reading = _Reading()
    question = reading.request(values, SHAPES["compare"])
    for side in question:
        reading.faults += [(side, fault) for fault in faults_of_result(question[side])]
    if reading.faults:
        raise DocumentsError(reading.faults)
    return Results(question["left"], question["right"])


def check_question(values: Any, verb: str) -> None:
    """See that a question can be put.

    Raises:
        DocumentsError: its documents have faults; it lists every one.
    """
    if verb == "compare":
        read_results(values)
    else:
        read_question(values, verb)


def faults_of_question(values: Any) -> list[dict[str, Any]]:
    """Every fault of a question's documents, as JSON; empty where there is none.

    A case that names no ruleset is not asked to: whether one can be chosen is up to the run.

    Raises:
        DocumentsError: the question itself is not an object of documents.
    """
    reading = _Reading()
    question = reading.request(values, SHAPES["match"])
    if reading.faults:
        raise DocumentsError(reading.faults)
    case = reading.take("case", lambda: read_case(question["case"]))
    reading.ruleset(question, None)
    reading.policy(question, case)
    return DocumentsError(reading.faults).as_json()


class _Reading:
    """Reads document after document and keeps the faults of all."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, Fault]] = []

    def request(self, values: Any, shape: Shape) -> dict[str, Any]:
        """The object that holds the documents, without what does not belong."""
        if not isinstance(values, dict):
            self._found("request", [Found((), "not_object")], None)
            return {}
        found = [Found((key,), "unknown_key", {"key": shown(key)}) for key in values if key not in shape.keys]
        found += [Found((key,), "missing", {"key": key}) for key in shape.needs if values.get(key) is None]
        if isinstance(values, Doubled):
            found += [Found((key,), "duplicate_key", {"key": shown(key)}) for key in values.doubled]
        if shape.unit_or_gp:
            named = [key for key in ("unit", "gp") if values.get(key) is not None]
            found += [Found((), "nobody_named")] if not named else []
            found += [Found(("gp",), "both_named")] if len(named) == 2 else []
        self._found("request", found, values)
        return {key: values[key] for key in shape.keys if values.get(key) is not None}

    def whole(self, case: Case | None, question: Mapping[str, Any], shape: Shape, *, by_name: bool) -> Documents:
        """The case with the rest of its question."""
        ruleset = self.ruleset(question, case)
        policy = self.policy(question, case)
        plan = self.plan(question, case)
        about = self.about(question, case, divided=shape.divided, by_name=by_name)
        if self.faults or case is None or ruleset is None or policy is None:
            raise DocumentsError(self.faults)
        return Documents(case, ruleset, policy, plan, about)

    def about(
        self, question: Mapping[str, Any], case: Case | None, *, divided: bool, by_name: bool
    ) -> dict[str, Any]:
        """Whom the question is about, by id, and how many options are wanted."""
        about = {key: question[key] for key in ("unit", "gp", "top") if key in question}
        found = Walk({key: value for key, value in about.items() if key != "top"}).found
        unreadable = {one.path[0] for one in found}
        for key in ("unit", "gp"):
            if key not in about or key in unreadable:
                continue
            if not isinstance(about[key], str):
                found.append(mistyped((key,), "text", about[key]))
            elif case is not None:
                known, wrong = (
                    find_unit(case, about[key], by_name=by_name, divided=divided)
                    if key == "unit"
                    else find_gp(case, about[key], by_name=by_name)
                )
                about[key] = known
                found += wrong
        if "top" in about:
            found += read_top(about["top"])
        self._found("request", found, question)
        return about

    def ruleset(self, question: Mapping[str, Any], case: Case | None) -> Ruleset | None:
        """The ruleset named, given, or chosen for the case; None where it cannot be had."""
        given = question.get("ruleset")
        if given is None:
            return self.take("request", lambda: choose(case)) if case is not None else None
        if isinstance(given, str):
            return self.take("request", lambda: named(given))
        if not isinstance(given, dict):
            self._found("request", [mistyped(("ruleset",), "object", given)], question)
            return None
        walk = Walk(given)
        if walk.found:
            self._found("ruleset", walk.found, given)
            return None
        return self.take("ruleset", lambda: ruleset_from(given))

    def policy(self, question: Mapping[str, Any], case: Case | None) -> Policy | None:
        """The policy, the standard one where there is none; None where it has faults."""
        policy = self.take("policy", lambda: read_policy(question.get("policy", {})))
        if policy is not None and case is not None:
            self.take("policy", lambda: check_policy(policy, case))
        return policy

    def plan(self, question: Mapping[str, Any], case: Case | None) -> dict[str, str]:
        """The plan: unit → GP, each known to the case; empty where it has faults."""
        given = question.get("plan", {})
        if not isinstance(given, dict):
            self._found("plan", [mistyped((), "object", given)], given)
            return {}
        found = Walk(given).found
        draft = Draft(case_json(case)) if case is not None else None
        for unit, gp in given.items():
            if not isinstance(gp, str):
                found.append(mistyped((unit,), "text", gp))
            elif draft is not None:
                found += [*unknown(draft, (unit,), unit, "unit"), *unknown(draft, (unit,), gp, "gp")]
        self._found("plan", found, given)
        return {} if found else given

    def take(self, document: str, read: Callable[[], T]) -> T | None:
        """What is read; None where it has faults, which are kept."""
        try:
            return read()
        except FaultsError as wrong:
            self.faults += [(document, fault) for fault in wrong.faults]
            return None

    def _found(self, document: str, found: list[Found], values: Any) -> None:
        self.faults += [(document, fault) for fault in in_document_order(found, values)]
