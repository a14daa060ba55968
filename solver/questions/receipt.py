"""A party's own receipt: what a botilbud or a GP got of its own list, and what closed each better place.

It can be handed out, so it says nothing of any other list: what rests on another party's answer is told as not
available, and no figures are given.
"""

from __future__ import annotations

from typing import Any

from solver.domain.facts import Facts
from solver.domain.receipt import Better, Closed, Receipt
from solver.explain.wire import words_json
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.closing import Closing
from solver.questions.ground import Ground
from solver.questions.unproven import unproven
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.receipt import NOT_PROVEN, WITHOUT_PLAN, gp_letter, gp_summary, unit_letter, unit_summary

Json = dict[str, Any]


def answer(ground: Ground, unit: str | None = None, gp: str | None = None) -> Json:
    """The receipt of one unit, of a divided botilbud, or of one GP.

    Args:
        ground: the case.
        unit: a unit id, or the id of a divided botilbud; `gp` a GP id: one of the two.

    Returns:
        `status`; `unit` with `holder`, or `gp` with `units`; `rank`, the place on its own list that the party got,
        1-based or null; `better`, each option it ranked better with what closed it; `explanation`; and `text`, a
        letter that can be handed out. A divided botilbud has one receipt a section under `units`. Nothing is
        ranked without a proven plan: then `better` is empty and `text` null.

    Raises:
        FaultsError: as for `match`.
        AuditError: a plan fails its audit; a fault of this program.
    """
    facts, names = ground.facts, Names(ground.facts.case)
    about: Json = {"unit": unit, "holder": None} if unit is not None else {"gp": gp, "units": []}
    try:
        closing = Closing(ground)
    except (NoPlanError, StoppedError) as why:
        empty = {**about, "rank": None, "better": []}
        return {**unproven(ground, why, empty, WITHOUT_PLAN, NOT_PROVEN), "text": None}
    if unit is None:
        assert gp is not None
        found = _gp_json(facts, names, closing.of_gp(gp))
    elif unit in facts.units:
        found = _unit_json(facts, names, closing.of_unit(unit))
    else:
        sections = [_unit_json(facts, names, closing.of_unit(one)) for one in facts.units_of_botilbud[unit]]
        found = {"unit": unit, "botilbud": unit, "units": sections, **_together(sections)}
    return {"status": "feasible" if closing.stopped else "optimal", **found}


def _unit_json(facts: Facts, names: Names, found: Receipt) -> Json:
    return {
        "unit": found.party,
        "botilbud": facts.units[found.party].botilbud.id,
        "holder": found.got[0][0] if found.got else None,
        "standing": found.status,
        "rank": _place(found.rank),
        "better": [_better_json(facts, one, "gp") for one in found.better],
        "explanation": words_json(unit_summary(names, found)),
        "text": words_json(unit_letter(facts, names, found)),
    }


def _gp_json(facts: Facts, names: Names, found: Receipt) -> Json:
    return {
        "gp": found.party,
        "clinic": facts.gps[found.party].clinic,
        "units": [{"unit": unit, "rank": _place(tier)} for unit, tier in found.got],
        "rank": _place(found.rank),
        "better": [_better_json(facts, one, "botilbud") for one in found.better],
        "explanation": words_json(gp_summary(names, found)),
        "text": words_json(gp_letter(facts, names, found)),
    }


def _together(sections: list[Json]) -> Json:
    """The texts of a divided botilbud's sections in one."""
    ranks = [one["rank"] for one in sections if one["rank"] is not None]

    def joined(key: str, between: str) -> Json:
        return words_json(
            Words(*(between.join(one[key][language] for one in sections) for language in ("da", "en")))
        )

    return {
        "rank": min(ranks, default=None),
        "better": [],
        "explanation": joined("explanation", " "),
        "text": joined("text", "\n\n\n"),
    }


def _place(tier: int | None) -> int | None:
    return None if tier is None else tier + 1


def _better_json(facts: Facts, found: Better, kind: str) -> Json:
    named = "clinic" if kind == "gp" and found.option in facts.clinics else kind
    return {named: found.option, "tier": found.tier + 1, "closed_by": _closed_json(found.closed)}


def _closed_json(found: Closed) -> Json:
    return {"kind": found.kind, **({} if found.slug is None else {"slug": found.slug})}
