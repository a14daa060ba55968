"""A unit with an agreement in effect (aftale) keeps its GP and takes no new match.

Source: § 65 stk. 1–2, the GP "is" attached [003]; older arrangements that continue, status report question 3
[001]. In force from 1 January 2025.
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Example, PlanRule, Source, Violation, Words


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each new match on a unit that an agreement in effect holds."""
    taken = [unit for unit in sorted(plan.new) if unit in facts.holder]
    return tuple(Violation("agreement_kept", gp=plan.new[unit], unit=unit) for unit in taken)


_TWO_GPS = [{"id": "G1"}, {"id": "G2"}]
_HELD = {"gp": "G2", "kind": "botilbud", "unit": "B1"}

CARD = PlanRule(
    slug="agreement_kept",
    title=Words(da="Aftaler består", en="Agreements are kept"),
    says=Words(
        da="Et botilbud, der har en aftale i kraft, beholder sin læge og får ingen ny.",
        en="A botilbud with an agreement in effect keeps its GP and takes no new one.",
    ),
    sources=(
        Source("Overenskomst om almen praksis, § 65 stk. 1-2", "003", date(2025, 1, 1)),
        Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),
    ),
    since=date(2025, 1, 1),
    audit=audit,
    examples=(
        Example("allowed", Words(da="Botilbuddet har ingen aftale.", en="The botilbud has no agreement."), False),
        Example(
            "refused",
            Words(da="En anden læge har aftalen.", en="Another GP has the agreement."),
            True,
            case={"gps": _TWO_GPS, "agreements": [_HELD]},
        ),
        Example(
            "boundary",
            Words(da="Aftalens sidste dag.", en="The last day of the agreement."),
            True,
            case={"gps": _TWO_GPS, "agreements": [{**_HELD, "to": "2025-11-01"}]},
        ),
        Example(
            "boundary",
            Words(da="Dagen efter aftalens sidste dag.", en="The day after the agreement's last day."),
            False,
            case={"gps": _TWO_GPS, "agreements": [{**_HELD, "to": "2025-10-31"}]},
        ),
    ),
)
