"""A face: what of a problem is still open once some levels are proven."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solver.model.problem import Problem
from solver.rulebook import Flags, Integers


@dataclass(frozen=True)
class Face:
    """The plans that are best on the levels proven so far.

    Attributes:
        open: columns that may still vary, shape (columns,).
        held: value of each column that may not, 0 elsewhere, shape (columns,).
        tight: rows that hold with equality, shape (rows,).
    """

    open: Flags
    held: Integers
    tight: Flags

    @property
    def fixed(self) -> NDArray[np.float64]:
        """Value at which each column is held, nan where it is open."""
        return np.where(self.open, np.nan, self.held.astype(np.float64))

    @property
    def present(self) -> Flags:
        """Columns that are open or held above 0."""
        return self.open | (self.held > 0)

    def with_row(self, tight: bool) -> Face:
        """The face of a problem with one more row, which holds with equality or not."""
        return Face(self.open, self.held, np.append(self.tight, tight))

    def over(self, problem: Problem) -> Face:
        """The face of a problem that got more rows, which need not hold with equality."""
        return Face(self.open, self.held, padded(self.tight, problem))


def padded(figures: NDArray[Any], problem: Problem) -> NDArray[Any]:
    """Figures of rows, with 0 for the rows that the problem got since."""
    return np.pad(figures, (0, len(problem.upper) - len(figures)))


def whole(problem: Problem) -> Face:
    """The face on which nothing is proven yet."""
    columns, rows = len(problem.bound), len(problem.upper)
    return Face(np.ones(columns, np.bool_), np.zeros(columns, np.int64), np.zeros(rows, np.bool_))
