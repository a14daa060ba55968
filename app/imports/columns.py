"""What the sheets of a case workbook are made of: columns that know their field and how a cell is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from solver.words.terms import Terms

Kind = Literal[
    "text", "code_4", "code_6", "version", "integer", "number", "date", "yes_no", "term", "tiers", "ids"
]

MAX_ROWS = 300_000
"""Most rows of a sheet, headings not counted, in and out."""

MAX_TEXT = 32_767
"""Most characters of a cell, Excel's own limit."""


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        heading: what stands in the first row.
        key: where the value goes in the row's object; of two steps for coordinates.
        field: the field in `solver.words.fields.FIELDS`.
        kind: how a cell is read and written.
        required: whether each row must have a value.
        terms: for `term`, the words of its codes.
        width: width in characters.
    """

    heading: str
    key: tuple[str, ...]
    field: str
    kind: Kind = "text"
    required: bool = False
    terms: Terms | None = None
    width: int = 16


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        name: on the tab.
        at: the list that its rows make; empty for the document itself. The rows of the lists inside a
            botilbud name it in their first column, whose key is `OWNER`.
        columns: from left to right.
        purpose: what it is for, in Danish and English.
    """

    name: str
    at: tuple[str, ...]
    columns: tuple[Column, ...]
    purpose: tuple[str, str]

    def column(self, key: tuple[str, ...]) -> Column | None:
        """The column of a value; of an object's first value where `key` names the object."""
        return next((one for one in self.columns if one.key[: len(key)] == key), None)


OWNER = ("",)
"""Key of the column that says which botilbud a row belongs to."""

MEMBER = "#"
"""Key of the column of clinics on the sheet Patienter."""


def columns(model: str, *said: tuple[str, str, Kind, int], **more: Terms) -> tuple[Column, ...]:
    """Columns from (heading, key, kind, width); a heading with a star is required."""
    out = []
    for heading, key, kind, width in said:
        path = tuple(key.split("."))
        field = f"Location.{path[1]}" if path[0] == "location" else f"{model}.{path[-1]}"
        out.append(
            Column(heading.removesuffix("*"), path, field, kind, heading.endswith("*"), more.get(path[-1]), width)
        )
    return tuple(out)
