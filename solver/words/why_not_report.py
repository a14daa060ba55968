"""The answer to `why-not` as plain text: the short of it, both plans side by side, what could give way."""

from __future__ import annotations

from typing import Any

from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.numbers import Language, number, travelled
from solver.words.report import say
from solver.words.table import heading, table, wrapped

Json = dict[str, Any]
SIDES = ("plan", "with_pair")
NOBODY = Words("ingen læge", "no GP")


def why_not_report(answer: Json, language: Language = "da") -> str:
    """The answer for people.

    Args:
        answer: as `solver.questions.why_not.answer` gives it, or read back from JSON.
        language: of all words.

    Returns:
        The sentences; then, where a plan holds the pair, who has what in both plans and what each aim comes to;
        without any plan what cannot hold together.
    """
    parts = [wrapped(answer["explanation"][language], "")]
    if answer.get("conflict"):
        parts += [wrapped(item["message"][language], first="• ") for item in answer["conflict"]]
    if answer.get("plans"):
        parts += [_who(answer, language), _aims(answer, language)]
    return "\n\n".join(parts)


def _who(answer: Json, language: Language) -> str:
    head = {"da": ("Botilbud eller afsnit", "Forslaget", "Med dette match"),
            "en": ("Botilbud or section", "The proposal", "With this match")}[language]  # fmt: skip
    rows = [
        (row["name"], *(row[key][language] if row[key] else say(NOBODY, language) for key in ("old", "new")))
        for row in answer["side_by_side"]
    ]
    title = heading(say(Words("De to planer side om side", "The two plans side by side"), language))
    return f"{title}\n\n{table(head, rows)}"


def _aims(answer: Json, language: Language) -> str:
    head = {"da": ("Hensyn, det vigtigste først", "Forslaget", "Med dette match"),
            "en": ("Aim, the weightiest first", "The proposal", "With this match")}[language]  # fmt: skip
    metric = answer["travel"]["metric"] if answer["travel"] else "metres"
    rows = [
        (
            say(GOALS[row["id"]].title, language),
            *(_value(row[key], row["id"], metric, language) for key in SIDES),
        )
        for row in answer["objectives"]
    ]
    return table(head, rows, right=(1, 2))


def _value(value: int | None, objective: str, metric: str, language: Language) -> str:
    if value is None:
        return "–"
    return say(travelled(metric, value) if objective == "travel" else number(value), language)
