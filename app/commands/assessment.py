"""What a plan was found to break and to be worth, as a table for people."""

from __future__ import annotations

from typing import Any

from solver.goals import GOALS
from solver.rules import rule
from solver.words.table import heading, table

VIOLATIONS = {"da": "Brudte regler", "en": "Rules broken"}
NONE = {"da": "Planen bryder ingen regler.", "en": "The plan breaks no rule."}
HEADS = {
    "da": ("Regel", "Læge", "Enhed", "Klinik"),
    "en": ("Rule", "GP", "Unit", "Clinic"),
}
VALUES = {
    "da": ("Hensyn, det vigtigste først", "Planen", "Den bedste"),
    "en": ("Objective, the weightiest first", "The plan", "The best"),
}
NO_OPTIMUM = {"da": "Ingen plan overholder reglerne.", "en": "No plan obeys the rules."}


def assessment(answer: dict[str, Any], language: str) -> str:
    """The answer of `assess` as text.

    Args:
        answer: `violations`, `objectives` and `optimum`.
        language: `da` or `en`.
    """
    broken = [
        (
            getattr(rule(found["rule"]).title, language),
            found.get("gp") or "–",
            found.get("unit") or "–",
            found.get("clinic") or "–",
        )
        for found in answer["violations"]
    ]
    first = f"{heading(VIOLATIONS[language])}\n\n{table(HEADS[language], broken)}" if broken else NONE[language]
    best = {one["id"]: one["value"] for one in answer["optimum"] or []}
    values = [
        (getattr(GOALS[one["id"]].title, language), _figure(one["value"]), _figure(best.get(one["id"])))
        for one in answer["objectives"]
    ]
    parts = [first, table(VALUES[language], values, right=(1, 2)), *([] if best else [NO_OPTIMUM[language]])]
    return "\n\n".join(parts) + "\n"


def _figure(value: int | None) -> str:
    return "–" if value is None else str(value)
