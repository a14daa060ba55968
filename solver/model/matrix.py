"""The rows of a problem: one large matrix that never changes, and the few rows that came in since.

A nation has 300,000 columns and nearly as many rows, most of which never matter. What is asked of the matrix again
and again is what some rows cost all columns, and what some columns add up to in all rows; so it is kept both ways,
and no question touches more of it than it names. Its figures are small, so it is kept in a byte each where that
holds them; whatever is given out of it is int64, so that no sum or product ever overflows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array, vstack

from solver.rulebook import Integers

M = TypeVar("M", csr_array, csc_array)


ROWS_AT_ONCE = 400
"""So many priced rows are taken out at a time: of a nation's, all together would weigh as much as the matrix."""


@dataclass(frozen=True)
class Base:
    """The rows a problem begins with, shape (rows, columns), each figure in as many bytes as the largest needs."""

    by_row: csr_array

    @cached_property
    def by_column(self) -> csc_array:
        """The same, column after column."""
        return self.by_row.tocsc()


@dataclass(frozen=True)
class Matrix:
    """All rows of a problem: those it begins with, then those that came in since."""

    base: Base
    more: csr_array

    @staticmethod
    def of(rows: csr_array) -> Matrix:
        """A matrix of these rows alone."""
        narrow = np.min_scalar_type(-1 - int(np.abs(rows.data, dtype=np.int64).max(initial=0)))
        base = csr_array((rows.data.astype(narrow), rows.indices, rows.indptr), shape=rows.shape)
        return Matrix(Base(base), csr_array((0, rows.shape[1]), dtype=np.int64))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self._first + self.more.shape[0], self.base.by_row.shape[1]

    @property
    def _first(self) -> int:
        return int(self.base.by_row.shape[0])

    @cached_property
    def stacked(self) -> csr_array:
        """All rows in one, int64."""
        base = _wide(self.base.by_row)
        return csr_array(vstack([base, self.more])) if self.more.shape[0] else base

    def with_rows(self, rows: csr_array) -> Matrix:
        """The matrix with more rows behind the others."""
        more = csr_array(vstack([self.more, rows])) if self.more.shape[0] else csr_array(rows)
        return Matrix(self.base, more.astype(np.int64, copy=False))

    def rows(self, rows: Integers) -> csr_array:
        """Some rows, rising, of all columns."""
        first = int(np.searchsorted(rows, self._first))
        if first == len(rows):
            return _wide(self.base.by_row[rows])
        return csr_array(vstack([_wide(self.base.by_row[rows[:first]]), self.more[rows[first:] - self._first]]))

    def columns(self, columns: Integers) -> csc_array:
        """Some columns, in all rows."""
        base = _wide(self.base.by_column[:, columns])
        return csc_array(vstack([base, self._more_by_column[:, columns]])) if self.more.shape[0] else base

    @cached_property
    def _more_by_column(self) -> csc_array:
        return self.more.tocsc()

    def entries(self, columns: Integers) -> tuple[Integers, Integers, Integers]:
        """The entries of some columns: row, column and value of each."""
        base, more = _wide(self.base.by_column[:, columns]), self._more_by_column[:, columns]
        return (
            np.concatenate([base.indices, more.indices + self._first]).astype(np.int64),
            np.concatenate([np.repeat(columns, np.diff(base.indptr)), np.repeat(columns, np.diff(more.indptr))]),
            np.concatenate([base.data, more.data]),
        )

    def priced(self, price: Integers) -> Integers:
        """What each column pays for its rows at a price of each row; rows without a price cost no time."""
        return self._paid(price)

    def priced_in_part(self, price: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for prices that are no whole numbers."""
        return self._paid(price)

    def _paid(self, price: NDArray[Any]) -> NDArray[Any]:
        rows = np.flatnonzero(price)
        out = np.zeros(self.shape[1], price.dtype)
        for some in np.array_split(rows, len(rows) // ROWS_AT_ONCE + 1):
            part = self.rows(some)
            out += part.T @ price[some]
        return out

    def summed(self, x: NDArray[Any]) -> NDArray[Any]:
        """What the columns' values add up to in each row; columns at 0 cost no time."""
        used = np.flatnonzero(x)
        return np.concatenate([self.base.by_column[:, used] @ x[used], self._more_by_column[:, used] @ x[used]])

    def reach(self, columns: Integers, most: Integers) -> Integers:
        """The most that each row can add up to when some columns take part, each at most at a value."""
        part = self.columns(columns)
        raising = csc_array((np.maximum(part.data, 0), part.indices, part.indptr), shape=part.shape)
        return np.asarray(raising @ most)


def _wide(part: M) -> M:
    """The same figures as int64."""
    return type(part)((part.data.astype(np.int64), part.indices, part.indptr), shape=part.shape)
