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
    face, first, state = whole(problem), 0, workspace(problem)
    last = len(problem.levels) - 1
    while first <= last:
        try:
            drawn, climbed = _climb(problem, face, first, draw, state, clock)
        except RelaxationError:
            _search(problem, face, first, draw, clock, workers, into)
            return
        for number, bound in enumerate(climbed.bounds, start=first):
            into.bounds[number] = ceil(bound)
        chosen = _whole_numbers(climbed.x)
        complete = first + len(climbed.bounds) > last
        if complete and chosen is not None and drawn.keeps(chosen):
            _check(drawn, climbed, chosen)
            into.chosen, into.final, into.problem = chosen, climbed.face, drawn
            return
        faces = _faces(drawn, face, climbed)
        level = drawn.levels[first + len(climbed.bounds) - 1]
        if climbed.bounds[-1].denominator > 1 and int(np.abs(level.cost).max(initial=0)) <= SMALL_FIGURES:
            # No whole point lies between the bound and the next whole number: cut that off and climb on.
            first += len(climbed.bounds) - 1
            problem = drawn.with_level_at_least(first, ceil(climbed.bounds[-1]))
            face = faces[-2].with_row(False)
            state.add_row()
            continue
        reached, found = _deepest(drawn, faces, climbed, clock, workers)
        if first + reached > last:
            into.chosen, into.final, into.problem = found, faces[-1], drawn
            return
        # The relaxation's bound on this level is met by no whole point: search near the face for its optimum.
        while True:
            step = Step(faces[reached], climbed.prices[reached], climbed.bounds[reached])
            held = _hold(drawn, step, clock, workers, into)
            if held is not None:
                break
            reached -= 1
            if reached < 0:
                raise NoPlanError
        problem, face, known = held
        state.add_row()
        state.present |= known > 0
        first += reached + 1
    into.final, into.problem = face, problem


@dataclass(frozen=True)
class Step:
    """A level to be searched: the face of the levels before, the level's prices and its relaxed bound."""

    face: Face
    price: Prices
    bound: Fraction


def _climb(
    problem: Problem, face: Face, first: int, draw: Draw, state: Workspace, clock: Clock
) -> tuple[Problem, Climb]:
    """Climb the goals' levels, draw the lottery for what is left, and climb its level."""
    last = len(problem.levels) - 1
    goals = climb(problem, face, range(first, last), state, clock)
    if len(goals.bounds) < last - first or any(bound.denominator > 1 for bound in goals.bounds):
        return problem, goals
    drawn = _with_lottery(problem, goals.face, draw)
    ties = climb(drawn, goals.face, [last], state, clock)
    return drawn, Climb(ties.x, (*goals.prices, *ties.prices), (*goals.bounds, *ties.bounds), ties.face)


def _hold(
    problem: Problem, step: Step, clock: Clock, workers: int, into: Settled
) -> tuple[Problem, Face, Integers] | None:
    """Find a level's optimum over the whole points of a face, and hold it from there on.

    None where the face has no whole point, so that a level before is met by none either.

    Whole points at most a gap above the relaxed bound use only what lies within the gap, so the search is small;
    the gap grows until it holds a point. An optimum above the least conceivable one is confirmed by a second
    search, without presolve, for anything better.
    """
    number = step.price.level
    level = problem.levels[number]
    clock.tell("whole numbers", level.goal)
    least = ceil(step.bound)
    gap = max(least - step.bound, abs(step.bound) / 5_000)
    while True:
        near = within_gap(problem, step.face, step.price, gap)
        best = best_on_face(problem, near, level.cost, clock, workers)
        if best is not None and best.cost <= step.bound + gap:
            break
        everything = not (step.face.open & ~near.open).any() and not (near.tight & ~step.face.tight).any()
        if best is None and everything:
            return None
        gap = max(4 * gap, Fraction(1)) if best is None else Fraction(best.cost) - step.bound
    if best.cost > least:
        _confirm(problem, near, number, best.cost, clock, workers)
    into.bounds[number], into.chosen = best.cost, best.chosen
    exact = within_gap(problem, step.face, step.price, Fraction(best.cost) - step.bound)
    return problem.with_level_held(number, best.cost), exact.with_row(True), best.chosen


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


def _deepest(
    problem: Problem, faces: list[Face], climbed: Climb, clock: Clock, workers: int
) -> tuple[int, Integers | None]:
    """The most levels whose relaxed bounds a whole point meets, and such a point where all levels are met.

    A level whose bound is no whole number is met by none; on the face before it the search for its optimum, which
    comes next, tells whether there is a point at all.
    """
    deepest = len(climbed.bounds)
    if climbed.bounds[-1].denominator > 1:
        return deepest - 1, None
    for reached in range(deepest, -1, -1):
        found = best_on_face(problem, faces[reached], None, clock, workers)
        if found is not None:
            return reached, found.chosen
    raise NoPlanError
