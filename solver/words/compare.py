"""Two results side by side in words: how many gain, lose or change GP, and because of what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solver.rulebook import Words
from solver.words.compare_clauses import joined, metrics_of
from solver.words.compare_sides import Sides
from solver.words.numbers import capital, counted, listing, number, paragraph, travelled

Json = Mapping[str, Any]

STEPS = ("gain", "change", "lose", "gone")
"""What can happen to a unit: it gains a GP, gets another, loses its GP, or is not in the case any more."""
_ONE = {
    "gain": Words("får en læge", "gains a GP"),
    "change": Words("skifter læge", "changes GP"),
    "lose": Words("mister lægen", "loses its GP"),
    "gone": Words("udgår", "drops out"),
}
_MANY_EN = {"gain": "gain a GP", "change": "change GP", "lose": "lose their GP", "gone": "drop out"}
_MOST_SENTENCES = 3

NOTES = {
    "no_plan_left": Words(
        "Det tidligere resultat har ingen plan: sagen modsiger reglerne eller sig selv.",
        "The earlier result has no plan: its case contradicts the rules or itself.",
    ),
    "no_plan_right": Words(
        "Det nye resultat har ingen plan: sagen modsiger reglerne eller sig selv. Derfor får ingen en ny læge.",
        "The new result has no plan: its case contradicts the rules or itself. So nobody gets a new GP.",
    ),
    "left_stopped": Words(
        "Det tidligere resultat blev stoppet, før det var bevist bedst. Årsagerne er fundet ved at regne færdigt.",
        "The earlier result was stopped before it was proven best. The causes come from solving it to the end.",
    ),
    "right_stopped": Words(
        "Det nye resultat blev stoppet, før det var bevist bedst. Årsagerne er fundet ved at regne færdigt.",
        "The new result was stopped before it was proven best. The causes come from solving it to the end.",
    ),
    "not_reproduced": Words(
        "Et af resultaterne giver ikke samme plan, når det regnes igen. Det kan være fra en anden udgave af "
        "programmet eller være ændret, så for disse botilbud kan årsagen ikke fastslås.",
        "One of the results does not give the same plan when solved again. It may come from another version of "
        "the program or have been altered, so for these botilbud the cause cannot be told.",
    ),
    "not_found": Words(
        "Årsagen er ikke fundet for alle ændringer inden for den tid, der var.",
        "The cause was not found for every change in the time there was.",
    ),
}
"""Code → what is said beside the answer."""


def step_of(before: str | None, after: str | None, *, there: bool) -> str:
    """Which of `STEPS` a change is; `there` tells whether the unit is still in the case."""
    if not there:
        return "gone"
    if before is None:
        return "gain"
    return "lose" if after is None else "change"


def change_words(change: Json, sides: Sides) -> Words:
    """One unit's change in a line: `Engen: Anna Holm fra Lægehuset → Bo Krogh fra Klinikken`."""
    nobody = Words("ingen læge", "no GP")
    was, now = (nobody if change[key] is None else sides.gp(change[key]) for key in ("from", "to"))
    if change["step"] == "gone":
        now = Words("ikke længere med i sagen", "no longer in the case")
    name = sides.unit(change["unit"])
    return Words(f"{name}: {was.da} → {now.da}", f"{name}: {was.en} → {now.en}")


def group_words(units: Sequence[Json], cause: Sequence[Json] | None, sides: Sides) -> Words:
    """How many changed how, and why: `3 botilbud får en læge, 1 skifter læge, fordi …`; a whole sentence.

    Args:
        units: the changes of one cause.
        cause: its differences with their words; None where it is not known.
        sides: the names of both cases.
    """
    if cause is not None and _is_own_going(units, cause):
        return Words(*(f"{capital(text)}." for text in (cause[0]["words"]["da"], cause[0]["words"]["en"])))
    said = _counts(units, sides)
    if cause is None:
        return Words(f"{said.da}; årsagen er ikke fundet.", f"{said.en}; the cause was not found.")
    why = joined(cause)
    return Words(f"{said.da}, {why.da}.", f"{said.en}, {why.en}.")


def _is_own_going(units: Sequence[Json], cause: Sequence[Json]) -> bool:
    """Whether a botilbud is gone from the plan for no other reason than that it was taken out of the case."""
    gone = {f"/botilbud/{one['botilbud']}" for one in units if one["step"] == "gone"}
    return len(cause) == 1 and gone == {cause[0].get("path")} and all(one["step"] == "gone" for one in units)


def _counts(units: Sequence[Json], sides: Sides) -> Words:
    if len(units) == 1:
        name, does = sides.unit(units[0]["unit"]), _ONE[units[0]["step"]]
        return Words(f"{capital(name)} {does.da}", f"{capital(name)} {does.en}")
    mixed = len({_is_section(one) for one in units}) > 1
    danish: list[str] = []
    english: list[str] = []
    for step in STEPS:
        taken = [one for one in units if one["step"] == step]
        if taken:
            who = _who(taken) if mixed or not danish else number(len(taken))
            danish.append(f"{who.da} {_ONE[step].da}")
            english.append(f"{who.en} {_ONE[step].en if len(taken) == 1 else _MANY_EN[step]}")
    return Words(", ".join(danish), ", ".join(english))


def _is_section(change: Json) -> bool:
    return bool(change["unit"] != change["botilbud"])


def _who(units: Sequence[Json]) -> Words:
    """`3 botilbud`, `2 botilbud og 1 afsnit`."""
    sections = sum(map(_is_section, units))
    nouns = (
        (len(units) - sections, Words("botilbud", "botilbud"), Words("botilbud", "botilbud")),
        (sections, Words("afsnit", "section"), Words("afsnit", "sections")),
    )
    return listing([counted(count, one, many) for count, one, many in nouns if count])


def explanation(groups: Sequence[Json], notes: Sequence[str], differences: Sequence[Json]) -> Words:
    """What an official reads first, at most three sentences and what must be said before them."""
    first = [NOTES[code] for code in notes if code.startswith("no_plan")]
    said = [Words(**group["words"]) for group in groups]
    if not said:
        return paragraph(first or [_nothing(differences)])
    if len(said) > _MOST_SENTENCES:
        rest = groups[_MOST_SENTENCES - 1 :]
        units, others = sum(len(group["units"]) for group in rest), len(rest)
        said = [
            *said[: _MOST_SENTENCES - 1],
            Words(
                f"Yderligere {units} ændringer har {others} andre årsager, som står nedenfor.",
                f"A further {units} changes have {others} other causes, given below.",
            ),
        ]
    return paragraph([*first, *said])


def _nothing(differences: Sequence[Json]) -> Words:
    if differences:
        count = len(differences)
        found = Words(f"{count} steder", f"{count} places") if count > 1 else Words("ét sted", "one place")
        return Words(
            f"Alle botilbud har samme læge i de to resultater, selv om oplysningerne er forskellige {found.da}.",
            f"Every botilbud has the same GP in both results, though the data differ in {found.en}.",
        )
    return Words("De to resultater er ens.", "The two results are the same.")


def objective_words(objective: str, value: int | None, side: int, sides: Sides) -> Words:
    """An objective's value with its unit; a dash where the result has none."""
    if value is None:
        return Words("–", "–")
    return travelled(metrics_of(sides)[side], value) if objective == "travel" else number(value)
