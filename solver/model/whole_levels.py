"""Levels in whole numbers: bounds rounded up on the way, and levels decided one by one where a plan misses them.

The climb first takes every bound at its best: one that is no whole number is rounded up as a row, since no plan
that is best on the levels before costs less, and the climb goes on. If a plan meets all bounds that came out, it
is the best. If not, the first level that the best plan near by misses is decided by search, and the climb goes on
from there, without the rows that belonged to later levels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np

from solver.model.ascent import climb_through
from solver.model.clock import StoppedError
from solver.model.duals import Prices
from solver.model.exact_level import SMALL_FIGURES, Decided, decide_level, face_before, short, without_dear
from solver.model.face import Face
from solver.model.halves import by_halves, search
from solver.model.ladder import Workspace
from solver.model.mend import mend
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.settled import Means, NotProvenError, Settled, offer, settle_ties, whole_point
from solver.model.ties import is_only_plan
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Integers

MOST_ROUNDINGS = 24
MOST_HALVES = 12
"""How many faces are halved for a good plan, before the first level that it misses is decided."""


@dataclass(frozen=True)
class Step:
    """One level on the way up: the problem on which its bound was proven, given the levels before.

    Attributes:
        start: the face of the climb, and `before` the prices of its levels before this one.
        least: the least whole cost that the climb could not rule out.
    """

    problem: Problem
    start: Face
    before: tuple[Prices, ...]
    price: Prices
    bound: Fraction
    least: int

    @property
    def face(self) -> Face:
        """The plans that are best on the levels before."""
        return face_before(self.problem, self.start, self.before)

    def met_by(self, chosen: Integers) -> bool:
        """Whether a plan costs that least."""
        return int(self.problem.levels[self.price.level].cost @ chosen) == self.least


@dataclass(frozen=True)
class Way:
    """How far the climb went: its steps, where it ended, and the face of what is left."""

    steps: list[Step]
    x: np.ndarray
    face: Face
    complete: bool


def level_by_level(state: Workspace, face: Face, means: Means, into: Settled) -> bool:
    """Find the best plan by climbing, rounding and deciding levels.

    Args:
        state: the problem and what takes part of it; rows for the best plan only come in.
        face: the plans in question.
        means: the lottery, the way back to pairs, the clock, threads.
        into: where plans and bounds go as they come.

    Returns:
        Whether the best plan is found and proven; false where no plan was found near the fractions, or a search
        was given up.

    Raises:
        NoPlanError: there is no plan.
        RelaxationError: GLOP or its prices failed before any level was decided.
        StoppedError: time ran out.
    """
    first, last = 0, len(state.problem.levels) - 1
    decided: Decided | None = None
    while first <= last:
        base = state.problem
        try:
            way = _climbed(state, face, means, first)
        except RelaxationError:
            if decided is None:
                raise
            face = face.over(state.problem)
            only = first == last and is_only_plan(state.problem, face, decided.chosen, means.clock, means.workers)
            if only:
                offer(state.problem, decided.chosen, means, into)
            else:
                search(state.problem, face, means, into, first)
            return True
        chosen = _point(state.problem, way, means)
        if chosen is not None:
            settle_ties(state.problem, way.face, chosen, means, into)
            return True
        if _few_halves(state, base, face, means, into):
            return True
        if into.chosen is None:
            near = mend(base, face, way.x, range(first, last + 1), means.clock, means.workers)
            if near is not None:
                offer(state.problem, near, means, into)
        step, decided = _decided(way, into.chosen, means)
        if decided is None:
            step, decided = _from_above(way, means)
        if decided is None:
            return False
        offer(state.problem, decided.chosen, means, into)
        state.go_on_with(decided.problem, decided.chosen)
        face, first = decided.face, step.price.level + 1
        state.decide(step.price.level, decided.cost)
        if first > last:
            settle_ties(state.problem, face, decided.chosen, means, into)
    return True


def _few_halves(state: Workspace, base: Problem, face: Face, means: Means, into: Settled) -> bool:
    """Halve the face some times, for a good plan at least; whether nothing was left."""
    aside = Workspace(base, state.present.copy(), state.rows[: len(base.upper)].copy())
    return by_halves(aside, face.over(base), means, into, MOST_HALVES)


def _decided(way: Way, known: Integers | None, means: Means) -> tuple[Step, Decided | None]:
    """Decide the first level whose bound the best plan known misses; None where that was given up."""
    step = way.steps[-1]
    if known is None:
        return step, None
    step = next((step for step in way.steps if not step.met_by(known)), step)
    return step, decide_level(step.problem, step.face, step.price, step.bound, known, means.clock, means.workers)


def _climbed(state: Workspace, face: Face, means: Means, first: int) -> Way:
    """Climb from a level on, rounding up what can be; it ends where it cannot, or at the top."""
    steps: list[Step] = []
    x, left, last = face.held.astype(np.float64), face, len(state.problem.levels) - 1
    for _ in range(MOST_ROUNDINGS):
        try:
            climbed = climb_through(state, left, means, first)
        except NoPlanError as none:
            if not steps and not first:
                raise
            if not steps:
                raise NotProvenError("a level was decided by a plan that the next climb does not find") from none
            return Way(steps, x, left, complete=False)
        problem, left, x = state.problem, left.over(state.problem), climbed.x
        for number, (price, bound) in enumerate(zip(climbed.prices, climbed.bounds, strict=True)):
            if steps and steps[-1].price.level == price.level:
                steps[-1] = replace(steps[-1], least=ceil(bound))
                continue
            steps.append(Step(problem, left, climbed.prices[:number], price, bound, ceil(bound)))
        if not climbed.bounds or climbed.bounds[-1].denominator == 1:
            return Way(steps, x, climbed.face, complete=first + len(climbed.bounds) > last)
        price, bound = climbed.prices[-1], climbed.bounds[-1]
        if int(np.abs(problem.levels[price.level].cost).max(initial=0)) > SMALL_FIGURES:
            break  # its row would spoil the prices' denominators
        here = face_before(problem, left, climbed.prices[:-1])
        state.hold(problem.with_level_at_least(price.level, ceil(bound)))
        left, first = without_dear(problem, here, price, ceil(bound) - bound).over(state.problem), price.level
    return Way(steps, x, left, complete=False)


def _from_above(way: Way, means: Means) -> tuple[Step, Decided | None]:
    """Decide the last level that can be, down from the top.

    A face without a plan says that some level before misses its bound, so the level before is next.

    Returns:
        The step come to, and how it was decided; None where that was given up.
    """
    for step in reversed(way.steps):
        try:
            clock, workers = means.clock, means.workers
            return step, decide_level(step.problem, step.face, step.price, step.bound, None, clock, workers)
        except NoPlanError:
            continue
    raise NoPlanError


def _point(problem: Problem, way: Way, means: Means) -> Integers | None:
    """A whole point that meets all bounds of a complete climb; None where none is seen."""
    if not way.complete:
        return None
    chosen = whole_point(way.x)
    if chosen is None or not problem.keeps(chosen):
        try:
            found = best_on_face(problem, way.face, None, short(means.clock), means.workers)
        except StoppedError:
            means.clock.left()
            return None
        if found is None:
            return None
        chosen = found.chosen
    if not all(step.met_by(chosen) for step in way.steps):
        raise NotProvenError("a point of the last face misses a bound")
    return chosen
