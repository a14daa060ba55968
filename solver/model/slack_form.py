"""A problem's rows that take part, each with a slack, in floating point: what a walk goes over."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, csr_array, hstack, identity

from solver.model.problem import Problem
from solver.rulebook import Integers

MORE_ROWS = 60
"""Rows that a walk may take in before it is given up."""


class Program:
    """A problem's rows that take part, as a linear program with a slack for each, its columns in floating point.

    Args:
        problem: the problem, the lottery's cost filled in.
        rows: numbers of the rows that take part, rising.
    """

    def __init__(self, problem: Problem, rows: Integers) -> None:
        self.problem, self.rows = problem, rows
        part = csr_array(problem.matrix.rows(rows))
        self.by_row = csr_array((part.data.astype(np.float64), part.indices, part.indptr), shape=part.shape)
        self.by_column: csc_array = self.by_row.tocsc()
        self.columns, self.count = len(problem.bound), len(rows)
        self.size = self.columns + self.count + MORE_ROWS
        self.most = np.full(self.size, np.inf)
        self.most[: self.columns] = np.where(problem.bound < 0, np.inf, problem.bound)
        self.cost = np.zeros((self.size, len(problem.levels)))
        for number, level in enumerate(problem.levels):
            self.cost[: self.columns, number] = level.cost

    def basis(self, numbers: Integers) -> csc_array:
        """Some columns and slacks, side by side."""
        whole = hstack([self.by_column, identity(self.count, format="csc")], format="csc")
        return csc_array(csc_array(whole)[:, numbers])
