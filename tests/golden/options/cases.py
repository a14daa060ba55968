"""Twenty answers to `options` and twenty to `why-not`; `python -m tests.golden.options.cases` writes them anew.

The cases are those of the frontiers. Of each the unit in turn is asked about, or a GP, and the pair in turn.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from solver import decide
from solver.words.options_report import options_report
from solver.words.why_not_report import why_not_report
from tests.golden.frontier_cases import ASKED, LANGUAGES
from tests.model.running import Question

FOLDER = Path(__file__).parent
TOP = 6
BY_GP = frozenset({"norddjurs-april", "hedensted", "ikast", "bakken"})
"""Cases of which a GP's options are asked for."""
KINDS = ("options", "why_not")
LINE = "─" * 100


@cache
def answers(kind: str) -> dict[str, dict[str, Any]]:
    """Name of each question → its answer."""
    out = {}
    for number, (name, kept) in enumerate(ASKED.items()):
        asked = Question.read(kept.case, kept.ruleset, kept.policy)
        documents = asked.case, asked.ruleset, asked.policy
        facts = asked.facts
        units = [unit for unit in facts.units if unit not in facts.holder]
        unit, gp = units[number % len(units)], sorted(facts.gps)[number % len(facts.gps)]
        if kind == "why_not":
            out[f"{name}: {unit}, {gp}"] = decide.why_not(*documents, unit=unit, gp=gp)
        elif name in BY_GP:
            out[f"{name}: {gp}"] = decide.options(*documents, gp=gp, top=TOP)
        else:
            out[f"{name}: {unit}"] = decide.options(*documents, unit=unit, top=TOP)
    return out


def text(kind: str, language: Any) -> str:
    """All answers of a kind as one text."""
    report = options_report if kind == "options" else why_not_report
    parts = [f"{name}\n{LINE}\n{report(answer, language)}\n" for name, answer in answers(kind).items()]
    return "\n\n".join(parts)


if __name__ == "__main__":
    for kind in KINDS:
        for language in LANGUAGES:
            (FOLDER / f"{kind}.{language}.txt").write_text(text(kind, language), encoding="utf-8")
