"""Which rules are in force on a day, with which figures: the built-in rulesets and a user's own.

The built-in ones lie in `data/law/`, a file each. A ruleset may name another in `based_on` and hold only what
differs; its source notes then replace the other's for the parameters they speak of.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from solver.domain.case import Case
from solver.domain.checks.cpr import shown
from solver.domain.checks.found import Found, in_document_order
from solver.domain.faults import Fault, FaultsError
from solver.domain.reading import read_document
from solver.domain.register import region_of
from solver.domain.ruleset import Ruleset
from solver.rulebook import RuleCard
from solver.rules import RULES

PARAMETERS: tuple[str, ...] = (
    "legal_bases",
    "nursing_home_dispensable",
    "several_facilities_dispensable",
    "practice_capacity",
    "dispensed_agreement_uses_capacity",
    "closed_intake",
    "site_is_one_attachment",
    "site_max_residents",
    "section_min_residents",
    "max_attachments",
    "max_travel_metres",
    "max_travel_seconds",
    "extra_gps_at_sites",
    "hour_rate_dkk",
    "hours",
    "extra_hour_over_residents",
)
"""What a ruleset sets, in the order of the contract; the rest of it says whose and since when it is."""


@cache
def built_in() -> dict[str, Ruleset]:
    """The built-in rulesets by id, the oldest first."""
    documents = _documents()
    found = [_whole(_completed(document, documents)) for document in documents.values()]
    return {one.id: one for one in sorted(found, key=lambda one: (one.from_ or date.min, one.id))}


def named(name: str) -> Ruleset:
    """A built-in ruleset by id.

    Raises:
        FaultsError: there is none of this id (`unknown_ruleset`).
    """
    found = built_in().get(name)
    if found is None:
        raise FaultsError((Fault("/ruleset", "unknown_ruleset", {"id": shown(name), "allowed": _allowed()}),))
    return found


def ruleset_from(document: dict[str, Any]) -> Ruleset:
    """A ruleset of the user's own, complete or with the differences from the built-in one in `based_on`.

    Args:
        document: the JSON document as values. Based on a built-in ruleset it may leave out anything; without an
            `id` or `title` of its own it gets the other's with `-egen` and `, egen udgave` behind it.

    Raises:
        FaultsError: the document has faults of shape, an unknown base (`unknown_ruleset`), a day that is no ISO
            day, or ends before it begins (`date_order`).
    """
    base = document.get("based_on") if isinstance(document, dict) else None
    if base is None:
        return _whole(document)
    if not isinstance(base, str) or base not in built_in():
        raise FaultsError((Fault("/based_on", "unknown_ruleset", {"id": shown(base), "allowed": _allowed()}),))
    names = {"id": f"{base}-egen", "title": f"{built_in()[base].title}, egen udgave"}
    given = {**document, **{key: name for key, name in names.items() if key not in document}}
    return _whole(_completed(given, _documents()))


def choose(case: Case, on: date | None = None) -> Ruleset:
    """The ruleset of a run that names none: the newest in force for the region of all botilbud.

    The built-in regional rulesets are Region Midtjylland's, and other regions seemed to read the agreement
    otherwise (interpretation G). So a case whose botilbud lie elsewhere, or in several regions, must name its
    ruleset, though Aftale25 has no region of its own.

    Args:
        case: gives the municipalities.
        on: the day; the case's own where it is left out.

    Raises:
        FaultsError: no ruleset can be chosen (`ruleset_not_named`); the facts name the regions and the day.
    """
    day = on or case.as_of
    regions = {region_of(botilbud.municipality, day) for botilbud in case.botilbud}
    at_home = {one.region for one in built_in().values() if one.region is not None}
    region = regions.pop() if len(regions) == 1 else None
    if region in at_home:
        there = [one for one in built_in().values() if one.region in (None, region) and _in_force_on(one, day)]
        if there:
            return max(there, key=lambda one: one.from_ or date.min)
    found = {region_of(botilbud.municipality, day) or "?" for botilbud in case.botilbud}
    facts = {"regions": ", ".join(sorted(found)), "as_of": day.isoformat(), "allowed": _allowed()}
    raise FaultsError((Fault("/ruleset", "ruleset_not_named", facts),))


def in_force(ruleset: Ruleset) -> tuple[RuleCard, ...]:
    """The cards that a ruleset holds in force, in the order of `RULES`."""
    return tuple(card for card in RULES if card.applies(ruleset))


def difference(old: Ruleset, new: Ruleset) -> list[tuple[str, object, object]]:
    """The parameters in which two rulesets differ: (parameter, old, new); empty where none does."""
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in PARAMETERS]
    return [(name, before, after) for name, before, after in pairs if before != after]


def _in_force_on(ruleset: Ruleset, day: date) -> bool:
    began = ruleset.from_ is None or ruleset.from_ <= day
    return began and (ruleset.to is None or day <= ruleset.to)


@cache
def _documents() -> dict[str, dict[str, Any]]:
    folder = files("data").joinpath("law")
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".json")]
    return {document["id"]: document for document in map(json.loads, texts)}


def _completed(document: dict[str, Any], documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The document with what it leaves out taken from its base, and from that one's base in turn."""
    if document.get("based_on") is None:
        return document
    base = _completed(documents[document["based_on"]], documents)
    whole = {**document, **{key: value for key, value in base.items() if key not in document}}
    own = document.get("sources", [])
    if isinstance(own, list):
        told = {note.get("parameter") for note in own if isinstance(note, dict)}
        whole["sources"] = [*own, *(note for note in base["sources"] if note["parameter"] not in told)]
    return whole


def _whole(document: dict[str, Any]) -> Ruleset:
    ruleset = read_document(Ruleset, document)
    days = {"from": ruleset.from_, "to": ruleset.to, "verified_until": ruleset.verified_until}
    found = [
        Found((key,), "bad_date", {"value": shown(document[key])})
        for key, day in days.items()
        if day is not None and document[key] != day.isoformat()  # seconds since 1970 are read as a day too
    ]
    if not found and ruleset.from_ and ruleset.to and ruleset.to < ruleset.from_:
        found = [Found(("to",), "date_order", {"from": document["from"], "to": document["to"]})]
    if found:
        raise FaultsError(in_document_order(found, document))
    return ruleset


def _allowed() -> str:
    return ", ".join(built_in())
