"""`demo`: a municipality under the rules before and after 13 August 2025, then the same over REST."""
# ruff: noqa: PLC0415 - the solver and the service are loaded only when the demo runs

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from app.commands.common import DONE, INFEASIBLE, Language, LanguageOption, out

DEMO = "norddjurs"
BEFORE, AFTER = "rm-2025-04-02", "rm-2025-08-13"
ALONE = {"based_on": AFTER, "id": "uden-dispensationsreglen", "nursing_home_dispensable": False}
"""The later rules without the dispensation for nursing-home doctors, so that its own share is seen."""
GAP = "\n\n"
"""What stands between a heading and what it is over."""
ALONE_TITLE = {
    "da": "Hvad dispensationsreglen alene gør",
    "en": "What the dispensation rule does by itself",
}


def demo(
    rest: Annotated[
        bool, typer.Option("--rest/--no-rest", help="Vis også REST-tjenesten. / Show REST too.")
    ] = True,
    language: LanguageOption = Language.da,
) -> None:
    """Match Norddjurs (opdigtet sag) efter reglerne før og efter 13. august 2025, og vis forskellen.

    Match Norddjurs (fictional) under the rules before and after 13 August 2025, and show what changed.
    """
    from app.generate.demos import demo_text
    from solver.words.difference_report import changes_text, difference_report
    from solver.words.report import names_of
    from solver.words.table import heading

    tongue = language.tongue
    case = json.loads(demo_text(DEMO))
    before, after = (_solved(case, ruleset) for ruleset in (BEFORE, AFTER))
    out(case["name"] + "\n")
    out(difference_report(before, after, tongue) + "\n")
    alone = _solved(case, ALONE)
    if alone["coverage"] is not None and after["coverage"] is not None:
        changes = changes_text(alone, after, names_of(after), tongue)
        out(f"{heading(ALONE_TITLE[tongue])}\n\n{changes.partition(GAP)[2]}\n")
    if rest:
        from app.commands.demo_rest import show_rest

        show_rest(DEMO, tongue)
    raise typer.Exit(INFEASIBLE if "infeasible" in (before["status"], after["status"]) else DONE)


def _solved(case: dict[str, Any], ruleset: Any) -> dict[str, Any]:
    from app.solving.documents import read_question
    from solver import decide

    asked = read_question({"case": case, "ruleset": ruleset})
    return decide.match(asked.case, asked.ruleset, asked.policy)
