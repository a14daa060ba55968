"""From the relaxation to a plan: whole numbers, every level proven, ties settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import ceil

import numpy as np

from solver.model.clock import Clock
from solver.model.face import Face, whole
from solver.model.ladder import TOLERANCE, Climb, EmptyFaceError, Workspace, climb, workspace
from solver.model.mend import mend
from solver.model.problem import Level, Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.ties import PairsOf, smallest_list
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

SMALL_FIGURES = 64
MOST_STARTS = 40
"""A face whose climb has to begin again more often than this is searched."""

Draw = Callable[[Flags], Integers]
"""Lottery cost of each bundle; asked only for those that may still be chosen, the others get 0."""


class NotProvenError(Exception):
    """A plan's values do not meet the bounds that its prices prove; the plan must not leave."""


@dataclass
class Settled:
    """What is known so far.

    Attributes:
        chosen: the best plan found, as whole numbers of columns; None while there is none.
        costs: its cost on every level; meaningless without a plan.
        pairs: its sorted (unit id, GP id) pairs.
        bounds: level number → proven bound of its cost, given the levels before at their bounds.
    """

    chosen: Integers | None = None
    costs: tuple[int, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    bounds: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Means:
    """What settling works with: the lottery, the way back to pairs, the clock, threads."""

    draw: Draw
    pairs_of: PairsOf
    clock: Clock
    workers: int


@dataclass(frozen=True)
class Start:
    """Where a run over a solved problem begins: its workspace, and the face of the plans in question."""

    state: Workspace
    face: Face


def settle(problem: Problem, means: Means, into: Settled, start: Start | None = None) -> Workspace:
    """Find the plan that is best level by level, and among equals wins the lottery.

    The relaxation is climbed level by level. Nearly always its optimum is whole, and its prices are the proof.
    Where a fraction is left, the plan nearest to it is mended as a mark to beat, and the face is halved: a bundle
    that is half chosen is chosen in one half and not in the other. A half whose proven bounds are worse than the
    mark is done with; the bounds are exact, so what is left in the end is proven best.

    Args:
        problem: the problem; its last level is the lottery's, whose cost is filled in here.
        means: the lottery, the way back to pairs, the clock, threads.
        into: where results go as they come.
        start: where another run over a problem with fewer rows ended, and what of this one is open.

    Returns:
        The workspace as it is in the end, for a run with one thing more asked.

    Raises:
        NoPlanError: there is no plan.
        StoppedError: time ran out.
        NotProvenError: values and bounds disagree, which would be a fault of this program.
    """
    state = workspace(problem) if start is None else start.state
    into.bounds = state.proven
    halves = [whole(problem) if start is None else start.face]
    while halves:
        face = halves.pop().over(state.problem)
        try:
            climbed = climb_through(state, face, means)
        except NoPlanError:
            continue
        except RelaxationError:
            _search(state.problem, face.over(state.problem), means, into)
            continue
        problem, face = state.problem, face.over(state.problem)
        if into.chosen is not None and _worse(climbed, into.costs):
            continue
        chosen = _whole_numbers(climbed.x)
        if len(climbed.bounds) == len(problem.levels) and chosen is not None and problem.keeps(chosen):
            _check(problem, climbed, chosen)
            chosen = smallest_list(problem, climbed.face, chosen, means.pairs_of, means.clock, means.workers)
            _offer(problem, chosen, means, into)
            continue
        if state.at_root:
            mended = mend(problem, face, climbed, means.clock, means.workers)
            if mended is not None:
                _offer(problem, mended, means, into)
            if _can_round(problem, climbed, into):
                number = len(climbed.bounds) - 1
                state.grow(problem.with_level_at_least(number, ceil(climbed.bounds[-1])))
                state.rounded = True
                halves = [(whole(state.problem) if start is None else start.face.over(state.problem))]
                continue
        state.at_root = False
        state.present |= _columns_of(into, state)
        try:
            halves += _halves(problem, face, climbed.x)
        except RelaxationError:
            _search(problem, face, means, into)
    if into.chosen is None:
        raise NoPlanError
    into.bounds = dict(enumerate(into.costs))
    return state


def climb_through(state: Workspace, face: Face, means: Means) -> Climb:
    """Climb all levels, and again from the start whenever cuts show a face to be empty."""
    for _ in range(MOST_STARTS):
        try:
            return _climb_once(state, face.over(state.problem), means)
        except EmptyFaceError:
            state.basis = None
    raise RelaxationError("cuts empty one face after the other")


def _climb_once(state: Workspace, face: Face, means: Means) -> Climb:
    """Climb the goals' levels, draw the lottery for what is left, and climb its level."""
    last = len(state.problem.levels) - 1
    goals = climb(state, face, range(last), means.clock)
    if len(goals.bounds) < last or any(bound.denominator > 1 for bound in goals.bounds):
        return goals
    remaining = goals.face.present[: state.problem.bundles]
    state.problem = _with_lottery(state.problem, remaining, means.draw)
    try:
        ties = climb(state, goals.face, [last], means.clock)
    except NoPlanError as none:
        if last:
            raise EmptyFaceError from none
        raise
    prices = (*(price.over(state.problem) for price in goals.prices), *ties.prices)
    return Climb(ties.x, prices, (*goals.bounds, *ties.bounds), ties.face)


def _with_lottery(problem: Problem, wanted: Flags, draw: Draw) -> Problem:
    cost = np.zeros(len(problem.bound), np.int64)
    cost[: problem.bundles] = draw(wanted)
    return replace(problem, levels=(*problem.levels[:-1], Level("lottery", 1, 0, cost)))


def _can_round(problem: Problem, climbed: Climb, into: Settled) -> bool:
    """Whether the last bound of the whole problem may be rounded up to a whole number, as a row.

    It may once a plan meets all bounds before it: the best plan meets them too, and among such plans none lies
    between the bound and the next whole number. Levels with large figures would spoil the prices' denominators.
    """
    number = len(climbed.bounds) - 1
    small = int(np.abs(problem.levels[number].cost).max(initial=0)) <= SMALL_FIGURES
    met = into.chosen is not None and climbed.bounds[:-1] == into.costs[:number]
    return climbed.bounds[-1].denominator > 1 and small and met


def _worse(climbed: Climb, costs: tuple[int, ...]) -> bool:
    """Whether the bounds show that nothing here is as good as these costs; equals may still win a tie."""
    for bound, cost in zip(climbed.bounds, costs, strict=False):
        if ceil(bound) != cost:
            return ceil(bound) > cost
    return False


def _whole_numbers(x: np.ndarray) -> Integers | None:
    near = np.rint(x)
    return near.astype(np.int64) if np.abs(x - near).max(initial=0.0) < TOLERANCE else None


def _check(problem: Problem, climbed: Climb, chosen: Integers) -> None:
    """Hold the plan's costs against the bounds that the prices prove, in whole numbers."""
    for price, bound in zip(climbed.prices, climbed.bounds, strict=True):
        level = problem.levels[price.level]
        if bound != int(level.cost @ chosen):
            raise NotProvenError(f"{level.goal}: {level.cost @ chosen} against {bound}")


def _offer(problem: Problem, chosen: Integers, means: Means, into: Settled) -> None:
    """Keep a plan if it is better than the best so far, or as good with the smaller list of pairs."""
    bundles = chosen[: problem.bundles] > 0
    drawn = _with_lottery(problem, bundles, means.draw)
    costs = tuple(int(level.cost @ chosen) for level in drawn.levels)
    pairs = tuple(sorted(pair for b in np.flatnonzero(bundles).tolist() for pair in means.pairs_of(b)))
    if into.chosen is None or (costs, pairs) < (into.costs, into.pairs):
        into.chosen, into.costs, into.pairs = chosen, costs, pairs


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


def _search(problem: Problem, face: Face, means: Means, into: Settled) -> None:
    """Prove the levels one by one by search alone, where the relaxation's prices cannot be had.

    Each optimum is confirmed by a second search, without presolve, for anything better.
    """
    everything = face.present[: problem.bundles]
    problem = _with_lottery(problem, everything, means.draw)
    chosen = face.held
    for number, level in enumerate(problem.levels):
        means.clock.tell("whole numbers", level.goal)
        best = best_on_face(problem, face, level.cost, means.clock, means.workers)
        if best is None:
            return
        better, loose = problem.with_level_held(number, best.cost - 1), face.with_row(False)
        if best_on_face(better, loose, None, means.clock, means.workers, presolve=False) is not None:
            raise NotProvenError(f"{level.goal}: better than {best.cost} exists")
        problem, face = problem.with_level_held(number, best.cost), face.with_row(True)
        chosen = best.chosen
    chosen = smallest_list(problem, face, chosen, means.pairs_of, means.clock, means.workers)
    _offer(problem, chosen, means, into)
