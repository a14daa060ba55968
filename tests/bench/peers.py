"""What others need for less: the same pairs as a plain assignment, by scipy and as one GLOP LP.

Neither knows sites, capacities, dispensations or any objective but coverage and travel, so they are the floor
under what the whole task can cost.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import callback_pb2, model_parameters_pb2, model_pb2, parameters_pb2, result_pb2
from ortools.math_opt.core.python import solver as mathopt
from scipy.optimize import linear_sum_assignment

from solver.candidates import candidate_table, eligible, index_of
from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.rules import CANDIDATE_RULES
from solver.travel.reach import clinic_unit_travel

Integers = NDArray[np.int64]
NO_PAIR = 1e8
"""Dearer than any travel, so that a match always beats none."""


@dataclass(frozen=True)
class Pairs:
    """The eligible pairs: unit, GP and travel of each, and how many units and GPs there are."""

    unit: Integers
    gp: Integers
    travel: Integers
    units: int
    gps: int

    def __len__(self) -> int:
        return len(self.unit)


def pairs_of(case: Case, ruleset: Ruleset, policy: Policy) -> Pairs:
    """The pairs among which the product chooses."""
    travel = clinic_unit_travel(case, ruleset.max_travel_metres, ruleset.max_travel_seconds)
    index = index_of(case, ruleset)
    table = candidate_table(index, ruleset, policy, travel)
    may = eligible(table, [card for card in CANDIDATE_RULES if card.applies(ruleset)])
    may &= index.holder[table.unit] < 0
    unit, gp = table.unit[may].astype(np.int64), table.gp[may].astype(np.int64)
    return Pairs(unit, gp, table.travel[may], len(index.units), len(index.gps))


def dense_assignment(pairs: Pairs) -> tuple[float, int]:
    """Seconds and matches of scipy's `linear_sum_assignment` over the full matrix."""
    start = time.perf_counter()
    cost = np.full((pairs.units, pairs.gps), NO_PAIR)
    cost[pairs.unit, pairs.gp] = pairs.travel
    row, column = linear_sum_assignment(cost)
    seconds = time.perf_counter() - start
    return seconds, int((cost[row, column] < NO_PAIR).sum())


def one_glop_lp(pairs: Pairs) -> tuple[float, int]:
    """Seconds and matches of one GLOP LP over all pairs, model building included."""
    start = time.perf_counter()
    count = len(pairs)
    model = model_pb2.ModelProto(name="assignment")
    model.variables.ids.extend(range(count))
    model.variables.lower_bounds.extend(np.zeros(count))
    model.variables.upper_bounds.extend(np.full(count, np.inf))
    model.variables.integers.extend([False] * count)
    model.objective.linear_coefficients.ids.extend(range(count))
    model.objective.linear_coefficients.values.extend(pairs.travel - NO_PAIR)
    rows = pairs.units + pairs.gps
    model.linear_constraints.ids.extend(range(rows))
    model.linear_constraints.lower_bounds.extend(np.full(rows, -np.inf))
    model.linear_constraints.upper_bounds.extend(np.ones(rows))
    row, column = np.concatenate([pairs.unit, pairs.units + pairs.gp]), np.tile(np.arange(count), 2)
    order = np.lexsort((column, row))
    model.linear_constraint_matrix.row_ids.extend(row[order])
    model.linear_constraint_matrix.column_ids.extend(column[order])
    model.linear_constraint_matrix.coefficients.extend(np.ones(2 * count))
    result = mathopt.solve(
        model,
        parameters_pb2.SOLVER_TYPE_GLOP,
        parameters_pb2.SolverInitializerProto(),
        parameters_pb2.SolveParametersProto(threads=1),
        model_parameters_pb2.ModelSolveParametersProto(),
        None,
        callback_pb2.CallbackRegistrationProto(),
        None,
        None,
    )
    seconds = time.perf_counter() - start
    assert result.termination.reason == result_pb2.TERMINATION_REASON_OPTIMAL
    chosen = np.asarray(result.solutions[0].primal_solution.variable_values.values)
    return seconds, int((chosen > 0.5).sum())
