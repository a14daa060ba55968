"""What a pair costs if nobody else is asked again: the plan as it is, with the pair put in."""

from __future__ import annotations

from collections.abc import Iterator

from solver.domain.facts import Facts, Plan
from solver.explain.audit import audit, values
from solver.explain.blocking import blocked_parts
from solver.model.lottery import lottery_number
from solver.rulebook import Goal


def others_fixed(
    plain: Facts, goals: tuple[Goal, ...], plan: Plan, best: tuple[int, ...], unit: str, gp: str
) -> tuple[tuple[int, ...], Plan] | None:
    """The best plan that holds a pair and otherwise only matches of the plan, at most one of them missing.

    Args:
        plain: the facts that plans are audited with, without a lock of the unit to another GP.
        goals: the objectives of the run, in order.
        plan: the best plan; `best` its values.
        unit: a unit without an agreement in effect.
        gp: a GP for whom the unit is eligible.

    Returns:
        For each objective that plan's value minus the plan's, and that plan; None where more than one match would
        have to go.
    """
    found = []
    for kept in _kept(plain, plan, unit, gp):
        changed = Plan(dict(sorted({**kept, unit: gp}.items())))
        if audit(plain, changed) or (plain.policy.stability == "require" and blocked_parts(plain, changed)):
            continue
        counted = values(plain, changed)
        differences = tuple(counted[goal.slug] - value for goal, value in zip(goals, best, strict=True))
        costs = tuple(goal.worse_by(found) for goal, found in zip(goals, differences, strict=True))
        draw = sum(lottery_number(plain.policy.seed, who, what) for what, who in changed.new.items())
        found.append((costs, draw, sorted(changed.new.items()), differences, changed))
    if not found:
        return None
    *_, differences, changed = min(found, key=lambda one: one[:3])
    return differences, changed


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
