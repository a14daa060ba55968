"""The dispensation frontier in three sentences: without new ones, with some, and when more help nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from solver.rulebook import Words
from solver.words.names import KINDS, Names
from solver.words.numbers import capital, listing, number, paragraph

Json = Mapping[str, Any]
SMALL = (
    Words("ingen", "no"), Words("én", "one"), Words("to", "two"), Words("tre", "three"), Words("fire", "four"),
    Words("fem", "five"), Words("seks", "six"), Words("syv", "seven"), Words("otte", "eight"),
    Words("ni", "nine"), Words("ti", "ten"),
)  # fmt: skip
MOST_SENTENCES = 3
MOST_STEPS = 3
"""Steps told one by one; of more, only the last."""


def small_number(count: int) -> Words:
    """A count as a word up to ten, `én` and `one`; in figures above."""
    return SMALL[count] if count < len(SMALL) else number(count)


def new_dispensations(count: int) -> Words:
    """`én ny dispensation`, `to nye dispensationer`."""
    how_many, one = small_number(count), count == 1
    return Words(
        f"{how_many.da} {'ny dispensation' if one else 'nye dispensationer'}",
        f"{how_many.en} {'new dispensation' if one else 'new dispensations'}",
    )


@dataclass(frozen=True)
class Counted:
    """What is counted in sentences: what the last step gives more of, botilbud first, else units, municipalities.

    Attributes:
        covered: the key of an entry; `total` that of the answer's `of`.
    """

    covered: str
    total: str
    noun: Words


COUNTED = (
    Counted("botilbud_covered", "botilbud", Words("botilbud", "botilbud")),
    Counted("units_covered", "units", Words("botilbud og afsnit", "botilbud and sections")),
    Counted("municipalities_covered", "municipalities", Words("kommuner", "municipalities")),
)


def counted_in(entries: Sequence[Json]) -> Counted:
    """What to count over these entries."""
    if len(entries) > 1:
        for one in COUNTED:
            if entries[-1][one.covered] > entries[-2][one.covered]:
                return one
    return COUNTED[0]


def frontier_words(
    names: Names, status: str, entries: Sequence[Json], total: Json, forbidden: Sequence[str] = ()
) -> Words:
    """At most three sentences.

    Args:
        names: the names of the case.
        status: of the answer.
        entries: the answer's `frontier`.
        total: how many municipalities, botilbud and units are in scope.
        forbidden: the kinds of dispensation that the ruleset does not let the region grant.
    """
    if status == "infeasible":
        return Words(
            "Ingen plan kan overholde reglerne, aftalerne og udvalgets beslutninger på samme tid, uanset hvor "
            "mange nye dispensationer der gives.",
            "No plan can obey the rules, the agreements and the committee's decisions at once, however many new "
            "dispensations are granted.",
        )
    if not entries:
        return _stopped()
    what = counted_in(entries)
    more = _with_more(names, entries, what)
    if status != "optimal":
        return paragraph([*more, _enough(entries), _stopped()])
    said = [_least(entries[0], total, what), *more, _enough(entries)]
    said += [_forbidden(kind) for kind in forbidden]
    return paragraph(said[:MOST_SENTENCES])


def _forbidden(kind: str) -> Words:
    return Words(
        f"Efter de regler, der bruges her, kan der ikke dispenseres til {KINDS[kind].da} på samme tid.",
        f"Under the rules used here no dispensation can be had for {KINDS[kind].en} at once.",
    )


def _stopped() -> Words:
    return Words(
        "Beregningen blev stoppet, før alle trin var fundet.",
        "The calculation was stopped before all steps were found.",
    )


def _least(first: Json, total: Json, what: Counted) -> Words:
    """What the fewest new dispensations with a plan give: none, or those that decisions ask for."""
    count, all_, noun, needed = first[what.covered], total[what.total], what.noun, first["new_dispensations"]
    get = Words(f"får {count} af {all_} {noun.da}", f"{count} of {all_} {noun.en} get")
    if count == 0 and all_ > 1:
        get = Words(f"får ingen af de {all_} {noun.da}", f"none of the {all_} {noun.en} get")
    if needed == 0:
        return Words(
            f"Uden nye dispensationer {get.da} en fast læge.",
            f"Without new dispensations {get.en} a permanent GP.",
        )
    least = new_dispensations(needed)
    return Words(
        f"Der skal mindst {least.da} til, før nogen plan kan opfylde alle regler og beslutninger; med så mange "
        f"{get.da} en fast læge.",
        f"At least {least.en} {'is' if needed == 1 else 'are'} needed before any plan can meet all rules and "
        f"decisions; with so many {get.en} a permanent GP.",
    )


def _with_more(names: Names, entries: Sequence[Json], what: Counted) -> list[Words]:
    key = what.covered
    rises = [entry for entry, before in zip(entries[1:], entries, strict=False) if entry[key] > before[key]]
    if not rises:
        return []
    last = rises[-1]
    number_ = new_dispensations(last["new_dispensations"])
    if len(rises) == 1 and last["gained"]:
        who = listing([Words(n, n) for n in map(names.unit, last["gained"])])
        return [
            Words(
                f"Med {number_.da} får {last[key]}; {who.da} kommer til.",
                f"With {number_.en} {last[key]} do; {who.en} {'is' if len(last['gained']) == 1 else 'are'} added.",
            )
        ]
    if len(rises) > MOST_STEPS:
        return [
            Words(
                f"Tallet kan bringes op på {last[key]} med {number_.da}.",
                f"The number can be brought up to {last[key]} with {number_.en}.",
            )
        ]
    row = listing([_step(entry, key, first=place == 0) for place, entry in enumerate(rises)])
    return [Words(f"{capital(row.da)}.", f"{capital(row.en)}.")]


def _step(entry: Json, key: str, *, first: bool) -> Words:
    count = entry["new_dispensations"]
    how_many = new_dispensations(count) if first else small_number(count)
    return Words(f"med {how_many.da} får {entry[key]}", f"with {how_many.en} {entry[key]} do")


def _enough(entries: Sequence[Json]) -> Words:
    most = entries[-1]["new_dispensations"]
    if most == entries[0]["new_dispensations"]:
        if most == 0:
            return Words(
                "Nye dispensationer giver ikke læge til flere.", "New dispensations give no more of them a GP."
            )
        return Words("Flere end det giver ikke læge til flere.", "More of them give no more a GP.")
    number_ = small_number(most)
    return Words(
        f"Mere end {number_.da} giver ikke læge til flere.",
        f"More than {number_.en} give no more of them a GP.",
    )
