"""What others need for less: the same pairs, one sum of costs, hardly a rule.

None of these knows sites, dispensations or any objective but coverage and travel; only the flow knows the
clinics' doctor capacities. They are the floor under what the whole task can cost. The stable match knows lists
and nothing of a best plan. Each takes the pairs and returns seconds, model building included, and the number of
matches.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from ortools.math_opt import callback_pb2, model_parameters_pb2, model_pb2, parameters_pb2, result_pb2
from ortools.math_opt.core.python import solver as mathopt
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from tests.bench.pairs import Pairs

Found = tuple[float, int]
NO_PAIR = 100_000_000
"""Dearer than any travel, so that a match always beats none."""
LARGEST_MATRIX_BYTES = 2_000_000_000
STACK_BYTES = 512 * 1024 * 1024
DEPTH = 10_000_000


def dense_assignment(pairs: Pairs) -> Found:
    """scipy's `linear_sum_assignment` over the full matrix of units and GPs.

    Raises:
        MemoryError: when the matrix would be too large.
    """
    size = 8 * pairs.units * pairs.gps
    if size > LARGEST_MATRIX_BYTES:
        raise MemoryError(f"a matrix of {size / 1e9:.1f} GB")
    start = time.perf_counter()
    cost = np.full((pairs.units, pairs.gps), float(NO_PAIR))
    cost[pairs.unit, pairs.gp] = pairs.travel
    row, column = linear_sum_assignment(cost)
    seconds = time.perf_counter() - start
    return seconds, int((cost[row, column] < NO_PAIR).sum())


def sparse_matching(pairs: Pairs) -> Found:
    """scipy's `min_weight_full_bipartite_matching`; a dummy GP for each unit makes a full match possible.

    A weight of 0 would count as no pair, so all weights are one more.
    """
    start = time.perf_counter()
    units = np.arange(pairs.units)
    row, column = np.concatenate([pairs.unit, units]), np.concatenate([pairs.gp, pairs.gps + units])
    weight = np.concatenate([pairs.travel + 1, np.full(pairs.units, NO_PAIR)])
    graph = coo_array((weight, (row, column)), shape=(pairs.units, pairs.gps + pairs.units)).tocsr()
    chosen = min_weight_full_bipartite_matching(graph)[1]
    seconds = time.perf_counter() - start
    return seconds, int((chosen < pairs.gps).sum())


def min_cost_flow(pairs: Pairs) -> Found:
    """OR-Tools' `SimpleMinCostFlow`: unit, GP (one unit), clinic (its free doctor capacities), end.

    Units, GPs, clinics and the end are nodes in that order; a unit without a GP goes straight to the end.
    """
    start = time.perf_counter()
    units, gps = np.arange(pairs.units), np.arange(pairs.gps)
    first_gp, first_clinic = pairs.units, pairs.units + pairs.gps
    end = first_clinic + len(pairs.room)
    clinics = np.arange(first_clinic, end)
    arcs = (
        (pairs.unit, first_gp + pairs.gp, np.ones(len(pairs)), pairs.travel),
        (first_gp + gps, first_clinic + pairs.clinic_of, np.ones(pairs.gps), np.zeros(pairs.gps)),
        (clinics, np.full(len(clinics), end), pairs.room, np.zeros(len(clinics))),
        (units, np.full(pairs.units, end), np.ones(pairs.units), np.full(pairs.units, NO_PAIR)),
    )
    tail, head, capacity, cost = (np.concatenate([arc[i] for arc in arcs]).astype(np.int64) for i in range(4))
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tail.astype(np.int32), head.astype(np.int32), capacity, cost)
    supply = np.concatenate([np.ones(pairs.units), np.zeros(end - pairs.units), [-pairs.units]]).astype(np.int64)
    flow.set_nodes_supplies(np.arange(end + 1, dtype=np.int32), supply)
    status = flow.solve()
    seconds = time.perf_counter() - start
    assert status == flow.OPTIMAL
    return seconds, int(flow.flows(np.arange(len(pairs), dtype=np.int32)).sum())


def one_glop_lp(pairs: Pairs) -> Found:
    """One GLOP LP over all pairs: units and GPs at most once."""
    start = time.perf_counter()
    count = len(pairs)
    model = model_pb2.ModelProto(name="assignment")
    model.variables.ids.extend(range(count))
    model.variables.lower_bounds.extend(np.zeros(count))
    model.variables.upper_bounds.extend(np.full(count, np.inf))
    model.variables.integers.extend([False] * count)
    model.objective.linear_coefficients.ids.extend(range(count))
    model.objective.linear_coefficients.values.extend(pairs.travel - float(NO_PAIR))
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


def stable_match(pairs: Pairs) -> Found:
    """`HospitalResident` of the library `matching`: each side ranks the other by list, then travel.

    Each GP takes one unit. The library copies its players by recursion and fails with Python's own limit from a
    few hundred units; here it runs with that limit and the stack raised.
    """
    from matching.games import HospitalResident

    found: list[Found] = []

    def play() -> None:
        start = time.perf_counter()
        units, gps = _ranked(pairs.unit, pairs.priority_tier, pairs), _ranked(pairs.gp, pairs.wish_tier, pairs)
        wants = {f"u{unit}": [f"g{pairs.gp[row]}" for row in rows] for unit, rows in units.items()}
        takes = {f"g{gp}": [f"u{pairs.unit[row]}" for row in rows] for gp, rows in gps.items()}
        game = HospitalResident.create_from_dictionaries(wants, takes, dict.fromkeys(takes, 1))
        solved = game.solve()
        found.append((time.perf_counter() - start, sum(len(one) for one in solved.values())))

    usual = sys.getrecursionlimit(), threading.stack_size(STACK_BYTES)
    sys.setrecursionlimit(DEPTH)
    try:
        run = threading.Thread(target=play)
        run.start()
        run.join()
    finally:
        sys.setrecursionlimit(usual[0])
        threading.stack_size(usual[1])
    if not found:
        raise RecursionError("the library gave up")
    return found[0]


def _ranked(side: np.ndarray, tier: np.ndarray, pairs: Pairs) -> dict[int, list[int]]:
    """Rows of the pairs for each of one side, the best first: listed before unlisted, then near before far."""
    out: dict[int, list[int]] = {}
    for row in np.lexsort((pairs.travel, np.where(tier < 0, 99, tier), side)).tolist():
        out.setdefault(int(side[row]), []).append(row)
    return out


PEERS: dict[str, Callable[[Pairs], Found]] = {
    "dense": dense_assignment,
    "sparse": sparse_matching,
    "flow": min_cost_flow,
    "glop": one_glop_lp,
    "stable": stable_match,
}
