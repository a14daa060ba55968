"""Text in cells: quotation marks for what would be lost, and ranked lists written as `A; B = C`.

A text is trimmed when it is read. One that must keep its spaces, is empty, or looks like something else stands
in quotation marks, a mark inside doubled, as in CSV. Signs that a workbook cannot hold are written as Excel
does, `_x0007_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Tiers = list[list[str]]

_CONTROL = "\x00-\x08\x0b-\x1f\x7f\ufffe\uffff"
_UNWRITABLE = re.compile(f"[{_CONTROL}]|_(?=x[0-9A-Fa-f]{{4}}[_{_CONTROL}])")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_QUOTED_ID = re.compile(r'[^\S\n]*"((?:[^"]++|"")*+)"[^\S\n]*(?=[;=\n]|\Z)')
_PLAIN_ID = re.compile(r"[^;=\n]*")


def read_text(cell: str) -> str:
    """The text that a cell says.

    Example:
        `  Solsiden ` says Solsiden; `" Solsiden"` says it with the space before; `""` says the empty text.
    """
    trimmed = cell.strip()
    quoted = _QUOTED.fullmatch(trimmed)
    return _unescaped(quoted.group(1).replace('""', '"') if quoted else trimmed)


def write_text(text: str) -> str:
    """How a text stands in a cell, so that `read_text` gives it back."""
    plain = escaped(text)
    return plain if plain and read_text(plain) == text else _quoted(plain)


def read_tiers(cell: str) -> Tiers:
    """Ranked ids, best first: `A; B = C` is A, then B and C tied.

    A new line does as a semicolon. Empty places are passed over; `""` by itself keeps a tier without ids.
    """
    tiers: Tiers = []
    tier: list[str] = []
    kept = False
    for name, quoted, mark in _ids(cell):
        if name:
            tier.append(name)
        kept = kept or (quoted and not name)
        if mark != "=":
            if tier or kept:
                tiers.append(tier)
            tier, kept = [], False
    return tiers


def _ids(cell: str) -> Iterator[tuple[str, bool, str]]:
    """Each id of a list, whether it stands in quotation marks, and the mark behind it."""
    place = 0
    while True:
        found = _QUOTED_ID.match(cell, place)
        if found:
            name = _unescaped(found.group(1).replace('""', '"'))
            end = found.end()
        else:
            end = _PLAIN_ID.match(cell, place).end()  # type: ignore[union-attr]  # it matches nothing too
            name = _unescaped(cell[place:end].strip())
        yield name, found is not None, cell[end : end + 1]
        if end >= len(cell):
            return
        place = end + 1


def write_tiers(tiers: Iterable[Iterable[str]]) -> str:
    """How ranked ids stand in a cell, so that `read_tiers` gives them back."""
    return "; ".join(" = ".join(map(_token, tier)) or '""' for tier in tiers)


def write_ids(ids: Iterable[str]) -> str:
    """How a list of ids stands in a cell: `A; B`."""
    return "; ".join(map(_token, ids))


def _token(name: str) -> str:
    plain = escaped(name)
    alone = read_tiers(plain) == [[name]] and "\n" not in plain
    return plain if alone and not plain.startswith('"') else _quoted(plain)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def escaped(text: str) -> str:
    """A text with signs that no workbook can hold written as Excel does: `_x0007_`."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text
