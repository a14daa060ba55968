"""A match that the committee locked (låst i KLU) holds.

A lock that equals an agreement in effect is satisfied. A locked pair must be eligible as every new match must:
what makes it ineligible is a violation of that rule, not of this one.

Source: status report, question 3, and the protokollat's part for KLU [001], [003]. In force from 1 January 2025.
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Example, PlanRule, Sheet, Source, Violation, Words


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each lock whose unit goes to another GP or to none."""
    asked = [(unit, gp) for unit, gps in sorted(facts.locks.items()) for gp in gps]
    return tuple(
        Violation("lock", gp=gp, unit=unit)
        for unit, gp in asked
        if plan.new.get(unit) != gp and unit not in facts.held.get(gp, ())
    )


_TWO_GPS = [{"id": "G1"}, {"id": "G2"}]
_LOCK = {"kind": "lock", "unit": "B1", "gp": "G1"}


def rows(sheet: Sheet) -> None:
    """For each lock that no agreement satisfies: a bundle of that GP with that unit is chosen."""
    unit, gp = sheet.table.unit[sheet.bundles.row], sheet.table.gp[sheet.bundles.row]
    for locked_unit, locked_gp in sheet.locked:
        parts = sheet.bundles.part_of[(unit == locked_unit) & (gp == locked_gp)]
        sheet.add_rows(1, (0 * parts, parts, -1), -1)


CARD = PlanRule(
    slug="lock",
    title=Words(da="Låst af udvalget", en="Locked by the committee"),
    says=Words(
        da="Et match, som udvalget har låst, skal være med i planen.",
        en="A match that the committee locked is part of the plan.",
    ),
    sources=(
        Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    since=date(2025, 1, 1),
    audit=audit,
    rows=rows,
    examples=(
        Example(
            "allowed",
            Words(da="Planen følger låsen.", en="The plan follows the lock."),
            False,
            case={"decisions": [_LOCK]},
        ),
        Example(
            "refused",
            Words(da="Planen giver botilbuddet til en anden.", en="The plan gives the botilbud to another."),
            True,
            case={"gps": _TWO_GPS, "decisions": [_LOCK]},
            plan={"B1": "G2"},
        ),
        Example(
            "refused",
            Words(da="Planen lader botilbuddet stå uden læge.", en="The plan leaves the botilbud without a GP."),
            True,
            case={"decisions": [_LOCK]},
            plan={},
        ),
        Example(
            "boundary",
            Words(da="Låsen svarer til en aftale i kraft.", en="The lock equals an agreement in effect."),
            False,
            case={"decisions": [_LOCK], "agreements": [{"gp": "G1", "kind": "botilbud", "unit": "B1"}]},
            plan={},
        ),
    ),
)
