"""A GP is not matched to a botilbud that it refuses (fravalgt botilbud).

GPs say which botilbud they would take, and which they would not. The scheme is voluntary, so a no to one
botilbud holds as a no to all does. Inferred, as in `declined`.

Source: status report, question 3: GPs say what they would take [001]; Region Midt's answer [004].
In force from 1 January 2025.
"""

from datetime import date

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the GP refuses the unit's botilbud."""
    return pair.unit.botilbud.id in pair.gp.refuses


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return table.refused


CARD = CandidateRule(
    slug="refused",
    title=Words(da="Lægen har fravalgt botilbuddet", en="The GP refuses the botilbud"),
    says=Words(
        da="En læge foreslås ikke til et botilbud, som lægen har fravalgt.",
        en="A GP is not proposed for a botilbud that the GP refuses.",
    ),
    sources=(
        Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),
        Source("Svar fra det regionale socialområde i Region Midt", "004"),
    ),
    since=date(2025, 1, 1),
    refuses=refuses,
    mask=mask,
    examples=(
        Example("allowed", Words(da="Lægen har intet fravalgt.", en="The GP refuses nothing."), False),
        Example(
            "refused",
            Words(da="Lægen har fravalgt botilbuddet.", en="The GP refuses the botilbud."),
            True,
            case={"gps": [{"id": "G1", "refuses": ["B1"]}]},
        ),
        Example(
            "boundary",
            Words(da="Lægen har fravalgt et andet botilbud.", en="The GP refuses another botilbud."),
            False,
            case={"botilbud": [{"id": "B1"}, {"id": "B2"}], "gps": [{"id": "G1", "refuses": ["B2"]}]},
        ),
    ),
)
