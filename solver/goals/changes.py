"""Units whose GP is not the baseline's (ændringer mod den tidligere plan).

Only with a baseline. A unit of the baseline counts when it ends with another GP or with none; units the
baseline does not name never count.

Source: what was agreed and begun continues, status report question 3, method 5 [001].
"""

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Sheet, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """How many of the baseline's units have another GP or none; 0 without a baseline."""
    holders = facts.holders(plan)
    return sum(holders.get(unit) != gp for unit, gp in (facts.policy.baseline or {}).items())


def cost(sheet: Sheet) -> None:
    """One for each unit of the baseline that neither an agreement nor a new match gives to the baseline's GP."""
    holder = sheet.places.holder
    sheet.add_constant("changes", sum(int(holder[unit] != gp) for unit, gp in sheet.places.baseline))
    sheet.cost_of_pairs("changes", -1 * sheet.table.baseline)


CARD = Goal(
    slug="changes",
    sense="min",
    unit=Words(da="enheder", en="units"),
    title=Words(da="Ændringer", en="Changes"),
    says=Words(
        da="Antal botilbud og afsnit, der får en anden læge end i den plan, der sammenlignes med.",
        en="The number of botilbud and sections whose GP differs from the plan compared with.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    applies=lambda ruleset, policy: policy.baseline is not None,
    value=value,
    cost=cost,
)
