"""A GP who takes only botilbud of its wish list (ønskeliste) is not matched to others.

A GP whose `accepts_unlisted` is true, as it is unless said otherwise, can be asked about any botilbud.

Source: status report, question 3, method 2: wish lists from GPs [001]. In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the GP takes only wished botilbud and does not wish this one."""
    if pair.gp.accepts_unlisted:
        return False
    return pair.facts.wish_tier(pair.gp.id, pair.unit.id) is None


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return np.asarray(~table.gp_accepts_unlisted[table.gp] & (table.wish_tier < 0))


_TWO = [{"id": "B1"}, {"id": "B2"}]

CARD = CandidateRule(
    slug="not_wished",
    title=Words(da="Ikke på lægens ønskeliste", en="Not on the GP's wish list"),
    says=Words(
        da="En læge, der kun vil have botilbud fra sin ønskeliste, matches ikke med andre.",
        en="A GP who takes only botilbud of its wish list is not matched to others.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    since=date(2025, 1, 1),
    refuses=refuses,
    mask=mask,
    examples=(
        Example(
            "allowed",
            Words(da="Lægen kan også spørges om andre.", en="The GP can be asked about others too."),
            False,
            case={"botilbud": _TWO, "gps": [{"id": "G1", "wishes": [["B2"]]}]},
        ),
        Example(
            "refused",
            Words(da="Lægen vil kun have ét andet botilbud.", en="The GP wants one other botilbud only."),
            True,
            case={"botilbud": _TWO, "gps": [{"id": "G1", "wishes": [["B2"]], "accepts_unlisted": False}]},
        ),
        Example(
            "boundary",
            Words(da="Botilbuddet står sidst på listen.", en="The botilbud is last on the list."),
            False,
            case={"botilbud": _TWO, "gps": [{"id": "G1", "wishes": [["B2"], ["B1"]], "accepts_unlisted": False}]},
        ),
        Example(
            "boundary",
            Words(da="Listen er tom, og kun listen gælder.", en="The list is empty, and only the list counts."),
            True,
            case={"gps": [{"id": "G1", "accepts_unlisted": False}]},
        ),
    ),
)
