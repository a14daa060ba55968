"""`validate`, `schema`, `generate`, `template`: cases themselves, before anything is solved."""
# ruff: noqa: PLC0415 - each command loads what it needs, and nothing else

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from app.commands.common import (
    DONE,
    FAULTS,
    JsonOption,
    Language,
    LanguageOption,
    RefusedError,
    line,
    out,
    show_faults,
    write_bytes,
)


class Document(StrEnum):
    """A document that has a schema."""

    case = "case"
    policy = "policy"
    ruleset = "ruleset"


class Size(StrEnum):
    """How large an invented case is."""

    kommune = "kommune"
    region = "region"
    nation = "nation"


def validate(
    cases: Annotated[list[str], typer.Argument(metavar="SAG", help="Sager som .json eller .xlsx.")],
    as_json: JsonOption = False,
    language: LanguageOption = Language.da,
) -> None:
    """Find alle fejl i sager på én gang, hver med sted og hvad der skal gøres.

    List every fault of cases at once, each with its place and remedy.
    """
    from app.commands.files import faults_of

    worst = DONE
    for path in cases:
        code = "faults"
        try:
            faults = faults_of(path)
        except RefusedError as refused:
            code, faults = refused.code, [refused.as_json()]
        if faults:
            worst = FAULTS
        if as_json:
            out(line({"case": path, **({"code": code} if faults else {}), "faults": faults}))
        elif faults:
            show_faults(path, faults, language)
        else:
            out({"da": f"{path}: ingen fejl", "en": f"{path}: no faults"}[language.value])
    raise typer.Exit(worst)


def schema(
    document: Annotated[Document, typer.Argument(metavar="[case|policy|ruleset]")] = Document.case,
) -> None:
    """Skriv JSON Schema for en sag, en policy eller et regelsæt.

    Print the JSON Schema of a case, a policy or a ruleset.
    """
    from app.schemas.json_schema import schema_of

    out(json.dumps(schema_of(document.value), ensure_ascii=False, indent=1))


def generate(
    size: Annotated[Size, typer.Option("--size", help="Størrelse. / Size.")] = Size.kommune,
    seed: Annotated[int, typer.Option("--seed", help="Samme tal giver samme sag. / Same seed, same case.")] = 1,
    json_out: Annotated[str, typer.Option("--out", metavar="UD", help="JSON-fil; - er standard ud.")] = "-",
    xlsx: Annotated[
        str | None, typer.Option("--xlsx", metavar="UD", help="Projektmappe i stedet. / Workbook.")
    ] = None,
    language: LanguageOption = Language.da,
) -> None:
    """Dan en opdigtet sag på virkelige steder.

    Generate a fictional case on real places.
    """
    from app.commands.files import told
    from app.generate import as_json, generate

    case = generate(size.value, seed)
    with told(case["name"], language):
        if xlsx is None:
            write_bytes(json_out, as_json(case).encode())
        else:
            from app.exports.workbook import write_workbook

            write_bytes(xlsx, write_workbook(case))


def template(
    path: Annotated[str, typer.Argument(metavar="UD.xlsx", help="Filen, der skrives. / The file to write.")],
    filled: Annotated[
        bool, typer.Option("--filled", help="Udfyldt med et eksempel. / Filled with a demo.")
    ] = False,
    language: LanguageOption = Language.da,
) -> None:
    """Skriv en projektmappe, der kan udfyldes som sag, med vejledning og valglister.

    Write a workbook to fill in as a case, with a help sheet and validation lists.
    """
    from app.commands.files import told
    from app.exports.workbook import template

    with told(path, language):
        write_bytes(path, template(filled))
