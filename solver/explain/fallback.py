"""Whom to turn to if a GP who has not been asked says no: a possibility by the rules, not a new solution."""

from __future__ import annotations

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Fallback
from solver.domain.holdings import kind_of, new_dispensations
from solver.explain.nearby import Nearby
from solver.explain.obstacles import breaks, ineligible
from solver.explain.pairs import is_anonymous, travel_found, wanted

LAST = 1_000_000


def fallback(facts: Facts, plan: Plan, near: Nearby, unit: str) -> Fallback | None:
    """The GP to ask next about a newly matched unit, all other matches kept.

    One who can hold it without a further dispensation comes before one who needs one. Among them: who wants
    it, its place on the botilbud's list, its clinic's patients there, its own wish, travel, id. A nameless
    colleague at the same clinic is no other answer than the clinic's.

    Returns:
        None where no other GP in reach, or listed by either side, may hold the unit as the plan stands.
    """
    holder = plan.new[unit]
    second: Fallback | None = None
    for gp in sorted(near.gps(unit), key=lambda gp: _rank(facts, gp, unit)):
        same_clinic = facts.gps[gp].clinic == facts.gps[holder].clinic
        if gp == holder or (same_clinic and is_anonymous(facts, gp)):
            continue
        needs = _needs(facts, plan, gp, unit)
        if needs and second is not None:
            continue
        if ineligible(facts, gp, unit) or breaks(facts, plan, gp, unit):
            continue
        clinic = facts.gps[gp].clinic
        kind = kind_of(facts, gp) if needs else None
        found = Fallback(gp, clinic, kind, facts.patients(gp, unit), travel_found(facts, clinic, unit))
        if kind is None:
            return found
        second = found
    return second


def _needs(facts: Facts, plan: Plan, gp: str, unit: str) -> bool:
    units = plan.units_of.get(gp, ())
    if not units and gp not in facts.held and not facts.nursing_homes[gp]:
        return False
    return new_dispensations(facts, gp, (*units, unit)) > new_dispensations(facts, gp, units)


def _rank(facts: Facts, gp: str, unit: str) -> tuple[bool, int, int, int, int, str]:
    tier, wish = facts.priority_tier(unit, gp), facts.wish_tier(gp, unit)
    travel = facts.travel(facts.gps[gp].clinic, unit)
    return (
        not wanted(facts, gp, unit),
        LAST if tier is None else tier,
        -facts.patients(gp, unit),
        LAST if wish is None else wish,
        10 * LAST if travel is None else travel,
        gp,
    )
