"""In-scope units that have a GP (dækkede enheder): undivided botilbud and sections.

Source: a larger botilbud is divided into sections, each with its GP, protokollat [003].
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """How many units are covered, agreements counted; 0 where no unit has a GP."""
    return len(facts.in_scope & facts.holders(plan).keys())


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
)
