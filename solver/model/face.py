"""A face: what of a problem is still open once some levels are proven."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.model.duals import Reduced
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


def whole(problem: Problem) -> Face:
    """The face on which nothing is proven yet."""
    columns, rows = len(problem.bound), len(problem.upper)
    return Face(np.ones(columns, np.bool_), np.zeros(columns, np.int64), np.zeros(rows, np.bool_))


def narrowed(problem: Problem, face: Face, reduced: Reduced) -> Face:
    """The face left when further levels are proven.

    By complementary slackness a plan that meets the levels' bound has no column whose sign is positive, has
    every column whose sign is negative at its upper bound, and no slack in a row that has a price.

    Args:
        problem: the problem.
        face: the face on which the levels were proven.
        reduced: their signs, over the face's open columns.
    """
    return Face(
        open=face.open & (reduced.column == 0),
        held=np.where(face.open & (reduced.column < 0), problem.bound, face.held),
        tight=face.tight | (reduced.row != 0),
    )
