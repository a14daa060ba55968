"""The help sheet of a case workbook: how to fill it in, every sheet and every column, in Danish and English."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from app.exports import look
from app.imports.columns import Column
from app.imports.layout import SHEETS
from solver.words.fields import FIELDS
from solver.words.terms import YES_NO

_DANISH = (
    "Udfyld ét ark ad gangen. Kolonner med mørk overskrift skal udfyldes i hver række; resten kan stå tomme.",
    "Ark, kolonner og rækker kan stå i fri orden; overskrifterne skal være som her. Tomme rækker gør intet.",
    "Prioriteter skrives bedst først: »A; B = C« er A først, derefter B og C lige. »Vil ikke« skrives »A; B«.",
    "Datoer er Excel-datoer eller 2025-11-01 eller 01-11-2025. Koordinater er grader med komma eller punktum.",
    "Ja/nej skrives ja eller nej. Koder som 0707 må gerne have mistet nullet forrest.",
    'Mellemrum i enderne fjernes. Tekst i "anførselstegn" læses ordret, også ; og = i et id.',
    "Skriv aldrig CPR-numre, heller ikke i noter.",
    "Egne noter kan stå på ark, hvis navn begynder med »Note«.",
)
_ENGLISH = (
    "Fill in one sheet at a time. Columns with a dark heading must be filled in on each row, the rest need not.",
    "Sheets, columns and rows may stand in any order, but the headings must read as here. Empty rows are skipped.",
    "Priorities are written best first: »A; B = C« is A first, then B and C tied. »Vil ikke« (refuses) is »A; B«.",
    "Dates are Excel dates or 2025-11-01 or 01-11-2025. Coordinates are degrees with a comma or a point.",
    "Yes and no are ja and nej. Codes such as 0707 may have lost their leading zero.",
    'Spaces at the ends are dropped. Text in "quotation marks" is read as it stands, also ; and = in an id.',
    "Never write CPR numbers, not in notes either.",
    "Notes of your own may stand on sheets whose name begins with »Note«.",
)


def write_help(page: Worksheet) -> None:
    """Write the help: the Danish part first, the English below it."""
    look.widths(page, 18, 26, 14, 62, 44)
    row = _part(
        page,
        1,
        0,
        "Vejledning til sagens ark",
        _DANISH,
        ("Ark", "Kolonne", "Skal udfyldes", "Forklaring", "Værdier"),
    )
    _part(
        page,
        row + 2,
        1,
        "Guide to the sheets of the case",
        _ENGLISH,
        ("Sheet", "Column", "Required", "Explanation", "Values"),
    )
    look.printable(page, heading_row=None)


def _part(
    page: Worksheet, row: int, language: int, title: str, lines: tuple[str, ...], headings: tuple[str, ...]
) -> int:
    """Write one language from a row on; gives the last row written."""
    look.title(look.at(page, row, 1), title)
    for line in lines:
        row += 1
        look.put_text(look.at(page, row, 1), line)
    row += 2
    for number, heading in enumerate(headings, start=1):
        look.head(look.at(page, row, number), heading)
    for sheet in SHEETS:
        row += 1
        for number, text in enumerate((sheet.name, "", "", sheet.purpose[language], ""), start=1):
            look.put_text(look.at(page, row, number), text)
            look.frame(look.at(page, row, number), shaded=True)
        for column in sheet.columns:
            row += 1
            words = FIELDS[column.field]
            needed = (("ja", "yes") if column.required else ("", ""))[language]
            explanation = (words.da, words.en)[language]
            cells = (sheet.name, column.heading, needed, explanation, _values(column, language))
            for number, text in enumerate(cells, start=1):
                look.put_text(look.at(page, row, number), text)
                look.frame(look.at(page, row, number))
                look.wrap(look.at(page, row, number))
    return row


def _values(column: Column, language: int) -> str:
    terms = YES_NO if column.kind == "yes_no" else column.terms
    if terms is not None:
        if language == 0:
            return ", ".join(words.da for words in terms.values())
        return ", ".join(f"{words.da} ({words.en})" for words in terms.values())
    kinds = {
        "code_4": ("fire cifre", "four digits"),
        "code_6": ("seks cifre", "six digits"),
        "integer": ("helt tal", "whole number"),
        "number": ("tal", "number"),
        "date": ("dato", "date"),
        "tiers": ("A; B = C", "A; B = C"),
        "ids": ("A; B", "A; B"),
    }
    return kinds.get(column.kind, ("tekst", "text"))[language]
