"""A basis taken apart once, and what happened to it since: columns swapped, rows come in.

The parts of the first basis are shared by all walks that start there; each keeps only its own few steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from solver.model.relaxation import Floats
from solver.rulebook import Integers


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

    def backward(self, z: Floats) -> None:
        if z[self.position]:
            z[self.others] -= self.values * z[self.position]


class Factors:
    """A basis to solve with.

    Args:
        lu: the first basis taken apart, as SuperLU gives it.
        count: its rows.
        steps: what happened since.
    """

    def __init__(self, lu: Any, count: int, steps: tuple[_Swap | _NewRow, ...] = ()) -> None:
        self._lu, self._count, self._steps = lu, count, list(steps)

    def copy(self) -> Factors:
        """The same basis, for a walk of its own."""
        return Factors(self._lu, self._count, tuple(self._steps))

    def forward(self, z: Floats) -> Floats:
        """A column in terms of the basis, by position; the figures given are overwritten."""
        z[: self._count] = self._lu.solve(z[: self._count])
        for step in self._steps:
            step.forward(z)
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
        column[position] = 0.0
        others = np.flatnonzero(np.abs(column) > 1e-11)
        self._steps.append(_Swap(position, pivot, others, column[others]))

    def take_in(self, position: int, others: Integers, values: Floats) -> None:
        """A row comes in with its slack at a position; its entries by position of the basis."""
        self._steps.append(_NewRow(position, others, values))
