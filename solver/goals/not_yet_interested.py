"""New matches whose GP has not shown interest in them (læger, der endnu skal spørges).

A GP with a wish list shows interest by it; a GP without one by being `interested`.

Source: status report, question 3: GPs report their interest; at mutual interest the parties meet [001].
"""

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.goals.pairs import new_pairs
from solver.rulebook import Goal, Pair, Sheet, Source, Words


def pair_value(pair: Pair) -> int:
    """1 where the GP has wishes but not this botilbud, or has none and is not interested; else 0."""
    if pair.gp.id in pair.facts.wish_tiers:
        return int(pair.facts.wish_tier(pair.gp.id, pair.unit.id) is None)
    return int(pair.gp.interest != "interested")


def value(plan: Plan, facts: Facts) -> int:
    """How many new matches rest on a GP still to be won; 0 for an empty plan."""
    return sum(pair_value(pair) for pair in new_pairs(plan, facts))


def cost(sheet: Sheet) -> None:
    """As `pair_value`, for every pair of the table."""
    table = sheet.table
    asked = np.where(table.gp_has_wishes[table.gp], table.wish_tier < 0, ~table.gp_interested[table.gp])
    sheet.cost_of_pairs("not_yet_interested", asked)


CARD = Goal(
    slug="not_yet_interested",
    sense="min",
    unit=Words(da="match", en="matches"),
    title=Words(da="Læger, der endnu skal spørges", en="GPs still to be asked"),
    says=Words(
        da="Antal nye match, hvor lægen ikke har vist interesse for botilbuddet.",
        en="The number of new matches whose GP has not shown interest in the botilbud.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    value=value,
    cost=cost,
)
