"""The ladder: one objective after another, each proven before it is held.

Levels are taken in small groups. A group's weighted sum only leads the simplex to a basis; the proof is the
basis's prices for every level, checked in whole numbers (`solver.model.duals`). Columns come in when their
prices ask for them, rows when they are broken, so that a nation's model never is in memory as a program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

import numpy as np

from solver.model.clock import Clock
from solver.model.columns import cheapest, first_columns, trimmed
from solver.model.cuts import zero_half_cuts
from solver.model.duals import Prices, Reduced, narrowed, prices_of, reduce
from solver.model.face import Face, padded
from solver.model.problem import Problem
from solver.model.relaxation import (
    Basis,
    NoPlanError,
    Relaxation,
    RelaxationError,
    Solution,
)
from solver.model.tableau_cuts import tableau_cuts
from solver.rulebook import Flags, Integers

MORE_OF_UNIT = 20
RESERVE_OF_UNIT = 40
MANY = 1_000
"""When more columns than this are wanted, the simplex begins anew, behind GLOP's presolve: that is quicker."""
STEP = 4.0
"""How much a level weighs beside the next one's largest figure. Wider steps make the simplex wander."""
WIDEST = 1e10
"""Weights of one group span no more than this; GLOP's floating point carries that well."""
TOLERANCE = 1e-6
CHEAP = 1e-3
"""A column that would save more than this at GLOP's prices comes in; the last level's figures are whole."""
MOST_CUT_ROUNDS = 25
MOST_TABLEAU_ROUNDS = 25


class EmptyFaceError(Exception):
    """Cuts left nothing of a face: no whole point meets the bounds proven before the cuts came in.

    The cuts stay in the problem, so a climb from the start gets better bounds.
    """


@dataclass(frozen=True)
class Climb:
    """How far the relaxation was proven.

    Attributes:
        x: an optimum of the relaxation on the levels climbed, shape (columns,).
        prices: the prices of the levels climbed, in order.
        bounds: their bounds, in the sense of `Level.cost`; only the last may be no whole number.
        face: what is open after the last level.
    """

    x: np.ndarray
    prices: tuple[Prices, ...]
    bounds: tuple[Fraction, ...]
    face: Face


@dataclass
class Workspace:
    """The problem as it grows, what takes part of it, and where the simplex stands.

    Attributes:
        problem: the problem with the cuts found so far.
        present: columns that take part, shape (columns,).
        rows: rows that take part, shape (rows,).
        basis: where the simplex ended; None before it began.
        proven: level number → bound of its cost, of the first climb: over all plans.
        at_root: whether this is the first climb.
        clean: the workspace as it was before rows came in that hold for the best plan only; None while none did.
    """

    problem: Problem
    present: Flags
    rows: Flags
    basis: Basis | None = None
    proven: dict[int, int] = field(default_factory=dict)
    at_root: bool = True
    clean: Workspace | None = None

    def copy(self) -> Workspace:
        """A workspace at the same place, for a run of its own; the one before any row for the best plan only."""
        here = self.clean or self
        return Workspace(here.problem, here.present.copy(), here.rows.copy(), here.basis)

    def hold(self, problem: Problem) -> None:
        """Take over a problem with a row more that only the best plans keep."""
        self.clean = self.clean or self.copy()
        self.grow(problem)

    def go_on_with(self, problem: Problem, chosen: Integers) -> None:
        """Take over a problem with fewer rows than this one and a last one that only the best plans keep."""
        self.clean = self.clean or self.copy()
        self.rows = np.append(self.rows[: len(problem.upper) - 1], True)
        self.problem, self.basis = problem, None
        self.present = self.present | (chosen > 0)

    def decide(self, level: int, cost: int) -> None:
        """Write down a level's optimum; what was proven of later ones was proven with another cost of this one."""
        for later in [number for number in self.proven if number > level]:
            del self.proven[later]
        self.proven[level] = cost

    def undo(self) -> None:
        """Go back to where no row was for the best plan only."""
        if self.clean is not None:
            here, self.clean = self.clean, None
            self.problem, self.rows, self.basis = here.problem, here.rows, here.basis

    def grow(self, problem: Problem) -> None:
        """Take over a problem that got more rows; they take part."""
        more = len(problem.upper) - len(self.rows)
        self.problem, self.rows = problem, np.append(self.rows, np.ones(more, np.bool_))
        if self.basis is not None:
            self.basis = Basis(self.basis.column, padded(self.basis.row, problem))


def workspace(problem: Problem) -> Workspace:
    """Where to begin."""
    return Workspace(problem, first_columns(problem), np.zeros(len(problem.upper), np.bool_))


def climb(state: Workspace, face: Face, levels: Sequence[int], clock: Clock) -> Climb:
    """Prove the relaxation's optimum on one level after another, until a bound is no whole number.

    Args:
        state: the problem and what takes part of it; both grow. Costs of columns that are not open on the face
            are not read.
        face: where to start.
        levels: numbers of the levels to prove, in order.
        clock: when to stop.

    Returns:
        The optimum, its prices and bounds, and the face they leave, all over the problem as it then is.

    Raises:
        NoPlanError: the face that was given has no solution.
        EmptyFaceError: the face of the levels proven so far has none.
        RelaxationError: GLOP or its prices failed.
        StoppedError: time ran out.
    """
    prices: list[Prices] = []
    bounds: list[Fraction] = []
    todo = list(levels)
    x = face.held.astype(np.float64)
    while todo and all(bound.denominator == 1 for bound in bounds):
        group = _group(state.problem, todo)
        try:
            solution, found, reduced = _prove(state, face, group, clock)
        except NoPlanError as none:
            if prices:
                raise EmptyFaceError from none
            raise
        x, todo, face = solution.x, todo[len(found) :], face.over(state.problem)
        for price, bound in zip(found, reduced.bounds, strict=True):
            prices.append(price)
            bounds.append(bound)
            if bound.denominator > 1:
                break
        if state.at_root:
            state.proven |= {p.level: ceil(b) for p, b in zip(prices, bounds, strict=True)}
        face = narrowed(state.problem, face, reduced)
        done = state.problem.levels[prices[-1].level]
        clock.tell("relaxation", done.goal, bound=done.constant + done.sign * ceil(bounds[-1]))
    return Climb(x, tuple(price.over(state.problem) for price in prices), tuple(bounds), face)


def _prove(state: Workspace, face: Face, group: list[int], clock: Clock) -> tuple[Solution, list[Prices], Reduced]:
    """Prove a group of levels, or the first ones of it, on a face.

    The relaxation is solved over what takes part; then come the rows it breaks, then the columns that GLOP's
    prices want. Where neither is left the prices are made exact, and where they want nothing, and cuts find
    nothing more to cut off, the levels are proven.
    """
    cut_rounds, tab_rounds, anew = 0, 0, False
    while True:
        face, problem = face.over(state.problem), state.problem
        cost = _weighted(problem, group)
        try:
            solution = _solved(state, face, cost, clock)
            cuts = zero_half_cuts(problem, solution.x) if cut_rounds < MOST_CUT_ROUNDS else None
            if cuts is None and tab_rounds < MOST_TABLEAU_ROUNDS:
                cuts = tableau_cuts(problem, solution.x, solution.basis)
                tab_rounds += cuts is not None
            if cuts is not None:
                state.grow(problem.with_rows(*cuts))
                cut_rounds += 1
                continue
            found = prices_of(problem, solution.basis, group)
        except NoPlanError:
            # With some columns away "no solution" means nothing yet: let more in, at last all.
            # And "no solution" is believed only from a start of its own.
            if not (face.open & ~state.present).any() and state.basis is None:
                raise
            state.present |= _reserve(state, face, cost)
            state.basis = None
            continue
        except RelaxationError:
            # Too wide weights for floating point: prove fewer at once, and from the start.
            if len(group) == 1 and anew:
                raise
            group, state.basis, anew = group[:-1] or group, None, True
            continue
        reduced = reduce(problem, found, face)
        at_upper = (problem.bound > 0) & (solution.x > problem.bound - TOLERANCE)
        wrong = (reduced.column < 0) & ~at_upper
        missing = (wrong & ~state.present)[: problem.bundles]
        if (wrong & state.present).any() or (reduced.row < 0).any():
            # The group's weights led to a basis that is not best level by level: prove fewer at once.
            if len(group) == 1:
                raise RelaxationError("one level alone could not be proven")
            group = group[:-1]
        elif missing.any():
            state.present |= cheapest(problem, missing, _dear(problem, cost, solution), MORE_OF_UNIT)
        else:
            return solution, found, reduced


def _solved(state: Workspace, face: Face, cost: np.ndarray, clock: Clock) -> Solution:
    """Solve until no row is broken and GLOP's prices want no column more."""
    problem, program = state.problem, _begun(state, face, cost)
    while True:
        try:
            solution = program.solve(clock.left())
        except RelaxationError:
            if program.is_new:
                raise
            program = _begun(state, face, cost)
            continue
        state.basis = solution.basis
        broken = (problem.matrix.summed(solution.x) > problem.upper + TOLERANCE) & ~state.rows
        dear = _dear(problem, cost, solution)
        wanted = (face.open & ~program.columns)[: problem.bundles] & (dear < -CHEAP)
        if not wanted.any() and not broken.any():
            return solution
        state.rows |= broken
        if wanted.sum() > MANY:
            state.present = trimmed(problem, state.present, state.basis, dear)
            state.present |= cheapest(problem, wanted, dear, MORE_OF_UNIT)
            program = _begun(state, face, cost)
        elif broken.any():
            program.let_in(problem, program.columns, state.rows)
        else:
            state.present[: problem.bundles] |= wanted
            program.let_in(problem, state.present & face.present, state.rows)


def _begun(state: Workspace, face: Face, cost: np.ndarray) -> Relaxation:
    """The relaxation over what takes part, from the start."""
    state.rows |= ~state.problem.lazy | face.tight
    return Relaxation(state.problem, face, cost, state.present & face.present, state.rows)


def _dear(problem: Problem, cost: np.ndarray, solution: Solution) -> np.ndarray:
    """What each bundle costs beyond GLOP's prices; below 0 is wanted."""
    return np.asarray((cost - problem.matrix.priced_in_part(solution.price))[: problem.bundles])


def _reserve(state: Workspace, face: Face, cost: np.ndarray) -> Flags:
    """The columns to let in when those present admit no solution: many a unit, and the next time all."""
    problem = state.problem
    idle = face.open[: problem.bundles] & ~state.present[: problem.bundles]
    more = cheapest(problem, idle, cost[: problem.bundles], RESERVE_OF_UNIT)
    return more if state.basis is not None else face.open


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
