"""Municipalities with at least one in-scope unit that has a GP (kommuner med fast læge).

Source: every municipality with botilbud in the target group gets at least one fixed GP, protokollat [003].
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Sheet, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """How many municipalities are covered, agreements counted; 0 where no unit has a GP."""
    return len({facts.units[unit].botilbud.municipality for unit in facts.holders(plan) if unit in facts.in_scope})


def cost(sheet: Sheet) -> None:
    """One for each municipality that a new match is the first to cover."""
    sheet.cost_of_groups("municipalities_covered", sheet.places.municipality)


CARD = Goal(
    slug="municipalities_covered",
    sense="max",
    unit=Words(da="kommuner", en="municipalities"),
    title=Words(da="Kommuner med fast læge", en="Municipalities with a fixed GP"),
    says=Words(
        da="Antal kommuner, hvor mindst ét botilbud i målgruppen har en læge.",
        en="The number of municipalities in which at least one botilbud in the target group has a GP.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    value=value,
    cost=cost,
)
