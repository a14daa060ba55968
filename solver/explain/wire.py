"""Findings as JSON: the keys and shapes of the contract's section 5, in a fixed order."""

from __future__ import annotations

from typing import Any

from solver.domain.findings import (
    Asked,
    BlockingPair,
    Choice,
    Dispensing,
    Fallback,
    Match,
    Note,
    ReasonGroup,
    TravelFound,
    Unmatched,
    UnusedGp,
    WentTo,
)
from solver.domain.shortfall import Shortage
from solver.rulebook import Words
from solver.words.notes import note_words
from solver.words.numbers import travelled

Json = dict[str, Any]
TIE = "tie"
"""Where no objective is worse with a blocking pair: only the lottery decided."""


def words_json(words: Words) -> Json:
    """A text in both languages."""
    return {"da": words.da, "en": words.en}


def note_json(note: Note) -> Json:
    """A note with its sentence."""
    return {"code": note.code, "message": words_json(note_words(note))}


def travel_json(travel: TravelFound | None) -> Json | None:
    """Travel with its source, and as people say it; None where there is none."""
    if travel is None:
        return None
    words = travelled(travel.metric, travel.value)
    return {
        "metric": travel.metric,
        "value": travel.value,
        "source": travel.source,
        "words": words_json(words),
    }


def match_json(match: Match, explanation: Words) -> Json:
    """A match. A unit that shares another's agreement has no hours of its own and names it in `agreement`."""
    pays = match.pay.carrier == match.unit
    return {
        "unit": match.unit,
        "botilbud": match.botilbud,
        "gp": match.gp,
        "clinic": match.clinic,
        "status": match.status,
        "travel": travel_json(match.travel),
        "priority_tier": _tier(match.priority_tier),
        "wish_tier": _tier(match.wish_tier),
        "continuity": match.continuity,
        "residents_changing_gp": match.residents_changing_gp,
        "needs_dispensation": _dispensation(match.dispensing, existing=match.status == "existing"),
        "capacity": f"{match.agreements} of {match.capacity}",
        "hours_per_month": match.pay.hours if pays else 0,
        "honorarium_dkk": str(match.pay.honorarium_dkk) if pays else "0.00",
        "vat_dkk": str(match.pay.vat_dkk) if pays else "0.00",
        "agreement": match.pay.carrier,
        "rules": [{"slug": r.slug, "outcome": r.outcome, "source": r.source} for r in match.rules],
        "fallback": _fallback(match.fallback),
        "evidence": [_asked(one) for one in match.evidence],
        "notes": [note_json(note) for note in match.notes],
        "explanation": words_json(explanation),
    }


def _asked(found: Asked) -> Json:
    return {
        "gp": found.gp,
        "clinic": found.clinic,
        "travel": found.travel.value if found.travel else None,
        "interest": found.interest,
        "contacts": list(found.contacts),
        "units": list(found.units),
    }


def _tier(tier: int | None) -> int | None:
    return None if tier is None else tier + 1


def _dispensation(found: Dispensing | None, *, existing: bool) -> Json | None:
    """`id` where granted, absent where it must be applied for; `number` where one match rests on several."""
    if found is None or (existing and not found.granted):
        return None
    number = len(found.granted) + (0 if existing else found.new)
    granted = {"id": found.granted[0]} if found.granted else {}
    return {"kind": found.kind, **granted, **({"number": number} if number > 1 else {})}


def _fallback(found: Fallback | None) -> Json | None:
    if found is None:
        return None
    return {
        "gp": found.gp,
        "clinic": found.clinic,
        "needs_dispensation": found.needs_dispensation,
        "patients": found.patients,
        "travel": travel_json(found.travel),
    }


def unmatched_json(found: Unmatched, explanation: Words, story: Words | None = None) -> Json:
    """A unit without a GP, or one out of scope, with `scope` telling what keeps it out and `gp` who holds it.

    Args:
        explanation: the whole paragraph.
        story: its first three sentences.
    """
    if found.scope_fault is None:
        scope: Json = {"shortage": _shortage(found.shortage)}
    else:
        scope = {"scope": found.scope_fault, "gp": found.gp}
    return {
        "unit": found.unit,
        "botilbud": found.botilbud,
        "reasons": [_reason(group) for group in found.reasons],
        **scope,
        **({} if story is None else {"story": words_json(story)}),
        "explanation": words_json(explanation),
    }


def _shortage(found: Shortage | None) -> Json | None:
    if found is None:
        return None
    return {"units": list(found.units), "gps": list(found.gps), "places": found.places}


def _reason(group: ReasonGroup) -> Json:
    went = {"went_to": [_went_to(one) for one in group.went_to]} if group.went_to else {}
    return {"code": group.code, "count": group.count, "gps": list(group.gps), **went}


def _went_to(found: WentTo) -> Json:
    """`objective` is the first that gets worse if the GP takes the unit instead, and `gives_up` what it costs.

    `tie` where none gets worse; null where more than one match would have to be moved, or nothing was priced.
    """
    swap = found.swap
    dropped = swap.dropped if swap is not None else None
    return {
        "gp": found.gp,
        "units": list(found.units),
        "colleagues": [{"gp": gp, "unit": unit} for gp, unit in found.colleagues],
        "breaks": found.breaks,
        "objective": None if swap is None else swap.worse_on or TIE,
        "gives_up": None if dropped is None else {"unit": dropped[0], "gp": dropped[1]},
    }


def choice_json(found: Choice) -> Json:
    """A botilbud that must choose; `picks` are the plan's, provisional until then."""
    return {
        "botilbud": found.botilbud,
        "picks": [{"unit": unit, "gp": gp} for unit, gp in found.units],
        "gps": list(found.gps),
    }


def unused_json(found: UnusedGp) -> Json:
    """An interested GP without a match."""
    return {
        "gp": found.gp,
        "clinic": found.clinic,
        "reasons": [{"code": r.code, "count": r.count, "units": list(r.units)} for r in found.reasons],
        "suits_next": [
            {
                "unit": one.unit,
                "botilbud": one.botilbud,
                "travel": travel_json(one.travel),
                "wish_tier": _tier(one.wish_tier),
                "reason": one.reason,
                "proposed_to": one.held_by,
            }
            for one in found.suits_next
        ],
    }


def blocking_json(found: BlockingPair) -> Json:
    """A blocking pair; `objective` is the first that is worse with it, `tie` where none is."""
    return {
        "gp": found.gp,
        "unit": found.unit,
        "objective": found.worse_on or TIE,
        "takes_from": found.unit_from,
        "gives_up": found.gp_from,
    }
