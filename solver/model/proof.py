"""The proof of a plan with one row more, in whole numbers: only what the row changed is counted again.

The prices at the corner of the best plan are held against every column once. With one row more a few rows' prices
are other ones, and only columns in these rows can have another reduced cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from solver.model.duals import Prices, Reduced, reduced_cost
from solver.model.problem import Problem
from solver.rulebook import Integers


class Proof:
    """What some prices prove, ready to be asked what others prove that differ in few rows.

    Args:
        problem: the problem.
        prices: every level's prices, in order.
    """

    def __init__(self, problem: Problem, prices: Sequence[Prices]) -> None:
        self._bound = problem.bound
        self._denominators = [price.denominator for price in prices]
        self._price = np.stack([price.price for price in prices], axis=1)
        self._reduced = np.stack([reduced_cost(problem, price) for price in prices], axis=1)
        self._sign = first_signs(self._reduced)

    def of(self, problem: Problem, prices: Sequence[Prices]) -> Reduced | None:
        """What other prices prove.

        Args:
            problem: the problem with more rows.
            prices: its prices.

        Returns:
            Signs and bounds, as `solver.model.duals.reduce` finds them over all plans; None where some plan could
            be better by these prices, so that they prove nothing.
        """
        whole = [lcm(old, price.denominator) for old, price in zip(self._denominators, prices, strict=True)]
        times_old = np.asarray([w // old for w, old in zip(whole, self._denominators, strict=True)])
        new = np.stack([p.price * (w // p.denominator) for p, w in zip(prices, whole, strict=True)], axis=1)
        row = -first_signs(new)
        if (row < 0).any():
            return None
        rise = new.copy()
        rise[: len(self._price)] -= self._price * times_old
        rows = np.flatnonzero(rise.any(axis=1))
        touched, paid = paid_more(problem, rows, rise)
        reduced = self._reduced[touched] * times_old - paid
        sign = self._sign.copy()
        sign[touched] = first_signs(reduced)
        negative = np.flatnonzero(sign < 0)
        if (self._bound[negative] <= 0).any():
            return None
        column = np.searchsorted(touched, negative)
        column[column == len(touched)] = 0
        again = touched[column] == negative if len(touched) else np.zeros(len(negative), np.bool_)
        at_upper = self._bound[negative[~again]] @ (self._reduced[negative[~again]] * times_old)
        at_upper = at_upper + self._bound[negative[again]] @ reduced[column[again]]
        right = problem.upper @ new
        bounds = tuple(Fraction(int(r + a), w) for r, a, w in zip(right, at_upper, whole, strict=True))
        return Reduced(sign, row, bounds)


def paid_more(problem: Problem, rows: Integers, rise: Integers) -> tuple[Integers, Integers]:
    """What columns pay more when some rows' prices rise.

    Args:
        problem: the problem.
        rows: numbers of the rows, rising.
        rise: of every row on every level, shape (rows, levels).

    Returns:
        The columns in these rows, rising, and what each pays more, shape (columns, levels).
    """
    matrix = problem.matrix
    first = len(problem.upper) - matrix.more.shape[0]
    split = int(np.searchsorted(rows, first))
    parts = [entries_of(matrix.base.by_row, rows[:split]), entries_of(matrix.more, rows[split:] - first)]
    column, value = (np.concatenate([one[i] for one in parts]) for i in range(2))
    line = np.concatenate([rows[:split][parts[0][2]], rows[split:][parts[1][2]]])
    order = np.argsort(column, kind="stable")
    column = column[order]
    if not len(column):
        return np.zeros(0, np.int64), np.zeros((0, rise.shape[1]), np.int64)
    start = np.flatnonzero(np.diff(column, prepend=-1))
    paid = value[order, None] * rise[line[order]]
    return column[start].astype(np.int64), np.add.reduceat(paid, start, axis=0)


def entries_of(matrix: csr_array, rows: Integers) -> tuple[NDArray[Any], NDArray[Any], Integers]:
    """Column and value of each entry of some rows, and which of the rows given it is in."""
    start = matrix.indptr[rows].astype(np.int64)
    length = matrix.indptr[rows + 1] - start
    place = np.repeat(start - np.cumsum(length) + length, length) + np.arange(length.sum())
    return matrix.indices[place], matrix.data[place], np.repeat(np.arange(len(rows)), length)


def first_signs(figures: Integers) -> np.ndarray:
    """The sign of the first figure of each line that is not 0; 0 where all are."""
    out = np.zeros(len(figures), np.int8)
    for column in figures.T:
        undecided = np.flatnonzero(out == 0)
        out[undecided] = np.sign(column[undecided])
    return out
