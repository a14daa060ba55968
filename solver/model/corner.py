"""The corner in which the best plan was proven, and the best plans with one row more.

A walk (`solver.model.pivoting`) leads to them in floating point. What it found is believed only where whole
numbers prove it: the plan keeps every row, and the prices give a bound on every level that the plan meets.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.sparse import csr_array

from solver.model.alone import is_alone
from solver.model.cuts import zero_half_cuts
from solver.model.duals import Reduced, narrowed
from solver.model.face import Face, whole
from solver.model.ladder import TOLERANCE, Climb, Workspace
from solver.model.pivoting import LostError, Walk
from solver.model.problem import Problem
from solver.model.proof import Proof
from solver.model.relaxation import Floats
from solver.model.settled import NotProvenError, check_costs, whole_point
from solver.model.slack_form import Program
from solver.rulebook import Integers

MOST_ROUNDS = 30


@dataclass(frozen=True)
class Row:
    """One thing more that is asked: these columns, each times a figure, add up to at most a number."""

    columns: Integers
    figure: int
    most: int

    def over(self, problem: Problem) -> Problem:
        """The problem with the row."""
        entries = (np.full(len(self.columns), self.figure, np.int64), self.columns, [0, len(self.columns)])
        row = csr_array(entries, shape=(1, len(problem.bound)))
        return problem.with_rows(row, np.asarray([self.most], np.int64))


@dataclass(frozen=True)
class Reached:
    """The best plans with a row more.

    Attributes:
        problem: the problem with the row.
        chosen: one of them.
        climb: its proof, with the face of all of them.
        alone: whether it was seen that there is only this one.
    """

    problem: Problem
    chosen: Integers
    climb: Climb
    alone: bool


@dataclass(frozen=True)
class Dearer:
    """The proof that every plan with the row costs more than was asked for."""


class Corner:
    """A proven plan's corner.

    Args:
        state: where the climb ended; its problem has the lottery's cost filled in.
        climbed: the climb over all levels, its optimum whole.

    Raises:
        LostError: no corner was found there.
    """

    def __init__(self, state: Workspace, climbed: Climb) -> None:
        chosen = whole_point(climbed.x)
        if chosen is None or state.basis is None or len(climbed.bounds) < len(state.problem.levels):
            raise LostError
        priced = np.any([price.price != 0 for price in climbed.prices], axis=0)
        rows = np.flatnonzero((state.basis.row != 0) | priced)
        self._problem = state.problem
        self._walk = Walk(Program(state.problem, rows), state.basis, chosen, climbed.prices)
        self._walk.to_corner()
        self._proof = Proof(state.problem, self._walk.prices(state.problem))

    def with_row(self, row: Row, dearer_than: tuple[int, ...] | None = None) -> Reached | Dearer:
        """The best plans with one row more.

        Args:
            row: the row.
            dearer_than: cost of the first levels; where every plan costs more, which is not told.

        Raises:
            LostError: the walk led nowhere, or to fractions, or its prices prove nothing. Nothing follows.
        """
        walk, problem = self._walk.copy(), row.over(self._problem)
        limit = None if dearer_than is None else np.asarray(dearer_than, np.float64)
        walk.take_in(row.columns, np.full(len(row.columns), float(row.figure)), float(row.most))
        for _ in range(MOST_ROUNDS):
            arrived = walk.to_best(limit)
            if not arrived:
                return self._dearer(walk, problem, dearer_than)
            x = walk.point()
            chosen = whole_point(x)
            if chosen is None:
                problem = _cut(walk, problem, x)
                continue
            broken = np.flatnonzero(problem.matrix.summed(chosen) > problem.upper)
            if not len(broken):
                return self._reached(walk, problem, chosen)
            _take_in(walk, problem, broken)
        raise LostError

    def _proven(self, walk: Walk, problem: Problem) -> tuple[Climb, Reduced]:
        """The walk's prices in whole numbers, held against every column and row.

        Raises:
            LostError: some plan could be better by them, so they prove nothing.
        """
        prices = walk.prices(problem)
        reduced = self._proof.of(problem, prices)
        if reduced is None:
            raise LostError
        face: Face = narrowed(problem, whole(problem), reduced)
        return Climb(walk.point(), tuple(prices), reduced.bounds, face), reduced

    def _reached(self, walk: Walk, problem: Problem, chosen: Integers) -> Reached:
        """A plan that keeps every row, with its proof."""
        climb, reduced = self._proven(walk, problem)
        if not ((chosen >= 0) & ((problem.bound < 0) | (chosen <= problem.bound))).all():
            raise LostError
        try:
            check_costs(problem, climb, chosen)
        except NotProvenError as error:
            raise LostError from error
        return Reached(problem, chosen, climb, is_alone(walk, problem, reduced))

    def _dearer(self, walk: Walk, problem: Problem, limit: tuple[int, ...] | None) -> Dearer:
        climb, _ = self._proven(walk, problem)
        if limit is None or not climb.bounds[: len(limit)] > tuple(map(Fraction, limit)):
            raise LostError
        return Dearer()


def _cut(walk: Walk, problem: Problem, x: Floats) -> Problem:
    """The problem with rows more that every plan keeps and the fractions do not; the walk takes them in."""
    broken = problem.matrix.summed(x) > problem.upper + TOLERANCE
    if broken.any():
        _take_in(walk, problem, np.flatnonzero(broken))
        return problem
    cuts = zero_half_cuts(problem, x)
    if cuts is None:
        raise LostError
    rows, upper = cuts
    for number in range(rows.shape[0]):
        start, end = rows.indptr[number : number + 2]
        walk.take_in(rows.indices[start:end], rows.data[start:end].astype(np.float64), float(upper[number]))
    return problem.with_rows(rows, upper)


def _take_in(walk: Walk, problem: Problem, numbers: Integers) -> None:
    """Let rows of the problem take part."""
    for number in numbers.tolist():
        part = problem.matrix.rows(np.asarray([number]))
        walk.take_in(part.indices, part.data.astype(np.float64), float(problem.upper[number]), number)
