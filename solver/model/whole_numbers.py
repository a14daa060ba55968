"""Whole numbers on a face: CP-SAT for what the relaxation leaves in fractions.

CP-SAT's own description of a model is filled from arrays here. The modelling layer above it makes an object of
every variable and loads a library for tables that nothing here asks for, 45 MB of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model_helper as cp_sat

from solver.model.clock import Clock, StoppedError
from solver.model.face import Face
from solver.model.problem import Problem
from solver.rulebook import Integers

LEAST = -(2**63)
"""What CP-SAT takes for no lower bound."""


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
    model, columns = _model(problem, face)
    if cost is not None:
        _minimise(model, columns, cost)
    if hint is not None:
        model.solution_hint.vars.extend(range(len(columns)))
        model.solution_hint.values.extend(hint[columns])
    response = _solved(model, clock, workers, presolve)
    if response.status == cp_sat.INFEASIBLE:
        return None
    if response.status == cp_sat.OPTIMAL or (cost is None and response.status == cp_sat.FEASIBLE):
        chosen = _chosen(face, columns, response)
        return Found(chosen, int(cost @ chosen) if cost is not None else 0)
    clock.left()
    raise StoppedError(by_hand=False)


def some_point(problem: Problem, face: Face, cost: Integers, seconds: float, workers: int) -> Integers | None:
    """The cheapest whole point that a short search finds, proven or not; None where it finds none."""
    model, columns = _model(problem, face)
    _minimise(model, columns, cost)
    response = _solved(model, Clock(seconds), workers, presolve=True)
    if response.status not in (cp_sat.OPTIMAL, cp_sat.FEASIBLE):
        return None
    return _chosen(face, columns, response)


def _model(problem: Problem, face: Face) -> tuple[cp_sat.CpModelProto, Integers]:
    """The face as a CP-SAT model, and the columns that its variables stand for.

    Rows that the open columns cannot break are left out.
    """
    model = cp_sat.CpModelProto()
    upper = _reachable(problem)
    columns = np.flatnonzero(face.open)
    for most in upper[columns].tolist():
        model.variables.add().domain.extend((0, most))
    room = problem.upper - problem.matrix.summed(face.held)
    part = problem.matrix.columns(columns).tocsr()
    could = problem.matrix.reach(columns, upper[columns])
    for row in np.flatnonzero(face.tight | (could > room)).tolist():
        start, end = part.indptr[row], part.indptr[row + 1]
        linear = model.constraints.add().linear
        linear.vars.extend(part.indices[start:end])
        linear.coeffs.extend(part.data[start:end])
        most = int(room[row])
        linear.domain.extend((most if face.tight[row] else LEAST, most))
    return model, columns


def _minimise(model: cp_sat.CpModelProto, columns: Integers, cost: Integers) -> None:
    priced = np.flatnonzero(cost[columns])
    model.objective.vars.extend(priced)
    model.objective.coeffs.extend(cost[columns[priced]])


def _chosen(face: Face, columns: Integers, response: cp_sat.CpSolverResponse) -> Integers:
    chosen = face.held.copy()
    chosen[columns] = list(response.solution)
    return chosen


def _reachable(problem: Problem) -> Integers:
    """A bound for every column: its own, or what its rows could ever ask of it; bundles are taken once."""
    widest = int(problem.bundles) + 1
    upper = np.where(problem.bound < 0, widest, problem.bound)
    upper[: problem.bundles] = 1
    return np.asarray(upper, np.int64)


def _solved(model: cp_sat.CpModelProto, clock: Clock, workers: int, presolve: bool) -> cp_sat.CpSolverResponse:
    parameters = cp_sat.SatParameters()
    parameters.num_workers = workers
    parameters.random_seed = 0
    parameters.catch_sigint_signal = False
    parameters.cp_model_presolve = presolve
    left = clock.left()
    if left is not None:
        parameters.max_time_in_seconds = left
    search = cp_sat.SolveWrapper()
    search.set_parameters(parameters)
    response: cp_sat.CpSolverResponse = search.solve(model)  # type: ignore[no-untyped-call]
    return response
