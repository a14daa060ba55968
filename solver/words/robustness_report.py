"""The answer to how well a plan stands as plain text: the short of it, a table, then each GP in words."""

from __future__ import annotations

from typing import Any

from solver.rulebook import Words
from solver.words.numbers import Language
from solver.words.report import say
from solver.words.table import heading, table, wrapped

Json = dict[str, Any]
HEADINGS = {
    "da": ("", "Hvis denne læge trækker sig", "Har nu", "Står uden læge", "Får en anden"),
    "en": ("", "If this GP withdraws", "Has now", "Left without", "Get another"),
}


def robustness_report(answer: Json, language: Language = "da") -> str:
    """The answer for people.

    Args:
        answer: as `solver.questions.robustness.answer` gives it, or read back from JSON.
        language: of all words.

    Returns:
        At most three sentences, then a table with the GP first whose withdrawal costs most cover, then each GP
        in words; without GPs the sentences alone, with what cannot hold together where there is no plan.
    """
    parts = [wrapped(answer["explanation"][language], "")]
    if answer.get("conflict"):
        parts += [wrapped(item["message"][language], first="• ") for item in answer["conflict"]]
    gps = answer["gps"]
    if gps:
        rows = [_row(number, one, language) for number, one in enumerate(gps, start=1)]
        parts.append(table(HEADINGS[language], rows, right=(0, 2, 3, 4)))
        title = say(Words("Læge for læge", "GP by GP"), language)
        lines = [
            wrapped(f"{number}. {one['explanation'][language]}", "   ", "")
            for number, one in enumerate(gps, start=1)
        ]
        parts.append(f"{heading(title)}\n\n" + "\n".join(lines))
        assumed = dict.fromkeys(one["assumed"][language] for one in gps)
        parts.append(wrapped(max(assumed, key=len), ""))
    return "\n\n".join(parts)


def _row(number: int, one: Json, language: Language) -> tuple[str, ...]:
    found, name = one["if_withdrawn"], one["name"][language]
    if found is None:
        return (str(number), name, str(len(one["units"])), "?", "?")
    changed = sum(1 for change in found["changes"] if change["to"] is not None)
    return (str(number), name, str(len(one["units"])), str(len(found["lose_cover"])), str(changed))
