"""`options`, `why-not`, `unlocks`, `frontier`, `robustness`, `receipt`: what is asked about the plan of a case."""
# ruff: noqa: PLC0415 - the solver takes a second to load, and is loaded only when something is solved

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import typer

from app.commands.answering import Answering, PolicyOption, ProgressOption, RulesetOption, WorkersOption
from app.commands.common import JsonOption, Language, LanguageOption, out

CaseArgument = Annotated[
    str, typer.Argument(metavar="SAG", help="Sagen som .json eller .xlsx; - er standard ind. / The case.")
]
UnitOption = Annotated[
    str | None,
    typer.Option(
        "--unit", metavar="ENHED", help="Botilbud eller afsnit: id, eller et navn kun ét har. / Unit: id or name."
    ),
]
GpOption = Annotated[
    str | None,
    typer.Option("--gp", metavar="LÆGE", help="Lægens id, eller et navn kun én har. / The GP's id or name."),
]
TopOption = Annotated[
    int | None, typer.Option("--top", metavar="ANTAL", help="Kun de bedste så mange. / Only the best so many.")
]

DraftsOption = Annotated[
    int | None,
    typer.Option(
        "--drafts",
        metavar="ANTAL",
        help="Vis udkast til ansøgningerne ved så mange nye dispensationer. / Draft applications for that many.",
    ),
]
Show = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class _Asked:
    """How a question is put: the options that all these commands share."""

    ruleset: str | None
    policy: str | None
    as_json: bool
    workers: int
    progress: bool | None
    language: Language

    def exit_status(self, verb: str, case: str, show: Show | None = None, **about: str | int | None) -> int:
        """Put a question about a case, show the answer, and say how it went."""
        run = Answering(self.as_json, self.language, self.progress)

        def one(path: str) -> dict[str, Any]:
            from app.commands.files import read_asked
            from app.solving.asking import ask

            asked = read_asked(path, self.ruleset, self.policy, verb, about)
            return run.watched(lambda tell, stop: ask(verb, asked, workers=self.workers, progress=tell, stop=stop))

        return run.over([case], one, show or (lambda answer: show_answer(verb, answer, self.language)))


def show_answer(verb: str, answer: dict[str, Any], language: Language) -> None:
    """Print an answer for people, in the words made for its question."""
    name = f"{verb.replace('-', '_')}_report"
    report = getattr(import_module(f"solver.words.{name}"), name)
    out(report(answer, language.tongue).rstrip("\n"))


def options(
    case: CaseArgument,
    unit: UnitOption = None,
    gp: GpOption = None,
    top: TopOption = None,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Vis alle muligheder for en enhed (--unit) eller en læge (--gp), med prisen for hver.

    Show all options of a unit or of a GP, ranked, with what each would cost the others.
    """
    asked = _Asked(ruleset, policy, as_json, workers, progress, language)
    raise typer.Exit(asked.exit_status("options", case, unit=unit, gp=gp, top=top))


def why_not(
    case: CaseArgument,
    unit: UnitOption = None,
    gp: GpOption = None,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Forklar, hvorfor en enhed (--unit) ikke får en bestemt læge (--gp), og hvad der skulle til.

    Explain why a unit does not get a certain GP, and what would have to give way.
    """
    asked = _Asked(ruleset, policy, as_json, workers, progress, language)
    raise typer.Exit(asked.exit_status("why-not", case, unit=unit, gp=gp))


def unlocks(
    case: CaseArgument,
    unit: UnitOption = None,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Find det mindste, der skal til, for at hver enhed uden læge får en; eller kun én enhed (--unit).

    Find the least it takes for each unit without a GP to get one, or for one unit.
    """
    asked = _Asked(ruleset, policy, as_json, workers, progress, language)
    raise typer.Exit(asked.exit_status("unlocks", case, unit=unit))


def frontier(
    case: CaseArgument,
    drafts: DraftsOption = None,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Vis den bedste dækning med 0, 1, 2, … nye dispensationer, og hvilke de er.

    Show the best coverage with 0, 1, 2, … new dispensations, and which they are.
    """
    asked = _Asked(ruleset, policy, as_json, workers, progress, language)

    def show(answer: dict[str, Any]) -> None:
        if drafts is not None:
            from solver.words.frontier_report import applications_text

            text = applications_text(answer, drafts, language.tongue)
            if text:
                out(text)
                return
        show_answer("frontier", answer, language)

    raise typer.Exit(asked.exit_status("frontier", case, show))


def robustness(
    case: CaseArgument,
    gp: GpOption = None,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Vis, hvad der sker med planen, hvis en læge trækker sig eller siger nej; eller kun én læge (--gp).

    Show what becomes of the plan if a GP withdraws or says no, for each GP or for one.
    """
    asked = _Asked(ruleset, policy, as_json, workers, progress, language)
    raise typer.Exit(asked.exit_status("robustness", case, gp=gp))


def receipt(
    case: CaseArgument,
    unit: UnitOption = None,
    gp: GpOption = None,
    ruleset: RulesetOption = None,
    policy: PolicyOption = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Skriv en kvittering, der kan udleveres til botilbuddet (--unit, også et delt) eller lægen (--gp).

    Write a receipt to hand out to the botilbud, a divided one too, or to the GP: what it got, and why nothing
    better.
    """
    asked = _Asked(ruleset, policy, as_json, workers, progress, language)
    raise typer.Exit(asked.exit_status("receipt", case, unit=unit, gp=gp))
