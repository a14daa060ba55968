"""A clinic's agreements, nursing homes and botilbud together, are at most its lægekapaciteter.

An agreement that rests on a dispensation is not counted (interpretation A): else a dispensation would be
worthless in an outlying area whose only doctors are nursing-home doctors already. A region may read it
otherwise (`dispensed_agreement_uses_capacity`). A clinic that is over by its agreements keeps them.

Source: Region Midtjylland's clarification of 2 April 2025 [001]. In force from 2 April 2025.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import holding
from solver.rulebook import Example, PlanRule, Sheet, Source, Violation, Words


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each clinic that new matches bring over its lægekapaciteter."""
    clinics = sorted({facts.gps[gp].clinic for gp in plan.units_of})
    return tuple(
        Violation("practice_capacity", clinic=clinic)
        for clinic in clinics
        if used(facts, clinic, plan.units_of)
        > max(facts.clinics[clinic].doctor_capacities, used(facts, clinic, {}))
    )


def used(facts: Facts, clinic: str, new_units: Mapping[str, Iterable[str]]) -> int:
    """How many lægekapaciteter the clinic's GPs use with their agreements and these new units, by GP id."""
    held = [holding(facts, gp, new_units.get(gp, ())) for gp in facts.gps_of_clinic[clinic]]
    dispensed_counts = facts.ruleset.dispensed_agreement_uses_capacity
    return sum(h.agreements - (0 if dispensed_counts else h.dispensed) for h in held)


_TWO = [{"id": "B1"}, {"id": "B2"}]
_TWO_GPS = [{"id": "G1"}, {"id": "G2"}]
_EACH = {"B1": "G1", "B2": "G2"}
_NURSING_HOME = [{"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}]


def rows(sheet: Sheet) -> None:
    """For each clinic: what its GPs newly use is at most its room.

    Agreements less dispensed attachments are, for each GP: 1 if it holds anything at all, and 1 for each further
    section. So a GP who holds nothing yet gets a column "takes something on", which each of its bundles asks for.
    Few clinics ever bind, so all these rows are lazy; those that the sheet knows cannot bind have none.
    """
    ledger, bundles = sheet.ledger, sheet.bundles
    counted = np.arange(len(bundles))
    if sheet.crowded is not None:
        counted = np.flatnonzero(sheet.crowded[bundles.clinic])
    clinics, row = np.unique(bundles.clinic[counted], return_inverse=True)
    if sheet.table.ruleset.dispensed_agreement_uses_capacity:
        used = bundles.attachments[counted] + bundles.extra[counted]
        sheet.add_rows(len(clinics), (row, counted, used), ledger.room[clinics], lazy=True)
        return
    fresh = counted[ledger.attachments[bundles.gp[counted]] == 0]
    gps, first, gp_row = np.unique(bundles.gp[fresh], return_index=True, return_inverse=True)
    takes_on = sheet.add_columns(len(gps), 1)
    clinic_row = np.searchsorted(clinics, bundles.clinic[fresh][first])
    rows = np.concatenate([row, clinic_row])
    values = np.concatenate([bundles.extra[counted], np.ones(len(gps), np.int64)])
    columns = np.concatenate([counted, takes_on])
    sheet.add_rows(len(clinics), (rows, columns, values), ledger.room[clinics], lazy=True)
    pair = bundles.gp[fresh] * (int(bundles.site.max(initial=0)) + 1) + bundles.site[fresh]
    pairs, one, pair_row = np.unique(pair, return_index=True, return_inverse=True)
    rows = np.concatenate([pair_row, np.arange(len(pairs))])
    columns = np.concatenate([fresh, takes_on[gp_row[one]]])
    sign = np.concatenate([np.ones(len(fresh), np.int64), np.full(len(pairs), -1)])
    sheet.add_rows(len(pairs), (rows, columns, sign), 0, lazy=True)
    sheet.add_first_attachment_rows(gps, takes_on)


CARD = PlanRule(
    slug="practice_capacity",
    title=Words(da="Praksis' lægekapaciteter", en="The clinic's lægekapaciteter"),
    says=Words(
        da="En praksis kan tilsammen have det antal aftaler (plejehjem og botilbud), som der er lægekapaciteter.",
        en="A clinic can have as many agreements (nursing homes and botilbud together) as it has lægekapaciteter.",
    ),
    sources=(Source("Region Midtjyllands præcisering af 2. april 2025", "001", date(2025, 4, 2)),),
    since=date(2025, 4, 2),
    dispensable=Words(
        da="Ikke i sig selv; men en aftale, der hviler på en dispensation, tæller ikke med (fortolkning A).",
        en="Not in itself; but an agreement that rests on a dispensation does not count (interpretation A).",
    ),
    interpretations="AG",
    parameters=("practice_capacity", "dispensed_agreement_uses_capacity"),
    applies=lambda ruleset: ruleset.practice_capacity,
    audit=audit,
    rows=rows,
    examples=(
        Example(
            "allowed", Words(da="Én aftale, én lægekapacitet.", en="One agreement, one lægekapacitet."), False
        ),
        Example(
            "refused",
            Words(da="To læger, to aftaler, én lægekapacitet.", en="Two GPs, two agreements, one lægekapacitet."),
            True,
            case={"botilbud": _TWO, "gps": _TWO_GPS},
            plan=_EACH,
        ),
        Example(
            "boundary",
            Words(da="To aftaler, to lægekapaciteter.", en="Two agreements, two lægekapaciteter."),
            False,
            case={"botilbud": _TWO, "gps": _TWO_GPS, "clinics": [{"id": "C1", "doctor_capacities": 2}]},
            plan=_EACH,
        ),
        Example(
            "boundary",
            Words(
                da="Plejehjemslæge med dispensation, én lægekapacitet: aftalen på dispensation tæller ikke.",
                en="A nursing-home doctor with a dispensation, one lægekapacitet: what it carries does not count.",
            ),
            False,
            case={"agreements": _NURSING_HOME},
        ),
        Example(
            "boundary",
            Words(
                da="Det samme, hvor regionen tæller aftaler på dispensation med.",
                en="The same where the region counts agreements on a dispensation.",
            ),
            True,
            case={"agreements": _NURSING_HOME},
            ruleset={"dispensed_agreement_uses_capacity": True},
        ),
    ),
)
