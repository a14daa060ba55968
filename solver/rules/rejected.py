"""A pair that the committee rejected (afvist i KLU) is not matched.

KLU, the municipal-medical committee, goes through the options and decides; what it rejected for one GP and
one unit is not proposed again. A reject of a pair under agreement bars nothing.

Source: status report, question 3, and the protokollat's part for KLU [001], [003]. In force from 1 January 2025.
"""

from datetime import date

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether a `reject` is decided on the pair."""
    return (pair.gp.id, pair.unit.id) in pair.facts.rejects


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return table.rejected


CARD = CandidateRule(
    slug="rejected",
    title=Words(da="Afvist af udvalget", en="Rejected by the committee"),
    says=Words(
        da="Et match, som udvalget har afvist, foreslås ikke igen.",
        en="A match that the committee rejected is not proposed again.",
    ),
    sources=(
        Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    since=date(2025, 1, 1),
    refuses=refuses,
    mask=mask,
    examples=(
        Example("allowed", Words(da="Udvalget har intet besluttet.", en="The committee decided nothing."), False),
        Example(
            "refused",
            Words(da="Udvalget har afvist matchet.", en="The committee rejected the match."),
            True,
            case={"decisions": [{"kind": "reject", "unit": "B1", "gp": "G1"}]},
        ),
        Example(
            "boundary",
            Words(da="Udvalget har afvist en kollega.", en="The committee rejected a colleague."),
            False,
            case={
                "gps": [{"id": "G1"}, {"id": "G2"}],
                "decisions": [{"kind": "reject", "unit": "B1", "gp": "G2"}],
            },
        ),
    ),
)
