"""The whole way up: the goals' levels, the lottery drawn for what is left, and its level."""

from __future__ import annotations

from solver.model.face import Face
from solver.model.ladder import Climb, EmptyFaceError, Workspace, climb
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.settled import Means, with_lottery

MOST_STARTS = 40
"""A face whose climb has to begin again more often than this is searched."""


def climb_through(state: Workspace, face: Face, means: Means, first: int = 0) -> Climb:
    """Climb all levels from `first` on, and again from there whenever cuts show a face to be empty.

    Returns:
        As `climb`; it ends early at a level whose bound is no whole number.

    Raises:
        NoPlanError: the face that was given has no solution.
        RelaxationError: GLOP or its prices failed, or cuts empty one face after the other.
        StoppedError: time ran out.
    """
    for _ in range(MOST_STARTS):
        try:
            return _climb_once(state, face.over(state.problem), means, first)
        except EmptyFaceError:
            state.basis = None
    raise RelaxationError("cuts empty one face after the other")


def _climb_once(state: Workspace, face: Face, means: Means, first: int) -> Climb:
    """Climb the goals' levels, draw the lottery for what is left, and climb its level."""
    last = len(state.problem.levels) - 1
    goals = climb(state, face, range(first, last), means.clock)
    if first + len(goals.bounds) < last or any(bound.denominator > 1 for bound in goals.bounds):
        return goals
    remaining = goals.face.present[: state.problem.bundles]
    state.problem = with_lottery(state.problem, remaining, means.draw)
    try:
        ties = climb(state, goals.face, [last], means.clock)
    except NoPlanError as none:
        if last:
            raise EmptyFaceError from none
        raise
    prices = (*(price.over(state.problem) for price in goals.prices), *ties.prices)
    return Climb(ties.x, prices, (*goals.bounds, *ties.bounds), ties.face)
