"""Which match rests on which dispensation: one is given or sought for an attachment, so a match must carry it."""

from __future__ import annotations

from collections.abc import Iterable

from solver.domain.case import Dispensation
from solver.domain.facts import Facts, Plan
from solver.domain.findings import Dispensing
from solver.domain.holdings import holding, kind_of

UNLISTED = 1_000_000


def worst_first(facts: Facts, gp: str, units: Iterable[str]) -> tuple[str, ...]:
    """A GP's units, the one it wants least first: by wish tier (unlisted last), travel, unit id."""

    def rank(unit: str) -> tuple[int, int, str]:
        tier = facts.wish_tier(gp, unit)
        travel = facts.travel(facts.gps[gp].clinic, unit)
        return (UNLISTED if tier is None else tier, travel or 0, unit)

    return tuple(sorted(units, key=rank, reverse=True))


def of_kind(facts: Facts, gp: str) -> tuple[Dispensation, ...]:
    """A GP's dispensations in effect that its further attachments may rest on; none where the law has none."""
    kind = kind_of(facts, gp)
    if not facts.ruleset.dispensable(kind):
        return ()
    return tuple(d for d in facts.dispensations.get(gp, ()) if d.kind == kind)


def carried(facts: Facts, plan: Plan) -> dict[str, Dispensing]:
    """The new units that rest on a dispensation.

    A dispensation for one botilbud is carried by the GP's match there. What is needed beside it falls on the
    remaining matches, the one wanted least first: unscoped dispensations that the agreements have not used up,
    then those that must be applied for. Where one match needs more than one it carries them all.

    Returns:
        Unit id → what it rests on; a unit that needs no dispensation is absent.
    """
    out: dict[str, Dispensing] = {}
    for gp, units in plan.units_of.items():
        before = holding(facts, gp).dispensed
        needed = holding(facts, gp, units).dispensed - before
        if needed > 0:
            out.update(_for_gp(facts, gp, units, needed, before))
    return out


def _for_gp(facts: Facts, gp: str, units: tuple[str, ...], needed: int, before: int) -> dict[str, Dispensing]:
    had = of_kind(facts, gp)
    botilbud_of = {unit: facts.units[unit].botilbud.id for unit in units}
    scoped = [d for d in had if d.botilbud in botilbud_of.values()]
    free = [d.id for d in had if d.botilbud is None][before:]
    order = worst_first(facts, gp, units)
    grants: dict[str, list[str]] = {}
    for unit in order:
        own = next((d for d in scoped if d.botilbud == botilbud_of[unit]), None)
        if own is not None and needed > 0:
            grants[unit] = [own.id]
            scoped.remove(own)
            needed -= 1
    free += [d.id for d in scoped]
    new: dict[str, int] = {}
    waiting = [unit for unit in order if unit not in grants]
    while needed > 0:
        unit = waiting.pop(0) if waiting else order[0]
        if free:
            grants.setdefault(unit, []).append(free.pop(0))
        else:
            new[unit] = new.get(unit, 0) + 1
        needed -= 1
    kind = kind_of(facts, gp)
    return {
        unit: Dispensing(kind, tuple(grants.get(unit, ())), new.get(unit, 0))
        for unit in order
        if unit in grants or unit in new
    }


def carried_by_agreements(facts: Facts) -> dict[str, Dispensing]:
    """The units under agreement that rest on a dispensation, granted ones as far as the case names them.

    Returns:
        Unit id → what it rests on; `new` counts what the case names no dispensation for.
    """
    out: dict[str, Dispensing] = {}
    for gp, units in facts.held.items():
        needed = holding(facts, gp).dispensed
        if needed > 0:
            out.update(_for_gp(facts, gp, units, needed, 0))
    return out
