"""Residents who keep the clinic they have (beboere, der beholder deres læge).

The residents' own GP and a trusting relation matter; some GPs already have 90 % of a botilbud's residents.

Source: answer of the regional social services, Region Midt [004].
"""

from solver.domain.facts import Facts, Plan
from solver.goals.pairs import new_pairs
from solver.rulebook import Goal, Pair, Sheet, Source, Words


def pair_value(pair: Pair) -> int:
    """Residents of the unit who are the clinic's patients; a section takes its share, rounded down."""
    return pair.facts.continuity(pair.gp.id, pair.unit.id)


def value(plan: Plan, facts: Facts) -> int:
    """Σ over the new matches; 0 for an empty plan."""
    return sum(pair_value(pair) for pair in new_pairs(plan, facts))


def cost(sheet: Sheet) -> None:
    """The residents who keep their clinic, for each new match."""
    sheet.cost_of_pairs("continuity", sheet.table.continuity)


CARD = Goal(
    slug="continuity",
    sense="max",
    unit=Words(da="beboere", en="residents"),
    title=Words(da="Beboere, der beholder deres læge", en="Residents who keep their clinic"),
    says=Words(
        da="Antal beboere, der allerede er patienter i den valgte læges klinik.",
        en="The number of residents who are patients of the chosen GP's clinic already.",
    ),
    sources=(Source("Svar fra det regionale socialområde i Region Midt", "004"),),
    value=value,
    cost=cost,
)
