"""In-scope units that have a GP (dækkede enheder): undivided botilbud and sections.

Source: a larger botilbud is divided into sections, each with its GP, protokollat [003].
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Sheet, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """How many units are covered, agreements counted; 0 where no unit has a GP."""
    return len(facts.in_scope & facts.holders(plan).keys())


def cost(sheet: Sheet) -> None:
    """One for each new match."""
    sheet.cost_of_pairs("units_covered", 1)
    sheet.add_constant("units_covered", int(sheet.covered_before.sum()))


CARD = Goal(
    slug="units_covered",
    sense="max",
    unit=Words(da="enheder", en="units"),
    title=Words(da="Enheder med fast læge", en="Units with a fixed GP"),
    says=Words(
        da="Antal botilbud og afsnit i målgruppen, der har en læge.",
        en="The number of botilbud and sections in the target group that have a GP.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    value=value,
    cost=cost,
)
