"""In-scope botilbud of which at least one unit has a GP (dækkede botilbud).

Source: the scheme is to spread as widely as possible, in the long run to all botilbud, protokollat [003].
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Sheet, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """How many botilbud are covered, agreements counted; 0 where no unit has a GP."""
    return len({facts.units[unit].botilbud.id for unit in facts.holders(plan) if unit in facts.in_scope})


def cost(sheet: Sheet) -> None:
    """One for each undivided botilbud newly matched, and for each divided one of which a section is the first."""
    whole = ~sheet.places.is_section
    sheet.cost_of_pairs("botilbud_covered", whole[sheet.table.unit])
    sheet.add_constant("botilbud_covered", int((sheet.covered_before & whole).sum()))
    sheet.cost_of_groups("botilbud_covered", sheet.places.botilbud, ~whole)


CARD = Goal(
    slug="botilbud_covered",
    sense="max",
    unit=Words(da="botilbud", en="botilbud"),
    title=Words(da="Botilbud med fast læge", en="Botilbud with a fixed GP"),
    says=Words(
        da="Antal botilbud i målgruppen, hvor mindst ét afsnit eller hele botilbuddet har en læge.",
        en="The number of botilbud in the target group of which a section or the whole has a GP.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    value=value,
    cost=cost,
)
