"""The task as a textbook would write it: one boolean a pair, plain rows, one objective after another.

Covered are nine of the ten objectives that apply without a baseline: municipalities covered, botilbud covered,
units covered, new dispensations, not yet interested, priority regret, continuity, wish regret, travel. Left out
are `extra_gps_at_sites` and the lottery. Covered of the rules are: one GP a unit, the GP's most attachments,
§ 65's one attachment with granted and new dispensations, the clinic's doctor capacities (an agreement on a
dispensation not counted), and everything that bars a single pair.

Simpler than the contract in one thing: each unit counts as an attachment of its own. That several small botilbud
on one site, or the sections of one, are one attachment together would need a column for each set of units at a
site, or big-M rows. So on a case with shared sites or sections the ladder's figures are those of a stricter
task; on a case without, they are the product's own (a test holds them together).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import coo_array, csr_array

from tests.bench.pairs import Integers, Pairs

ORDER = (
    ("municipalities_covered", "max"),
    ("botilbud_covered", "max"),
    ("units_covered", "max"),
    ("new_dispensations", "min"),
    ("not_yet_interested", "min"),
    ("priority_regret", "min"),
    ("continuity", "max"),
    ("wish_regret", "min"),
    ("travel", "min"),
)


@dataclass(frozen=True)
class Level:
    """One objective: what agreements alone make of it, and the worth of each column, to be least.

    `sign` turns the cost back into the objective's own sense: value = constant + sign * cost @ x.
    """

    name: str
    sign: int
    constant: int
    cost: Integers


@dataclass(frozen=True)
class Textbook:
    """Find whole x with 0 <= x <= bound and rows @ x <= upper, best level by level; the pairs come first."""

    bound: Integers
    rows: csr_array
    upper: Integers
    levels: tuple[Level, ...]
    pairs: int


@dataclass
class _Book:
    """What is written so far."""

    columns: int
    bound: list[Integers] = field(default_factory=list)
    entries: list[tuple[Integers, Integers, Integers]] = field(default_factory=list)
    upper: list[Integers] = field(default_factory=list)
    rows: int = 0

    def add_columns(self, bound: Integers) -> Integers:
        first, self.columns = self.columns, self.columns + len(bound)
        self.bound.append(bound)
        return np.arange(first, self.columns)

    def add_rows(self, upper: Integers, *parts: tuple[Integers, Integers, int]) -> None:
        """Rows `sum(value * x[column]) <= upper`; each part is (row from 0, column, value)."""
        for row, column, value in parts:
            self.entries.append((self.rows + row, column, np.full(len(row), value, np.int64)))
        self.rows += len(upper)
        self.upper.append(upper)


def textbook(pairs: Pairs) -> Textbook:
    """Write the model down."""
    count, every = len(pairs), np.arange(len(pairs))
    book = _Book(count, [np.ones(count, np.int64)])
    book.add_rows(np.ones(pairs.units, np.int64), (pairs.unit, every, 1))
    book.add_rows(pairs.most, (pairs.gp, every, 1))
    new = _attachments(book, pairs)
    _capacities(book, pairs)
    covered = {
        "municipalities_covered": _groups(book, pairs, pairs.municipality),
        "botilbud_covered": _groups(book, pairs, pairs.botilbud),
        "units_covered": (every, int(pairs.held.sum())),
        "new_dispensations": (new, 0),
    }
    levels = []
    for name, sense in ORDER:
        sign, cost = 1 if sense == "min" else -1, np.zeros(book.columns, np.int64)
        columns, constant = covered.get(name, (every, 0))
        cost[columns] = sign * pairs.worth.get(name, 1)
        levels.append(Level(name, sign, constant, cost))
    row, column, value = (np.concatenate([entry[i] for entry in book.entries]) for i in range(3))
    matrix = coo_array((value, (row, column)), shape=(book.rows, book.columns)).tocsr()
    return Textbook(np.concatenate(book.bound), matrix, np.concatenate(book.upper), tuple(levels), count)


def _attachments(book: _Book, pairs: Pairs) -> Integers:
    """A GP's new units are free, granted for their botilbud, or dispensed anew; the columns of the latter."""
    every = np.arange(len(pairs))
    new = book.add_columns(pairs.most * pairs.may_propose)
    gp = np.asarray([one[0] for one in pairs.scoped], np.int64)
    granted = book.add_columns(np.ones(len(gp), np.int64))
    gps = np.arange(pairs.gps)
    book.add_rows(pairs.free, (pairs.gp, every, 1), (gps, new, -1), (gp, granted, -1))
    for column, (whose, botilbud) in zip(granted.tolist(), pairs.scoped, strict=True):
        there = np.flatnonzero((pairs.gp == whose) & (pairs.botilbud[pairs.unit] == botilbud))
        zero = np.zeros(1, np.int64)
        book.add_rows(zero, (zero, np.asarray([column]), 1), (np.zeros(len(there), np.int64), there, -1))
    return new


def _capacities(book: _Book, pairs: Pairs) -> None:
    """A clinic's GPs without any attachment may take something on while there is room; all else is dispensed."""
    fresh = np.flatnonzero(pairs.before[pairs.gp] == 0)
    gps, number = np.unique(pairs.gp[fresh], return_inverse=True)
    takes_on = book.add_columns(np.ones(len(gps), np.int64))
    book.add_rows(
        np.zeros(len(fresh), np.int64),
        (np.arange(len(fresh)), fresh, 1),
        (np.arange(len(fresh)), takes_on[number], -1),
    )
    book.add_rows(pairs.room, (pairs.clinic_of[gps], takes_on, 1))


def _groups(book: _Book, pairs: Pairs, group: Integers) -> tuple[Integers, int]:
    """A column for each group of units that is not covered yet and can be, at most its pairs' sum."""
    covered = np.unique(group[pairs.held])
    of_pair = group[pairs.unit]
    open_pairs = np.flatnonzero(~np.isin(of_pair, covered))
    names, number = np.unique(of_pair[open_pairs], return_inverse=True)
    columns = book.add_columns(np.ones(len(names), np.int64))
    rows = np.arange(len(names))
    book.add_rows(np.zeros(len(names), np.int64), (rows, columns, 1), (number, open_pairs, -1))
    return columns, len(covered)
