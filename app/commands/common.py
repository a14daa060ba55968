"""What all commands share: the language, the exit statuses, how faults are shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, NoReturn

import typer

DONE, INTERNAL, FAULTS, INFEASIBLE, OUT_OF_MEMORY = 0, 1, 2, 3, 4
"""Exit statuses; over several cases the highest counts."""


class Language(StrEnum):
    """The language of what is printed."""

    da = "da"
    en = "en"

    @property
    def tongue(self) -> Literal["da", "en"]:
        """The language as the words take it."""
        return "da" if self is Language.da else "en"


LanguageOption = Annotated[Language, typer.Option("--lang", help="Sprog. / Language.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv JSON, én linje pr. sag. / JSON, a line a case.")]


class RefusedError(Exception):
    """Something given on the command line cannot be used.

    Attributes:
        code: its stable name.
        da: what is wrong and what to do, in Danish.
        en: the same in English.
    """

    def __init__(self, code: str, da: str, en: str) -> None:
        super().__init__(f"{code}: {en}")
        self.code = code
        self.da = da
        self.en = en

    def as_json(self) -> dict[str, Any]:
        """It in the shape of a fault."""
        return {"path": "", "code": self.code, "message": {"da": self.da, "en": self.en}}


def line(content: Any) -> str:
    """JSON on one line, the same bytes for the same content."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def out(text: str = "") -> None:
    """Print a line that is asked for."""
    typer.echo(text)


def note(text: str) -> None:
    """Print a line beside what is asked for, on standard error."""
    typer.echo(text, err=True)


def refuse(error: RefusedError, language: Language) -> NoReturn:
    """Say what cannot be used, and end."""
    note(getattr(error, language.value))
    raise typer.Exit(FAULTS)


def show_faults(
    name: str, faults: list[dict[str, Any]], language: Language, files: Mapping[str, str] | None = None
) -> None:
    """List the faults of a document for people, on standard error.

    Args:
        name: what to call the document.
        faults: as JSON.
        language: of what is told.
        files: document → the file it came from, told in its place.
    """
    tongue = language.value
    heading = {"da": f"{name}: {len(faults)} fejl", "en": f"{name}: faults found: {len(faults)}"}
    note(heading[tongue])
    for fault in faults:
        place = "" if fault.get("cell") else _place(fault.get("document", "case"), fault["path"], files or {})
        note("  " + ": ".join(part for part in (place, fault["message"][tongue]) if part))
        if "remedy" in fault:
            note(f"    → {fault['remedy'][tongue]}")


def _place(document: str, path: str, files: Mapping[str, str]) -> str:
    """Where a fault stands: an option of the command, or a path with the document where it is not the case."""
    if document == "request":
        return path.replace("/", "--", 1)
    if document == "case":
        return path
    return f"[{files.get(document, document)}] {path}".rstrip()


def write_bytes(path: str, data: bytes) -> None:
    """Write a file; `-` is standard output.

    Raises:
        RefusedError: `file_not_written`.
    """
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as wrong:
        raise RefusedError(
            "file_not_written",
            f"Filen {path} kan ikke skrives ({wrong.strerror}).",
            f"The file {path} cannot be written ({wrong.strerror}).",
        ) from None
