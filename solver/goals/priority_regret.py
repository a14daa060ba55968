"""How far down the botilbud's priority list the GPs stand (botilbuddets prioritering).

Where several GPs want a botilbud, the botilbud chooses; so this comes before the GPs' wishes.

Source: status report, question 3, methods 1 and 2 [001].
"""

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.goals.pairs import new_pairs
from solver.rulebook import Goal, Pair, Sheet, Source, Words

LAST_TIER = 9
UNLISTED = 10


def pair_value(pair: Pair) -> int:
    """The GP's 0-based tier on the botilbud's list, at most 9; 10 unlisted; 0 where there is no list."""
    if pair.unit.botilbud.id not in pair.facts.priority_tiers:
        return 0
    tier = pair.facts.priority_tier(pair.unit.id, pair.gp.id)
    return UNLISTED if tier is None else min(tier, LAST_TIER)


def value(plan: Plan, facts: Facts) -> int:
    """Σ over the new matches; 0 for an empty plan."""
    return sum(pair_value(pair) for pair in new_pairs(plan, facts))


def cost(sheet: Sheet) -> None:
    """As `pair_value`, for every pair of the table."""
    table = sheet.table
    tier = np.where(table.priority_tier < 0, UNLISTED, np.minimum(table.priority_tier, LAST_TIER))
    sheet.cost_of_pairs("priority_regret", tier * table.unit_has_priorities[table.unit])


CARD = Goal(
    slug="priority_regret",
    sense="min",
    unit=Words(da="trin", en="tiers"),
    title=Words(da="Botilbuddenes prioritering", en="The botilbud's priorities"),
    says=Words(
        da="Hvor mange trin de valgte læger i alt står under botilbuddenes førstevalg.",
        en="How many tiers below the botilbud's first choices the chosen GPs stand in all.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    value=value,
    cost=cost,
)
