"""`sweep`: many cases under many rulesets and policies, over several processes, into one table."""
# ruff: noqa: PLC0415 - each command loads what it needs, and nothing else

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.commands.common import (
    DONE,
    FAULTS,
    INFEASIBLE,
    INTERNAL,
    OUT_OF_MEMORY,
    JsonOption,
    Language,
    LanguageOption,
    RefusedError,
    line,
    note,
    out,
)

if TYPE_CHECKING:
    from app.pieces.merge import Table
    from app.pieces.piece import Piece, Work
    from app.pieces.store import Store

INTERRUPTED = 130
STANDARD = "standard"
EVERY_S = 5.0
"""Between two lines of progress where standard error is no terminal."""
KINDS = (".json", ".xlsx")

PROGRESS = {
    "da": "{seconds:6.0f} s  {done} af {all} stykker, {failed} uden svar",
    "en": "{seconds:6.0f} s  {done} of {all} pieces, {failed} without an answer",
}
RESUMED = {
    "da": "{count} af {all} stykker er regnet allerede og bruges igen.",
    "en": "{count} of {all} pieces are there already and are used again.",
}
STOPPED = {
    "da": "Afbrudt. Det regnede er gemt; samme kommando går videre, hvor den slap.",
    "en": "Stopped. What was solved is kept; the same command goes on where it was.",
}
SUMMARY = {
    "da": "Kørsler i alt {rows}: {optimal} bevist bedste, {not_proven} ikke bevist, {infeasible} uden lovlig "
    "plan, {faults} med fejl i det indsendte, {failed} ikke regnet. Tabellen ligger i {path}.",
    "en": "Runs in all {rows}: {optimal} proven best, {not_proven} not proven, {infeasible} without a lawful "
    "plan, {faults} with faults in what was given, {failed} not solved. The table is in {path}.",
}


def sweep(
    folder: Annotated[Path, typer.Argument(metavar="MAPPE", help="Mappe med sager, .json og .xlsx. / Folder.")],
    into: Annotated[
        Path, typer.Option("--into", metavar="UD", help="Mappe til svar og tabel. / Folder for it all.")
    ],
    ruleset: Annotated[
        list[str] | None,
        typer.Option("--ruleset", metavar="ID|FIL", help="Regelsæt, gerne flere gange. / Several allowed."),
    ] = None,
    policy: Annotated[
        list[str] | None,
        typer.Option(
            "--policy", metavar="FIL", help="Policy, gerne flere gange; også standard. / Several allowed."
        ),
    ] = None,
    options: Annotated[
        bool, typer.Option("--options", help="Også mulighederne for hver enhed. / Options of each unit too.")
    ] = False,
    top: Annotated[int, typer.Option("--top", min=1, help="Muligheder pr. enhed. / Options of each.")] = 10,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processer. / Processes.")] = 1,
    memory_mb: Annotated[int, typer.Option("--memory-mb", min=512, help="MB pr. proces. / MB each.")] = 4096,
    most_s: Annotated[
        float, typer.Option("--most-s", min=1, help="Sekunder pr. stykke, før det afbrydes. / Seconds a piece.")
    ] = 3600.0,
    as_json: JsonOption = False,
    language: LanguageOption = Language.da,
) -> None:
    """Regn alle sager i en mappe under flere regelsæt og policyer, over flere processer, og saml dem i én tabel.

    Solve all cases of a folder under several rulesets and policies, over several processes, into one table.
    The same command goes on where it was stopped.
    """
    from app.commands.files import told
    from app.pieces.cut import OptionsWanted
    from app.pieces.store import Store

    with told(str(folder), language):
        work = _cut(folder, ruleset or [], policy or [], OptionsWanted(top) if options else None)
        try:
            store = Store(into)
            failed = _perform(work, folder, store, workers, memory_mb, most_s, language)
            table, path = _merged(work, store, failed)
        except OSError as wrong:
            raise RefusedError(
                "file_not_written",
                f"Der kan ikke skrives i {into} ({wrong.strerror}).",
                f"Nothing can be written in {into} ({wrong.strerror}).",
            ) from None
    counts = dict.fromkeys(("optimal", "infeasible", "faults", "failed"), 0) | table.counts()
    if as_json:
        out(line({"table": str(path), "counts": table.counts()}))
    else:
        out(SUMMARY[language.value].format(**counts, path=path))
        for row in table.rows:
            if row["status"] != "optimal" or row["pieces_without_answer"]:
                name = " · ".join(filter(None, (row["file"], row["ruleset"], row["policy"])))
                note(f"{name}: {row['explanation'][language.value]}")
    raise typer.Exit(_status(table, failed))


def _cut(folder: Path, rulesets: list[str], policies: list[str], options: Any) -> Work:
    from app.commands.files import json_file, read_file, ruleset_given
    from app.pieces.cut import cut

    names = _cases(folder)
    laws = [ruleset_given(one) for one in rulesets] or [None]
    wanted: dict[str, Any] = {}
    for one in policies or [STANDARD]:
        name = STANDARD if one == STANDARD else Path(one).stem
        if name in wanted:
            raise RefusedError(
                "policy_twice",
                f"To policyer hedder {name}; giv filerne hver sit navn.",
                f"Two policies are called {name}; give the files names of their own.",
            )
        wanted[name] = {} if one == STANDARD else json_file(one, "policy")
    return cut(names, lambda name: read_file(str(folder / name)), laws, wanted, options)


def _cases(folder: Path) -> list[str]:
    """Names of the files of a folder that can be cases, sorted; what Excel leaves beside an open one is none."""
    if not folder.is_dir():
        raise RefusedError("no_folder", f"Der er ingen mappe {folder}.", f"There is no folder {folder}.")
    found = [one.name for one in folder.iterdir() if one.suffix.lower() in KINDS and one.is_file()]
    names = sorted(name for name in found if not name.startswith((".", "~$")))
    if not names:
        raise RefusedError(
            "no_cases",
            f"Mappen {folder} har ingen sager (.json eller .xlsx).",
            f"The folder {folder} has no cases (.json or .xlsx).",
        )
    return names


def _perform(
    work: Work, folder: Path, store: Store, workers: int, memory_mb: int, most_s: float, language: Language
) -> dict[str, str]:
    """Do the pieces that have no answer yet; gives those that got none, each with why."""
    from app.pieces.piece import canonical
    from app.pieces.spread import Spread

    store.write("work.json", canonical(work.as_json()))
    left = [piece for piece in work.pieces if store.answer(piece.id) is None]
    failed: dict[str, str] = {}
    shown = _Shown(len(work.pieces), len(work.pieces) - len(left), failed, language)

    def keep(piece: Piece, answer: bytes) -> None:
        store.keep(piece, answer)
        shown.done += 1

    def missed(piece: Piece, code: str, where: str) -> None:
        failed[piece.id] = code
        shown.line(f"{work.file_of[piece.id]} ({piece.kind}): {code} {where}".rstrip())

    orders = [(piece, (folder / work.file_of[piece.id]).resolve()) for piece in left]
    try:
        if orders:
            Spread(min(workers, len(orders)), memory_mb, most_s).run(orders, keep, missed, shown.tick)
    except KeyboardInterrupt:
        shown.line(STOPPED[language.value])
        raise typer.Exit(INTERRUPTED) from None
    shown.clear()
    return failed


def _merged(work: Work, store: Store, failed: Mapping[str, str]) -> tuple[Table, Path]:
    from app.pieces.merge import merge
    from app.pieces.piece import canonical
    from app.pieces.sheet import options_csv, rows_csv

    table = merge(work, store.answer, failed)
    store.write("table.json", canonical(table.as_json()))
    if any(len(row.pieces) > 1 for row in work.rows):
        store.write("options.csv", options_csv(table))
    return table, store.write("table.csv", rows_csv(table))


def _status(table: Table, failed: Mapping[str, str]) -> int:
    """The highest exit status that a row or a failed piece asks for."""
    of_row = {"faults": FAULTS, "infeasible": INFEASIBLE}
    worst = [of_row.get(row["status"], DONE) for row in table.rows]
    worst += [OUT_OF_MEMORY if code == "out_of_memory" else INTERNAL for code in failed.values()]
    return max(worst, default=DONE)


class _Shown:
    """How far the run is, on standard error: one line that changes on a terminal, else one now and then."""

    def __init__(self, all_pieces: int, done: int, failed: Mapping[str, str], language: Language) -> None:
        self.done = done
        self._all = all_pieces
        self._failed = failed
        self._text = PROGRESS[language.value]
        self._began = self._last = time.monotonic()
        self._terminal = sys.stderr.isatty()
        if done:
            note(RESUMED[language.value].format(count=done, all=all_pieces))

    def tick(self) -> None:
        """Show it, if it is time to."""
        now = time.monotonic()
        if now - self._last < (0.2 if self._terminal else EVERY_S):
            return
        self._last = now
        text = self._text.format(
            seconds=now - self._began, done=self.done, all=self._all, failed=len(self._failed)
        )
        if self._terminal:
            sys.stderr.write(f"\r\033[K{text}")
            sys.stderr.flush()
        else:
            note(text)

    def line(self, text: str) -> None:
        """Say something that stays."""
        self.clear()
        note(text)

    def clear(self) -> None:
        """Take the changing line away."""
        if self._terminal:
            sys.stderr.write("\r\033[K")
