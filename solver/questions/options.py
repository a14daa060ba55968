"""The options of a unit or of a GP: everyone in reach or listed, ranked, each with its price or what bars it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solver.domain.facts import Facts
from solver.domain.options import Change, Option
from solver.explain.pairs import travel_found
from solver.explain.wire import travel_json, words_json
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground
from solver.questions.unproven import unproven
from solver.questions.weighing import Weighing
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.options import change_words, gp_summary, option_words, unit_summary
from solver.words.price import short_price
from solver.words.reasons import REASONS

Json = dict[str, Any]
WITHOUT_PLAN = Words(
    "Der er ingen lovlig plan for sagen, så der er ingen muligheder at vise. Det, der ikke kan gælde på samme "
    "tid, står nedenfor.",
    "The case has no lawful plan, so there are no options to show. What cannot hold together is listed below.",
)
NOT_PROVEN = Words(
    "Tiden gik, før forslaget var bevist bedst, så priserne kan ikke regnes.",
    "Time ran out before the proposal was proven best, so prices cannot be worked out.",
)


def answer(ground: Ground, *, unit: str | None = None, gp: str | None = None, top: int | None = None) -> Json:
    """The options of one unit or of one GP.

    Args:
        ground: the case.
        unit: a unit id; `gp` a GP id: one of the two.
        top: how many options; None for all.

    Returns:
        `status`, `unit` or `gp`, `options` as the contract has them (with names, travel, list places and words),
        `total` (how many there are, also beyond `top`), `explanation`. No options for a unit with an agreement
        in effect, and without a proven plan. The status is `feasible` or `cancelled` where time ran out before
        every price was known.

    Raises:
        FaultsError: as for `match`.
    """
    names = Names(ground.facts.case)
    try:
        weighed = Weighing(ground)
    except (NoPlanError, StoppedError) as why:
        about = _about(ground.facts, names, unit, gp)
        return unproven(ground, why, {**about, "options": []}, WITHOUT_PLAN, NOT_PROVEN)
    return _weighed(weighed, names, unit, gp, top)


def of_units(ground: Ground, units: Sequence[str], top: int | None = None) -> dict[str, Json]:
    """The options of several units, the case solved once for all of them.

    Each answer is that of `answer` for the unit alone, whichever units are asked about together and in whatever
    order, so a large case can be shared out: each process is given the case and its own units.

    Args:
        ground: the case.
        units: unit ids, each once.
        top: how many options each; None for all.

    Returns:
        Unit id → its answer, in the order asked; empty where no unit is asked about. Once time has run out, what
        follows has the status that `answer` gives it then.

    Raises:
        FaultsError: as for `match`.
    """
    names = Names(ground.facts.case)
    if not units:
        return {}
    try:
        weighed = Weighing(ground)
    except (NoPlanError, StoppedError) as why:
        empty = unproven(ground, why, {}, WITHOUT_PLAN, NOT_PROVEN)
        status, rest = empty.pop("status"), empty
        return {
            unit: {"status": status, **_about(ground.facts, names, unit, None), "options": [], **rest}
            for unit in units
        }
    return {unit: _weighed(weighed, names, unit, None, top) for unit in units}


def _about(facts: Facts, names: Names, unit: str | None, gp: str | None) -> Json:
    """Who is asked about."""
    if unit is not None:
        return {"unit": unit, "botilbud": facts.units[unit].botilbud.id, "name": names.unit(unit)}
    assert gp is not None
    return {"gp": gp, "clinic": facts.gps[gp].clinic, "name": words_json(names.gp_at_clinic(gp))}


def _weighed(weighed: Weighing, names: Names, unit: str | None, gp: str | None, top: int | None) -> Json:
    """The answer where the plan is proven."""
    facts = weighed.facts
    about = _about(facts, names, unit, gp)
    if unit is not None:
        ranked = weighed.of_unit(unit, top)
        said = unit_summary(facts, names, unit, ranked)
    else:
        ranked = weighed.of_gp(about["gp"], top)
        said = gp_summary(facts, names, about["gp"], ranked)
    return {
        "status": "feasible" if weighed.stopped else "optimal",
        **about,
        "proposed": _proposed(weighed, unit, gp),
        "options": [_whose(facts, names, one, by_unit=gp is not None) for one in ranked.options],
        "total": ranked.total,
        "explanation": words_json(said),
    }


def _proposed(weighed: Weighing, unit: str | None, gp: str | None) -> list[str]:
    """GPs of the unit, or units of the GP, in the plan; agreements in effect included."""
    holders = weighed.facts.holders(weighed.plan)
    if unit is not None:
        return [holders[unit]] if unit in holders else []
    return [one for one in weighed.facts.units if holders.get(one) == gp]


def _whose(facts: Facts, names: Names, option: Option, *, by_unit: bool) -> Json:
    if by_unit:
        who: Json = {
            "unit": option.unit,
            "botilbud": facts.units[option.unit].botilbud.id,
            "name": words_json(Words(names.unit(option.unit), names.unit(option.unit))),
        }
    else:
        clinic = facts.gps[option.gp].clinic
        who = {"gp": option.gp, "clinic": clinic, "name": words_json(names.gp_at_clinic(option.gp))}
    return {**who, **option_json(facts, names, option)}


def option_json(facts: Facts, names: Names, option: Option) -> Json:
    """An option without saying whose: the contract's keys, and what people ask next."""
    tiers = facts.priority_tier(option.unit, option.gp), facts.wish_tier(option.gp, option.unit)
    lifts = {"lifts_lock": True} if option.lifts_lock else {}
    return {
        "eligible": option.eligible,
        "holdable": option.holdable,
        "in_plan": option.in_plan,
        **lifts,
        "standing": option.standing,
        "reasons": reasons_json(option),
        "reoptimise": _objectives(option.reoptimise),
        "others_fixed": _objectives(option.others_fixed),
        "changes": changes_json(names, option.changes),
        "travel": travel_json(travel_found(facts, facts.gps[option.gp].clinic, option.unit)),
        "priority_tier": None if tiers[0] is None else tiers[0] + 1,
        "wish_tier": None if tiers[1] is None else tiers[1] + 1,
        "continuity": facts.continuity(option.gp, option.unit),
        "price": words_json(short_price(option.reoptimise, facts.metric)) if option.reoptimise else None,
        "explanation": words_json(option_words(facts, names, option)),
    }


def reasons_json(option: Option) -> list[Json]:
    """What stands in the way of a pair: one code with its sentence, none for the plan's own."""
    if option.reason is None:
        return []
    return [{"code": option.reason, "message": words_json(REASONS[option.reason])}]


def changes_json(names: Names, changes: Sequence[Change]) -> list[Json]:
    """Other units that change, each with its clause."""
    return [
        {"unit": one.unit, "from": one.from_, "to": one.to, "message": words_json(change_words(names, one))}
        for one in changes
    ]


def _objectives(differences: Mapping[str, int] | None) -> Json | None:
    return None if differences is None else dict(differences)
