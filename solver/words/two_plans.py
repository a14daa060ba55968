"""Two results of one case one after the other, as plain text: each one's matches and coverage."""

from __future__ import annotations

from typing import Any

from solver.words.coverage import coverage_text
from solver.words.numbers import Language
from solver.words.report import matches_table, names_of
from solver.words.table import heading

Json = dict[str, Any]


def two_plans(before: Json, after: Json, language: Language = "da") -> str:
    """Both plans, each under the name of its ruleset.

    Args:
        before: the result under the former rules; `after` the one under the later.
        language: of all words.

    Returns:
        The matches and the coverage of each; a sentence in their place where there is no plan.
    """
    return "\n\n\n".join(_plan(result, language) for result in (before, after))


def _plan(result: Json, language: Language) -> str:
    title = heading(str(result["input"]["ruleset"]["title"]))
    if result["coverage"] is None:
        return f"{title}\n\n{_no_plan(language)}"
    matches = matches_table(result, names_of(result), language)
    return f"{title}\n\n{matches}\n\n{coverage_text(result['coverage'], language)}"


def _no_plan(language: Language) -> str:
    return "Der er ingen plan, der overholder reglerne." if language == "da" else "No plan obeys the rules."
