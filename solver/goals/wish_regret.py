"""How far down the GPs' wish lists the botilbud stand (lægernes ønsker).

Source: status report, question 3, method 2 [001].
"""

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.goals.pairs import new_pairs
from solver.rulebook import Goal, Pair, Sheet, Source, Words

LAST_TIER = 9
UNLISTED = 10


def pair_value(pair: Pair) -> int:
    """The botilbud's 0-based tier on the GP's list, at most 9; 10 unlisted; 0 where there is no list."""
    if pair.gp.id not in pair.facts.wish_tiers:
        return 0
    tier = pair.facts.wish_tier(pair.gp.id, pair.unit.id)
    return UNLISTED if tier is None else min(tier, LAST_TIER)


def value(plan: Plan, facts: Facts) -> int:
    """Σ over the new matches; 0 for an empty plan."""
    return sum(pair_value(pair) for pair in new_pairs(plan, facts))


def cost(sheet: Sheet) -> None:
    """As `pair_value`, for every pair of the table."""
    table = sheet.table
    tier = np.where(table.wish_tier < 0, UNLISTED, np.minimum(table.wish_tier, LAST_TIER))
    sheet.cost_of_pairs("wish_regret", tier * table.gp_has_wishes[table.gp])


CARD = Goal(
    slug="wish_regret",
    sense="min",
    unit=Words(da="trin", en="tiers"),
    title=Words(da="Lægernes ønsker", en="The GPs' wishes"),
    says=Words(
        da="Hvor mange trin de valgte botilbud i alt står under lægernes førsteønsker.",
        en="How many tiers below the GPs' first wishes the chosen botilbud stand in all.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    value=value,
    cost=cost,
)
