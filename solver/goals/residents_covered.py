"""Residents of in-scope units that have a GP (beboere med fast læge på botilbuddet).

Optimised only where the policy names it; reported otherwise.

Source: the scheme is for the residents, protokollat [003].
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Sheet, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """How many residents live in covered units, agreements counted; 0 where no unit has a GP."""
    return sum(facts.units[unit].residents for unit in facts.in_scope & facts.holders(plan).keys())


def cost(sheet: Sheet) -> None:
    """The unit's residents for each new match."""
    sheet.cost_of_pairs("residents_covered", sheet.table.unit_residents[sheet.table.unit])
    sheet.add_constant("residents_covered", int(sheet.table.unit_residents[sheet.covered_before].sum()))


CARD = Goal(
    slug="residents_covered",
    sense="max",
    unit=Words(da="beboere", en="residents"),
    title=Words(da="Beboere på botilbud med fast læge", en="Residents of botilbud with a fixed GP"),
    says=Words(
        da="Antal beboere i de botilbud og afsnit i målgruppen, der har en læge.",
        en="The number of residents of the botilbud and sections in the target group that have a GP.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    value=value,
    cost=cost,
)
