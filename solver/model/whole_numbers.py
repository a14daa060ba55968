"""Whole numbers on a face: CP-SAT for what the relaxation leaves in fractions, HiGHS to confirm every "none".

CP-SAT's "infeasible" is never believed alone: one reported fault of its presolve (or-tools 5274) is enough to
have HiGHS, another engine on the same rows, say it too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from solver.model.clock import Clock, StoppedError
from solver.model.face import Face
from solver.model.problem import Problem
from solver.rulebook import Integers


class EnginesDisagreeError(Exception):
    """CP-SAT and HiGHS disagree on whether there is a plan; neither is believed."""


@dataclass(frozen=True)
class Found:
    """A best choice of columns, shape (columns,), and its cost."""

    chosen: Integers
    cost: int


def best_on_face(
    problem: Problem, face: Face, cost: Integers | None, clock: Clock, workers: int = 1
) -> Found | None:
    """The cheapest choice of whole columns on a face.

    Args:
        problem: the problem, lazy rows included.
        face: which columns are open, which are held, which rows are tight.
        cost: cost of each column; None for any choice.
        clock: when to stop.
        workers: how many threads CP-SAT may use.

    Returns:
        The choice, proven cheapest; None where the face has no whole point, which HiGHS confirms.

    Raises:
        StoppedError: time ran out first.
        EnginesDisagreeError: HiGHS finds a point where CP-SAT says there is none.
    """
    model, variables = _model(problem, face)
    if cost is not None:
        column = np.flatnonzero(face.open & (cost != 0))
        terms = [variables[c] for c in column.tolist()]
        model.minimize(cp_model.LinearExpr.weighted_sum(terms, cost[column].tolist()))
    solver = _solver(clock, workers)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        if _highs_finds(problem, face):
            raise EnginesDisagreeError
        return None
    if status == cp_model.OPTIMAL or (cost is None and status == cp_model.FEASIBLE):
        chosen = face.held.copy()
        for number, variable in variables.items():
            chosen[number] = solver.value(variable)
        return Found(chosen, int(cost @ chosen) if cost is not None else 0)
    clock.left()
    raise StoppedError(by_hand=False)


def _model(problem: Problem, face: Face) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
    model = cp_model.CpModel()
    upper = _reachable(problem)
    variables = {int(c): model.new_int_var(0, int(upper[c]), f"x{c}") for c in np.flatnonzero(face.open).tolist()}
    given = problem.by_row @ face.held
    part = problem.by_row[:, np.flatnonzero(face.open)].tocsr()
    names = list(variables.values())
    for row in range(len(problem.upper)):
        start, end = part.indptr[row], part.indptr[row + 1]
        room = int(problem.upper[row] - given[row])
        terms = [names[i] for i in part.indices[start:end]]
        expression = cp_model.LinearExpr.weighted_sum(terms, part.data[start:end].tolist())
        if face.tight[row]:
            model.add(expression == room)
        elif start < end or room < 0:
            model.add(expression <= room)
    return model, variables


def _reachable(problem: Problem) -> Integers:
    """A bound for every column: its own, or what its rows could ever ask of it; bundles are taken once."""
    widest = int(problem.bundles) + 1
    upper = np.where(problem.bound < 0, widest, problem.bound)
    upper[: problem.bundles] = 1
    return np.asarray(upper, np.int64)


def _solver(clock: Clock, workers: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 0
    left = clock.left()
    if left is not None:
        solver.parameters.max_time_in_seconds = left
    return solver


def _highs_finds(problem: Problem, face: Face) -> bool:
    """Whether HiGHS finds a whole point on the face."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  (only fractions need it)

    column = np.flatnonzero(face.open)
    given = problem.by_row @ face.held
    room = (problem.upper - given).astype(np.float64)
    if not len(column):
        return bool(((room >= 0) & (~face.tight | (room == 0))).all())
    lower = np.where(face.tight, room, -np.inf)
    rows = LinearConstraint(problem.by_row[:, column].astype(np.float64), lower, room)
    bounds = Bounds(0, _reachable(problem)[column])
    whole = np.ones(len(column), np.int64)
    result = milp(np.zeros(len(column)), constraints=rows, bounds=bounds, integrality=whole)
    return bool(result.status == 0)
