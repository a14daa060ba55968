"""Whole numbers on a face: CP-SAT for what the relaxation leaves in fractions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from solver.model.clock import Clock, StoppedError
from solver.model.face import Face
from solver.model.problem import Problem
from solver.rulebook import Integers


@dataclass(frozen=True)
class Found:
    """A best choice of columns, shape (columns,), and its cost."""

    chosen: Integers
    cost: int


def best_on_face(
    problem: Problem,
    face: Face,
    cost: Integers | None,
    clock: Clock,
    workers: int = 1,
    presolve: bool = True,
    hint: Integers | None = None,
) -> Found | None:
    """The cheapest choice of whole columns on a face.

    Args:
        problem: the problem, lazy rows included.
        face: which columns are open, which are held, which rows are tight.
        cost: cost of each column; None for any choice.
        clock: when to stop.
        workers: how many threads CP-SAT may use.
        presolve: whether CP-SAT may simplify first; a "none" that matters is asked for both ways.
        hint: a choice of columns to begin from; it bears on the time alone.

    Returns:
        The choice, proven cheapest; None where CP-SAT finds the face to have no whole point.

    Raises:
        StoppedError: time ran out first.
    """
    model, variables = _model(problem, face)
    if cost is not None:
        column = np.flatnonzero(face.open & (cost != 0))
        terms = [variables[c] for c in column.tolist()]
        model.minimize(cp_model.LinearExpr.weighted_sum(terms, cost[column].tolist()))
    if hint is not None:
        for number, variable in variables.items():
            model.add_hint(variable, int(hint[number]))
    solver = _solver(clock, workers, presolve)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status == cp_model.OPTIMAL or (cost is None and status == cp_model.FEASIBLE):
        chosen = face.held.copy()
        for number, variable in variables.items():
            chosen[number] = solver.value(variable)
        return Found(chosen, int(cost @ chosen) if cost is not None else 0)
    clock.left()
    raise StoppedError(by_hand=False)


def some_point(problem: Problem, face: Face, cost: Integers, seconds: float, workers: int) -> Integers | None:
    """The cheapest whole point that a short search finds, proven or not; None where it finds none."""
    model, variables = _model(problem, face)
    column = np.flatnonzero(face.open & (cost != 0)).tolist()
    model.minimize(cp_model.LinearExpr.weighted_sum([variables[c] for c in column], cost[column].tolist()))
    solver = _solver(Clock(seconds), workers, presolve=True)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    chosen = face.held.copy()
    for number, variable in variables.items():
        chosen[number] = solver.value(variable)
    return chosen


def _model(problem: Problem, face: Face) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
    """The face as a CP-SAT model; rows that its open columns cannot break are left out."""
    model = cp_model.CpModel()
    upper = _reachable(problem)
    columns = np.flatnonzero(face.open)
    names = [model.new_int_var(0, int(upper[c]), f"x{c}") for c in columns.tolist()]
    room = problem.upper - problem.matrix.summed(face.held)
    part = problem.matrix.columns(columns).tocsr()
    could = problem.matrix.reach(columns, upper[columns])
    for row in np.flatnonzero(face.tight | (could > room)).tolist():
        start, end = part.indptr[row], part.indptr[row + 1]
        terms = [names[i] for i in part.indices[start:end]]
        expression = cp_model.LinearExpr.weighted_sum(terms, part.data[start:end].tolist())
        if face.tight[row]:
            model.add(expression == int(room[row]))
        else:
            model.add(expression <= int(room[row]))
    return model, dict(zip(columns.tolist(), names, strict=True))


def _reachable(problem: Problem) -> Integers:
    """A bound for every column: its own, or what its rows could ever ask of it; bundles are taken once."""
    widest = int(problem.bundles) + 1
    upper = np.where(problem.bound < 0, widest, problem.bound)
    upper[: problem.bundles] = 1
    return np.asarray(upper, np.int64)


def _solver(clock: Clock, workers: int, presolve: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 0
    solver.parameters.catch_sigint_signal = False
    solver.parameters.cp_model_presolve = presolve
    left = clock.left()
    if left is not None:
        solver.parameters.max_time_in_seconds = left
    return solver
