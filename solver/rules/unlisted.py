"""A botilbud that takes only GPs of its priority list (prioriteringsliste) is not matched to others.

A GP is listed when the list names it or its clinic. A botilbud whose `accepts_unlisted` is true, as it is
unless said otherwise, takes anyone.

Source: status report, question 3, method 2: priority lists from botilbud [001]. In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the botilbud takes only listed GPs and does not list this one or its clinic."""
    if pair.unit.botilbud.accepts_unlisted:
        return False
    return pair.facts.priority_tier(pair.unit.id, pair.gp.id) is None


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return np.asarray(~table.unit_accepts_unlisted[table.unit] & (table.priority_tier < 0))


CARD = CandidateRule(
    slug="unlisted",
    title=Words(da="Ikke på botilbuddets prioriteringsliste", en="Not on the botilbud's priority list"),
    says=Words(
        da="Et botilbud, der kun vil have læger fra sin prioriteringsliste, matches ikke med andre.",
        en="A botilbud that takes only GPs of its priority list is not matched to others.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    since=date(2025, 1, 1),
    refuses=refuses,
    mask=mask,
    examples=(
        Example(
            "allowed",
            Words(da="Botilbuddet tager også imod andre.", en="The botilbud takes others too."),
            False,
            case={"gps": [{"id": "G1"}, {"id": "G2"}], "botilbud": [{"id": "B1", "priorities": [["G2"]]}]},
        ),
        Example(
            "refused",
            Words(
                da="Kun listen gælder, og lægen står der ikke.", en="Only the list counts; the GP is not on it."
            ),
            True,
            case={
                "gps": [{"id": "G1"}, {"id": "G2"}],
                "botilbud": [{"id": "B1", "priorities": [["G2"]], "accepts_unlisted": False}],
            },
        ),
        Example(
            "boundary",
            Words(
                da="Kun listen gælder; den nævner lægens klinik.", en="Only the list counts; it names the clinic."
            ),
            False,
            case={"botilbud": [{"id": "B1", "priorities": [["C1"]], "accepts_unlisted": False}]},
        ),
    ),
)
