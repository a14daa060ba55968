"""What could get units a GP, as plain text: the sentences first, then every way."""

from __future__ import annotations

from typing import Any

from solver.rulebook import Words
from solver.words.numbers import Language, capital
from solver.words.table import heading, wrapped

Json = dict[str, Any]
TITLE = Words("Hvad der kunne skaffe en læge", "What could get a GP")

ROUNDABOUT = Words(
    "Hvor en mulighed nævner et andet botilbud, er det, fordi en læge derved kunne blive fri til dette.",
    "Where a way names another botilbud, it is because a GP could become free for this one by it.",
)


def unlocks_report(answer: Json, language: Language = "da") -> str:
    """The whole answer in at most a hundred columns.

    Args:
        answer: as `solver.questions.unlocks.answer` gives it, or read back from JSON.
        language: of all words.
    """
    title = TITLE.da if language == "da" else TITLE.en
    parts = [heading(title), wrapped(answer["explanation"][language], "")]
    units = answer["units"]
    for unit in units:
        said = unit["explanation"][language]
        # One unit that was asked for has been told already.
        lines = [f"{unit['name']}:"] + ([wrapped(said)] if said != answer["explanation"][language] else [])
        ways = list(dict.fromkeys(way[language] for way in unit["ways"] if way[language]))
        lines += [wrapped(capital(way), "    ", "  • ") for way in ways]
        if any(atom.get("unit", unit["unit"]) != unit["unit"] for atoms in unit["sets"] for atom in atoms):
            lines.append(wrapped(ROUNDABOUT.da if language == "da" else ROUNDABOUT.en))
        if len(lines) > 1:
            parts.append("\n".join(lines))
    return "\n\n".join(parts)
