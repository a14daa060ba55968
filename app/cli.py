"""The command `botilbudsmatch`: which commands there are, and what becomes of errors nobody foresaw."""

from __future__ import annotations

import sys
import traceback
from typing import Annotated

import typer

from app.commands import comparison, demo, documents, inquiries, law, places, questions, service, sweep
from app.commands.common import INTERNAL, OUT_OF_MEMORY, Language, note, out
from app.commands.memory import out_of_memory
from app.solving.memory import ran_out

app = typer.Typer(
    name="botilbudsmatch",
    help=(
        "Find det bedste lovlige match af faste læger til botilbud, med bevis og begrundelser.\n\n"
        "Find the best lawful match of GPs to botilbud, with proof and reasons. "
        "--lang en gives English. Exit status: 0 a plan or an answer, 3 infeasible, 2 faults, 1 internal error, "
        "4 out of memory."
    ),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    (questions.match, "match"),
    (documents.validate, "validate"),
    (questions.assess, "assess"),
    (inquiries.options, "options"),
    (inquiries.why_not, "why-not"),
    (inquiries.unlocks, "unlocks"),
    (inquiries.frontier, "frontier"),
    (comparison.compare, "compare"),
    (inquiries.robustness, "robustness"),
    (inquiries.receipt, "receipt"),
    (law.rules, "rules"),
    (documents.schema, "schema"),
    (documents.template, "template"),
    (documents.generate, "generate"),
    (places.road_matrix, "road-matrix"),
    (places.locate, "locate"),
    (sweep.sweep, "sweep"),
    (demo.demo, "demo"),
    (service.serve, "serve"),
)
"""One line a command."""

for _function, _name in COMMANDS:
    app.command(_name)(_function)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - loaded only when asked for

        out(version("botilbudsmatch"))
        raise typer.Exit


@app.callback()
def top(
    context: typer.Context,
    language: Annotated[
        Language | None, typer.Option("--lang", help="Sprog, også her før kommandoen. / Language, here or after.")
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Vis versionen. / Show version."),
    ] = False,
) -> None:
    """What stands before a command; a language given behind it too is the one that counts."""
    if language is not None:
        context.default_map = {name: {"language": language.value} for _, name in COMMANDS}


def internal_error(error: Exception) -> None:
    """Tell of an error in the program, with its trace, on standard error."""
    note("Intern fejl i programmet, ikke i sagen. / An internal error of the program, not of the case.")
    note("".join(traceback.format_exception(error)).rstrip())


def main() -> None:
    """Run the command line; an error nobody foresaw is exit status 1, too little memory is 4."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except Exception as error:
        if ran_out(error):
            out_of_memory()
            sys.exit(OUT_OF_MEMORY)
        internal_error(error)
        sys.exit(INTERNAL)


if __name__ == "__main__":
    main()
