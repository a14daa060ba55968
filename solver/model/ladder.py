"""The ladder: one objective after another, each proven before it is held.

Levels are taken in small groups. A group's weighted sum only leads the simplex to a basis; the proof is the
basis's prices for every level, checked in whole numbers (`solver.model.duals`). Columns come in when their
prices ask for them, rows when they are broken, so that a nation's model never is in memory as a program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.model.clock import Clock
from solver.model.duals import Prices, Reduced, prices_of, reduce
from solver.model.face import Face, narrowed
from solver.model.problem import Level, Problem
from solver.model.relaxation import Basis, RelaxationError, Solution, solve_relaxation
from solver.rulebook import Flags, Integers

SMALL = 4_000
"""A problem with no more columns than this takes part whole from the start."""
FIRST_OF_UNIT = 8
MORE_OF_UNIT = 8
STEP = 32.0
WIDEST = 1e10
"""Weights of one group span no more than this; GLOP's floating point carries that well."""
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Climb:
    """How far the relaxation was proven.

    Attributes:
        x: an optimum of the relaxation on all levels, shape (columns,).
        prices: every level's prices, in order.
        face: what is open after the last level.
    """

    x: np.ndarray
    prices: tuple[Prices, ...]
    face: Face


@dataclass
class _State:
    present: Flags
    rows: Flags
    basis: Basis | None = None


def climb(
    problem: Problem, face: Face, levels: Sequence[int], clock: Clock, known: Integers | None = None
) -> Climb:
    """Prove the relaxation's optimum on all levels, one after another.

    Args:
        problem: the problem; costs of columns that are not open on the face are not read.
        face: where to start.
        levels: numbers of the levels to prove, in order.
        clock: when to stop.
        known: a choice of columns that keeps every row of the face; its columns take part from the start.

    Returns:
        The optimum, its prices, and the face they leave.

    Raises:
        NoPlanError: the relaxation has no solution.
        RelaxationError: GLOP or its prices failed.
        StoppedError: time ran out.
    """
    state = _State(_first_columns(problem, face, levels), np.zeros(len(problem.upper), np.bool_))
    if known is not None:
        state.present |= known > 0
    prices: list[Prices] = []
    todo = list(levels)
    solution = Solution(face.held.astype(np.float64), Basis(np.zeros(0, np.int64), np.zeros(0, np.int64)))
    while todo:
        group = _group(problem, todo)
        solution, found, reduced = _prove(problem, face, group, state, clock)
        prices += found
        todo = todo[len(found) :]
        face = narrowed(problem, face, reduced)
        done = problem.levels[found[-1].level]
        clock.tell("relaxation", done.goal, bound=_told(done, solution))
    return Climb(solution.x, tuple(prices), face)


def _told(level: Level, solution: Solution) -> int:
    return level.constant + level.sign * int(np.ceil(level.cost @ solution.x - TOLERANCE))


def _prove(
    problem: Problem, face: Face, group: list[int], state: _State, clock: Clock
) -> tuple[Solution, list[Prices], Reduced]:
    """Prove a group of levels, or the first ones of it, on a face."""
    while True:
        solution = _solve(problem, face, group, state, clock)
        found = prices_of(problem, solution.basis, group)
        reduced = reduce(problem, found, face.open, face.tight)
        at_upper = (problem.bound > 0) & (solution.x > problem.bound - TOLERANCE)
        wrong = (reduced.column < 0) & ~at_upper
        missing = wrong & ~state.present
        if (wrong & state.present).any() or (reduced.row < 0).any():
            # The group's weights led to a basis that is not best level by level: prove fewer at once.
            if len(group) == 1:
                raise RelaxationError("one level alone could not be proven")
            group = group[:-1]
        elif missing.any():
            state.present |= _chosen(problem, missing, group, found)
        else:
            return solution, found, reduced


def _solve(problem: Problem, face: Face, group: list[int], state: _State, clock: Clock) -> Solution:
    """Solve the relaxation over the columns present, until no row that was left out is broken."""
    cost = _weighted(problem, group)
    columns = state.present & face.present
    state.rows |= _needed(problem, columns, face)
    while True:
        solution = solve_relaxation(
            problem, columns, state.rows, face.fixed, face.tight, cost, state.basis, clock.left()
        )
        state.basis = solution.basis
        broken = (problem.by_row @ solution.x > problem.upper + TOLERANCE) & ~state.rows
        if not broken.any():
            return solution
        state.rows |= broken


def _needed(problem: Problem, columns: Flags, face: Face) -> Flags:
    """Rows that the columns present could fill, lazy ones apart, and those that hold with equality.

    A row that could be filled but not broken counts too: it may be all that bounds a column.
    """
    most = np.where(problem.bound < 0, 1, problem.bound) * columns
    could = problem.raising @ most
    fillable = (could > 0) & (could >= problem.upper) & ~problem.lazy
    return np.asarray(fillable | face.tight | (problem.upper < 0), np.bool_)


def _group(problem: Problem, todo: list[int]) -> list[int]:
    """The next levels whose weights together stay within what floating point carries."""
    out, width = todo[:1], 1.0
    for level in todo[1:]:
        width *= STEP * max(1, int(np.abs(problem.levels[level].cost).max(initial=0)))
        if width > WIDEST:
            break
        out.append(level)
    return out


def _weighted(problem: Problem, group: list[int]) -> np.ndarray:
    cost = np.zeros(len(problem.bound))
    weight = 1.0
    for level in reversed(group):
        costs = problem.levels[level].cost
        cost += weight * costs
        weight *= STEP * max(1, int(np.abs(costs).max(initial=0)))
    return cost


def _first_columns(problem: Problem, face: Face, levels: Sequence[int]) -> Flags:
    """All columns of a small problem; of a large one each unit's cheapest bundles and all that is no bundle."""
    out = np.ones(len(problem.bound), np.bool_)
    if int(face.open.sum()) <= SMALL:
        return out
    cost = np.zeros(problem.bundles)
    for level in levels:
        costs = problem.levels[level].cost[: problem.bundles]
        cost = cost * 4.0 * max(1, int(np.abs(costs).max(initial=0))) + costs
    out[: problem.bundles] = False
    out |= _cheapest(problem, face.open[: problem.bundles], cost, FIRST_OF_UNIT)
    return out | _asked_for(problem)


def _asked_for(problem: Problem) -> Flags:
    """Columns that a row with a negative right-hand side asks for, as a lock's."""
    asked = problem.by_row[np.flatnonzero(problem.upper < 0)]
    out = np.zeros(len(problem.bound), np.bool_)
    out[asked.indices] = True
    return out


def _chosen(problem: Problem, missing: Flags, group: list[int], found: list[Prices]) -> Flags:
    """Of the missing columns the most wanted of each unit."""
    wanted = np.zeros(len(problem.bound))
    for level, price in zip(group, found, strict=True):
        reduced = problem.levels[level].cost - problem.by_column.T @ price.price / price.denominator
        wanted = wanted * STEP * max(1, int(np.abs(problem.levels[level].cost).max(initial=0))) + reduced
    return _cheapest(problem, missing[: problem.bundles], wanted[: problem.bundles], MORE_OF_UNIT)


def _cheapest(problem: Problem, among: Flags, cost: np.ndarray, count: int) -> Flags:
    """The `count` cheapest bundles of each leading unit, among some."""
    places = np.flatnonzero(among)
    order = places[np.lexsort((cost[places], problem.lead[places]))]
    lead: Integers = problem.lead[order]
    rank = np.arange(len(order)) - np.searchsorted(lead, lead, "left")
    out = np.zeros(len(problem.bound), np.bool_)
    out[order[rank < count]] = True
    return out
