"""Residents choose freely whether to follow, and no GP is matched against a no (frivillighed).

A match never moves a resident: it says only how many already have the GP's clinic (`continuity`) and how many
would have to choose. The GP's side is kept by `declined`, `refused` and `not_wished`, the botilbud's by
`target_group` (`participation`) and `unlisted`.

Source: protokollat, "Borgernes valg af den faste læge" [003]; Region Midt's answer, inferred [004]. In force
from 1 January 2025.
"""

from datetime import date

from solver.rulebook import Example, RuleCard, Source, Words

CARD = RuleCard(
    slug="voluntary",
    title=Words(da="Frivillighed", en="Free choice"),
    says=Words(
        da="Det er frivilligt for beboerne, om de vælger den faste læge eller beholder deres egen, og en læge, "
        "der har sagt nej, foreslås ikke.",
        en="Residents choose freely whether to take the fixed GP or keep their own, and a GP who said no is not "
        "proposed.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
        Source("Svar fra det regionale socialområde i Region Midt", "004"),
    ),
    since=date(2025, 1, 1),
    examples=(
        Example(
            "allowed",
            Words(
                da="Alle beboere har en anden klinik og kan beholde den.",
                en="All residents have another clinic and can keep it.",
            ),
            False,
            case={
                "botilbud": [{"id": "B1", "patients_by_clinic": {"C2": 20}}],
                "clinics": [{"id": "C1"}, {"id": "C2"}],
            },
        ),
        Example(
            "refused",
            Words(da="Lægen har sagt nej.", en="The GP said no."),
            True,
            case={"gps": [{"id": "G1", "interest": "declined"}]},
        ),
        Example(
            "boundary",
            Words(da="Botilbuddet er ikke informeret endnu.", en="The botilbud has not been informed yet."),
            False,
            case={"botilbud": [{"id": "B1", "participation": "not_informed"}]},
        ),
    ),
)
