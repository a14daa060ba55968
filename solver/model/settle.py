"""From the relaxation to a plan: whole numbers, every level proven, ties settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil

import numpy as np

from solver.model.clock import Clock
from solver.model.duals import Prices, narrowed, reduce, within_gap
from solver.model.face import Face, whole
from solver.model.ladder import TOLERANCE, Climb, Workspace, climb, workspace
from solver.model.mend import mend
from solver.model.problem import Level, Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

SMALL_FIGURES = 64
"""A level whose figures are no larger can be cut at a whole number without spoiling the prices' denominators."""

Draw = Callable[[Flags], Integers]
"""Lottery cost of each bundle; asked only for those that may still be chosen, the others get 0."""


class NotProvenError(Exception):
    """A plan's values do not meet the bounds that its prices prove; the plan must not leave."""


@dataclass
class Settled:
    """What is known so far; complete when `chosen` is set and `open_levels` is empty.

    Attributes:
        chosen: the best plan found, as whole numbers of columns; None while there is none.
        bounds: level number → proven bound of its cost, given the levels before at their bounds.
        final: the face of all levels, on which only ties are left; None while not reached.
    """

    chosen: Integers | None = None
    bounds: dict[int, int] = field(default_factory=dict)
    final: Face | None = None
    problem: Problem | None = None


def settle(problem: Problem, draw: Draw, clock: Clock, workers: int, into: Settled) -> None:
    """Find the plan that is best level by level, and among equals has the smallest lottery sum.

    Args:
        problem: the problem; its last level is the lottery's, whose cost is filled in here.
        draw: the lottery.
        clock: when to stop; what is known by then stands in `into`.
        workers: threads for what the relaxation leaves in fractions.
        into: where results go as they come.

    Raises:
        NoPlanError: there is no plan.
        StoppedError: time ran out.
        NotProvenError: values and bounds disagree, which would be a fault of this program.
    """
    state, face, first = workspace(problem), whole(problem), 0
    last = len(problem.levels) - 1
    while first <= last:
        try:
            climbed = _climb(state, face, first, draw, clock)
        except RelaxationError:
            _search(state.problem, face.over(state.problem), first, draw, clock, workers, into)
            return
        problem, face = state.problem, face.over(state.problem)
        for number, bound in enumerate(climbed.bounds, start=first):
            into.bounds[number] = ceil(bound)
        complete = first + len(climbed.bounds) > last
        chosen = _whole_numbers(climbed.x)
        if complete and chosen is not None and problem.keeps(chosen):
            _check(problem, climbed, chosen)
            into.chosen, into.final, into.problem = chosen, climbed.face, problem
            return
        faces = _faces(problem, face, climbed)
        mended = mend(problem, face, climbed, clock, workers)
        if mended is None:
            first, problem, face, known = _backwards(problem, faces, climbed, first, clock, workers, into)
        elif complete and mended.met == len(climbed.bounds) and climbed.bounds[-1].denominator == 1:
            into.chosen, into.final, into.problem = mended.chosen, climbed.face, problem
            return
        else:
            into.chosen = known = mended.chosen
            met = min(mended.met, len(climbed.bounds) - 1)
            step = Step(faces[met], climbed.prices[met], climbed.bounds[met])
            first += met
            if mended.met > met and int(np.abs(problem.levels[first].cost).max(initial=0)) <= SMALL_FIGURES:
                # No whole point lies between the bound and the next whole number: cut that off and climb on.
                problem, face = problem.with_level_at_least(first, ceil(step.bound)), step.face.with_row(False)
            else:
                problem, face, known = _hold(problem, step, known, clock, workers, into)
                first += 1
        state.grow(problem)
        state.present |= known > 0
    into.final, into.problem = face, problem


@dataclass(frozen=True)
class Step:
    """A level to be searched: the face of the levels before, the level's prices and its relaxed bound."""

    face: Face
    price: Prices
    bound: Fraction


def _climb(state: Workspace, face: Face, first: int, draw: Draw, clock: Clock) -> Climb:
    """Climb the goals' levels, draw the lottery for what is left, and climb its level."""
    last = len(state.problem.levels) - 1
    goals = climb(state, face, range(first, last), clock)
    if len(goals.bounds) < last - first or any(bound.denominator > 1 for bound in goals.bounds):
        return goals
    state.problem = _with_lottery(state.problem, goals.face, draw)
    ties = climb(state, goals.face, [last], clock)
    prices = (*(price.over(state.problem) for price in goals.prices), *ties.prices)
    return Climb(ties.x, prices, (*goals.bounds, *ties.bounds), ties.face)


def _hold(
    problem: Problem, step: Step, known: Integers, clock: Clock, workers: int, into: Settled
) -> tuple[Problem, Face, Integers]:
    """Find a level's optimum over the whole points of a face, and hold it from there on.

    A whole point on the face is known, so only what lies within the gap between its cost and the relaxed bound
    need be searched. Where it does not meet the least conceivable cost, a second search, without presolve,
    confirms that nothing better exists.
    """
    number = step.price.level
    level = problem.levels[number]
    cost = int(level.cost @ known)
    if cost > ceil(step.bound):
        clock.tell("whole numbers", level.goal, level.constant + level.sign * cost)
        near = within_gap(problem, step.face, step.price, cost - step.bound)
        best = best_on_face(problem, near, level.cost, clock, workers)
        if best is None:
            raise NotProvenError(f"{level.goal}: a known point was lost")
        known, cost = best.chosen, best.cost
        if cost > ceil(step.bound):
            _confirm(problem, near, number, cost, clock, workers)
    into.bounds[number], into.chosen = cost, known
    exact = within_gap(problem, step.face, step.price, cost - step.bound)
    return problem.with_level_held(number, cost), exact.with_row(True), known


def _backwards(
    problem: Problem, faces: list[Face], climbed: Climb, first: int, clock: Clock, workers: int, into: Settled
) -> tuple[int, Problem, Face, Integers]:
    """Where no whole point is near the relaxed one: go back to the deepest face that has one, and hold there."""
    for reached in range(len(climbed.bounds) - 1, -1, -1):
        found = best_on_face(problem, faces[reached], None, clock, workers)
        if found is not None:
            step = Step(faces[reached], climbed.prices[reached], climbed.bounds[reached])
            return (first + reached + 1, *_hold(problem, step, found.chosen, clock, workers, into))
    raise NoPlanError


def _confirm(problem: Problem, face: Face, level: int, cost: int, clock: Clock, workers: int) -> None:
    """Search once more, without presolve, for a whole point that is better on a level; there must be none."""
    better = problem.with_level_held(level, cost - 1)
    if best_on_face(better, face.with_row(False), None, clock, workers, presolve=False) is not None:
        raise NotProvenError(f"{problem.levels[level].goal}: better than {cost} exists")


def _search(
    problem: Problem, face: Face, first: int, draw: Draw, clock: Clock, workers: int, into: Settled
) -> None:
    """Prove the levels one by one by search alone, where the relaxation's prices cannot be had."""
    problem = _with_lottery(problem, face, draw)
    for number in range(first, len(problem.levels)):
        level = problem.levels[number]
        best = best_on_face(problem, face, level.cost, clock, workers)
        if best is None:
            raise NoPlanError
        _confirm(problem, face, number, best.cost, clock, workers)
        into.bounds[number], into.chosen = best.cost, best.chosen
        problem, face = problem.with_level_held(number, best.cost), face.with_row(True)
    into.final, into.problem = face, problem


def _with_lottery(problem: Problem, face: Face, draw: Draw) -> Problem:
    cost = np.zeros(len(problem.bound), np.int64)
    cost[: problem.bundles] = draw(face.open[: problem.bundles] | (face.held[: problem.bundles] > 0))
    return replace(problem, levels=(*problem.levels[:-1], Level("lottery", 1, 0, cost)))


def _whole_numbers(x: np.ndarray) -> Integers | None:
    near = np.rint(x)
    return near.astype(np.int64) if np.abs(x - near).max(initial=0.0) < TOLERANCE else None


def _check(problem: Problem, climbed: Climb, chosen: Integers) -> None:
    """Hold the plan's costs against the bounds that the prices prove, in whole numbers."""
    for price, bound in zip(climbed.prices, climbed.bounds, strict=True):
        level = problem.levels[price.level]
        if bound != int(level.cost @ chosen):
            raise NotProvenError(f"{level.goal}: {level.cost @ chosen} against {bound}")


def _faces(problem: Problem, face: Face, climbed: Climb) -> list[Face]:
    """The face after none, one, two, … of the levels climbed."""
    faces = [face]
    for number in range(1, len(climbed.prices) + 1):
        faces.append(narrowed(problem, face, reduce(problem, climbed.prices[:number], face)))
    return faces
