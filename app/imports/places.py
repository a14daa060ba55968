"""From a place in the document back to the sheet and cell that it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.imports.columns import MEMBER, Column, Sheet
from app.imports.layout import CASE, PATIENTS, SHEETS
from app.imports.package import place
from solver.domain.checks.found import steps
from solver.domain.faults import Fault

_ORDER = {sheet.name: number for number, sheet in enumerate(SHEETS)}
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass
class Places:
    """Where the parts of a document stand in the workbook.

    Attributes:
        rows: path of a list or an object of numbers → its sheet, and the row of each member.
        columns: name of a sheet → key of a column → 1-based column.
    """

    rows: dict[tuple[str, ...], tuple[Sheet, dict[str, int]]] = field(default_factory=dict)
    columns: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)

    def add(self, path: tuple[str, ...], sheet: Sheet, member: str, row: int) -> None:
        """Keep the row of a member of a list."""
        self.rows.setdefault(path, (sheet, {}))[1].setdefault(member, row)

    def located(self, fault: Fault) -> Fault:
        """The fault with its `sheet` and `cell`, the values of its facts said as the workbook says them."""
        sheet, row, rest = self._find(steps(fault.path))
        column = self._column(sheet, rest, fault.code)
        facts = dict(fault.facts)
        if "first" in facts:
            before = self.located(Fault(str(facts["first"]), ""))
            facts["first"] = f"{before.facts['sheet']}!{before.facts['cell']}"
        if column is not None and fault.code == "missing":
            facts["key"] = column.heading
        if column is not None and column.terms is not None and "allowed" in facts:
            facts["allowed"] = ", ".join(words.da for words in column.terms.values())
        return Fault(
            fault.path, fault.code, {**facts, "sheet": sheet.name, "cell": self._cell(sheet, row, column)}
        )

    def _find(self, path: tuple[str, ...]) -> tuple[Sheet, int | None, tuple[str, ...]]:
        for end in range(len(path), 0, -1):
            if path[:end] in self.rows:
                sheet, members = self.rows[path[:end]]
                rest = path[end:]
                row = members.get(rest[0]) if rest else next(iter(members.values()), None)
                return sheet, row, rest[1:]
        sheet = next((one for one in SHEETS if one.at and one.at == path[: len(one.at)]), CASE)
        return sheet, self.rows.get((), (CASE, {"": None}))[1].get("") if sheet is CASE else None, path

    def _column(self, sheet: Sheet, rest: tuple[str, ...], code: str) -> Column | None:
        if sheet is PATIENTS:
            return sheet.column(
                (MEMBER if code in ("unknown_reference", "bad_id", "cpr_number") else "residents",)
            )
        for end in range(len(rest), 0, -1):
            found = sheet.column(rest[:end])
            if found is not None:
                return found
        return None

    def _cell(self, sheet: Sheet, row: int | None, column: Column | None) -> str:
        if row is None:
            return ""
        columns = self.columns.get(sheet.name, {})
        number = columns.get(column.key) if column is not None else None
        return place(row, number or min(columns.values(), default=1))


def in_workbook_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults by sheet, row and column; those of unknown sheets and of the file come last."""
    return tuple(sorted(faults, key=lambda fault: (_order(fault.facts), fault.path, fault.code)))


def _order(facts: Mapping[str, str | int | float]) -> tuple[int, int, int, str]:
    sheet = _ORDER.get(str(facts.get("sheet")), len(_ORDER))
    cell = _CELL.match(str(facts.get("cell", "")))
    if cell is None:
        return sheet, 0, 0, ""
    return sheet, int(cell.group(2)), len(cell.group(1)), cell.group(1)
