"""A GP who said no (takket nej) is never proposed.

The scheme is voluntary for GPs: asked by botilbud, "many say no" [004]. That nobody may be matched against
their answer is inferred from there.

Source: answer of the regional social services, Region Midt [004]. In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the GP declined."""
    return pair.gp.interest == "declined"


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return np.asarray(table.gp_declined[table.gp])


CARD = CandidateRule(
    slug="declined",
    title=Words(da="Lægen har takket nej", en="The GP declined"),
    says=Words(
        da="En læge, der har takket nej til at være botilbudslæge, foreslås ikke.",
        en="A GP who declined to be a botilbudslæge is not proposed.",
    ),
    sources=(Source("Svar fra det regionale socialområde i Region Midt", "004"),),
    since=date(2025, 1, 1),
    refuses=refuses,
    mask=mask,
    examples=(
        Example("allowed", Words(da="Lægen er interesseret.", en="The GP is interested."), False),
        Example(
            "refused",
            Words(da="Lægen har takket nej.", en="The GP declined."),
            True,
            case={"gps": [{"id": "G1", "interest": "declined"}]},
        ),
        Example(
            "boundary",
            Words(
                da="Botilbuddet sætter lægen øverst, men lægen har takket nej.",
                en="The botilbud ranks the GP first, but the GP declined.",
            ),
            True,
            case={
                "botilbud": [{"id": "B1", "priorities": [["G1"]]}],
                "gps": [{"id": "G1", "interest": "declined"}],
            },
        ),
        Example(
            "boundary",
            Words(da="Lægen er spurgt og har ikke svaret endnu.", en="The GP was asked and has not answered yet."),
            False,
            case={"gps": [{"id": "G1", "interest": "asked"}]},
        ),
    ),
)
