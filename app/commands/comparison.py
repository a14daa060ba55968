"""`compare`: two results side by side, and what caused each difference."""
# ruff: noqa: PLC0415 - the solver takes a second to load, and is loaded only when something is solved

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands.answering import Answering, ProgressOption, WorkersOption
from app.commands.common import JsonOption, Language, LanguageOption


def compare(
    left: Annotated[
        str, typer.Argument(metavar="FØR", help="Det første resultat af match --json. / The first result.")
    ],
    right: Annotated[
        str, typer.Argument(metavar="EFTER", help="Det andet resultat af match --json. / The second result.")
    ],
    as_json: JsonOption = False,
    workers: WorkersOption = 1,
    progress: ProgressOption = None,
    language: LanguageOption = Language.da,
) -> None:
    """Sammenlign to resultater: hvad er ændret, og skyldes det regler, oplysninger, beslutninger eller tilfældet.

    Compare two results: what changed, and was it the rules, the data, a decision or chance.
    """
    run = Answering(as_json, language, progress, {"left": left, "right": right})

    def one(_: str) -> dict[str, Any]:
        from app.commands.files import results_given
        from app.solving.asking import ask

        results = results_given(left, right)
        return run.watched(lambda tell, stop: ask("compare", results, workers=workers, progress=tell, stop=stop))

    def show(answer: dict[str, Any]) -> None:
        from app.commands.inquiries import show_answer

        show_answer("compare", answer, language)

    raise typer.Exit(run.over([f"{left} {right}"], one, show))
