"""Plain text for a terminal of a hundred columns: tables, headings and wrapped paragraphs."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

WIDTH = 100
GAP = "  "


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Rows under headings, each column as wide as its widest cell; where that is too wide, long cells wrap.

    Args:
        headings: one for each column.
        rows: cells in the order of the headings.
        right: numbers of the columns set to the right.

    Returns:
        Lines joined by line breaks, none wider than a hundred columns; only the headings where there are no rows.
    """
    lines = [tuple(headings), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    while sum(widths) + len(GAP) * (len(widths) - 1) > WIDTH:
        widths[widths.index(max(widths))] -= 1
    out = [_lines(line, widths, right) for line in lines]
    return "\n".join([out[0], GAP.join("─" * width for width in widths), *out[1:]])


def _lines(cells: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    """One row, in as many lines as its longest cell needs."""
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    out = []
    for number in range(max(map(len, columns))):
        parts = []
        for column, (lines, width) in enumerate(zip(columns, widths, strict=True)):
            text = lines[number] if number < len(lines) else ""
            parts.append(text.rjust(width) if column in right else text.ljust(width))
        out.append(GAP.join(parts).rstrip())
    return "\n".join(out)


def heading(text: str) -> str:
    """A heading on its own line, underlined."""
    return f"{text}\n{'═' * len(text)}"


def wrapped(text: str, indent: str = "  ", first: str | None = None) -> str:
    """A paragraph in lines of at most a hundred columns."""
    return textwrap.fill(
        text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
