"""Prices: the proof that no plan is better, read off a basis and checked in whole numbers.

Let level k cost c_k. Prices y_k, one a row, give each column the reduced cost d_k = c_k - y_k·column, and each
row with slack the reduced cost -y_k. Take the levels together, in order: if of every column that can rise, and
of every row's slack, the first reduced cost that is not 0 is positive, then no plan is lexicographically better
than the bound upper·y_k + Σ bound_j·d_kj (over columns j at their upper bound). A plan that meets the bound on the
first levels is proven best on them. That is linear programming duality with costs that are vectors; whoever
doubts the solver can check it with a multiplication.

Prices are rational: every y_k is held as whole numbers over one denominator q_k.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import splu

from solver.model.face import Face, padded
from solver.model.problem import Problem
from solver.model.relaxation import BASIC, Basis, RelaxationError
from solver.rulebook import Integers

Signs = NDArray[np.int8]

LARGEST_DENOMINATOR = 100_000
NEAR = 1e-5


@dataclass(frozen=True)
class Prices:
    """One level's prices: `price / denominator` for each row, shape (rows,)."""

    level: int
    price: Integers
    denominator: int

    def over(self, problem: Problem) -> Prices:
        """The prices for a problem that got more rows, which cost nothing."""
        return Prices(self.level, padded(self.price, problem), self.denominator)


@dataclass(frozen=True)
class Reduced:
    """Signs of all columns and rows under the prices of several levels.

    Attributes:
        column: sign of the first reduced cost that is not 0, for each column; 0 where all are.
        row: the same of each row's slack.
        bounds: for each level the bound, in the sense of `Level.cost`.
    """

    column: Signs
    row: Signs
    bounds: tuple[Fraction, ...]


def prices_of(problem: Problem, basis: Basis, levels: Sequence[int]) -> list[Prices]:
    """Every level's prices at a basis.

    Args:
        problem: the problem; rows and columns absent from the basis have price 0 and value 0.
        basis: statuses as GLOP left them.
        levels: numbers of the levels wanted.

    Returns:
        One `Prices` a level, in order.

    Raises:
        RelaxationError: the basis is singular, not square, or its prices have no small denominator.
    """
    column = np.flatnonzero(basis.column == BASIC)
    row = np.flatnonzero((basis.row != BASIC) & (basis.row != 0))
    if len(column) != len(row):
        raise RelaxationError("the basis is not square")
    costs = np.stack([problem.levels[k].cost[column] for k in levels], axis=1).astype(np.float64)
    if not len(row):
        return [Prices(k, np.zeros(len(problem.upper), np.int64), 1) for k in levels]
    part = problem.matrix.columns(column)[row].T.tocsc().astype(np.float64)
    try:
        solved = np.asarray(splu(part).solve(costs))
    except RuntimeError as error:
        raise RelaxationError("the basis is singular") from error
    out = []
    for number, level in enumerate(levels):
        scaled, denominator = _whole(solved[:, number])
        price = np.zeros(len(problem.upper), np.int64)
        price[row] = scaled
        out.append(Prices(level, price, denominator))
    return out


def _whole(values: np.ndarray) -> tuple[Integers, int]:
    """The values as whole numbers over one denominator, which grows by what the worst of them asks for."""
    denominator = 1
    while denominator <= LARGEST_DENOMINATOR:
        scaled = values * denominator
        near = np.rint(scaled)
        off = np.abs(scaled - near)
        worst = int(off.argmax())
        if off[worst] < NEAR:
            return near.astype(np.int64), denominator
        factor = Fraction(float(off[worst])).limit_denominator(1_000).denominator
        if factor == 1:
            break
        denominator *= factor
    raise RelaxationError("the prices have no small denominator")


def reduce(problem: Problem, prices: Sequence[Prices], face: Face) -> Reduced:
    """Judge the open columns and rows of a face by the levels' prices, in whole numbers.

    Args:
        problem: the problem.
        prices: the levels' prices in order.
        face: columns that are held and rows that are tight keep sign 0.

    Returns:
        The signs, and the bounds that hold where every column that can rise has no negative sign.
    """
    column = np.zeros(len(problem.bound), np.int8)
    row = np.zeros(len(problem.upper), np.int8)
    priced = np.flatnonzero(np.any([price.price != 0 for price in prices], axis=0))
    part = problem.matrix.rows(priced).T
    costs = []
    for price in prices:
        reduced = price.denominator * problem.levels[price.level].cost - part @ price.price[priced]
        undecided = face.open & (column == 0)
        column[undecided] = np.sign(reduced[undecided])
        undecided = ~face.tight & (row == 0)
        row[undecided] = -np.sign(price.price[undecided])
        costs.append(reduced)
    at_upper = np.where((column < 0) & (problem.bound > 0), problem.bound, face.held)
    bounds = tuple(
        Fraction(int(problem.upper @ price.price) + int(at_upper @ reduced), price.denominator)
        for price, reduced in zip(prices, costs, strict=True)
    )
    return Reduced(column, row, bounds)


def reduced_cost(problem: Problem, price: Prices) -> Integers:
    """A level's reduced cost of each column, times the price's denominator, shape (columns,)."""
    return np.asarray(price.denominator * problem.levels[price.level].cost - problem.matrix.priced(price.price))


def narrowed(problem: Problem, face: Face, reduced: Reduced) -> Face:
    """The face left when the levels are proven.

    By complementary slackness a plan that meets the levels' bounds has no column whose sign is positive, has
    every column whose sign is negative at its upper bound, and no slack in a row that has a price.
    """
    return Face(
        open=face.open & (reduced.column == 0),
        held=np.where(face.open & (reduced.column < 0), problem.bound, face.held),
        tight=face.tight | (reduced.row != 0),
    )
