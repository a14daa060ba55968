"""The objectives, one card a file.

To add one, write `solver/goals/<slug>.py`, name it here and in `solver.domain.policy`.
"""

from __future__ import annotations

from solver.domain.policy import STANDARD, GoalId, Policy
from solver.domain.ruleset import Ruleset
from solver.goals import (
    botilbud_covered,
    changes,
    continuity,
    extra_gps_at_sites,
    municipalities_covered,
    new_dispensations,
    not_yet_interested,
    priority_regret,
    residents_covered,
    travel,
    units_covered,
    wish_regret,
)
from solver.rulebook import Goal

GOALS: dict[GoalId, Goal] = {
    "municipalities_covered": municipalities_covered.CARD,
    "botilbud_covered": botilbud_covered.CARD,
    "units_covered": units_covered.CARD,
    "new_dispensations": new_dispensations.CARD,
    "changes": changes.CARD,
    "not_yet_interested": not_yet_interested.CARD,
    "priority_regret": priority_regret.CARD,
    "continuity": continuity.CARD,
    "wish_regret": wish_regret.CARD,
    "extra_gps_at_sites": extra_gps_at_sites.CARD,
    "travel": travel.CARD,
    "residents_covered": residents_covered.CARD,
}
"""All goals by slug, in the standard order, `residents_covered` behind."""


def ladder(ruleset: Ruleset, policy: Policy) -> tuple[Goal, ...]:
    """The goals that are optimised, the weightiest first; those that do not apply are skipped."""
    asked = dict.fromkeys(policy.order())
    return tuple(GOALS[name] for name in asked if GOALS[name].applies(ruleset, policy))


def reported(ruleset: Ruleset, policy: Policy) -> tuple[Goal, ...]:
    """The standard goals that apply and that the policy leaves out: reported without being optimised."""
    asked = set(policy.order())
    return tuple(GOALS[name] for name in STANDARD if name not in asked and GOALS[name].applies(ruleset, policy))
