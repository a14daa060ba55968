"""A basis taken apart once, and what happened to it since: columns swapped, rows come in.

The parts of the first basis are shared by all walks that start there; each keeps only its own few steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from solver.model.relaxation import Floats
from solver.model.slack_form import Program
from solver.rulebook import Integers

LOG_HALF = log(0.5)


@dataclass(frozen=True)
class _Swap:
    """A basis column replaced: its position, and the new column in terms of the old basis."""

    position: int
    pivot: float
    others: Integers
    values: Floats

    def forward(self, z: Floats) -> None:
        if z[self.position]:
            z[self.position] /= self.pivot
            z[self.others] -= self.values * z[self.position]

    def forward_many(self, z: Floats) -> None:
        z[self.position] /= self.pivot
        z[self.others] -= self.values[:, None] * z[self.position]

    def backward(self, z: Floats) -> None:
        z[self.position] = (z[self.position] - self.values @ z[self.others]) / self.pivot


@dataclass(frozen=True)
class _NewRow:
    """A row that came in, its slack in the basis: its position, and its entries by position of the basis."""

    position: int
    others: Integers
    values: Floats

    def forward(self, z: Floats) -> None:
        z[self.position] -= self.values @ z[self.others]

    forward_many = forward

    def backward(self, z: Floats) -> None:
        if z[self.position]:
            z[self.others] -= self.values * z[self.position]


class Factors:
    """A basis to solve with.

    Args:
        lu: the first basis taken apart, as SuperLU gives it.
        count: its rows.
    """

    def __init__(self, lu: Any, count: int) -> None:
        self._lu, self._count = lu, count
        self._steps: list[_Swap | _NewRow] = []
        self._first: dict[int, Floats] = {}
        self._log_size = float(np.log(np.abs(lu.U.diagonal())).sum())

    def copy(self) -> Factors:
        """The same basis, for a walk of its own."""
        out = object.__new__(Factors)
        out.__dict__.update(self.__dict__)
        out._steps = list(self._steps)
        return out

    @property
    def is_regular(self) -> bool:
        """Whether the basis has a determinant other than 0; it is a whole number, so half of 1 is enough."""
        return self._log_size > LOG_HALF

    def forward(self, z: Floats) -> Floats:
        """A column in terms of the basis, by position; the figures given are overwritten."""
        z[: self._count] = self._lu.solve(z[: self._count])
        for step in self._steps:
            step.forward(z)
        return z

    def first(self, number: int, program: Program) -> Floats:
        """A column or slack in terms of the first basis; worked out once for all walks from there."""
        if number not in self._first:
            figures = np.zeros(self._count)
            if number < program.columns:
                start, end = program.by_column.indptr[number : number + 2]
                figures[program.by_column.indices[start:end]] = program.by_column.data[start:end]
            elif number < program.columns + self._count:
                figures[number - program.columns] = 1.0
            self._first[number] = self._lu.solve(figures)
        return self._first[number]

    def forward_many(self, z: Floats) -> Floats:
        """Columns given in terms of the first basis, in terms of this one; the figures given are overwritten."""
        for step in self._steps:
            step.forward_many(z)
        return z

    def backward(self, z: Floats) -> Floats:
        """Figures by position of the basis, in terms of the rows; the figures given are overwritten."""
        for step in reversed(self._steps):
            step.backward(z)
        z[: self._count] = self._lu.solve(z[: self._count], trans="T")
        return z

    def swap(self, position: int, column: Floats) -> None:
        """A column, in terms of the basis, comes in at a position; the figures given are overwritten."""
        pivot = float(column[position])
        self._log_size += log(abs(pivot))
        column[position] = 0.0
        others = np.flatnonzero(np.abs(column) > 1e-11)
        self._steps.append(_Swap(position, pivot, others, column[others]))

    def take_in(self, position: int, others: Integers, values: Floats) -> None:
        """A row comes in with its slack at a position; its entries by position of the basis."""
        self._steps.append(_NewRow(position, others, values))
