"""The textbook's ladder by two solvers: each objective proven, then held by a row while the next is optimised.

Both get the same model (`tests.bench.textbook`), 60 seconds for everything from the pairs to the last proof, and
no clever reduction. CP-SAT gets each plan as a hint for the next rung and eight threads, whatever the cores:
with fewer it leaves out half of its own strategies and stands still on a single municipality.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from tests.bench.pairs import Integers, Pairs
from tests.bench.textbook import Level, Textbook, textbook

LIMIT_S = 60.0
THREADS = 8
LEAST_S = 0.05
"""With less than this left no further rung is begun."""


@dataclass(frozen=True)
class Climbed:
    """How far a ladder came.

    Attributes:
        seconds: from the pairs to the last proof, or to giving up.
        values: the proven objectives, in order.
        levels: how many there are.
        matches: new matches of the last plan found; None where none was found.
    """

    seconds: float
    values: dict[str, int]
    levels: int
    matches: int | None


def by_cp_sat(pairs: Pairs, limit_s: float = LIMIT_S) -> Climbed:
    """The ladder with CP-SAT."""
    start = time.perf_counter()
    book = textbook(pairs)
    model = cp_model.CpModel()
    x = [model.new_bool_var("") if top == 1 else model.new_int_var(0, top, "") for top in book.bound.tolist()]
    ends = book.rows.indptr.tolist()
    column, value = book.rows.indices.tolist(), book.rows.data.tolist()
    for first, last, upper in zip(ends, ends[1:], book.upper.tolist(), strict=False):
        terms = [x[c] for c in column[first:last]]
        model.add(cp_model.LinearExpr.weighted_sum(terms, value[first:last]) <= upper)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = THREADS
    values: dict[str, int] = {}
    plan: list[int] | None = None
    for level in book.levels:
        left = limit_s - (time.perf_counter() - start)
        if left < LEAST_S:
            break
        used = np.flatnonzero(level.cost).tolist()
        cost = cp_model.LinearExpr.weighted_sum([x[c] for c in used], level.cost[used].tolist())
        model.minimize(cost)
        solver.parameters.max_time_in_seconds = left
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            plan = [solver.value(one) for one in x]
        if status != cp_model.OPTIMAL or plan is None:
            break
        least = int(level.cost @ np.asarray(plan))
        values[level.name] = level.constant + level.sign * least
        model.add(cost <= least)
        model.clear_hints()
        for one, chosen in zip(x, plan, strict=True):
            model.add_hint(one, chosen)
    return _climbed(start, book, values, None if plan is None else np.asarray(plan))


def by_highs(pairs: Pairs, limit_s: float = LIMIT_S) -> Climbed:
    """The ladder with HiGHS, as scipy carries it."""
    start = time.perf_counter()
    book = textbook(pairs)
    rows, upper = book.rows, book.upper
    values: dict[str, int] = {}
    plan: Integers | None = None
    for level in book.levels:
        left = limit_s - (time.perf_counter() - start)
        if left < LEAST_S:
            break
        found = milp(
            level.cost.astype(np.float64),
            integrality=np.ones(len(book.bound)),
            bounds=Bounds(0, book.bound),
            constraints=LinearConstraint(rows, ub=upper),
            options={"time_limit": left, "mip_rel_gap": 0.0},
        )
        if found.x is not None:
            plan = np.rint(found.x).astype(np.int64)
        if found.status != 0 or plan is None:
            break
        least = int(level.cost @ plan)
        values[level.name] = level.constant + level.sign * least
        rows, upper = csr_array(vstack([rows, _row(level)])), np.append(upper, least)
    return _climbed(start, book, values, plan)


def _row(level: Level) -> csr_array:
    return csr_array(level.cost.reshape(1, -1))


def _climbed(start: float, book: Textbook, values: dict[str, int], plan: Integers | None) -> Climbed:
    seconds = time.perf_counter() - start
    matches = None if plan is None else int(plan[: book.pairs].sum())
    return Climbed(seconds, values, len(book.levels), matches)


LADDERS: dict[str, Callable[[Pairs], Climbed]] = {"cp-sat": by_cp_sat, "highs": by_highs}
