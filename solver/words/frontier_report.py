"""The dispensation frontier as plain text: three sentences, a line for each step, who needs which dispensation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from solver.rulebook import Words
from solver.words.frontier import new_dispensations
from solver.words.names import KINDS, Names
from solver.words.numbers import Language, capital, listing
from solver.words.report import bulleted, names_of, say
from solver.words.table import heading, table, wrapped

Json = dict[str, Any]
NONE = "–"
UNNAMED = (
    Words("en læge", "a GP"),
    Words("en anden læge", "a second GP"),
    Words("en tredje læge", "a third GP"),
    Words("endnu en læge", "one more GP"),
)


def frontier_report(answer: Json, language: Language = "da") -> str:
    """The whole answer in at most a hundred columns.

    Args:
        answer: as `solver.questions.frontier.answer` gives it, or read back from JSON.
        language: of all words.
    """
    names = names_of(answer)
    parts = [wrapped(answer["explanation"][language], indent="")]
    if answer["conflict"]:
        title = Words("Dette kan ikke gælde på samme tid", "These cannot hold together")
        return "\n\n".join(
            [*parts, *bulleted([Words(**c["message"]) for c in answer["conflict"]], title, language)]
        )
    if answer["frontier"]:
        parts += [_table(answer, names, language), *_who(answer, names, language)]
    return "\n\n".join(parts)


def applications_text(answer: Json, new_dispensations: int, language: Language = "da") -> str:
    """The draft applications of one step, one after the other.

    Returns:
        Nothing where the step asks for none, or the answer has no such step or no drafts for it.
    """
    line = "\n\n" + "─" * 100 + "\n\n"
    return line.join(
        found["application"][language]
        for entry in answer["frontier"]
        if entry["new_dispensations"] == new_dispensations
        for found in entry["dispensations"]
        if found["application"] is not None
    )


def _table(answer: Json, names: Names, language: Language) -> str:
    total, entries = answer["of"], answer["frontier"]
    columns = [
        ("municipalities", Words("Kommuner", "Municipalities")),
        ("botilbud", Words("Botilbud", "Botilbud")),
        ("units", Words("Botilbud og afsnit", "With sections")),
    ]
    if total["municipalities"] == 1:
        columns = columns[1:]
    if total["units"] == total["botilbud"]:
        columns = columns[:-1]
    of = Words("af", "of")
    heads = [Words("Nye dispensationer", "New dispensations"), *(head for _, head in columns)]
    heads.append(Words("Får nu en læge", "Now get a GP"))
    rows = []
    for entry in entries:
        counts = [f"{entry[f'{key}_covered']} {say(of, language)} {total[key]}" for key, _ in columns]
        rows.append([str(entry["new_dispensations"]), *counts, _gained(entry, entries[0], names, language)])
    right = tuple(range(len(columns) + 1))
    return table([say(head, language) for head in heads], rows, right)


def _gained(entry: Json, first: Json, names: Names, language: Language) -> str:
    if entry is first:
        return ""
    gained, lost = (listing([Words(n, n) for n in map(names.unit, entry[key])]) for key in ("gained", "lost"))
    if not entry["gained"]:
        return NONE
    if not entry["lost"]:
        return say(gained, language)
    return say(
        Words(f"{gained.da} (men ikke {lost.da})", f"{gained.en} (but not {lost.en})"),
        language,
    )


def _who(answer: Json, names: Names, language: Language) -> list[str]:
    """The GPs of each step that brings a new plan, with the kind of dispensation and the units it is for."""
    parts = []
    for entry in answer["frontier"]:
        if not entry["dispensations"] or entry["asks"] != entry["new_dispensations"]:
            continue
        number = new_dispensations(entry["new_dispensations"])
        title = Words(f"Med {number.da}", f"With {number.en}")
        asked = entry["dispensations"]
        lines = [
            wrapped(say(_line(found, _who_it_is(place, asked, names), names), language), "    ", "  • ")
            for place, found in enumerate(asked)
        ]
        parts.append("\n".join([say(title, language) + ":", *lines]))
    if not parts:
        return []
    return [heading(say(Words("Hvem der skal søges dispensation til", "For whom to apply"), language)), *parts]


def _who_it_is(place: int, asked: Sequence[Json], names: Names) -> Words:
    """A GP with its clinic; the second unnamed one of a clinic is another GP, and so on."""
    found = asked[place]
    if not names.is_anonymous(found["gp"]):
        return names.gp_at_clinic(found["gp"])
    before = sum(one["clinic"] == found["clinic"] and names.is_anonymous(one["gp"]) for one in asked[:place])
    which, clinic = UNNAMED[min(before, len(UNNAMED) - 1)], names.clinic(found["clinic"])
    return Words(f"{which.da} fra {clinic}", f"{which.en} of {clinic}")


def _line(found: Json, gp: Words, names: Names) -> Words:
    kind = KINDS[found["kind"]]
    units = listing([Words(n, n) for n in map(names.unit, found["units"])])
    number = new_dispensations(found["number"]) if found["number"] > 1 else None
    more = Words(f", {number.da}", f", {number.en}") if number else Words("", "")
    return Words(
        f"{capital(gp.da)}: {units.da} ({kind.da}{more.da})",
        f"{capital(gp.en)}: {units.en} ({kind.en}{more.en})",
    )
