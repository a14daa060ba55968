"""Whom a question is about: the unit and the GP it names, found in the case."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from solver.domain.case import Case
from solver.domain.checks.cpr import shown
from solver.domain.checks.draft import Draft
from solver.domain.checks.found import Found
from solver.domain.checks.references import unknown
from solver.domain.facts import gps_of_case, units_of_case
from solver.domain.reading import case_json

Labels = Mapping[str, tuple[str, ...]]
"""Id → the names that people use for it; the first is shown."""

MOST_NEAR = 5
"""How many like names a remedy lists."""


def find_unit(case: Case, text: str, *, by_name: bool, divided: bool = False) -> tuple[str, list[Found]]:
    """The unit that a text means.

    Args:
        case: where it is looked for.
        text: its id; with `by_name` also a name that only one unit has, small and capital letters alike.
        by_name: whether names are taken.
        divided: whether a whole divided botilbud is meant too.

    Returns:
        Its id and no fault; or the text and what is wrong with it, at `/unit`. A divided botilbud is no unit:
        unless it may be meant, the remedy names its sections.
    """
    labels: dict[str, tuple[str, ...]] = {}
    for name, unit in units_of_case(case).items():
        section = unit.section.name if unit.section is not None else None
        labels[name] = (unit.name, *([section] if section else []))
    found = _hits(labels, text, by_name)
    if len(found) == 1:
        return found[0], []
    for botilbud in case.botilbud:
        names = (botilbud.id, *([botilbud.name] if by_name else []))
        if botilbud.sections and _plain(text) in map(_plain, names) and (by_name or text == botilbud.id):
            if divided:
                return botilbud.id, []
            sections = _listed((one.id, one.name) for one in botilbud.sections)
            facts = {"id": shown(text), "sections": sections}
            return text, [Found(("unit",), "divided_botilbud", facts)]
    return text, _missing(case, "unit", text, labels, found)


def find_gp(case: Case, text: str, *, by_name: bool) -> tuple[str, list[Found]]:
    """The GP that a text means.

    Args:
        case: where it is looked for.
        text: the GP's id; with `by_name` also a name that only one GP has.
        by_name: whether names are taken.

    Returns:
        The id and no fault; or the text and what is wrong with it, at `/gp`. For a clinic the remedy names its
        GPs.
    """
    clinics = {clinic.id: clinic.name for clinic in case.clinics}
    labels = {name: (gp.name or clinics[gp.clinic],) for name, gp in gps_of_case(case).items()}
    own = {name: ((gp.name,) if gp.name else ()) for name, gp in gps_of_case(case).items()}
    found = _hits(own, text, by_name)
    if len(found) == 1:
        return found[0], []
    there = [name for name, clinic in clinics.items() if _plain(text) in (_plain(name), _plain(clinic))]
    near = [name for name, gp in gps_of_case(case).items() if gp.clinic in there]
    return text, _missing(case, "gp", text, labels, found, near)


def read_top(value: Any) -> list[Found]:
    """What is wrong with the number of options that is asked for; it is a whole number from 1."""
    if isinstance(value, bool) or not isinstance(value, int):
        return [mistyped(("top",), "integer", value)]
    if value < 1:
        return [Found(("top",), "out_of_bounds", {"value": shown(value), "side": "at_least", "bound": 1})]
    return []


def mistyped(path: tuple[str, ...], expected: str, value: object) -> Found:
    """The fault of a value of the wrong type."""
    names = {str: "text", bool: "boolean", int: "integer", float: "number", list: "list", type(None): "null"}
    got = names.get(type(value), "object")
    return Found(path, "wrong_type", {"expected": expected, "got": got, "value": shown(value)})


def _hits(labels: Labels, text: str, by_name: bool) -> list[str]:
    if text in labels:
        return [text]
    if not by_name:
        return []
    wanted = _plain(text)
    return [one for one, names in labels.items() if wanted in map(_plain, (one, *names))]


def _missing(
    case: Case, kind: str, text: str, labels: Labels, found: list[str], near: list[str] | None = None
) -> list[Found]:
    if found:
        facts = {"id": shown(text), "near": _listed((one, labels[one][0]) for one in found[:MOST_NEAR])}
        return [Found((kind,), "ambiguous_name", facts)]
    alike = near or _alike(text, labels)
    if alike:
        named = _listed((one, labels[one][0]) for one in alike[:MOST_NEAR])
        return [Found((kind,), "name_not_exact", {"id": shown(text), "kind": kind, "near": named})]
    return list(unknown(Draft(case_json(case)), (kind,), text, kind))


def _alike(text: str, labels: Labels) -> list[str]:
    """Ids whose id or name holds the text, else those that are spelt much like it."""
    wanted = _plain(text)
    if not wanted:
        return []
    spelt = {one: [_plain(name) for name in (one, *names)] for one, names in labels.items()}
    inside = [one for one, names in spelt.items() if any(wanted in name for name in names)]
    if inside:
        return inside
    close = difflib.get_close_matches(
        wanted, [name for names in spelt.values() for name in names], MOST_NEAR, 0.75
    )
    return [one for one, names in spelt.items() if any(name in close for name in names)]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _listed(things: Iterable[tuple[str, str | None]]) -> str:
    return ", ".join(f"{one} ({name})" if name and name != one else one for one, name in things)
