"""Dates, places, sections, agreements and contacts: what the contract asks of each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from solver.domain.checks.cpr import shown
from solver.domain.checks.draft import Draft
from solver.domain.checks.found import Found, Path, pointer
from solver.domain.register import municipality

SECTION_MIN_RESIDENTS = 30
"""Protokollat on § 65 [003]: a section has at least 30 residents."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATES = {
    "agreements": ("from", "to"),
    "dispensations": ("from", "to"),
    "decisions": ("at",),
    "contacts": ("date",),
}


def dates(draft: Draft) -> Iterator[Found]:
    """Days not written as ISO days, and periods that end before they begin."""
    if draft.sound.get("as_of") is not None:
        yield from _iso(("as_of",), draft.sound["as_of"])
    for name, keys in _DATES.items():
        for place, item in draft.items(name):
            for key in keys:
                if item.get(key) is not None:
                    yield from _iso((name, place, key), item[key])
            start, end = item.get("from"), item.get("to")
            if start and end and start > end and _ISO_DAY.fullmatch(start) and _ISO_DAY.fullmatch(end):
                yield Found((name, place, "to"), "date_order", {"from": start, "to": end})


def _iso(path: Path, text: str) -> Iterator[Found]:
    # The models read a text of ten digits as seconds since 1970; the contract knows ISO days only.
    if not _ISO_DAY.fullmatch(text):
        yield Found(path, "bad_date", {"value": shown(text)})


def places(draft: Draft) -> Iterator[Found]:
    """Kommunekoder that are none, and botilbud and clinics without a place where no matrix is given."""
    for name, key in (("municipalities", "code"), ("botilbud", "municipality")):
        for place, item in draft.items(name):
            if key in item and municipality(item[key]) is None:
                yield Found((name, place, key), "unknown_municipality", {"value": shown(item[key])})
    if draft.given(("travel_matrix",)) is not None:
        return
    for name, kind in (("botilbud", "botilbud"), ("clinics", "clinic")):
        for place, item in draft.items(name):
            if draft.given((name, place, "location")) is None:
                whom = shown(item.get("name") or item.get("id") or "")
                address = "yes" if item.get("address") else "no"
                yield Found(
                    (name, place, "location"), "no_place", {"kind": kind, "name": whom, "address": address}
                )


def sections(draft: Draft) -> Iterator[Found]:
    """Sections under 30 residents, and sections that together have more than their botilbud."""
    for place, botilbud in draft.items("botilbud"):
        at: Path = ("botilbud", place, "sections")
        residents = [(n, s["residents"]) for n, s in draft.sections(botilbud) if "residents" in s]
        for number, count in residents:
            if count < SECTION_MIN_RESIDENTS:
                facts = {"residents": count, "minimum": SECTION_MIN_RESIDENTS}
                yield Found((*at, number, "residents"), "section_too_small", facts)
        together = sum(count for _, count in residents)
        if together > botilbud.get("residents", together):
            yield Found(at, "sections_over_total", {"together": together, "residents": botilbud["residents"]})


def agreements(draft: Draft) -> Iterator[Found]:
    """Agreements whose kind and fields disagree, and the same agreement twice."""
    first: dict[str, Path] = {}
    for place, agreement in draft.items("agreements"):
        at: Path = ("agreements", place)
        kind = agreement.get("kind")
        if kind == "botilbud" and draft.given((*at, "unit")) is None:
            yield Found((*at, "unit"), "agreement_without_unit")
        if kind == "botilbud" and agreement.get("facility") is not None:
            yield Found((*at, "facility"), "facility_of_botilbud")
        if kind == "nursing_home" and agreement.get("unit") is not None:
            yield Found((*at, "unit"), "unit_of_nursing_home")
        said = {key: value for key, value in draft.given(at).items() if value is not None}
        same = json.dumps(said, sort_keys=True)
        if same in first:
            yield Found(at, "duplicate_agreement", {"first": pointer(first[same])})
        first.setdefault(same, at)


def contacts(draft: Draft) -> Iterator[Found]:
    """Lines of the recruiting log that name nobody."""
    for place, _ in draft.items("contacts"):
        if all(draft.given(("contacts", place, key)) is None for key in ("gp", "clinic", "botilbud")):
            yield Found(("contacts", place), "contact_names_nobody")


def matrix(draft: Draft) -> Iterator[Found]:
    """Entries of the travel matrix that name nothing known, or a pair twice."""
    given: dict[str, Any] = draft.sound.get("travel_matrix") or {}
    clinics, units = draft.clinics, draft.units
    first: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(given.get("entries") or ()):
        if entry is None:
            continue
        clinic, unit = entry.get("clinic"), entry.get("unit")
        at: Path = ("travel_matrix", "entries", place)
        if clinic is not None and clinics is not None and clinic not in clinics:
            facts = {"id": shown(clinic), "kind": "clinic", "hint": ""}
            yield Found((*at, "clinic"), "unknown_reference", facts)
        if unit is not None and units is not None and unit not in units:
            hint = "divided" if draft.botilbud and unit in draft.botilbud else ""
            facts = {"id": shown(unit), "kind": "unit", "hint": hint}
            yield Found((*at, "unit"), "unknown_reference", facts)
        if clinic is None or unit is None:
            continue
        if (clinic, unit) in first:
            before = pointer(("travel_matrix", "entries", first[clinic, unit]))
            yield Found(at, "duplicate_entry", {"clinic": shown(clinic), "unit": shown(unit), "first": before})
        first.setdefault((clinic, unit), place)
