"""Dispensations that a plan needs beyond those granted (nye dispensationer).

A dispensation is an exception where recruitment is hard, so it is proposed only where it lets more be covered
than asking GPs could (interpretation D).

Source: § 65 stk. 2 [003].
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import new_dispensations
from solver.rulebook import Goal, Sheet, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """Σ new(g) over the GPs, each at its least; 0 where what is granted suffices."""
    return sum(new_dispensations(facts, gp, units) for gp, units in plan.units_of.items())


def cost(sheet: Sheet) -> None:
    """One for each new dispensation that the attachment rules count."""
    for columns in sheet.new_dispensations:
        sheet.add_cost("new_dispensations", columns, 1)


CARD = Goal(
    slug="new_dispensations",
    sense="min",
    unit=Words(da="dispensationer", en="dispensations"),
    title=Words(da="Nye dispensationer", en="New dispensations"),
    says=Words(
        da="Antal dispensationer ud over de givne, som planen kræver, at regionen giver.",
        en="The number of dispensations beyond the granted ones that the plan asks of the region.",
    ),
    sources=(Source("Overenskomst om almen praksis, § 65 stk. 2", "003", date(2025, 1, 1)),),
    value=value,
    cost=cost,
)
