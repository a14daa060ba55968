"""A workbook as a case document: one sheet for each list, Danish headings, faults by sheet and cell.

`read_workbook_case` is what a command needs: it reads the workbook and the case in it, and lists every fault
of both at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.imports.cells import DateInCellError, value_of
from app.imports.columns import MEMBER, OWNER, Column, Sheet
from app.imports.layout import BOTILBUD, CASE, IGNORED, PATIENTS, SECTIONS, SHEETS, TRAVEL
from app.imports.package import Cells, Grid, place, read_grids
from app.imports.places import Places, in_workbook_order
from solver.domain.case import Case
from solver.domain.checks.cpr import shown
from solver.domain.faults import Fault, FaultsError
from solver.domain.reading import read_case

Document = dict[str, Any]
ZIP_MAGIC = b"PK"
"""How an .xlsx file begins; no JSON text does."""


@dataclass
class Reading:
    """A workbook as far as it can be read.

    Attributes:
        document: the case document.
        faults: what is wrong with sheets, headings and cells.
        places: where each part of the document stands.
        unheaded: (sheet, key) of required columns that have no heading.
    """

    document: Document = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    unheaded: set[tuple[str, str]] = field(default_factory=set)


def read_workbook(data: bytes) -> Document:
    """The case document that a workbook holds; whether the case is right, `read_case` says.

    Args:
        data: an .xlsx file.

    Returns:
        The document. An empty cell is a key that is not set; a sheet without rows, or none, is no list.

    Raises:
        FaultsError: when the file, a sheet, a heading or a cell cannot be read; every one is listed.
    """
    reading = _read(data)
    if reading.faults:
        raise FaultsError(in_workbook_order(reading.faults))
    return reading.document


def read_workbook_case(data: bytes) -> Case:
    """The case that a workbook holds.

    Raises:
        FaultsError: when workbook or case have at least one fault. All of both are listed, by sheet, row and
            column, each with `sheet` and `cell` among its facts.
    """
    reading = _read(data)
    faults = reading.faults
    case: Case | None = None
    try:
        case = read_case(reading.document)
    except FaultsError as error:
        told = {(fault.facts.get("sheet"), fault.facts.get("cell")) for fault in faults}
        for fault in map(reading.places.located, error.faults):
            where = (fault.facts["sheet"], fault.facts["cell"])
            absent = fault.code == "missing" and (where[0], fault.path.rsplit("/", 1)[-1]) in reading.unheaded
            if not absent and (where not in told or not where[1]):
                faults.append(fault)
    if faults or case is None:
        raise FaultsError(in_workbook_order(faults))
    return case


def _read(data: bytes) -> Reading:
    reading = Reading()
    by_name = {sheet.name.casefold(): sheet for sheet in SHEETS}
    rows: dict[str, list[tuple[int, Document]]] = {}
    for grid in read_grids(data, IGNORED):
        sheet = by_name.get(grid.name.strip().casefold())
        if sheet is None:
            names = ", ".join(by_name[name].name for name in by_name)
            facts = {"sheet": grid.name, "cell": "", "allowed": names}
            reading.faults.append(Fault("", "unknown_sheet", facts))
        else:
            rows[sheet.name] = _rows(grid, sheet, reading)
    if not rows:
        facts = {"allowed": ", ".join(sheet.name for sheet in SHEETS)}
        raise FaultsError((*reading.faults, Fault("", "no_known_sheet", facts)))
    _assemble(rows, reading)
    return reading


def _rows(grid: Grid, sheet: Sheet, reading: Reading) -> list[tuple[int, Document]]:
    """The rows of a sheet as objects with their row numbers, empty ones left out."""
    reading.faults += [Fault("", fault.code, {**fault.facts, "sheet": sheet.name}) for fault in grid.faults]
    if not grid.rows:
        return []
    (top, headings), *body = grid.rows
    columns = _columns(sheet, top, headings, reading)
    unread = {str(fault.facts["cell"]) for fault in grid.faults}
    out: list[tuple[int, Document]] = []
    for number, cells in body:
        row = _row(sheet, columns, number, cells, unread, reading)
        if row:
            out.append((number, row))
    keys = {column.key for column in columns.values()}
    for column in sheet.columns:
        if out and column.required and column.key not in keys:
            reading.unheaded.add((sheet.name, column.key[-1]))
            facts = {"sheet": sheet.name, "cell": "", "heading": column.heading}
            reading.faults.append(Fault("", "missing_heading", facts))
    return out


def _columns(sheet: Sheet, top: int, headings: Cells, reading: Reading) -> dict[int, Column]:
    """The columns of a sheet by their number, as its headings say."""
    known = {_bare(column.heading): column for column in sheet.columns}
    known |= {".".join(c.key): c for c in sheet.columns if c.key not in (OWNER, (MEMBER,))}
    out: dict[int, Column] = {}
    for number, said in headings.items():
        column = known.get(_bare(str(said)))
        facts: dict[str, str | int | float] = {
            "sheet": sheet.name,
            "cell": place(top, number),
            "heading": shown(said),
        }
        if column is None:
            allowed = ", ".join(one.heading for one in sheet.columns)
            reading.faults.append(Fault("", "unknown_heading", facts | {"allowed": allowed}))
        elif column in out.values():
            first = next(place(top, before) for before, one in out.items() if one == column)
            reading.faults.append(Fault("", "duplicate_heading", facts | {"first": first}))
        else:
            out[number] = column
            continue
        reading.places.columns.setdefault(sheet.name, {})[("", str(number))] = number
    reading.places.columns.setdefault(sheet.name, {}).update({one.key: number for number, one in out.items()})
    return out


def _bare(heading: str) -> str:
    return " ".join(heading.split()).removesuffix("*").strip().casefold()


def _row(
    sheet: Sheet, columns: dict[int, Column], number: int, cells: Cells, unread: set[str], reading: Reading
) -> Document:
    row: Document = {}
    told = reading.places.columns.get(sheet.name, {}).values()
    for at, cell in cells.items():
        column = columns.get(at)
        where = place(number, at)
        facts = {"sheet": sheet.name, "cell": where}
        if column is None:
            if at not in told and str(cell).strip():
                reading.faults.append(Fault("", "cell_outside_headings", facts))
            continue
        if where in unread:
            row.setdefault(column.key[0], None)
            continue
        try:
            value = value_of(cell, column)
        except DateInCellError:
            reading.faults.append(Fault("", "date_in_cell", facts))
            value = str(cell)
        if value is not None:
            _put(row, column.key, value)
    return row


def _put(row: Document, key: tuple[str, ...], value: Any) -> None:
    here = row
    for step in key[:-1]:
        here = here.setdefault(step, {})
        if not isinstance(here, dict):
            return
    here[key[-1]] = value


def _assemble(rows: dict[str, list[tuple[int, Document]]], reading: Reading) -> None:
    document, places = reading.document, reading.places
    for number, row in rows.get(CASE.name, ())[:1]:
        document.update(row)
        places.add((), CASE, "", number)
    for number, _ in rows.get(CASE.name, ())[1:]:
        facts = {"sheet": CASE.name, "cell": place(number, 1)}
        reading.faults.append(Fault("", "more_than_one_row", facts))
    document.setdefault("schema_version", "1.0")
    document |= {BOTILBUD.at[0]: [], "clinics": []}
    for sheet in SHEETS:
        if len(sheet.at) == 1 and rows.get(sheet.name):
            document[sheet.at[0]] = [row for _, row in rows[sheet.name]]
            for index, (number, _) in enumerate(rows[sheet.name]):
                places.add(sheet.at, sheet, str(index), number)
    _belongings(rows, reading)
    if rows.get(TRAVEL.name):
        matrix = document.setdefault("travel_matrix", {})
        matrix["entries"] = [row for _, row in rows[TRAVEL.name]]
        for index, (number, _) in enumerate(rows[TRAVEL.name]):
            places.add(TRAVEL.at, TRAVEL, str(index), number)
    elif "travel_matrix" in document:
        document["travel_matrix"]["entries"] = []


def _belongings(rows: dict[str, list[tuple[int, Document]]], reading: Reading) -> None:
    """Put sections and patients into the botilbud that their rows name."""
    index: dict[str, int] = {}
    for number, botilbud in enumerate(reading.document["botilbud"]):
        index.setdefault(str(botilbud.get("id")), number)
    for sheet in (SECTIONS, PATIENTS):
        key = sheet.at[-1]
        for number, row in rows.get(sheet.name, ()):
            named = row.pop(OWNER[0], "")
            if named is None:
                continue  # a cell that could not be read; it is told already
            owner = str(named)
            if owner not in index:
                cell = place(number, reading.places.columns[sheet.name].get(OWNER, 1))
                facts = {"sheet": sheet.name, "cell": cell, "id": shown(owner)}
                reading.faults.append(Fault("", "row_of_nothing", facts))
                continue
            botilbud = reading.document["botilbud"][index[owner]]
            path = ("botilbud", str(index[owner]), key)
            if sheet is SECTIONS:
                member = str(len(botilbud.setdefault(key, [])))
                botilbud[key].append(row)
            else:
                member = str(row.get(MEMBER, ""))
                if member in botilbud.setdefault(key, {}):
                    first = reading.places.rows[path][1][member]
                    twice = {"id": shown(owner), "clinic": shown(member), "first": str(first)}
                    cell = place(number, 1)
                    reading.faults.append(Fault("", "duplicate_row", {"sheet": sheet.name, "cell": cell, **twice}))
                botilbud[key][member] = row.get("residents")
            reading.places.add(path, sheet, member, number)
