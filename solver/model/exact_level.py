"""One level proven in whole numbers, where the relaxation leaves a gap between its bound and the best plan known.

The relaxation's prices close most of the face: a column whose reduced cost alone is more than the gap is in no
plan that is better than the one known. What is left is searched, and the optimum is held as a row, so that the
relaxation can climb on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np
from scipy.sparse import csr_array

from solver.model.clock import Clock, StoppedError
from solver.model.duals import Prices, narrowed, reduce, reduced_cost
from solver.model.face import Face
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError
from solver.model.whole_numbers import Found, best_on_face
from solver.rulebook import Integers

SECONDS = 20.0
"""A search that takes longer is given up; the face is then halved."""
SMALL_FIGURES = 64
"""A search first looks as far from the bound as a 64th of the level's largest figure, then twice as far."""
CONFIRMED_UP_TO = 2_500
"""An optimum over no more open columns than this is searched for again, without presolve."""


class UnconfirmedError(Exception):
    """A second search finds a plan better than the first one called best: a fault of this program."""


@dataclass(frozen=True)
class Decided:
    """A level whose optimum is proven.

    Attributes:
        chosen: a plan that is best on this level and those before.
        cost: its cost on this level.
        problem: the problem with the cost held as its last row.
        face: the face of the plans that are best on this level and those before.
    """

    chosen: Integers
    cost: int
    problem: Problem
    face: Face


def face_before(problem: Problem, face: Face, prices: Sequence[Prices]) -> Face:
    """The plans of a face that are best on the levels of some prices."""
    return narrowed(problem, face, reduce(problem, prices, face)) if prices else face


def decide_level(
    problem: Problem,
    face: Face,
    price: Prices,
    bound: Fraction,
    known: Integers | None,
    clock: Clock,
    workers: int,
) -> Decided | None:
    """Prove a level's optimum in whole numbers.

    Args:
        problem: the problem.
        face: the plans that are best on the levels before.
        price: the level's prices, which prove `bound`.
        known: a plan of the face; None where none is known.
        clock: when to stop.
        workers: threads of the search; no answer depends on them.

    Returns:
        The level, decided; None where the search was given up.

    Raises:
        NoPlanError: the face has no plan.
        StoppedError: time ran out for the run as a whole.
        UnconfirmedError: the second search contradicts the first.
    """
    cost = problem.levels[price.level].cost
    try:
        if known is None:
            any_plan = best_on_face(problem, face, None, short(clock), workers)
            if any_plan is None:
                raise NoPlanError
            known = any_plan.chosen
        best = int(cost @ known)
        if best > ceil(bound):
            found = _searched(problem, face, price, bound, best - 1, clock, workers)
            if found is not None:
                best, known = found.cost, found.chosen
        left = without_dear(problem, face, price, best - bound)
        _confirm(problem, left, cost, best, clock, workers)
    except StoppedError:
        clock.left()
        return None
    return Decided(known, best, problem.with_level_held(price.level, best), left.with_row(True))


def _searched(
    problem: Problem, face: Face, price: Prices, bound: Fraction, most: int, clock: Clock, workers: int
) -> Found | None:
    """The best plan of a face that costs at most so much, looked for near the bound first; None for none.

    Raises:
        StoppedError: the search took too long.
    """
    cost = problem.levels[price.level].cost
    gap = max(1, int(np.abs(cost).max(initial=0)) // SMALL_FIGURES)
    while bound + gap < most:
        found = _best(problem, face, price, floor(bound + gap), bound, clock, workers)
        if found is not None:
            return found
        gap *= 2
    return _best(problem, face, price, most, bound, clock, workers)


def _best(
    problem: Problem, face: Face, price: Prices, most: int, bound: Fraction, clock: Clock, workers: int
) -> Found | None:
    """The best plan of a face among those that cost at most so much; None for none."""
    cost = problem.levels[price.level].cost
    here, near = _capped(problem, cost, most), without_dear(problem, face, price, most - bound)
    return best_on_face(here, near.over(here), cost, short(clock), workers)


def _confirm(problem: Problem, face: Face, cost: Integers, best: int, clock: Clock, workers: int) -> None:
    """See by a second search, without presolve, that nothing is better; left out where the face is large."""
    if int(face.open.sum()) > CONFIRMED_UP_TO:
        return
    lower = _capped(problem, cost, best - 1)
    if best_on_face(lower, face.over(lower), None, short(clock), workers, presolve=False) is not None:
        raise UnconfirmedError(f"better than {best} exists")


def _capped(problem: Problem, cost: Integers, most: int) -> Problem:
    return problem.with_rows(csr_array(cost.reshape(1, -1)), np.asarray([most], np.int64))


def short(clock: Clock) -> Clock:
    """A clock for one search: a part of what is left."""
    left = clock.left()
    return Clock(SECONDS if left is None else min(SECONDS, left), clock.stop)


def without_dear(problem: Problem, face: Face, price: Prices, gap: Fraction) -> Face:
    """The face without the columns that alone cost more than a gap above a level's bound."""
    dear = reduced_cost(problem, price) > floor(gap * price.denominator)
    return Face(face.open & ~dear, face.held, face.tight)
