"""The last resort: a face halved at a fraction, and the halves, until nothing better can be left."""

from __future__ import annotations

from math import ceil

import numpy as np

from solver.model.ascent import climb_through
from solver.model.face import Face
from solver.model.ladder import TOLERANCE, Climb, Workspace
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.settled import (
    Means,
    NotProvenError,
    Settled,
    check_costs,
    settle_ties,
    whole_point,
    with_lottery,
)
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags


def by_halves(state: Workspace, face: Face, means: Means, into: Settled, most: int | None = None) -> bool:
    """Halve a face until none of its parts can hold a plan better than the best one found.

    A bundle that is half chosen is chosen in one half and not in the other. A half whose proven bounds are worse
    than the best plan is done with; the bounds are exact, so what is left in the end is proven best.

    Args:
        state: the problem and what takes part of it.
        face: the plans in question.
        means: the lottery, the way back to pairs, the clock, threads.
        into: the best plan so far; better ones are put there.
        most: how many faces to look at, four times as many while no plan is known; None for all.

    Returns:
        Whether nothing is left; else the best plan so far is no more than that.

    Raises:
        StoppedError: time ran out.
    """
    state.at_root = False
    halves, seen = [face], 0
    while halves and (most is None or seen < (most if into.chosen is not None else 4 * most)):
        seen += 1
        face = halves.pop().over(state.problem)
        try:
            climbed = climb_through(state, face, means)
        except NoPlanError:
            continue
        except RelaxationError:
            search(state.problem, face.over(state.problem), means, into)
            continue
        problem, face = state.problem, face.over(state.problem)
        if into.chosen is not None and _worse(climbed, into.costs):
            continue
        chosen = whole_point(climbed.x)
        if len(climbed.bounds) == len(problem.levels) and chosen is not None and problem.keeps(chosen):
            check_costs(problem, climbed, chosen)
            settle_ties(problem, climbed.face, chosen, means, into)
            continue
        state.present |= _columns_of(into, state)
        try:
            halves += _halves(problem, face, climbed.x)
        except RelaxationError:
            search(problem, face, means, into)
    return not halves


def _worse(climbed: Climb, costs: tuple[int, ...]) -> bool:
    """Whether the bounds show that nothing here is as good as these costs; equals may still win a tie."""
    for bound, cost in zip(climbed.bounds, costs, strict=False):
        if ceil(bound) != cost:
            return ceil(bound) > cost
    return False


def _columns_of(into: Settled, state: Workspace) -> Flags:
    return into.chosen > 0 if into.chosen is not None else np.zeros_like(state.present)


def _halves(problem: Problem, face: Face, x: np.ndarray) -> list[Face]:
    """The face without and with the column that is nearest to half chosen, bundles before other columns.

    Raises:
        RelaxationError: only a column above 1 is in fractions, which two halves would not cover.
    """
    fraction = np.abs(x - np.rint(x))
    among = np.flatnonzero(fraction[: problem.bundles] > TOLERANCE)
    if not len(among):
        among = np.flatnonzero(fraction > TOLERANCE)
    if not len(among):
        raise NotProvenError("a whole point breaks a row that it was given")
    column = int(among[np.argmax(np.round(fraction[among], 6))])
    low, high = int(np.floor(x[column])), int(np.ceil(x[column]))
    if high != 1:
        raise RelaxationError("a fraction above 1")
    return [_held(face, column, value) for value in (low, high)]


def _held(face: Face, column: int, value: int) -> Face:
    is_open, held = face.open.copy(), face.held.copy()
    is_open[column], held[column] = False, value
    return Face(is_open, held, face.tight)


def search(problem: Problem, face: Face, means: Means, into: Settled, first: int = 0) -> None:
    """Prove the levels from `first` on one by one by search alone, where the relaxation's prices cannot be had.

    Each optimum is confirmed by a second search, without presolve, for anything better.
    """
    everything = face.present[: problem.bundles]
    problem = with_lottery(problem, everything, means.draw)
    chosen = face.held
    for number, level in list(enumerate(problem.levels))[first:]:
        means.clock.tell("whole numbers", level.goal)
        best = best_on_face(problem, face, level.cost, means.clock, means.workers)
        if best is None:
            return
        better, loose = problem.with_level_held(number, best.cost - 1), face.with_row(False)
        if best_on_face(better, loose, None, means.clock, means.workers, presolve=False) is not None:
            raise NotProvenError(f"{level.goal}: better than {best.cost} exists")
        problem, face = problem.with_level_held(number, best.cost), face.with_row(True)
        chosen = best.chosen
    settle_ties(problem, face, chosen, means, into)
