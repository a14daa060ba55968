"""`match` and `assess`: the questions about a case, answered on the command line."""
# ruff: noqa: PLC0415 - the solver takes a second to load, and is loaded only when something is solved

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from app.commands.common import (
    DONE,
    FAULTS,
    INFEASIBLE,
    INTERNAL,
    JsonOption,
    Language,
    LanguageOption,
    RefusedError,
    line,
    note,
    out,
    show_faults,
    write_bytes,
)

Cases = Annotated[list[str], typer.Argument(metavar="SAG", help="Sager som .json eller .xlsx; - er standard ind.")]
RulesetOption = Annotated[
    str | None,
    typer.Option("--ruleset", metavar="ID|FIL", help="Regelsæt; ellers efter sagens dag og region. / Ruleset."),
]
PolicyOption = Annotated[
    str | None, typer.Option("--policy", metavar="FIL", help="Policy som JSON: mål, frister, grænser. / Policy.")
]
WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="Tråde. / Threads.")]
ProgressOption = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="Vis fremdrift; ellers kun på en skærm. / Show progress."),
]


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
    run = _Run(as_json, language, progress)

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
    run = _Run(as_json, language, progress)

    def one(path: str) -> dict[str, Any]:
        from app.commands.files import plan_given, read_asked

        asked = read_asked(path, ruleset, policy, plan_given(plan))
        from solver import decide

        return run.watched(
            lambda tell, stop: decide.assess(asked.case, asked.ruleset, asked.policy, dict(asked.plan))
        )

    def show(result: dict[str, Any]) -> None:
        from app.commands.assessment import assessment

        out(assessment(result, language.value))

    raise typer.Exit(run.over([case], one, show))


class _Run:
    """One command over one or more cases: what each comes to, and the exit status of all."""

    def __init__(self, as_json: bool, language: Language, progress: bool | None) -> None:
        self._json = as_json
        self._language = language
        self._progress = progress
        self._stopped = False

    def watched(self, work: Callable[..., dict[str, Any]]) -> dict[str, Any]:
        """Do the solving with its progress shown and Ctrl-C heard."""
        from app.commands.running import Watch
        from solver.goals import GOALS

        titles: dict[str, str] = {slug: getattr(goal.title, self._language.value) for slug, goal in GOALS.items()}
        watch = Watch(self._language, self._progress, lambda slug: titles.get(slug, slug))
        result = watch.run(work)
        self._stopped = watch.stopped.is_set()
        return result

    def over(
        self,
        cases: list[str],
        one: Callable[[str], dict[str, Any]],
        show: Callable[[dict[str, Any]], None],
    ) -> int:
        """Answer case after case.

        Returns:
            The highest of the cases' exit statuses.
        """
        worst = DONE
        for number, path in enumerate(cases):
            if self._stopped:
                left = ", ".join(cases[number:])
                note({"da": f"Ikke regnet: {left}", "en": f"Not solved: {left}"}[self._language.value])
                break
            worst = max(worst, self._answer(path, one, show))
        return worst

    def _answer(
        self, path: str, one: Callable[[str], dict[str, Any]], show: Callable[[dict[str, Any]], None]
    ) -> int:
        from app.solving.documents import DocumentsError
        from solver.domain.faults import FaultsError

        try:
            result = one(path)
        except RefusedError as refused:
            return self._failed(path, refused.code, [refused.as_json()])
        except DocumentsError as wrong:
            return self._failed(path, "faults", wrong.as_json())
        except FaultsError as wrong:
            return self._failed(path, "faults", DocumentsError([("case", f) for f in wrong.faults]).as_json())
        except Exception as broken:
            return self._broke(path, broken)
        if self._json:
            out(line(result))
        else:
            show(result)
        return INFEASIBLE if result.get("status") == "infeasible" and "violations" not in result else DONE

    def _failed(self, path: str, code: str, faults: list[dict[str, Any]]) -> int:
        if self._json:
            out(line({"case": path, "code": code, "faults": faults}))
        else:
            show_faults(path, faults, self._language)
        return FAULTS

    def _broke(self, path: str, broken: Exception) -> int:
        from app.cli import internal_error

        if self._json:
            out(line({"case": path, "code": "internal_error", "faults": []}))
        internal_error(broken)
        return INTERNAL
