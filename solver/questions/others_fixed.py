"""What a pair costs if nobody else is asked again: the plan as it is, with the pair put in."""

from __future__ import annotations

from collections.abc import Iterator

from solver.domain.facts import Facts, Plan
from solver.explain.audit import audit
from solver.explain.blocking import blocked_parts
from solver.model.again import Found
from solver.model.lottery import lottery_number
from solver.questions.ground import Ground


def others_fixed(ground: Ground, best: Found, unit: str, gp: str) -> Found | None:
    """The best plan that holds a pair and otherwise only matches of the plan, at most one of them missing.

    Args:
        ground: the case, without a lock of the unit to another GP.
        best: the plan.
        unit: a unit without an agreement in effect.
        gp: a GP for whom the unit is eligible.

    Returns:
        That plan with its values; None where more than one match would have to go.
    """
    plain = ground.plain
    found = []
    for kept in _kept(plain, best.plan, unit, gp):
        plan = Plan(dict(sorted({**kept, unit: gp}.items())))
        if audit(plain, plan) or (plain.policy.stability == "require" and blocked_parts(plain, plan)):
            continue
        counted = ground.counted(plan)
        draw = sum(lottery_number(plain.policy.seed, who, what) for what, who in plan.new.items())
        found.append((ground.costs(counted, best), draw, sorted(plan.new.items()), counted))
    return min(found, key=lambda one: one[:3])[-1] if found else None


def _kept(facts: Facts, plan: Plan, unit: str, gp: str) -> Iterator[dict[str, str]]:
    """The plan's matches that stay: all but the unit's own, or all, or all but one that bears on the pair.

    Leaving out a match that shares neither clinic nor site nor municipality with the pair changes the same
    whether or not the pair is there, and cannot be better, since the plan is the best.
    """
    if unit in plan.new:
        yield {held: other for held, other in plan.new.items() if held != unit}
        return
    yield dict(plan.new)
    botilbud = facts.units[unit].botilbud
    colleagues = facts.gps_of_clinic[facts.gps[gp].clinic]
    for held, holder in plan.new.items():
        other = facts.units[held].botilbud
        near = other.municipality == botilbud.municipality or facts.site_of[other.id] == facts.site_of[botilbud.id]
        if holder in colleagues or near:
            yield {one: has for one, has in plan.new.items() if one != held}
