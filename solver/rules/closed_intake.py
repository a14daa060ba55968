"""Residents under ABL § 105 could not join a GP who is closed to new patients (lukket for tilgang).

The attachment "loses a large part of its value" then [004]; the ruleset lists the legal bases for which this
project lets it block the pair (interpretation C), unless the clinic reopens (`opens_for_botilbud`). From
13 August 2025 residents of ABL § 105 with help under SEL § 85 can join a closed GP too, and the list is empty.

Source: Region Midt's answer [004]; status report, question 2.2 and 13 August 2025 [001]; bekendtgørelse om valg
af læge § 3 nr. 6 for SEL § 108 [003]. In force until 12 August 2025.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the unit's basis is guarded and the clinic is closed and stays so."""
    if pair.unit.botilbud.legal_basis not in pair.facts.ruleset.closed_intake:
        return False
    return pair.clinic.closed_to_new_patients and not pair.clinic.opens_for_botilbud


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return np.asarray(table.unit_intake_guarded[table.unit] & table.clinic_closed[table.clinic])


_ABL = [{"id": "B1", "legal_basis": "abl_105"}]
_CLOSED = [{"id": "C1", "closed_to_new_patients": True}]
_OPENING = [{"id": "C1", "closed_to_new_patients": True, "opens_for_botilbud": True}]
_BEFORE_AUGUST = {"closed_intake": ["abl_105"]}

CARD = CandidateRule(
    slug="closed_intake",
    title=Words(da="Lukket for tilgang", en="Closed to new patients"),
    says=Words(
        da="Beboere efter almenboliglovens § 105 kunne til og med 12. august 2025 ikke vælge en læge, der har "
        "lukket for tilgang.",
        en="Until 12 August 2025 residents under ABL § 105 could not register with a GP who is closed to new "
        "patients.",
    ),
    sources=(
        Source("Svar fra det regionale socialområde i Region Midt", "004"),
        Source("Region Midtjyllands præcisering af 13. august 2025", "001", date(2025, 8, 13)),
        Source("Bekendtgørelse om valg af læge, § 3 nr. 6", "003"),
    ),
    since=date(2025, 1, 1),
    until=date(2025, 8, 12),
    interpretations="C",
    parameters=("closed_intake",),
    applies=lambda ruleset: bool(ruleset.closed_intake),
    refuses=refuses,
    mask=mask,
    examples=(
        Example(
            "allowed",
            Words(da="Lukket, men botilbuddet er efter SEL § 108.", en="Closed, but the botilbud is SEL § 108."),
            False,
            case={"clinics": _CLOSED},
            ruleset=_BEFORE_AUGUST,
        ),
        Example(
            "refused",
            Words(da="ABL § 105 og lukket før 13. august 2025.", en="ABL § 105 and closed before 13 August 2025."),
            True,
            case={"botilbud": _ABL, "clinics": _CLOSED},
            ruleset=_BEFORE_AUGUST,
        ),
        Example(
            "boundary",
            Words(da="Lægen åbner for botilbuddet.", en="The GP opens for the botilbud."),
            False,
            case={"botilbud": _ABL, "clinics": _OPENING},
            ruleset=_BEFORE_AUGUST,
        ),
        Example(
            "boundary",
            Words(da="Det samme fra 13. august 2025.", en="The same from 13 August 2025."),
            False,
            case={"botilbud": _ABL, "clinics": _CLOSED},
        ),
    ),
)
