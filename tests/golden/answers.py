"""Twenty stories, twenty withdrawals and twenty receipts from invented cases, kept as text to be read aloud.

`python -m tests.golden.answers` rewrites them. The cases are drawn crowded on purpose, and an answer is kept only
where no earlier one is of the same kind.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from app.generate import generate
from solver.domain.case import Case
from solver.domain.policy import MaxTravel, Policy
from solver.explain.result import build
from solver.questions import receipt, robustness
from solver.questions.ground import Ground, ground
from solver.rulesets import named

FOLDER = Path(__file__).parent
WANTED = 20
LANGUAGES = ("da", "en")
CROWDED = ((14, 9), (18, 7), (10, 12), (22, 16))
RULESETS = ("rm-2025-08-13", "rm-2025-04-02")
Kind = tuple[Any, ...]
Told = Iterator[tuple[Kind, dict[str, str]]]
PER_CASE = 2


@cache
def grounds() -> tuple[Ground, ...]:
    """Crowded municipalities, some where no new dispensation may be proposed."""
    out = []
    for seed in range(1, 17):
        homes, gps = CROWDED[seed % len(CROWDED)]
        document = generate("kommune", seed, botilbud=homes, gps=gps)
        case = Case.model_validate_json(json.dumps(document))
        policy = Policy(
            dispensations="granted_only" if seed % 2 else "propose",
            silent_after=2,
            max_travel=MaxTravel(metres=2_500) if seed % 4 == 0 else None,
        )
        out.append(ground(case, named(RULESETS[seed % 3 == 0]), policy))
    return tuple(out)


def stories(asked: Ground) -> Told:
    """Why units get no GP."""
    outcome = asked.best()
    if outcome.plan is not None:
        found = build(asked.facts, outcome, provenance={})["unmatched"]
        for one in sorted(found, key=lambda one: any(group["code"] == "outcompeted" for group in one["reasons"])):
            groups = [group for group in one["reasons"] if group["gps"]]
            decided = {str(went["objective"]) for group in groups for went in group.get("went_to", ())}
            shared = one["shortage"] is not None
            yield (
                (tuple(group["code"] for group in groups), shared, tuple(sorted(map(str, decided)))),
                one["explanation"],
            )


def withdrawals(asked: Ground) -> Told:
    """What happens if a GP withdraws, and the case as a whole."""
    found = robustness.answer(asked)
    if found["gps"]:
        yield ("whole", len(found["gps"][0]["if_withdrawn"]["lose_cover"])), found["explanation"]
    for one in found["gps"]:
        without = one["if_withdrawn"]
        taken = tuple(sorted((t["gp"] is not None, t["needs_dispensation"] or "") for t in without["taken_over"]))
        kind = (len(without["lose_cover"]), min(2, len(without["changes"])), bool(one["existing"]), taken)
        yield kind, {each: f"{one['explanation'][each]} {one['assumed'][each]}" for each in LANGUAGES}


def receipts(asked: Ground) -> Told:
    """Letters to botilbud and GPs."""
    facts = asked.facts
    for role, party in [*(("gp", gp) for gp in facts.wish_tiers), *(("unit", unit) for unit in facts.units)]:
        found = receipt.answer(asked, **{role: party})
        closed = tuple(sorted({str(one["closed_by"]) for one in found["better"]}))
        yield (role, found.get("standing"), found["rank"], closed), found["text"]


ANSWERS: dict[str, Callable[[Ground], Told]] = {
    "unmatched": stories,
    "robustness": withdrawals,
    "receipts": receipts,
}


@cache
def chosen(name: str) -> tuple[dict[str, str], ...]:
    """The first twenty that are each of a kind of their own."""
    firsts: dict[Kind, dict[str, str]] = {}
    for asked in grounds():
        new = 0
        for kind, said in ANSWERS[name](asked):
            if kind not in firsts and new < PER_CASE and len(firsts) < WANTED:
                firsts[kind] = said
                new += 1
    return tuple(firsts.values())


def text(name: str, language: str) -> str:
    """The answers of one kind in one language, numbered."""
    between = "\n\n" + "─" * 72 + "\n\n"
    return between.join(f"{n}.\n{said[language]}" for n, said in enumerate(chosen(name), start=1)) + "\n"


def write() -> None:
    """Writes the texts anew, to be read before they are kept."""
    for name in ANSWERS:
        for language in LANGUAGES:
            (FOLDER / f"{name}.{language}.txt").write_text(text(name, language), encoding="utf-8")


if __name__ == "__main__":
    write()
