"""From the relaxation to a plan: whole numbers, every level proven, ties settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from solver.model.clock import Clock
from solver.model.duals import reduce
from solver.model.face import Face, narrowed, whole
from solver.model.ladder import TOLERANCE, Climb, climb
from solver.model.problem import Level, Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

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
    face, first, known = whole(problem), 0, None
    last = len(problem.levels) - 1
    while True:
        try:
            drawn, climbed = _climb(problem, face, first, draw, clock, known)
        except RelaxationError:
            _search(problem, face, first, draw, clock, workers, into)
            return
        chosen = _whole_numbers(climbed.x)
        if chosen is not None and drawn.keeps(chosen):
            _check(drawn, face, climbed, chosen, into)
            into.chosen, into.final, into.problem = chosen, climbed.face, drawn
            return
        faces = _faces(drawn, face, climbed)
        reached, found = _deepest(drawn, faces, clock, workers)
        for number in range(first, first + reached):
            into.bounds[number] = int(drawn.levels[number].cost @ found)
        into.chosen = found
        if first + reached > last:
            into.final, into.problem = faces[-1], drawn
            return
        # The relaxation's bound on this level is met by no whole point: search the face for its true optimum.
        level = first + reached
        problem, face, known = _hold(drawn, faces[reached], level, clock, workers, into)
        first = level + 1
        if level == last:
            into.final, into.problem = face, problem
            return


def _climb(
    problem: Problem, face: Face, first: int, draw: Draw, clock: Clock, known: Integers | None
) -> tuple[Problem, Climb]:
    """Climb the goals' levels, draw the lottery for what is left, and climb its level."""
    last = len(problem.levels) - 1
    on_goals = climb(problem, face, range(first, last), clock, known)
    drawn = _with_lottery(problem, on_goals.face, draw)
    on_ties = climb(drawn, on_goals.face, [last], clock, known)
    return drawn, Climb(on_ties.x, (*on_goals.prices, *on_ties.prices), on_ties.face)


def _hold(
    problem: Problem, face: Face, level: int, clock: Clock, workers: int, into: Settled
) -> tuple[Problem, Face, Integers]:
    """Find a level's optimum over the whole points of a face, and hold it from there on."""
    clock.tell("whole numbers", problem.levels[level].goal)
    best = best_on_face(problem, face, problem.levels[level].cost, clock, workers)
    if best is None:
        raise NoPlanError
    into.bounds[level], into.chosen = best.cost, best.chosen
    held = problem.with_level_held(level, best.cost)
    return held, replace(face, tight=np.append(face.tight, True)), best.chosen


def _search(
    problem: Problem, face: Face, first: int, draw: Draw, clock: Clock, workers: int, into: Settled
) -> None:
    """Prove the levels one by one by search alone, where the relaxation's prices cannot be had."""
    problem = _with_lottery(problem, face, draw)
    for level in range(first, len(problem.levels)):
        problem, face, _ = _hold(problem, face, level, clock, workers, into)
    into.final, into.problem = face, problem


def _with_lottery(problem: Problem, face: Face, draw: Draw) -> Problem:
    cost = np.zeros(len(problem.bound), np.int64)
    cost[: problem.bundles] = draw(face.open[: problem.bundles] | (face.held[: problem.bundles] > 0))
    return replace(problem, levels=(*problem.levels[:-1], Level("lottery", 1, 0, cost)))


def _whole_numbers(x: np.ndarray) -> Integers | None:
    near = np.rint(x)
    return near.astype(np.int64) if np.abs(x - near).max(initial=0.0) < TOLERANCE else None


def _check(problem: Problem, face: Face, climbed: Climb, chosen: Integers, into: Settled) -> None:
    """Hold the plan's costs against the bounds that the prices prove, in whole numbers."""
    reduced = reduce(problem, climbed.prices, face.open, face.tight)
    given = face.held
    for price, (numerator, denominator) in zip(climbed.prices, reduced.bounds, strict=True):
        level = problem.levels[price.level]
        # Columns held before this face was reached add their own reduced cost.
        outside = denominator * level.cost - problem.by_column.T @ price.price
        bound = numerator + int(outside[~face.open] @ given[~face.open])
        if bound != denominator * int(level.cost @ chosen):
            raise NotProvenError(f"{level.goal}: {level.cost @ chosen} against {bound}/{denominator}")
        into.bounds[price.level] = int(level.cost @ chosen)


def _faces(problem: Problem, face: Face, climbed: Climb) -> list[Face]:
    """The face after none, one, two, … of the levels climbed."""
    faces = [face]
    for number in range(1, len(climbed.prices) + 1):
        reduced = reduce(problem, climbed.prices[:number], face.open, face.tight)
        faces.append(narrowed(problem, face, reduced))
    return faces


def _deepest(problem: Problem, faces: list[Face], clock: Clock, workers: int) -> tuple[int, Integers]:
    """The most levels whose relaxed bounds a whole point meets, and such a point."""
    for reached in range(len(faces) - 1, -1, -1):
        found = best_on_face(problem, faces[reached], None, clock, workers)
        if found is not None:
            return reached, found.chosen
    raise NoPlanError
