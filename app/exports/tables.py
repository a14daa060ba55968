"""A table on a sheet: headings, rows, widths and formats in one go."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from app.exports import look
from app.imports.cell_text import escaped
from app.imports.columns import MAX_TEXT


@dataclass(frozen=True)
class Head:
    """A column of a table: its heading, width in characters, and number format."""

    text: str
    width: int = 14
    number_format: str | None = None


def writable(value: Any) -> Any:
    """A value as a cell can hold it: text without control signs, cut at Excel's limit; the rest as it is."""
    if isinstance(value, str):
        text = escaped(value)
        return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
    if value is None or isinstance(value, bool | int | float | datetime.date):
        return value
    return writable(str(value))


def table(page: Worksheet, row: int, heads: Sequence[Head], rows: Iterable[Sequence[Any]]) -> int:
    """Write a table.

    Args:
        page: the sheet.
        row: 1-based row of the headings.
        heads: the columns.
        rows: values from left to right; None leaves a cell empty, text is wrapped.

    Returns:
        The last row written.
    """
    for number, head in enumerate(heads, start=1):
        look.head(look.at(page, row, number), head.text)
    for values in rows:
        row += 1
        for number, (head, value) in enumerate(zip(heads, values, strict=True), start=1):
            cell = look.at(page, row, number)
            look.put(cell, writable(value), None if isinstance(value, str) else head.number_format)
            look.frame(cell)
            look.wrap(cell)
    return row


def sheet(
    page: Worksheet, title: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]], note: str = ""
) -> int:
    """Fill a sheet with a title, a line about it, and one table whose headings stay in sight.

    Returns:
        The last row written.
    """
    look.widths(page, *(head.width for head in heads))
    look.title(look.at(page, 1, 1), title)
    look.put_text(look.at(page, 2, 1), note)
    last = table(page, 3, heads, rows)
    look.printable(page, heading_row=3)
    if last > 3:
        page.auto_filter.ref = f"A3:{look.at(page, last, len(heads)).coordinate}"
    return last


def pairs(page: Worksheet, row: int, facts: Iterable[tuple[str, Any, str | None]]) -> int:
    """Write facts below each other: a name, a value and its number format, if any; gives the last row."""
    for name, value, number_format in facts:
        row += 1
        look.put_text(look.at(page, row, 1), name)
        look.put(look.at(page, row, 2), writable(value), number_format)
        for number in (1, 2):
            look.frame(look.at(page, row, number), shaded=number == 1)
            look.wrap(look.at(page, row, number))
    return row
