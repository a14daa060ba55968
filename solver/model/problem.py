"""The problem as matrices: what the sheet holds, summed up once, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import coo_array, csr_array

from solver.model.matrix import Matrix
from solver.rulebook import Flags, Integers, Sheet


@dataclass(frozen=True)
class Level:
    """One rung: what is minimised.

    Attributes:
        goal: slug of the goal, or `lottery`.
        sign: 1 where the goal is to be least, -1 where it is to be most.
        constant: what agreements alone make of the goal, in its own sense.
        cost: cost of each column, to be minimised (a goal's figure times `sign`), shape (columns,).
    """

    goal: str
    sign: int
    constant: int
    cost: Integers

    def value(self, chosen: Integers) -> int:
        """The goal's value, in its own sense, of a choice of columns (their whole numbers)."""
        return self.constant + self.sign * int(self.cost @ chosen)


@dataclass(frozen=True)
class Problem:
    """Find whole numbers x with rows @ x ≤ upper and 0 ≤ x ≤ bound that are best level by level.

    Attributes:
        matrix: the rows, shape (rows, columns).
        upper: right-hand sides, shape (rows,).
        lazy: rows left out until broken, shape (rows,).
        bound: upper bound of each column, -1 for none, shape (columns,).
        levels: the rungs in order.
        bundles: how many of the columns, the first ones, are bundles.
        part_of: bundle of each part, rising; `unit` the part's unit, both of shape (parts,).
        gp: GP of each bundle, shape (bundles,).
    """

    matrix: Matrix
    upper: Integers
    lazy: Flags
    bound: Integers
    levels: tuple[Level, ...]
    bundles: int
    part_of: Integers
    unit: Integers
    gp: Integers

    @cached_property
    def lead(self) -> Integers:
        """A unit of each bundle, to spread a choice of bundles over units, shape (bundles,)."""
        return self.unit[np.flatnonzero(np.diff(self.part_of, prepend=-1))]

    @property
    def by_row(self) -> csr_array:
        """All rows in one, int64."""
        return self.matrix.stacked

    def rows_with(self, columns: Flags) -> Flags:
        """Rows in which at least one of some columns stands, shape (rows,)."""
        out = np.zeros(len(self.upper), np.bool_)
        out[self.matrix.columns(np.flatnonzero(columns)).indices] = True
        return out

    def keeps(self, chosen: Integers) -> bool:
        """Whether a choice of columns keeps every row and bound, lazy ones included."""
        within = (chosen >= 0) & ((self.bound < 0) | (chosen <= self.bound))
        return bool(within.all() and (self.matrix.summed(chosen) <= self.upper).all())

    def with_level_held(self, number: int, value: int) -> Problem:
        """The problem with one level's cost held at most at a value (in the sense of `Level.cost`)."""
        row = csr_array(self.levels[number].cost.reshape(1, -1))
        return self.with_rows(row, np.asarray([value], np.int64))

    def with_level_at_least(self, number: int, value: int) -> Problem:
        """The problem with one level's cost at least a value that every plan in question is known to reach."""
        row = csr_array(-1 * self.levels[number].cost.reshape(1, -1))
        return self.with_rows(row, np.asarray([-value], np.int64))

    def without(self, chosen: Integers) -> Problem:
        """The problem without exactly this choice of bundles: one is dropped, or another comes in."""
        mine = np.where(chosen[: self.bundles] > 0, 1, -1)
        everyone = np.arange(self.bundles, dtype=np.int32)
        row = csr_array((mine, everyone, np.asarray([0, self.bundles], np.int32)), shape=(1, len(self.bound)))
        return self.with_rows(row, np.asarray([int((mine > 0).sum()) - 1]))

    def with_one_of(self, columns: Integers) -> Problem:
        """The problem with at least one of these columns chosen."""
        row = np.zeros((1, len(self.bound)), np.int64)
        row[0, columns] = -1
        return self.with_rows(csr_array(row), np.asarray([-1]))

    def with_rows(self, rows: csr_array, upper: Integers) -> Problem:
        """The problem with more rows behind the others."""
        return replace(
            self,
            matrix=self.matrix.with_rows(rows),
            upper=np.concatenate([self.upper, upper]),
            lazy=np.concatenate([self.lazy, np.zeros(len(upper), np.bool_)]),
        )


def problem_of(sheet: Sheet, ladder: tuple[tuple[str, int], ...]) -> Problem:
    """Sum a sheet up.

    Args:
        sheet: a sheet on which every card has written. Its entries and costs are taken off it: the problem holds
            them from now on, and of a nation they are a tenth of all memory.
        ladder: (goal, sign) in order; sign as in `Level`.
    """
    empty = np.zeros(0, np.int64)
    matrix = Matrix.of(_rows_of(sheet))
    levels = []
    for goal, sign in ladder:
        cost = np.zeros(sheet.columns, np.int64)
        for columns, values in sheet.costs.pop(goal, []):
            np.add.at(cost, columns, sign * values)
        levels.append(Level(goal, sign, sheet.constants.get(goal, 0), cost))
    bundles = sheet.bundles
    return Problem(
        matrix=matrix,
        upper=np.concatenate([empty, *sheet.row_upper]),
        lazy=np.concatenate([np.zeros(0, np.bool_), *sheet.lazy]),
        bound=np.concatenate([empty, *sheet.column_upper]),
        levels=tuple(levels),
        bundles=len(bundles),
        part_of=bundles.part_of,
        unit=sheet.table.unit[bundles.row].astype(np.int64),
        gp=bundles.gp,
    )


def _rows_of(sheet: Sheet) -> csr_array:
    """All entries of a sheet as rows; entries of one place are summed."""
    none = np.zeros(0, np.int32)
    row, column, value = (np.concatenate([none, *(entry[i] for entry in sheet.entries)]) for i in range(3))
    sheet.entries.clear()
    return coo_array((value, (row, column)), shape=(sheet.rows, sheet.columns)).tocsr()
