"""One value of a case document to what stands in a cell; `app.imports.cells` reads it back equal."""

from __future__ import annotations

import datetime
from typing import Any

from openpyxl.cell.cell import Cell

from app.exports.look import DAY, TEXT, put
from app.imports.cell_text import write_ids, write_text, write_tiers
from app.imports.columns import MAX_TEXT, Column

_FIRST_DAY = datetime.date(1901, 1, 1)
"""Excel's calendar begins in 1900, and with a day that never was; what is older is written as text."""


class CellTooLongError(ValueError):
    """A text is longer than a cell can hold.

    Attributes:
        length: its number of characters.
    """

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} characters")
        self.length = length


def number_format(column: Column) -> str | None:
    """The number format of a column; text, so that Excel leaves codes and ids alone, where it holds text."""
    if column.kind == "date":
        return DAY
    return None if column.kind in ("integer", "number", "yes_no", "term") else TEXT


def write(cell: Cell, value: Any, column: Column) -> None:
    """Write a value of the document into its cell.

    Args:
        cell: an empty cell.
        value: a value that `read_case` accepts for the field; None leaves the cell empty.
        column: the column.

    Raises:
        CellTooLongError: when it would take more characters than Excel allows.
    """
    if value is None:
        return
    said = _said(value, column)
    if isinstance(said, str) and len(said) > MAX_TEXT:
        raise CellTooLongError(len(said))
    put(cell, said, number_format(column))


def _said(value: Any, column: Column) -> Any:
    if column.kind == "yes_no":
        return "ja" if value else "nej"
    if column.terms is not None:
        return column.terms[value].da
    if column.kind == "tiers":
        return write_tiers(value) or None
    if column.kind == "ids":
        return write_ids(value) or None
    if column.kind == "date":
        day = datetime.date.fromisoformat(value)
        return day if day >= _FIRST_DAY else value
    if column.kind in ("integer", "number"):
        # A workbook keeps 16 digits of a number; a coordinate of 17 is written out as text.
        return value if float(f"{value:.16g}") == value else repr(value)
    return write_text(value)
