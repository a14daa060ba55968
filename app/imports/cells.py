"""One cell to one value of the document, by the kind of its column.

What cannot be read as its kind goes on as it stands, so that the faults of the document name it; only a date
where none belongs is told here, since Excel makes dates of its own accord.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from app.imports.cell_text import read_text, read_tiers
from app.imports.columns import Column
from solver.words.terms import YES_NO, Terms

_INTEGER = re.compile(r"-?[0-9]{1,12}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,20})?")
_DANISH_DAY = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_DIGITS = {"code_4": 4, "code_6": 6}
_MORE_YES = {"sand": True, "true": True, "falsk": False, "false": False, "1": True, "0": False}


class DateInCellError(ValueError):
    """A cell holds a date or a time, and its column does not."""


def value_of(cell: Any, column: Column) -> Any:
    """The value that a cell says.

    Args:
        cell: what the workbook holds: text, number, truth value, date. Not None.
        column: the column it stands in.

    Returns:
        The document's value; None for a text of spaces only, which is an empty cell.

    Raises:
        DateInCellError: for a date or a time in a column of anything but dates.
    """
    if isinstance(cell, str) and not cell.strip():
        return None
    if column.kind == "date":
        return _day(cell)
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise DateInCellError
    if column.kind == "integer":
        return _number(cell, _INTEGER)
    if column.kind == "number":
        return _number(cell, _NUMBER)
    if column.kind == "yes_no":
        return _truth(cell)
    text = _text(cell)
    if column.terms is not None:
        return _code(text, column.terms)
    if column.kind == "tiers":
        return read_tiers(text)
    if column.kind == "ids":
        return [name for tier in read_tiers(text) for name in tier]
    said = read_text(text)
    if column.kind == "version" and isinstance(cell, int | float):
        return f"{float(cell):.1f}"
    wanted = _DIGITS.get(column.kind)
    if wanted and said.isascii() and said.isdigit():
        return said.zfill(wanted)  # Excel drops the zeros in front: 751 is 0751
    return said


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _number(cell: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(cell, str):
        said = read_text(cell)
        if pattern is _INTEGER:
            return int(said) if _INTEGER.fullmatch(said) else said
        return float(said.replace(",", ".")) if _NUMBER.fullmatch(said) else said
    if isinstance(cell, float) and cell.is_integer() and pattern is _INTEGER:
        return int(cell)
    return cell


def _truth(cell: Any) -> Any:
    if isinstance(cell, bool):
        return cell
    code = _code(_text(cell), YES_NO)
    return code == "true" if code in YES_NO else _MORE_YES.get(code.casefold(), code)


def _code(text: str, terms: Terms) -> str:
    said = _bare(text)
    for code, words in terms.items():
        if said in (_bare(code), _bare(words.da), _bare(words.en)):
            return code
    return read_text(text)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _day(cell: Any) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    said = read_text(_text(cell))
    danish = _DANISH_DAY.fullmatch(said)
    if danish:
        day, month, year = danish.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    return said
