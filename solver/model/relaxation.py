"""The relaxation: a linear program over some columns and rows, solved by GLOP through MathOpt.

GLOP works in floating point and proves nothing here. What counts is the basis it ends in: `solver.model.duals`
reads every level's prices off it and checks them in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.glop import parameters_pb2 as glop_parameters
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    model_update_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
)
from ortools.math_opt.core.python import solver as mathopt
from scipy.sparse import coo_array

from solver.model.face import Face, padded
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


FEWEST_STEPS = 20_000
"""Simplex steps after which GLOP is taken to go in circles, and 20 more a row."""


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
    """An optimum of the relaxation: its columns' values, shape (columns,), and GLOP's prices, shape (rows,)."""

    x: Floats
    price: Floats
    basis: Basis


class Relaxation:
    """A linear program over some columns and rows of a problem, to which more of both can come.

    GLOP goes on from where it stood: after rows alone with the dual simplex, after columns with the primal one.

    Args:
        problem: the whole problem.
        face: columns that are not open are held, rows that are tight hold with equality.
        cost: cost of each column, to be minimised, shape (columns,).
        columns: which columns take part; the others are 0.
        rows: which rows take part.
        start: the basis to start from, of a problem with fewer columns or rows; None to start behind GLOP's
            presolve, which is the quicker way where much is new.

    Attributes:
        is_new: whether nothing was solved yet.
    """

    def __init__(
        self, problem: Problem, face: Face, cost: Floats, columns: Flags, rows: Flags, start: Basis | None = None
    ) -> None:
        self._face, self._cost = face, cost
        self._columns, self._rows = np.zeros(0, np.int64), np.zeros(0, np.int64)
        self._column_id = np.full(len(problem.bound), -1, np.int64)
        self._row_id = np.zeros(0, np.int64)
        empty = model_pb2.ModelProto(name="relaxation")
        self._solver = mathopt.new(parameters_pb2.SOLVER_TYPE_GLOP, empty, parameters_pb2.SolverInitializerProto())
        self._last, self._goes_on = start, False
        self.is_new = True
        self.let_in(problem, columns, rows)

    @property
    def columns(self) -> Flags:
        """Which columns take part."""
        return self._column_id >= 0

    def let_in(self, problem: Problem, columns: Flags, rows: Flags) -> None:
        """Let all columns and rows named take part that do not yet; the problem may have got more rows."""
        self._problem = problem
        more = len(problem.upper) - len(self._row_id)
        self._row_id = np.concatenate([self._row_id, np.full(more, -1, np.int64)])
        column = np.flatnonzero(columns & (self._column_id < 0))
        row = np.flatnonzero(rows & (self._row_id < 0))
        before = self._column_id >= 0
        self._column_id[column] = np.arange(len(column)) + len(self._columns)
        self._row_id[row] = np.arange(len(row)) + len(self._rows)
        update = model_update_pb2.ModelUpdateProto()
        self._write_columns(update, column)
        self._write_rows(update, row)
        self._write_entries(update, column, row, before)
        self._columns, self._rows = np.append(self._columns, column), np.append(self._rows, row)
        self._dual = not len(column)
        if not self._solver.update(update):
            raise RelaxationError("GLOP took no more columns and rows")

    def solve(self, time_limit_s: float | None = None) -> Solution:
        """Minimise the cost.

        Args:
            time_limit_s: when to give up.

        Raises:
            NoPlanError: the relaxation is infeasible.
            RelaxationError: anything else but an optimum, time running out included.
        """
        cold = self.is_new and self._last is None
        try:
            solution = self._once(cold, time_limit_s)
        except (NoPlanError, RelaxationError):
            if not cold:
                raise
            solution = self._once(False, time_limit_s)  # GLOP's presolve is not believed when it finds nothing
        self._last, self.is_new = solution.basis, False
        self._goes_on = not cold
        return solution

    def _once(self, presolve: bool, time_limit_s: float | None) -> Solution:
        hints = model_parameters_pb2.ModelSolveParametersProto()
        if self._last is not None and not self._goes_on:
            _write_statuses(hints.initial_basis.variable_status, self._last.column[self._columns], AT_LOWER)
            rows = padded(self._last.row, self._problem)
            _write_statuses(hints.initial_basis.constraint_status, rows[self._rows], BASIC)
        parameters = _parameters(presolve, self._dual, len(self._rows), time_limit_s)
        no_callbacks = callback_pb2.CallbackRegistrationProto()
        return self._read(self._solver.solve(parameters, hints, None, no_callbacks, None, None))

    def _write_columns(self, update: model_update_pb2.ModelUpdateProto, column: Integers) -> None:
        face, most = self._face, self._problem.bound[column]
        held = face.held[column].astype(np.float64)
        update.new_variables.ids.extend(self._column_id[column])
        update.new_variables.lower_bounds.extend(np.where(face.open[column], 0.0, held))
        update.new_variables.upper_bounds.extend(
            np.where(face.open[column], np.where(most < 0, np.inf, most), held)
        )
        update.new_variables.integers.extend([False] * len(column))
        wanted = column[self._cost[column] != 0]
        update.objective_updates.linear_coefficients.ids.extend(self._column_id[wanted])
        update.objective_updates.linear_coefficients.values.extend(self._cost[wanted])

    def _write_rows(self, update: model_update_pb2.ModelUpdateProto, row: Integers) -> None:
        upper = self._problem.upper[row].astype(np.float64)
        tight = row < len(self._face.tight)
        tight[tight] = self._face.tight[row[tight]]
        update.new_linear_constraints.ids.extend(self._row_id[row])
        update.new_linear_constraints.lower_bounds.extend(np.where(tight, upper, -np.inf))
        update.new_linear_constraints.upper_bounds.extend(upper)

    def _write_entries(
        self, update: model_update_pb2.ModelUpdateProto, column: Integers, row: Integers, before: Flags
    ) -> None:
        """The new columns in all rows, and the new rows over the columns there were, row by row."""
        rows, columns, values = self._problem.matrix.entries(column)
        known = self._row_id[rows] >= 0
        rows, columns, values = rows[known], columns[known], values[known]
        if before.any():
            wide = self._problem.matrix.rows(row).tocoo()
            known = before[wide.col]
            rows = np.concatenate([rows, row[wide.row[known]]])
            columns, values = np.append(columns, wide.col[known]), np.append(values, wide.data[known])
        shape = (len(self._rows) + len(row), len(self._columns) + len(column))
        entries = (values.astype(np.float64), (self._row_id[rows], self._column_id[columns]))
        part = coo_array(entries, shape=shape).tocsr()
        part.sort_indices()
        into = update.linear_constraint_matrix_updates
        into.row_ids.extend(np.repeat(np.arange(shape[0]), np.diff(part.indptr)))
        into.column_ids.extend(part.indices)
        into.coefficients.extend(part.data)

    def _read(self, result: result_pb2.SolveResultProto) -> Solution:
        reason = result.termination.reason
        if reason == result_pb2.TERMINATION_REASON_INFEASIBLE:
            raise NoPlanError
        if reason != result_pb2.TERMINATION_REASON_OPTIMAL or not result.solutions:
            raise RelaxationError(result_pb2.TerminationReasonProto.Name(reason))
        found = result.solutions[0]
        columns, rows = len(self._column_id), len(self._row_id)
        return Solution(
            x=_spread(found.primal_solution.variable_values, self._columns, columns, np.float64),
            price=_spread(found.dual_solution.dual_values, self._rows, rows, np.float64),
            basis=Basis(
                _spread(found.basis.variable_status, self._columns, columns, np.int64),
                _spread(found.basis.constraint_status, self._rows, rows, np.int64),
            ),
        )


def _parameters(
    presolve: bool, dual: bool, rows: int, time_limit_s: float | None
) -> parameters_pb2.SolveParametersProto:
    glop = glop_parameters.GlopParameters(
        use_preprocessing=presolve,
        use_dual_simplex=dual,
        use_scaling=False,
        max_number_of_iterations=FEWEST_STEPS + 20 * rows,
    )
    out = parameters_pb2.SolveParametersProto(glop=glop, threads=1)
    if time_limit_s is not None:
        out.time_limit.FromMicroseconds(max(1, int(time_limit_s * 1e6)))
    return out


def _write_statuses(into: Any, statuses: Integers, absent: int) -> None:
    into.ids.extend(range(len(statuses)))
    into.values.extend(np.where(statuses == 0, absent, statuses))


def _spread(found: Any, number: Integers, count: int, kind: type) -> Any:
    """Figures by id, as figures by number, 0 where there is none."""
    out: NDArray[Any] = np.zeros(count, kind)
    out[number[np.asarray(found.ids, np.int64)]] = np.asarray(found.values, kind)
    return out
