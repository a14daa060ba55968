"""`match` and `assess`: the questions about a case, answered on the command line."""
# ruff: noqa: PLC0415 - the solver takes a second to load, and is loaded only when something is solved

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands.answering import Answering, PolicyOption, ProgressOption, RulesetOption, WorkersOption
from app.commands.common import FAULTS, JsonOption, Language, LanguageOption, note, out, write_bytes

Cases = Annotated[list[str], typer.Argument(metavar="SAG", help="Sager som .json eller .xlsx; - er standard ind.")]


def match(
    cases: Cases,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    xlsx: Annotated[
        str | None,
        typer.Option("--xlsx", metavar="UD", help="Skriv også resultatet som projektmappe. / Workbook."),
    ] = None,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Find den bedste lovlige plan for hver sag, med begrundelser.

    Find the best lawful plan for each case, with reasons. Ctrl-C keeps the best plan so far.
    """
    if xlsx is not None and len(cases) > 1:
        note({"da": "--xlsx tager én sag ad gangen.", "en": "--xlsx takes one case at a time."}[language.value])
        raise typer.Exit(FAULTS)
    run = Answering(as_json, language, progress)

    def one(path: str) -> dict[str, Any]:
        from app.commands.files import read_asked

        asked = read_asked(path, ruleset, policy)
        from solver import decide

        result = run.watched(
            lambda tell, stop: decide.match(
                asked.case, asked.ruleset, asked.policy, workers=workers, progress=tell, stop=stop
            )
        )
        if xlsx is not None:
            from app.exports.result_workbook import write_result

            write_bytes(xlsx, write_result(result))
        return result

    def show(result: dict[str, Any]) -> None:
        from solver.words.report import report

        out(report(result, language.tongue) + "\n")

    raise typer.Exit(run.over(cases, one, show))


def assess(
    case: Annotated[str, typer.Argument(metavar="SAG", help="Sagen som .json eller .xlsx.")],
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help='Planen {"enhed": "læge"}, eller et resultat af match --json.')
    ],
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Bedøm en plan: hvilke regler den bryder, og hvor langt den er fra den bedste.

    Judge a plan of one's own: which rules it breaks, and how far it is from the best one.
    """
    run = Answering(as_json, language, progress)

    def one(path: str) -> dict[str, Any]:
        from app.commands.files import plan_given, read_asked

        asked = read_asked(path, ruleset, policy, "assess", {"plan": plan_given(plan)})
        from solver import decide

        return run.watched(
            lambda tell, stop: decide.assess(asked.case, asked.ruleset, asked.policy, dict(asked.plan))
        )

    def show(result: dict[str, Any]) -> None:
        from app.commands.assessment import assessment

        out(assessment(result, language.value))

    raise typer.Exit(run.over([case], one, show))
