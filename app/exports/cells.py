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
        value: a value of the document; None leaves the cell empty.
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
    """What the cell says; a value that is not of the column's kind is a fault, and stays to be seen."""
    if column.terms is not None:
        return column.terms[value].da if isinstance(value, str) and value in column.terms else _as_text(value)
    if column.kind == "yes_no" and isinstance(value, bool):
        return "ja" if value else "nej"
    if column.kind == "tiers" and isinstance(value, list) and all(map(_is_ids, value)):
        return write_tiers(value) or None
    if column.kind == "ids" and _is_ids(value):
        return write_ids(value) or None
    if column.kind == "date":
        return _day(value)
    if column.kind in ("integer", "number") and isinstance(value, int | float):
        # A workbook keeps 16 digits of a number; a coordinate of 17 is written out as text.
        return value if float(f"{value:.16g}") == value else repr(value)
    return _as_text(value)


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _day(value: Any) -> Any:
    try:
        day = datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return _as_text(value)
    return day if day >= _FIRST_DAY and day.isoformat() == value else value


def _as_text(value: Any) -> str:
    return write_text(value if isinstance(value, str) else str(value))
