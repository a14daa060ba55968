"""What it costs to change a plan in a few places, objective by objective, without counting all of it again."""

from __future__ import annotations

from collections.abc import Sequence

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal

BY_GP = frozenset(
    {"new_dispensations", "not_yet_interested", "priority_regret", "continuity", "wish_regret", "travel"}
)
"""Sums over new matches or over GPs: only the GPs whose units change can change them."""
BY_COVERED = frozenset({"municipalities_covered", "botilbud_covered", "units_covered", "residents_covered"})
"""These depend only on which units have a GP."""


def cost_differences(
    facts: Facts,
    goals: Sequence[Goal],
    plan: Plan,
    part: Plan,
    changed: Plan,
    known: dict[str, int] | None = None,
) -> tuple[int, ...]:
    """The objectives of a changed plan minus those of the plan, turned so that less is better.

    Args:
        goals: the objectives, in the order in which the differences come out.
        plan: the plan as it is.
        part: its matches of all GPs whose units change; of others as many as one likes.
        changed: the same GPs' matches after the change.
        known: goal → its value in the plan, for who asks about one plan many times; grows.

    Returns:
        One whole number a goal: 0 where nothing changes, above 0 where the changed plan is worse.
    """
    same_cover = part.new.keys() == changed.new.keys()
    whole: Plan | None = None
    before = {} if known is None else known
    out = []
    for goal in goals:
        if goal.slug in BY_GP:
            difference = goal.value(changed, facts) - goal.value(part, facts)
        elif (goal.slug in BY_COVERED and same_cover) or _no_site_touched(facts, goal.slug, part, changed):
            difference = 0
        else:
            if whole is None:
                kept = {unit: gp for unit, gp in plan.new.items() if unit not in part.new}
                whole = Plan({**kept, **changed.new})
            if goal.slug not in before:
                before[goal.slug] = goal.value(plan, facts)
            difference = goal.value(whole, facts) - before[goal.slug]
        out.append(goal.worse_by(difference))
    return tuple(out)


def _no_site_touched(facts: Facts, slug: str, part: Plan, changed: Plan) -> bool:
    """Whether the objective is about sites and every changed unit stands alone at its own."""
    if slug != "extra_gps_at_sites":
        return False
    moved = {u for u in part.new.keys() | changed.new.keys() if part.new.get(u) != changed.new.get(u)}
    return all(len(facts.units_at_site[facts.site_of[facts.units[unit].botilbud.id]]) == 1 for unit in moved)
