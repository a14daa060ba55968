"""The dispensation frontier in three sentences: without new ones, with some, and when more help nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import capital, listing, number, paragraph

Json = Mapping[str, Any]
SMALL = (
    Words("ingen", "no"), Words("én", "one"), Words("to", "two"), Words("tre", "three"), Words("fire", "four"),
    Words("fem", "five"), Words("seks", "six"), Words("syv", "seven"), Words("otte", "eight"),
    Words("ni", "nine"), Words("ti", "ten"),
)  # fmt: skip
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


def counted_key(entries: Sequence[Json]) -> tuple[str, str, Words]:
    """What to count in sentences: botilbud, or units where only they differ; entry key, total key, noun."""
    if len({entry["botilbud_covered"] for entry in entries}) == 1 < len({e["units_covered"] for e in entries}):
        return "units_covered", "units", Words("botilbud og afsnit", "botilbud and sections")
    return "botilbud_covered", "botilbud", Words("botilbud", "botilbud")


def frontier_words(names: Names, status: str, entries: Sequence[Json], total: Json) -> Words:
    """At most three sentences.

    Args:
        names: the names of the case.
        status: of the answer.
        entries: the answer's `frontier`.
        total: how many municipalities, botilbud and units are in scope.
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
    said = [*_without(entries[0], entries, total), *_with_more(names, entries), _enough(entries)]
    if status != "optimal":
        return paragraph([*said[1:], _stopped()])
    return paragraph(said)


def _stopped() -> Words:
    return Words(
        "Beregningen blev stoppet, før alle trin var fundet.",
        "The calculation was stopped before all steps were found.",
    )


def _without(first: Json, entries: Sequence[Json], total: Json) -> list[Words]:
    key, all_, noun = counted_key(entries)
    count, of_all, needed = first[key], total[all_], first["new_dispensations"]
    if needed == 0:
        return [
            Words(
                f"Uden nye dispensationer får {count} af {of_all} {noun.da} en fast læge.",
                f"Without new dispensations {count} of {of_all} {noun.en} get a permanent GP.",
            )
        ]
    least = new_dispensations(needed)
    return [
        Words(
            f"Udvalgets beslutninger kan ikke opfyldes med mindre end {least.da}; med så mange får {count} af "
            f"{of_all} {noun.da} en fast læge.",
            f"The committee's decisions cannot be met with fewer than {least.en}; with so many {count} of "
            f"{of_all} {noun.en} get a permanent GP.",
        )
    ]


def _with_more(names: Names, entries: Sequence[Json]) -> list[Words]:
    key, _, _ = counted_key(entries)
    rises = [entry for entry, before in zip(entries[1:], entries, strict=False) if entry[key] > before[key]]
    if not rises:
        return []
    last = rises[-1]
    if len(rises) == 1:
        number_, gained = new_dispensations(last["new_dispensations"]), last["gained"]
        who = listing([Words(n, n) for n in map(names.unit, gained)])
        return [
            Words(
                f"Med {number_.da} får {last[key]} en læge; til kommer {who.da}.",
                f"With {number_.en} {last[key]} do; {who.en} {'is' if len(gained) == 1 else 'are'} added.",
            )
        ]
    if len(rises) > MOST_STEPS:
        number_ = new_dispensations(last["new_dispensations"])
        return [
            Words(
                f"Tallet stiger trin for trin til {last[key]} med {number_.da}.",
                f"The number rises step by step to {last[key]} with {number_.en}.",
            )
        ]
    steps = [_step(entry, key, first=place == 0) for place, entry in enumerate(rises)]
    row = listing(steps)
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
                "Nye dispensationer giver ikke flere en læge.", "New dispensations give no more of them a GP."
            )
        return Words("Flere giver ikke flere en læge.", "More of them give no more a GP.")
    number_ = small_number(most)
    return Words(
        f"Flere end {number_.da} giver ikke flere en læge.",
        f"More than {number_.en} give no more of them a GP.",
    )
