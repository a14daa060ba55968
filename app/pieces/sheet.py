"""The table as CSV, as a Danish Excel opens it: semicolons, a byte order mark, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from app.pieces.merge import Table
from solver.goals import GOALS

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text must not begin with in a cell: a spreadsheet would take it for a formula."""
HEAD = ("file", "case", "ruleset", "policy", "status", "proven")
COVERAGE = (
    "in_scope",
    "agreement_in_effect",
    "locked",
    "gp_interested",
    "gp_to_be_asked",
    "awaiting_dispensation",
    "without",
)
OPTION = ("gp", "clinic", "eligible", "holdable", "in_plan")


def rows_csv(table: Table) -> bytes:
    """One line for each case, ruleset and policy; a figure that is not there is empty.

    The columns are the same whatever the table holds: who and what, botilbud by how real their GP is, each
    objective, the honoraria of a year, and in words what came of it.
    """
    columns = [*HEAD, *(f"botilbud_{name}" for name in COVERAGE), *GOALS, "honorarium_dkk_per_year"]
    lines: list[list[Any]] = [[*columns, "faults", "pieces_without_answer", "message_da", "message_en"]]
    for row in table.rows:
        coverage = (row["coverage"] or {}).get("botilbud", {})
        lines.append(
            [
                *(row[name] for name in HEAD),
                *(coverage.get(name) for name in COVERAGE),
                *(row["objectives"].get(name) for name in GOALS),
                (row["cost"] or {}).get("honorarium_dkk_per_year"),
                len(row["faults"]),
                row["pieces_without_answer"],
                row["explanation"]["da"],
                row["explanation"]["en"],
            ]
        )
    return _written(lines)


def options_csv(table: Table) -> bytes:
    """One line for each option of each unit, the best first."""
    columns = [*HEAD[:1], "ruleset", "policy", "unit", "name", "place", *OPTION, "price_da", "price_en", "reasons"]
    lines: list[list[Any]] = [list(columns)]
    for one in table.options:
        price: Mapping[str, str] = one["price"] or {}
        lines.append(
            [
                *(one[name] for name in columns[:6]),
                *(one[name] for name in OPTION),
                price.get("da"),
                price.get("en"),
                ", ".join(one["reasons"]),
            ]
        )
    return _written(lines)


def _written(lines: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_cell(value) for value in line] for line in lines])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
