"""Files as they are given: cases as JSON or workbook, told apart by content, and the documents beside them."""
# ruff: noqa: PLC0415 - what reads workbooks is loaded only when there is one

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from app.commands.common import FAULTS, Language, RefusedError, refuse, show_faults
from app.solving.documents import (
    BrokenBodyError,
    Documents,
    DocumentsError,
    Results,
    parse_body,
    read_parts,
    read_results,
)
from solver.domain.case import Case
from solver.domain.faults import Fault, FaultsError
from solver.domain.reading import read_case

ZIP = b"PK\x03\x04"
"""What a workbook begins with."""
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""What a workbook of Excel 97–2003 begins with, or one with a password."""


def read_file(path: str) -> bytes:
    """The bytes of a file; `-` is standard input.

    Raises:
        RefusedError: `file_missing`, `file_is_folder` or `file_unreadable`.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise RefusedError("file_missing", f"Filen {path} findes ikke.", f"There is no file {path}.") from None
    except IsADirectoryError:
        raise RefusedError(
            "file_is_folder", f"{path} er en mappe; skriv navnet på en fil.", f"{path} is a folder; name a file."
        ) from None
    except OSError as wrong:
        raise RefusedError(
            "file_unreadable",
            f"Filen {path} kan ikke læses ({wrong.strerror}).",
            f"The file {path} cannot be read ({wrong.strerror}).",
        ) from None


def is_workbook(data: bytes) -> bool:
    """Whether bytes are a workbook rather than JSON, told by how they begin."""
    return data.startswith((ZIP, OLD_EXCEL))


def case_from(data: bytes) -> Case:
    """The case in a file's bytes, JSON or workbook.

    Raises:
        FaultsError: it has faults; those of a workbook by sheet and cell.
    """
    if is_workbook(data):
        from app.imports.workbook import read_workbook_case

        return read_workbook_case(data)
    return read_case(data)


def values_of(path: str) -> Any:
    """The values of a case's document, JSON or workbook, whether they are a case without faults or not.

    Raises:
        RefusedError: the file cannot be read.
        FaultsError: a sheet or a cell of a workbook cannot be read.
        DocumentsError: it is no JSON.
    """
    data = read_file(path)
    if is_workbook(data):
        from app.imports.workbook import read_workbook

        return read_workbook(data)
    return json_file(path, "case")


def read_asked(
    path: str,
    ruleset: str | None,
    policy: str | None,
    verb: str = "match",
    also: Mapping[str, Any] | None = None,
) -> Documents:
    """The documents of a question put on the command line.

    Args:
        path: the case's file.
        ruleset: an id or a file; None leaves the choice to the case's day and region.
        policy: a file; None is the standard policy.
        verb: which question it is.
        also: what else it comes with: `plan`, `unit`, `gp`, `top`; None is not given.

    Raises:
        RefusedError: a file cannot be read.
        DocumentsError: the documents have faults; all are listed.
    """
    data = read_file(path)
    question = {key: value for key, value in (also or {}).items() if value is not None}
    if ruleset is not None:
        question["ruleset"] = ruleset_given(ruleset)
    if policy is not None:
        question["policy"] = json_file(policy, "policy")
    return read_parts(lambda: case_from(data), question, verb)


def results_given(left: str, right: str) -> Results:
    """The two results to compare.

    Args:
        left: a file with one result of `match --json`; `right` likewise.

    Raises:
        RefusedError: a file cannot be read.
        DocumentsError: one is no such result; all faults are listed.
    """
    question = {}
    for side, path in (("left", left), ("right", right)):
        data = read_file(path)
        try:
            question[side] = parse_body(data)
        except BrokenBodyError as broken:
            count = _results_in(data)
            fault = Fault("", "several_results", {"count": count}) if count > 1 else broken.fault
            raise DocumentsError([(side, fault)]) from None
    return read_results(question)


def _results_in(data: bytes) -> int:
    """How many JSON objects a file has, one a line; 0 where a line is none."""
    lines = [text for text in data.splitlines() if text.strip()]
    return len(lines) if all(text.startswith(b"{") and text.rstrip().endswith(b"}") for text in lines) else 0


def ruleset_given(text: str) -> Any:
    """A ruleset's id as it is, or the values of the file that the text names."""
    looks_like_file = text.endswith(".json") or "/" in text or "\\" in text
    return json_file(text, "ruleset") if looks_like_file or Path(text).is_file() else text


def json_file(path: str, document: str) -> Any:
    """The values of a JSON file.

    Raises:
        RefusedError: the file cannot be read.
        DocumentsError: it is no JSON; the fault names the document.
    """
    try:
        return parse_body(read_file(path))
    except BrokenBodyError as broken:
        raise DocumentsError([(document, broken.fault)]) from None


def plan_given(path: str) -> dict[str, Any]:
    """The plan in a file: {unit: gp}, or a result of `match --json`, whose matches are taken.

    Raises:
        RefusedError: the file cannot be read, or holds neither (`no_plan`).
        DocumentsError: it is no JSON.
    """
    values = json_file(path, "plan")
    if isinstance(values, dict) and isinstance(values.get("matches"), list):
        try:
            return {match["unit"]: match["gp"] for match in values["matches"]}
        except (KeyError, TypeError):
            values = None
    if not isinstance(values, dict):
        raise RefusedError(
            "no_plan",
            f'{path} er ikke en plan; den skrives som {{"enhed": "læge"}}, eller giv et resultat af match --json.',
            f'{path} is no plan; write it as {{"unit": "gp"}}, or give a result of match --json.',
        )
    return values


def faults_of(path: str) -> list[dict[str, Any]]:
    """The faults of a case's file as JSON; empty where there is none.

    Raises:
        RefusedError: the file cannot be read.
    """
    try:
        case_from(read_file(path))
    except FaultsError as wrong:
        return DocumentsError([("case", fault) for fault in wrong.faults]).as_json()
    return []


@contextmanager
def told(name: str, language: Language) -> Iterator[None]:
    """Tell of whatever is wrong with what was given, and end with its exit status.

    Args:
        name: what to call the document that may have faults.
        language: of what is told.

    Raises:
        typer.Exit: something was wrong.
    """
    try:
        yield
    except RefusedError as refused:
        refuse(refused, language)
    except DocumentsError as wrong:
        show_faults(name, wrong.as_json(), language)
        raise typer.Exit(FAULTS) from None
    except FaultsError as wrong:
        show_faults(name, DocumentsError([("case", fault) for fault in wrong.faults]).as_json(), language)
        raise typer.Exit(FAULTS) from None
