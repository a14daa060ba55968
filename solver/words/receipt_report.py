"""A party's receipt for the terminal: the short of it, then the letter as it can be handed out."""

from __future__ import annotations

from typing import Any

from solver.words.numbers import Language
from solver.words.table import wrapped

Json = dict[str, Any]


def receipt_report(answer: Json, language: Language = "da") -> str:
    """The answer for people.

    Args:
        answer: as `solver.questions.receipt.answer` gives it, or read back from JSON.
        language: of all words.

    Returns:
        The letter, its lines wrapped; without a proven plan what stands in the way.
    """
    if answer["text"] is None:
        parts = [wrapped(answer["explanation"][language], "")]
        parts += [wrapped(item["message"][language], first="• ") for item in answer.get("conflict", ())]
        return "\n\n".join(parts)
    lines = answer["text"][language].split("\n")
    return "\n".join(wrapped(line, "  " if line.startswith("–") else "", "") for line in lines)
