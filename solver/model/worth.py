"""Whether a problem of one level has a plan of a given worth: shown by a plan, disproven by prices or search."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.sparse import csr_array

from solver.model.clock import Clock
from solver.model.duals import Prices, prices_of, reduced_cost
from solver.model.face import Face, whole
from solver.model.problem import Problem
from solver.model.relaxation import BASIC, Basis, Floats, Relaxation, RelaxationError, Solution
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

NEAR = 1e-6
FEW = 5_000
"""So many columns are searched sooner than their costs are nudged."""
NUDGE = 1e-3
"""The most that a column's cost is nudged. What comes of it is checked, so no answer hangs on the figure."""


@dataclass(frozen=True)
class Judged:
    """What came of it.

    Attributes:
        chosen: a choice of columns worth enough; None where there is none.
        prices: where there is none and prices prove it, those prices.
        basis: where the relaxation ended; None where it was of no use.
    """

    chosen: Integers | None
    prices: Prices | None
    basis: Basis | None


def judge(
    problem: Problem, columns: Flags, worth: int, clock: Clock, workers: int = 1, start: Basis | None = None
) -> Judged:
    """Look for a choice of some columns that keeps every row and is worth enough.

    Args:
        problem: a problem whose first level's cost is minus what each column is worth.
        columns: which columns may be chosen, shape (columns,).
        worth: how much is enough.
        clock: when to stop.
        workers: threads; whether there is a choice does not depend on them.
        start: a basis to start from.

    Raises:
        StoppedError: time ran out first.
    """
    try:
        solution = _relaxed(problem, columns, start, clock.left())
        prices = prices_below(problem, columns, solution.basis, worth)
    except RelaxationError:
        return Judged(searched(problem, columns, worth, clock, workers), None, None)
    if prices is not None:
        return Judged(None, prices, solution.basis)
    chosen = _whole(solution, problem, worth)
    if chosen is None:
        # A whole plan is often at hand where the relaxation left other units alone than those it splits up.
        near = columns & _around(solution, problem)
        if near.sum() > FEW:
            solution = _nudged(problem, columns, solution, clock.left())
            chosen = _whole(solution, problem, worth)
            near = columns & _around(solution, problem)
        if chosen is None:
            chosen = searched(problem, near, worth, clock, workers)
    if chosen is None:
        chosen = searched(problem, columns, worth, clock, workers)
    return Judged(chosen, None, solution.basis)


def prices_below(problem: Problem, columns: Flags, basis: Basis, worth: int) -> Prices | None:
    """The prices at a basis, where they prove that no choice of some columns is worth enough.

    Any prices of the right sign bound every choice, however they were come by: by what the rows' right-hand sides
    cost, and by what each column brings beyond its price.

    Raises:
        RelaxationError: the basis is of no use.
    """
    raw = prices_of(problem, basis, [0])[0]
    prices = Prices(0, np.minimum(raw.price, 0), raw.denominator)
    most = np.where(problem.bound < 0, 1, problem.bound)[columns]
    gained = int(np.minimum(reduced_cost(problem, prices)[columns], 0) @ most)
    bound = Fraction(-int(problem.upper @ prices.price) - gained, prices.denominator)
    return prices if bound < worth else None


def searched(problem: Problem, columns: Flags, worth: int, clock: Clock, workers: int = 1) -> Integers | None:
    """A whole choice of some columns that is worth enough, by search; None where there is none."""
    row = csr_array(problem.levels[0].cost.reshape(1, -1))
    asked = problem.with_rows(row, np.asarray([-worth], np.int64))
    face = Face(columns, np.zeros(len(columns), np.int64), np.zeros(len(asked.upper), np.bool_))
    found = best_on_face(asked, face, None, clock, workers)
    return None if found is None else found.chosen


def _relaxed(
    problem: Problem, columns: Flags, start: Basis | None, left: float | None, cost: Floats | None = None
) -> Solution:
    """The relaxation over some columns; rows that these cannot break are left out."""
    most = np.where(problem.bound < 0, 1, problem.bound)
    taking = np.flatnonzero(columns)
    rows = problem.matrix.reach(taking, most[taking]) > problem.upper
    if start is not None:
        # A row that the basis holds tight must stay, or it is a basis no more.
        rows |= (start.row != 0) & (start.row != BASIC)
    if cost is None:
        cost = problem.levels[0].cost.astype(np.float64)
    return Relaxation(problem, whole(problem), cost, columns, rows, start).solve(left)


def _nudged(problem: Problem, columns: Flags, solution: Solution, left: float | None) -> Solution:
    """An optimum of costs that are nudged a little, each column's its own way; the same where there is none.

    Of many optima most are in fractions, since they mix others. Nudged costs leave few, mostly whole ones.
    """
    nudge = np.random.default_rng(0).random(len(columns)) * NUDGE
    bundle = np.arange(len(columns)) < problem.bundles
    cost = problem.levels[0].cost.astype(np.float64) + np.where(bundle, nudge, 0.0)
    try:
        return _relaxed(problem, columns, solution.basis, left, cost)
    except RelaxationError:
        return solution


def _around(solution: Solution, problem: Problem) -> Flags:
    """The columns that an optimum uses, all that are no bundles, and all of units that it splits up."""
    used = solution.x > NEAR
    split = used & (np.abs(solution.x - np.rint(solution.x)) > NEAR)
    units = np.unique(problem.unit[split[problem.part_of]])
    out = used.copy()
    out[problem.part_of[np.isin(problem.unit, units)]] = True
    out[problem.bundles :] = True
    return out


def _whole(solution: Solution, problem: Problem, worth: int) -> Integers | None:
    """The optimum in whole numbers, where it is whole, keeps every row and is worth enough."""
    chosen = np.rint(solution.x).astype(np.int64)
    if np.abs(solution.x - chosen).max(initial=0) > NEAR or not problem.keeps(chosen):
        return None
    return chosen if -int(problem.levels[0].cost @ chosen) >= worth else None
