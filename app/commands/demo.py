"""`demo`: a municipality under the rules before and after 13 August 2025, and what a meeting asks about it."""
# ruff: noqa: PLC0415 - the solver and the service are loaded only when the demo runs

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from app.commands.common import DONE, INFEASIBLE, Language, LanguageOption, out

DEMO = "norddjurs"
FILE = f"{DEMO}.json"
BEFORE, AFTER = "rm-2025-04-02", "rm-2025-08-13"
UNIT, TOP = "fjordglimt", 3
ASKS = {
    "da": (
        "Hvad har de nye regler ændret, og hvorfor?",
        "Hvem kunne ellers tage Fjordglimt, og hvad ville det koste de andre?",
        "Hvorfor får dette botilbud ingen læge?",
        "Hvilken dispensation ville hjælpe mest?",
    ),
    "en": (
        "What did the new rules change, and why?",
        "Who else could take Fjordglimt, and what would it cost the others?",
        "Why does this botilbud get no GP?",
        "Which dispensation would help most?",
    ),
}
"""What a meeting asks, in the order of the answers."""


def demo(
    rest: Annotated[
        bool, typer.Option("--rest/--no-rest", help="Vis også REST-tjenesten. / Show REST too.")
    ] = True,
    language: LanguageOption = Language.da,
) -> None:
    """Match Norddjurs (opdigtet sag) efter reglerne før og efter 13. august 2025, og svar på et mødes spørgsmål.

    Match Norddjurs (fictional) under the rules before and after 13 August 2025, and answer what a meeting asks.
    """
    from app.generate.demos import demo_text
    from solver.words.table import heading
    from solver.words.two_plans import two_plans

    tongue = language.tongue
    case = json.loads(demo_text(DEMO))
    before, after = (_asked(case, ruleset, "match") for ruleset in (BEFORE, AFTER))
    out(case["name"] + "\n")
    out(two_plans(before, after, tongue) + "\n")
    for question, (command, answer) in zip(ASKS[tongue], _answers(case, before, after, tongue), strict=True):
        out(f"\n{heading(question)}\n\n  botilbudsmatch {command}\n\n{answer}\n")
    if rest:
        from app.commands.demo_rest import show_rest

        show_rest(DEMO, tongue)
    raise typer.Exit(INFEASIBLE if "infeasible" in (before["status"], after["status"]) else DONE)


def _answers(case: Any, before: Any, after: Any, tongue: Any) -> Iterator[tuple[str, str]]:
    """Each question as a command, with its answer."""
    from solver import decide
    from solver.words.compare_report import compare_report
    from solver.words.frontier_report import frontier_report
    from solver.words.options_report import options_report
    from solver.words.table import wrapped

    yield f"compare {BEFORE}.json {AFTER}.json", compare_report(decide.compare(before, after), tongue)
    options = _asked(case, AFTER, "options", unit=UNIT, top=TOP)
    yield f"options {FILE} --unit {UNIT} --top {TOP}", options_report(options, tongue)
    shared = [one for one in after["unmatched"] if one["shortage"]]
    story = (shared or after["unmatched"])[0]["explanation"][tongue]
    yield f"match {FILE}", wrapped(story, "")
    yield f"frontier {FILE}", frontier_report(_asked(case, AFTER, "frontier"), tongue)


def _asked(case: dict[str, Any], ruleset: Any, verb: str, **about: Any) -> dict[str, Any]:
    from app.solving.documents import read_question
    from solver import decide

    asked = read_question({"case": case, "ruleset": ruleset})
    answer: dict[str, Any] = getattr(decide, verb)(asked.case, asked.ruleset, asked.policy, **about)
    return answer
