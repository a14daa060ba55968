"""The relaxation: a linear program over some columns and rows, solved by GLOP through MathOpt.

GLOP works in floating point and proves nothing here. What counts is the basis it ends in: `solver.model.duals`
reads every level's prices off it and checks them in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.glop import parameters_pb2 as glop_parameters
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
)
from ortools.math_opt.core.python import solver as mathopt

from solver.model.problem import Problem
from solver.rulebook import Flags, Integers

Floats = NDArray[np.float64]

FREE, AT_LOWER, AT_UPPER, FIXED, BASIC = (
    solution_pb2.BASIS_STATUS_FREE,
    solution_pb2.BASIS_STATUS_AT_LOWER_BOUND,
    solution_pb2.BASIS_STATUS_AT_UPPER_BOUND,
    solution_pb2.BASIS_STATUS_FIXED_VALUE,
    solution_pb2.BASIS_STATUS_BASIC,
)


class RelaxationError(Exception):
    """GLOP ended in neither an optimum nor a proof that there is none, or its basis could not be used."""


class NoPlanError(Exception):
    """The relaxation has no solution, so the problem has none."""


@dataclass(frozen=True)
class Basis:
    """Where the simplex ended: status of each column and row, whole problem, 0 where absent."""

    column: Integers
    row: Integers


@dataclass(frozen=True)
class Solution:
    """An optimum of the relaxation: its columns' values, shape (columns,), and its basis."""

    x: Floats
    basis: Basis


def solve_relaxation(
    problem: Problem,
    columns: Flags,
    rows: Flags,
    fixed: Floats,
    tight: Flags,
    cost: Floats,
    start: Basis | None,
    time_limit_s: float | None = None,
) -> Solution:
    """Minimise a cost over some columns and rows.

    Args:
        problem: the whole problem.
        columns: which columns take part; the others are 0.
        rows: which rows take part.
        fixed: value at which a column is held, nan where it is free; shape (columns,).
        tight: which rows hold with equality.
        cost: cost of each column, shape (columns,).
        start: the basis to start from, of a problem with fewer columns or rows.
        time_limit_s: when to give up.

    Raises:
        NoPlanError: the relaxation is infeasible.
        RelaxationError: anything else but an optimum, time running out included.
    """
    column, row = np.flatnonzero(columns), np.flatnonzero(rows)
    model = model_pb2.ModelProto(name="relaxation")
    held = fixed[column]
    free = np.isnan(held)
    upper = np.where(problem.bound[column] < 0, np.inf, problem.bound[column])
    model.variables.ids.extend(column)
    model.variables.lower_bounds.extend(np.where(free, 0.0, held))
    model.variables.upper_bounds.extend(np.where(free, upper, held))
    model.variables.integers.extend([False] * len(column))
    model.objective.maximize = False
    wanted = np.flatnonzero(cost[column])
    model.objective.linear_coefficients.ids.extend(column[wanted])
    model.objective.linear_coefficients.values.extend(cost[column][wanted])
    model.linear_constraints.ids.extend(row)
    model.linear_constraints.lower_bounds.extend(np.where(tight[row], problem.upper[row], -np.inf))
    model.linear_constraints.upper_bounds.extend(problem.upper[row].astype(np.float64))
    part = problem.by_row[row][:, column].tocsr()
    part.sort_indices()
    model.linear_constraint_matrix.row_ids.extend(np.repeat(row, np.diff(part.indptr)))
    model.linear_constraint_matrix.column_ids.extend(column[part.indices])
    model.linear_constraint_matrix.coefficients.extend(part.data.astype(np.float64))
    hints = model_parameters_pb2.ModelSolveParametersProto()
    if start is not None:
        _write_basis(hints, start, column, row)
    result = mathopt.solve(
        model,
        parameters_pb2.SOLVER_TYPE_GLOP,
        parameters_pb2.SolverInitializerProto(),
        _parameters(start is not None, time_limit_s),
        hints,
        None,
        callback_pb2.CallbackRegistrationProto(),
        None,
        None,
    )
    return _read(problem, result)


def _parameters(warm: bool, time_limit_s: float | None) -> parameters_pb2.SolveParametersProto:
    """From a basis the dual simplex gets going three times as fast as the primal one, after columns too."""
    glop = glop_parameters.GlopParameters(use_preprocessing=False, use_dual_simplex=warm)
    out = parameters_pb2.SolveParametersProto(glop=glop, threads=1)
    if time_limit_s is not None:
        out.time_limit.FromMicroseconds(max(1, int(time_limit_s * 1e6)))
    return out


def _write_basis(
    hints: model_parameters_pb2.ModelSolveParametersProto, start: Basis, column: Integers, row: Integers
) -> None:
    statuses = start.column[column]
    hints.initial_basis.variable_status.ids.extend(column)
    hints.initial_basis.variable_status.values.extend(np.where(statuses == 0, AT_LOWER, statuses))
    statuses = start.row[row]
    hints.initial_basis.constraint_status.ids.extend(row)
    hints.initial_basis.constraint_status.values.extend(np.where(statuses == 0, BASIC, statuses))


def _read(problem: Problem, result: result_pb2.SolveResultProto) -> Solution:
    reason = result.termination.reason
    if reason == result_pb2.TERMINATION_REASON_INFEASIBLE:
        raise NoPlanError
    if reason != result_pb2.TERMINATION_REASON_OPTIMAL or not result.solutions:
        raise RelaxationError(result_pb2.TerminationReasonProto.Name(reason))
    solution = result.solutions[0]
    x = np.zeros(len(problem.bound))
    values = solution.primal_solution.variable_values
    x[np.asarray(values.ids, np.int64)] = np.asarray(values.values)
    columns, rows = np.zeros(len(problem.bound), np.int64), np.zeros(len(problem.upper), np.int64)
    columns[np.asarray(solution.basis.variable_status.ids, np.int64)] = solution.basis.variable_status.values
    rows[np.asarray(solution.basis.constraint_status.ids, np.int64)] = solution.basis.constraint_status.values
    return Solution(x, Basis(columns, rows))
