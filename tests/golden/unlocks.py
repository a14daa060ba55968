"""Twenty answers to what could get a unit a GP, kept as text; `python -m tests.golden.unlocks` rewrites them.

From crowded invented municipalities, each answer of another kind than those before it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from app.generate import generate
from solver.domain.case import Case
from solver.domain.policy import MaxTravel, Policy
from solver.questions import unlocks
from solver.questions.ground import ground
from solver.rulesets import named
from solver.words.numbers import Language
from solver.words.unlocks_report import unlocks_report

FOLDER = Path(__file__).parent
WANTED = 20
SEEDS = range(1, 40)
CROWDED = ((14, 9), (18, 7), (10, 12), (22, 16))
RULESETS = ("rm-2025-08-13", "rm-2025-04-02", "aftale25-2025-01-01")
MOST_OF_A_CASE = 2
LANGUAGES: tuple[Language, ...] = ("da", "en")
Json = dict[str, Any]


def _answers(seed: int) -> list[Json]:
    """The answers about the first units without a GP of one municipality."""
    homes, gps = CROWDED[seed % len(CROWDED)]
    case = Case.model_validate_json(json.dumps(generate("kommune", seed, botilbud=homes, gps=gps)))
    policy = Policy(
        dispensations="granted_only" if seed % 2 else "propose",
        silent_after=2 if seed % 3 else None,
        max_travel=MaxTravel(metres=(4_000, 9_000, 25_000)[seed % 3]),
        objectives=("new_dispensations", "units_covered") if seed % 7 == 0 else "standard",
    )
    asked = ground(case, named(RULESETS[seed % 5 % 3]), policy)
    plan = asked.best().plan
    assert plan is not None
    held = asked.facts.holders(plan)
    without = [unit for unit in asked.facts.units if unit in asked.facts.in_scope and unit not in held]
    return [unlocks.answer(asked, unit) for unit in without[:MOST_OF_A_CASE]]


def _kind(answer: Json) -> tuple[Any, ...]:
    """What makes an answer unlike another: how many ways, how large, and of which kinds of atoms."""
    sets = answer["units"][0]["sets"]
    kinds = {tuple(atom["kind"] for atom in atoms) for atoms in sets}
    return len(sets) in (0, 1, 20), tuple(sorted(kinds))


@cache
def chosen() -> tuple[Json, ...]:
    """The twenty answers."""
    seen: set[tuple[Any, ...]] = set()
    out: list[Json] = []
    for seed in SEEDS:
        for answer in _answers(seed):
            if _kind(answer) not in seen and len(out) < WANTED:
                seen.add(_kind(answer))
                out.append(answer)
        if len(out) == WANTED:
            break
    return tuple(out)


def text(language: Language) -> str:
    """All twenty, apart by rules."""
    return f"\n{'─' * 100}\n\n".join(unlocks_report(answer, language) + "\n" for answer in chosen())


def write() -> None:
    """Writes the texts anew, to be read before they are kept."""
    for language in LANGUAGES:
        (FOLDER / f"unlocks.{language}.txt").write_text(text(language), encoding="utf-8")


if __name__ == "__main__":
    write()
