"""A unit has at most one fixed GP (én fast læge).

A unit is an undivided botilbud or one section (afsnit) of a divided one. Two GPs with agreements on one unit
cannot both stand, whatever a plan does.

Source: § 65 stk. 1–2, "fast tilknyttet læge" [003]. In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.rulebook import Example, PlanRule, Sheet, Source, Violation, Words


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:  # noqa: ARG001  a plan names one GP a unit
    """One violation for each further GP that agreements give a unit."""
    further = {
        (agreement.unit, agreement.gp)
        for _, agreement in facts.agreements
        if agreement.unit is not None and agreement.gp != facts.holder[agreement.unit]
    }
    return tuple(Violation("one_gp_per_unit", gp=gp, unit=unit) for unit, gp in sorted(further))


_TWO_GPS = [{"id": "G1"}, {"id": "G2"}]
_BOTH = [{"gp": "G1", "kind": "botilbud", "unit": "B1"}, {"gp": "G2", "kind": "botilbud", "unit": "B1"}]


def rows(sheet: Sheet) -> None:
    """For each unit: its bundles are one at most."""
    unit = sheet.table.unit[sheet.bundles.row]
    matched, row = np.unique(unit, return_inverse=True)
    sheet.add_rows(len(matched), (row, sheet.bundles.part_of, 1), 1)


CARD = PlanRule(
    slug="one_gp_per_unit",
    title=Words(da="Én læge pr. enhed", en="One GP a unit"),
    says=Words(
        da="Et botilbud, eller hvert afsnit af et opdelt botilbud, har højst én fast læge.",
        en="A botilbud, or each section of a divided one, has at most one fixed GP.",
    ),
    sources=(Source("Overenskomst om almen praksis, § 65 stk. 1-2", "003", date(2025, 1, 1)),),
    since=date(2025, 1, 1),
    audit=audit,
    rows=rows,
    examples=(
        Example("allowed", Words(da="Én læge foreslås.", en="One GP is proposed."), False),
        Example(
            "refused",
            Words(da="To læger har aftale om samme botilbud.", en="Two GPs have agreements on one botilbud."),
            True,
            case={"gps": _TWO_GPS, "agreements": _BOTH},
            plan={},
        ),
        Example(
            "boundary",
            Words(
                da="Den første aftale slutter dagen før sagens dag.",
                en="The first agreement ends the day before the case's.",
            ),
            False,
            case={"gps": _TWO_GPS, "agreements": [{**_BOTH[0], "to": "2025-10-31"}, _BOTH[1]]},
            plan={},
        ),
    ),
)
