"""The file itself: whether it is a workbook that is safe to open, and the cells that it holds.

A workbook is a zip file of XML, sent by anybody. It is opened only after its unpacked size is known to be
bounded; macros and links to other files are left alone, and XML with entities is refused (defusedxml).
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from app.imports.columns import MAX_ROWS
from solver.domain.checks.cpr import shown
from solver.domain.faults import Fault, FaultsError

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_PARTS = 2_000
MAX_COLUMNS = 40

Cells = dict[int, Any]
"""1-based column → value; empty cells are absent."""


@dataclass
class Grid:
    """The filled-in cells of a sheet.

    Attributes:
        name: on the tab.
        rows: (1-based row number, its cells), empty rows left out.
        faults: cells that hold no value that could be read.
    """

    name: str
    rows: list[tuple[int, Cells]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def place(row: int, column: int) -> str:
    """The name of a cell: row 7, column 4 is D7."""
    return f"{get_column_letter(column)}{row}"


def read_grids(data: bytes, ignored: tuple[str, ...]) -> list[Grid]:
    """All sheets of a workbook with what is filled in.

    Args:
        data: the file.
        ignored: beginnings, in lower case, of the names of sheets to pass over.

    Returns:
        The sheets in their order. A formula counts as the value that was last calculated.

    Raises:
        FaultsError: when the file is no workbook, holds macros or is too large.
    """
    _look_before(data)
    try:
        # Excel writes much that openpyxl passes over with a warning; nothing of it is read here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            grids = [_grid(sheet) for sheet in _sheets(_open(data), ignored)]
            if any(formulas for _, formulas in grids):
                calculated = _sheets(_open(data, calculated=True), ignored)
                for (grid, formulas), sheet in zip(grids, calculated, strict=True):
                    if formulas:
                        _calculate(grid, formulas, sheet)
    except FaultsError:
        raise
    except Exception as error:  # a broken file can make the XML and zip readers raise nearly anything
        raise FaultsError((Fault("", "not_workbook"),)) from error
    return [grid for grid, _ in grids]


def _look_before(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise FaultsError((Fault("", "not_workbook"),)) from error
    # The reader of a part stops at the size that the part declares, so the declared sizes are the bound.
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS:
        raise FaultsError((Fault("", "workbook_too_large", {"limit_mb": MAX_UNPACKED_BYTES // 1024**2}),))
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise FaultsError((Fault("", "workbook_macros"),))


def _open(data: bytes, *, calculated: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=calculated, keep_links=False)


def _sheets(book: Workbook, ignored: tuple[str, ...]) -> list[Any]:
    return [one for one in book.worksheets if not one.title.strip().lower().startswith(ignored)]


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    return enumerate(sheet.iter_rows(min_row=1, max_col=MAX_COLUMNS), start=1)


def _grid(sheet: Any) -> tuple[Grid, set[tuple[int, int]]]:
    """A sheet and the places of its formulas."""
    grid = Grid(shown(sheet.title))
    formulas: set[tuple[int, int]] = set()
    for number, row in _rows(sheet):
        cells: Cells = {}
        for column, cell in enumerate(row, start=1):
            value = cell.value
            if value is None:
                continue
            cells[column] = value
            if cell.data_type == "f":
                formulas.add((number, column))
            elif cell.data_type == "e":
                grid.faults.append(_fault("cell_error", grid, number, column, value=shown(value)))
        if not cells:
            continue
        if len(grid.rows) > MAX_ROWS:
            fault = Fault("", "too_many_rows", {"sheet": grid.name, "cell": "", "limit": MAX_ROWS})
            raise FaultsError((fault,))
        grid.rows.append((number, cells))
    return grid, formulas


def _calculate(grid: Grid, formulas: set[tuple[int, int]], sheet: Any) -> None:
    """Put the calculated values in place of the formulas."""
    wanted = {number for number, _ in formulas}
    rows = {number: row for number, row in _rows(sheet) if number in wanted}
    for number, cells in grid.rows:
        for column in [column for column in cells if (number, column) in formulas]:
            found = rows[number][column - 1]
            if found.value is None:
                grid.faults.append(_fault("formula_without_value", grid, number, column))
            elif found.data_type == "e":
                grid.faults.append(_fault("cell_error", grid, number, column, value=shown(found.value)))
            cells[column] = found.value


def _fault(code: str, grid: Grid, row: int, column: int, **facts: str) -> Fault:
    return Fault("", code, {"sheet": grid.name, "cell": place(row, column), **facts})
