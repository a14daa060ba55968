"""How far the clinics are from their new botilbud in all (afstand eller rejsetid).

A GP far away costs residents and GP transport time, yet in outlying areas a distant GP may be the only one.

Source: status report, question 2.3 [001]; Region Midt's answer on distance [004].
"""

from solver.domain.facts import Facts, Plan
from solver.goals.pairs import new_pairs
from solver.rulebook import Goal, Pair, Sheet, Source, Words


def pair_value(pair: Pair) -> int:
    """Whole metres, or seconds where the matrix holds these; 0 where there is no entry, which no plan may have."""
    return pair.travel or 0


def value(plan: Plan, facts: Facts) -> int:
    """Σ over the new matches; 0 for an empty plan."""
    return sum(pair_value(pair) for pair in new_pairs(plan, facts))


def cost(sheet: Sheet) -> None:
    """The travel of each new match."""
    sheet.cost_of_pairs("travel", sheet.table.travel)


CARD = Goal(
    slug="travel",
    sense="min",
    unit=Words(da="meter eller sekunder", en="metres or seconds"),
    title=Words(da="Afstand", en="Travel"),
    says=Words(
        da="Den samlede afstand (eller rejsetid) fra klinik til botilbud for de nye match.",
        en="The total travel from clinic to botilbud of the new matches.",
    ),
    sources=(
        Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 2", "001"),
        Source("Svar fra det regionale socialområde i Region Midt", "004"),
    ),
    value=value,
    cost=cost,
)
