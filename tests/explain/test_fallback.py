"""Whom to ask next, found without looking at every GP, is whom a look at each finds; so are all reasons."""

import pytest

from app.generate import generate
from solver.domain.facts import Facts, Plan
from solver.domain.findings import Fallback
from solver.domain.holdings import kind_of, new_dispensations
from solver.explain.fallback import Fallbacks
from solver.explain.nearby import Nearby
from solver.explain.obstacles import Obstacles, breaks, ineligible, locked_plan
from solver.explain.pairs import interested, is_anonymous, travel_found, wanted
from solver.explain.reasons import OUTCOMPETED, Reasons
from solver.explain.strangers import Strangers
from tests.explain.situations import drawn, facts_of

FAR = 10**9


def _one_by_one(facts: Facts, plan: Plan, near: Nearby, unit: str) -> Fallback | None:
    """The fallback by its definition: the first able GP in the order, those who need a dispensation behind."""
    holder, able = plan.new[unit], []
    for gp in near.gps(unit):
        same_clinic = facts.gps[gp].clinic == facts.gps[holder].clinic
        if gp == holder or (same_clinic and is_anonymous(facts, gp)):
            continue
        if ineligible(facts, gp, unit) or breaks(facts, plan, gp, unit):
            continue
        held, clinic = plan.units_of.get(gp, ()), facts.gps[gp].clinic
        needs = new_dispensations(facts, gp, (*held, unit)) > new_dispensations(facts, gp, held)
        tier, wish, travel = facts.priority_tier(unit, gp), facts.wish_tier(gp, unit), facts.travel(clinic, unit)
        able.append(
            (
                needs,
                not wanted(facts, gp, unit),
                FAR if tier is None else tier,
                -facts.patients(gp, unit),
                FAR if wish is None else wish,
                FAR if travel is None else travel,
                gp,
            )
        )
    if not able:
        return None
    needs, gp = min(able)[0], min(able)[-1]
    kind, clinic = kind_of(facts, gp) if needs else None, facts.gps[gp].clinic
    return Fallback(gp, clinic, kind, facts.patients(gp, unit), travel_found(facts, clinic, unit))


def _agrees(facts: Facts, plan: Plan) -> int:
    """See that every fallback and reason is the one found pair by pair; how many fallbacks there were."""
    near = Nearby(facts)
    strangers = Strangers(facts, near, plan)
    found = Fallbacks(facts, plan, strangers, Obstacles(facts, plan))
    some = 0
    for unit in plan.new:
        expected = _one_by_one(facts, plan, near, unit)
        assert found.of(unit) == expected, unit
        some += expected is not None
    reasons, locked = Reasons.of(facts, plan), locked_plan(facts)
    for unit in facts.units:
        for gp in facts.gps:
            code = ineligible(facts, gp, unit) or breaks(facts, locked, gp, unit) or OUTCOMPETED
            assert reasons.code(gp, unit) == code, (gp, unit)
    for gp in facts.gps:
        assert near.units(gp) == tuple(u for u in facts.units if u in facts.in_scope and gp in near.gps(u))
    return some


@pytest.mark.parametrize("seed", range(60))
def test_drawn_cases(seed: int) -> None:
    found = drawn(seed)
    if found is not None:
        _, plan, facts = found
        _agrees(facts, Plan({unit: gp for unit, gp in plan.items() if unit not in facts.holder}))


@pytest.mark.parametrize("ruleset", ["rm-2025-04-02", "rm-2025-08-13", "aftale25-2025-01-01"])
def test_a_municipality_with_few_gps(ruleset: str) -> None:
    """Any plan will do here: every other unit goes to the first GP in reach who may hold it and has no other."""
    facts = facts_of(generate("kommune", 3, botilbud=30, gps=30), ruleset)
    near, new = Nearby(facts), dict(locked_plan(facts).new)
    for unit in [*facts.units][::2]:
        beside = Obstacles(facts, Plan(new))
        free = (gp for gp in near.gps(unit) if gp not in new.values() and beside.of(gp, unit) is None)
        gp = next(free, None)
        if gp is not None and unit not in facts.holder and unit not in new:
            new[unit] = gp
    assert len(new) > 5
    assert _agrees(facts, Plan(new)) > 5


def test_takers_are_those_found_one_by_one() -> None:
    facts = facts_of(generate("kommune", 4, botilbud=24, gps=30))
    near, strangers = Nearby(facts), Strangers(facts, Nearby(facts), Plan({}))
    reasons = Reasons.of(facts, Plan({}))
    for unit in facts.units:
        known = {clinic for clinic in facts.clinics if strangers.are(clinic, unit)}
        assert known.isdisjoint(facts.gps[gp].clinic for gp in strangers.others(unit))
        others = {gp for clinic in known for gp in facts.gps_of_clinic[clinic]}
        assert set(near.gps(unit)) == others.union(strangers.others(unit))
        assert all(wanted(facts, gp, unit) <= interested(facts, gp, unit) for gp in others)
        assert all(reasons.code(gp, unit) != "out_of_reach" for gp in others)
