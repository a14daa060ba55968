"""How workbooks look: headings, widths, formats, printing; and text that Excel never takes for a formula."""

from __future__ import annotations

from typing import Any, cast

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

DAY = "dd-mm-yyyy"
TEXT = "@"
KRONER = '#,##0.00 "kr."'
WHOLE = "#,##0"

_DARK, _MIDDLE, _PALE = "1F4E79", "5B7FA3", "EAF0F6"
_LINE = Side(style="thin", color="B8C4D0")
_HEADING = Font(bold=True, color="FFFFFF")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell of a row and a column, both counted from 1."""
    return cast(Cell, sheet.cell(row, column))  # no sheet written here has merged cells


def put_text(cell: Cell, text: str) -> None:
    """Put a text in a cell as text, whatever it begins with.

    A text that begins as a formula does is marked besides (Excel's quote prefix), so that it stays a text also
    when somebody edits the cell.
    """
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True


def put(cell: Cell, value: Any, number_format: str | None = None) -> None:
    """Put any value in a cell; None leaves it empty, a truth value becomes ja or nej."""
    if value is None:
        return
    if isinstance(value, bool):
        put_text(cell, "ja" if value else "nej")
    elif isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    if number_format:
        cell.number_format = number_format


def head(cell: Cell, text: str, *, strong: bool = True, note: str | None = None) -> None:
    """Make a cell a heading; a weak one is lighter. The note shows when the mouse rests on it."""
    put_text(cell, text)
    cell.font = _HEADING
    cell.fill = PatternFill("solid", start_color=_DARK if strong else _MIDDLE)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if note:
        cell.comment = Comment(note, "botilbudsmatch", height=110, width=300)


def title(cell: Cell, text: str) -> None:
    """Make a cell the title of a sheet or of a part of one."""
    put_text(cell, text)
    cell.font = Font(bold=True, size=14, color=_DARK)


def wrap(cell: Cell) -> None:
    """Let the text of a cell run over several lines."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def frame(cell: Cell, *, shaded: bool = False) -> None:
    """Draw a thin line under a cell; a shaded one has a pale ground."""
    cell.border = Border(bottom=_LINE)
    if shaded:
        cell.fill = PatternFill("solid", start_color=_PALE)


def widths(sheet: Worksheet, *columns: int) -> None:
    """Set the widths of a sheet's columns, in characters."""
    for number, width in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def printable(sheet: Worksheet, heading_row: int | None = 1) -> None:
    """Set a sheet up for A4 across, as wide as the page, its heading on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer: Any = sheet.oddFooter  # its parts are declared optional and are always there
    footer.left.text = "&A"
    footer.right.text = "&P / &N"
    if heading_row:
        sheet.print_title_rows = f"{heading_row}:{heading_row}"
        sheet.freeze_panes = f"A{heading_row + 1}"
