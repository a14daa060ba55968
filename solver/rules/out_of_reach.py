"""A clinic that is too far away (uden for rækkevidde) is not matched, unless something binds the two together.

In reach is a pair whose travel is at most 25 km or 30 minutes, or where either side lists the other, the
clinic has patients at the botilbud, or the committee locked the pair. With a travel matrix a pair without an
entry is never in reach. The figures are this project's own (interpretation H); a run may set its own limit, and
a question may suppose that the distance between a clinic and a unit is accepted.

Source: status report, question 2.3: GPs far away where GPs are scarce [001]; Region Midt's answer on distance
[004]. In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the pair is too far apart and nothing binds it together."""
    facts, gp, unit = pair.facts, pair.gp.id, pair.unit.id
    if pair.travel is None:
        return True
    if pair.travel <= facts.reach_limit or (pair.clinic.id, unit) in facts.opened:
        return False
    listed = facts.priority_tier(unit, gp) is not None or facts.wish_tier(gp, unit) is not None
    return not (listed or facts.patients(gp, unit) > 0 or gp in facts.locks.get(unit, ()))


def mask(table: Table) -> Flags:
    """The same for every pair."""
    bound = (
        (table.priority_tier >= 0) | (table.wish_tier >= 0) | (table.patients > 0) | table.locked | table.opened
    )
    return np.asarray((table.travel < 0) | ((table.travel > table.reach_limit) & ~bound))


def _far(value: int, metric: str = "metres") -> dict[str, object]:
    return {"metric": metric, "entries": [{"clinic": "C1", "unit": "B1", "value": value}]}


CARD = CandidateRule(
    slug="out_of_reach",
    title=Words(da="Uden for rækkevidde", en="Out of reach"),
    says=Words(
        da="En klinik længere væk end grænsen (25 km eller 30 minutter) foreslås kun, når en af parterne har "
        "skrevet den anden på sin liste, når klinikken har patienter på botilbuddet, eller når udvalget har "
        "låst matchet.",
        en="A clinic beyond the limit (25 km or 30 minutes) is proposed only where either side lists the other, "
        "where the clinic has patients at the botilbud, or where the committee locked the match.",
    ),
    sources=(
        Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 2", "001"),
        Source("Svar fra det regionale socialområde i Region Midt", "004"),
    ),
    since=date(2025, 1, 1),
    interpretations="H",
    parameters=("max_travel_metres", "max_travel_seconds"),
    refuses=refuses,
    mask=mask,
    examples=(
        Example("allowed", Words(da="10 km.", en="10 km."), False),
        Example("refused", Words(da="60 km.", en="60 km."), True, case={"travel_matrix": _far(60_000)}),
        Example("boundary", Words(da="25.000 m.", en="25,000 m."), False, case={"travel_matrix": _far(25_000)}),
        Example("boundary", Words(da="25.001 m.", en="25,001 m."), True, case={"travel_matrix": _far(25_001)}),
        Example(
            "boundary", Words(da="1.800 s.", en="1,800 s."), False, case={"travel_matrix": _far(1_800, "seconds")}
        ),
        Example(
            "boundary", Words(da="1.801 s.", en="1,801 s."), True, case={"travel_matrix": _far(1_801, "seconds")}
        ),
        Example(
            "boundary",
            Words(da="60 km, men på lægens ønskeliste.", en="60 km, but on the GP's wish list."),
            False,
            case={"gps": [{"id": "G1", "wishes": [["B1"]]}], "travel_matrix": _far(60_000)},
        ),
        Example(
            "boundary",
            Words(da="Ønsket, men uden for rejsetabellen.", en="Wished, but without an entry in the matrix."),
            True,
            case={
                "gps": [{"id": "G1", "wishes": [["B1"]]}],
                "travel_matrix": {"metric": "metres", "entries": []},
            },
        ),
    ),
)
