"""A case document as a workbook that officials can fill in, and that reads back as the same case.

Every sheet of `app.imports.layout` is written, with headings that explain themselves, lists to choose from,
and a help sheet. Nothing is lost: `read_case(read_workbook(write_workbook(d))) == read_case(d)`. Key for key
the documents are equal too, but for keys that say nothing: null, empty lists and empty objects come back unset.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.exports import look
from app.exports.cells import CellTooLongError, number_format, write
from app.exports.example import EXAMPLE
from app.exports.help_sheet import write_help
from app.imports.columns import MAX_ROWS, MAX_TEXT, MEMBER, OWNER, Column, Sheet
from app.imports.layout import CASE, HELP, PATIENTS, SECTIONS, SHEETS
from solver.domain.faults import Fault, FaultsError
from solver.words.fields import FIELDS
from solver.words.terms import YES_NO

Document = dict[str, Any]
Path = tuple[str | int, ...]

SPARE_ROWS = 500
"""Rows below the last for which the lists to choose from are there."""


def write_workbook(document: Document) -> bytes:
    """Write a case as an .xlsx file.

    Args:
        document: a case document, as `case_json` gives it. In one with faults, values of the wrong kind are
            written as they are; keys that no case has, and what is no object of a list, are left out.

    Returns:
        The file.

    Raises:
        FaultsError: when a text is longer than a cell can hold, or a list longer than a sheet may be.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    write_help(book.create_sheet(HELP))
    faults: list[Fault] = []
    for sheet in SHEETS:
        rows = list(_rows(sheet, document))
        if len(rows) > MAX_ROWS:
            path = "/" + "/".join(sheet.at)
            faults.append(Fault(path, "too_many_for_workbook", {"count": len(rows), "limit": MAX_ROWS}))
            continue
        faults += _write_sheet(book.create_sheet(sheet.name), sheet, rows)
    if faults:
        raise FaultsError(tuple(faults))
    book.active = book.sheetnames.index(CASE.name)
    book.properties.creator = "botilbudsmatch"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def template(filled: bool | Document = False) -> bytes:
    """A workbook to fill in.

    Args:
        filled: False for an empty one; True for a small fictional case as an example; or the case to show.

    Returns:
        The .xlsx file.

    Raises:
        FaultsError: as `write_workbook`.
    """
    if isinstance(filled, dict):
        return write_workbook(filled)
    return write_workbook(EXAMPLE if filled else {"schema_version": "1.0"})


def _rows(sheet: Sheet, document: Document) -> Iterator[tuple[Path, Document]]:
    """The objects of a sheet with their places in the document."""
    if sheet is CASE:
        yield (), document
    elif sheet in (SECTIONS, PATIENTS):
        for number, botilbud in _objects(document.get("botilbud")):
            at: Path = ("botilbud", number, sheet.at[-1])
            owner, belongings = botilbud.get("id"), botilbud.get(sheet.at[-1])
            for place, section in _objects(belongings):
                yield (*at, place), {OWNER[0]: owner, **section}
            for clinic, count in belongings.items() if isinstance(belongings, dict) else ():
                yield (*at, clinic), {OWNER[0]: owner, MEMBER: clinic, "residents": count}
    else:
        here: Any = document
        for step in sheet.at:
            here = here.get(step) if isinstance(here, dict) else None
        for place, row in _objects(here):
            yield (*sheet.at, place), row


def _objects(values: Any) -> Iterator[tuple[int, Document]]:
    listed = values if isinstance(values, list) else []
    return ((place, one) for place, one in enumerate(listed) if isinstance(one, dict))


def _write_sheet(page: Worksheet, sheet: Sheet, rows: Iterable[tuple[Path, Document]]) -> list[Fault]:
    """Write headings, rows, formats and lists; what did not fit comes back as faults."""
    faults: list[Fault] = []
    for number, column in enumerate(sheet.columns, start=1):
        _write_heading(page, number, column)
    last = 1
    for last, (path, row) in enumerate(rows, start=2):
        for number, column in enumerate(sheet.columns, start=1):
            value = _value(row, column.key)
            if value is None:
                continue
            try:
                write(look.at(page, last, number), value, column)
            except CellTooLongError as error:
                place = "".join(f"/{step}" for step in (*path, *column.key))
                facts = {"length": error.length, "limit": MAX_TEXT}
                faults.append(Fault(place, "cell_too_long", facts))
    for number, column in enumerate(sheet.columns, start=1):
        _offer(page, number, column, last + SPARE_ROWS)
    look.printable(page)
    page.row_dimensions[1].height = 32
    return faults


def _value(row: Document, key: tuple[str, ...]) -> Any:
    here: Any = row
    for step in key:
        here = here.get(step) if isinstance(here, dict) else None
    return here


def _write_heading(page: Worksheet, number: int, column: Column) -> None:
    words = FIELDS[column.field]
    needed = "Skal udfyldes. " if column.required else ""
    look.head(look.at(page, 1, number), column.heading, strong=column.required, note=f"{needed}{words.da}.")
    dimension = page.column_dimensions[get_column_letter(number)]
    dimension.width = column.width
    dimension.number_format = number_format(column) or "General"


def _offer(page: Worksheet, number: int, column: Column, last: int) -> None:
    """Offer the words of a coded column as a list; anything else is warned of, not refused."""
    terms = YES_NO if column.kind == "yes_no" else column.terms
    if terms is None:
        return
    choices = ",".join(words.da for words in terms.values())
    offer = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, errorStyle="warning")
    offer.showErrorMessage = True
    offer.errorTitle = column.heading
    offer.error = "Vælg en værdi fra listen."
    letter = get_column_letter(number)
    offer.add(f"{letter}2:{letter}{last}")
    page.add_data_validation(offer)
