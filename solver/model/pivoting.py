"""A proven plan's corner, and the walk from there when one row more is asked for.

All levels are carried at once: every column's reduced cost is a vector, one figure a level, and vectors are
compared figure by figure. From a corner that is best on all levels a new row leads to the best corner with it by
the dual simplex, in about as many steps as matches have to move. The steps are floating point and prove nothing;
what counts are the prices they end in, which `solver.model.duals` checks in whole numbers over the whole problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import splu

from solver.model.duals import Prices, reduced_cost
from solver.model.factors import Factors
from solver.model.problem import Problem
from solver.model.proof import entries_of
from solver.model.relaxation import BASIC, Basis, Floats
from solver.model.slack_form import MORE_ROWS, Program
from solver.rulebook import Flags, Integers

MOST_STEPS = 400
SWAPS_AT_ONCE = 50
"""After so many columns swapped the basis is taken apart anew, which then is quicker than to carry them along."""
ZERO = 1e-7
NEAR = 1e-5
DENOMINATORS = (1, 2, 3, 4, 6, 12)


class LostError(Exception):
    """The walk did not get there; another way has to be taken. Nothing follows about whether there is a plan."""


class Walk:
    """Where a simplex stands, all levels at once.

    Attributes:
        value: cost of each level at this corner; it never falls along a walk.
        numbers: of the problem's rows that came in, those that are rows of the problem itself, -1 for others.
    """

    def __init__(self, program: Program, basis: Basis, chosen: Integers, prices: Sequence[Prices]) -> None:
        self.program = program
        count, columns, size = program.count, program.columns, program.size
        basic = np.flatnonzero(basis.column == BASIC)
        slack = np.flatnonzero((basis.row[program.rows] == BASIC) | (basis.row[program.rows] == 0))
        if len(basic) + len(slack) != count:
            raise LostError
        self.at = np.concatenate([basic, columns + slack, np.zeros(MORE_ROWS, np.int64)])
        self.in_basis: Flags = np.zeros(size, np.bool_)
        self.in_basis[self.at[:count]] = True
        bound = program.problem.bound
        self.upper: Flags = np.zeros(size, np.bool_)
        self.upper[:columns] = ~self.in_basis[:columns] & (bound > 0) & (chosen == bound)
        self.reduced = np.zeros((size, len(prices)))
        for price in prices:
            here = reduced_cost(program.problem, price) / price.denominator
            self.reduced[:columns, price.level] = here
            self.reduced[columns : columns + count, price.level] = -price.price[program.rows] / price.denominator
        self._factored()
        self.extra: list[tuple[NDArray[Any], Floats]] = []
        self.numbers: list[int] = []
        high = np.flatnonzero(self.upper[:columns])
        left = program.problem.upper[program.rows] - program.by_column[:, high] @ program.most[high]
        self.x = np.zeros(count + MORE_ROWS)
        self.x[:count] = left
        self.factors.forward(self.x)
        self.value = np.asarray([float(level.cost @ chosen) for level in program.problem.levels])

    def _factored(self) -> None:
        """Take the basis apart."""
        count = self.program.count
        try:
            self.factors = Factors(splu(self.program.basis(self.at[:count])), count)
        except RuntimeError as error:
            raise LostError from error

    def copy(self) -> Walk:
        """A walk of its own from here."""
        out = object.__new__(Walk)
        out.__dict__.update(self.__dict__)
        for name in ("at", "upper", "in_basis", "reduced", "x", "value"):
            setattr(out, name, getattr(self, name).copy())
        out.factors = self.factors.copy()
        out.extra, out.numbers = list(self.extra), list(self.numbers)
        return out

    @property
    def size(self) -> int:
        """Rows that take part, those that came in included."""
        return self.program.count + len(self.extra)

    def take_in(self, columns: NDArray[Any], values: Floats, most: float, number: int = -1) -> None:
        """Take in a row: its entries, what they may add up to, its number in the problem if it has one."""
        if len(self.extra) == MORE_ROWS:
            raise LostError
        position = self.size
        dense = np.zeros(self.program.columns)
        dense[columns] = values
        mine = self.at[:position]
        taking = np.flatnonzero(mine < self.program.columns)
        taking = taking[dense[mine[taking]] != 0]
        entries = dense[mine[taking]]
        high = columns[self.upper[columns]]
        self.x[position] = most - entries @ self.x[taking] - dense[high] @ self.program.most[high]
        self.at[position] = self.program.columns + position
        self.in_basis[self.program.columns + position] = True
        self.factors.take_in(position, taking, entries)
        self.extra.append((columns, values))
        self.numbers.append(number)

    def point(self) -> Floats:
        """The corner: each column's value."""
        columns = self.program.columns
        out = np.where(self.upper[:columns], self.program.most[:columns], 0.0)
        mine = self.at[: self.size]
        own = mine < columns
        out[mine[own]] = self.x[: self.size][own]
        return out

    def places(self, problem: Problem) -> list[int]:
        """Numbers in a problem of the rows that take part; its last rows are those without a number here."""
        first, places = len(problem.upper) - self.numbers.count(-1), list(self.program.rows)
        for number in self.numbers:
            places.append(number if number >= 0 else first)
            first += number < 0
        return places

    def prices(self, problem: Problem) -> list[Prices]:
        """Every level's prices over a problem whose last rows are those that came in without a number.

        Raises:
            LostError: they have no small denominator.
        """
        places = self.places(problem)
        figures = -self.reduced[self.program.columns :][: self.size]
        out = []
        for level in range(figures.shape[1]):
            price = np.zeros(len(problem.upper), np.int64)
            for denominator in DENOMINATORS:
                scaled = figures[:, level] * denominator
                near = np.rint(scaled)
                if np.abs(scaled - near).max(initial=0.0) < NEAR:
                    break
            else:
                raise LostError
            price[places] = near.astype(np.int64)
            out.append(Prices(level, price, denominator))
        return out

    def to_best(self, dearer_than: Floats | None = None) -> bool:
        """Walk until no basis column is out of its bounds.

        Args:
            dearer_than: cost of the first levels; the walk ends where more is reached, and the corner then is
                none of the problem's own.

        Returns:
            Whether it got there; false where it ended early.

        Raises:
            LostError: there is nowhere to go, or the walk gets too long.
        """
        for _ in range(MOST_STEPS):
            if dearer_than is not None and _is_above(self.value, dearer_than):
                return False
            mine = self.at[: self.size]
            x, most = self.x[: self.size], self.program.most[mine]
            out_by = np.maximum(-x, x - most)
            worst = int(out_by.argmax()) if len(out_by) else 0
            if not len(out_by) or out_by[worst] < ZERO:
                return True
            target = 0.0 if x[worst] < 0 else float(most[worst])
            along = self._along(worst)
            falling = along if target else -along
            coming = ~self.in_basis & np.where(self.upper, falling < -ZERO, falling > ZERO)
            places = np.flatnonzero(coming)
            if not len(places):
                raise LostError
            enters = self._least(places, along)
            self._swap(worst, enters, along, target)
        raise LostError

    def to_corner(self) -> None:
        """Let what has a price leave the basis, so that the prices are the basis's own.

        Prices proven level by level belong to one basis after another. They all fit the last one but for slacks
        and columns that lie at a bound and have a price already.

        Raises:
            LostError: one of them does not lie at a bound.
        """
        swaps = 0
        for position in range(self.program.count):
            number = int(self.at[position])
            first = np.flatnonzero(np.abs(self.reduced[number]) > NEAR)
            if not len(first):
                self.reduced[number] = 0.0
                continue
            rising = bool(self.reduced[number][first[0]] > 0)
            target = 0.0 if rising else float(self.program.most[number])
            if abs(self.x[position] - target) > ZERO:
                raise LostError
            along = self._along(position)
            coming = ~self.in_basis & np.where(self.upper == rising, along < -ZERO, along > ZERO)
            coming[number] = True
            enters = self._least(np.flatnonzero(coming), along)
            if enters == number:
                touched = np.flatnonzero(along)
                self.reduced[touched] -= along[touched, None] * self.reduced[number]
                self.reduced[number] = 0.0
            else:
                self._swap(position, enters, along, target)
                swaps += 1
                if swaps % SWAPS_AT_ONCE == 0:
                    self._factored()
        self._factored()

    def _least(self, places: Integers, along: Floats) -> int:
        """The column whose reduced cost is the least by the step it takes, figure by figure."""
        ratio = self.reduced[places] / np.abs(along[places])[:, None]
        ratio[self.upper[places]] *= -1
        for level in range(ratio.shape[1]):
            least = ratio[:, level].min()
            kept = ratio[:, level] <= least + ZERO * max(1.0, abs(least))
            places, ratio = places[kept], ratio[kept]
            if len(places) == 1:
                break
        return int(places[np.abs(along[places]).argmax()])

    def _along(self, position: int) -> Floats:
        """A row of the tableau, over all columns and slacks."""
        program, count = self.program, self.program.count
        unit = np.zeros(count + MORE_ROWS)
        unit[position] = 1.0
        self.factors.backward(unit)
        unit[np.abs(unit) < 1e-11] = 0.0
        out = np.zeros(program.size)
        rows = np.flatnonzero(unit[:count])
        columns, values, line = entries_of(program.by_row, rows)
        out[: program.columns] = np.bincount(columns, values * unit[rows][line], program.columns)
        for place, (mine, entries) in enumerate(self.extra):
            out[mine] += unit[count + place] * entries
        out[program.columns :] = unit
        return out

    def _column(self, number: int) -> Floats:
        """A column or slack in terms of the basis."""
        program, count = self.program, self.program.count
        out = np.zeros(count + MORE_ROWS)
        if number < program.columns:
            start, end = program.by_column.indptr[number : number + 2]
            out[program.by_column.indices[start:end]] = program.by_column.data[start:end]
            for place, (mine, entries) in enumerate(self.extra):
                out[count + place] = entries[mine == number].sum()
        else:
            out[number - program.columns] = 1.0
        return self.factors.forward(out)

    def _swap(self, leaves: int, enters: int, along: Floats, target: float) -> None:
        """Bring a column in for a basis column, which goes to a bound."""
        column = self._column(enters)
        pivot = float(column[leaves])
        if abs(pivot - along[enters]) > NEAR * max(1.0, abs(pivot)):
            raise LostError
        length = (self.x[leaves] - target) / pivot
        self.value = self.value + length * self.reduced[enters]
        self.x -= length * column
        self.x[leaves] = length + (self.program.most[enters] if self.upper[enters] else 0.0)
        factor = self.reduced[enters] / pivot
        touched = np.flatnonzero(along)
        self.reduced[touched] -= along[touched, None] * factor
        self.reduced[enters] = 0.0
        gone = self.at[leaves]
        self.in_basis[gone], self.in_basis[enters] = False, True
        self.upper[gone], self.upper[enters] = target > 0, False
        self.at[leaves] = enters
        self.factors.swap(leaves, column)


def _is_above(value: Floats, limit: Floats) -> bool:
    """Whether the first figure that differs is above the limit's."""
    differs = np.flatnonzero(np.abs(value[: len(limit)] - limit) > NEAR)
    return bool(len(differs)) and bool(value[differs[0]] > limit[differs[0]])
