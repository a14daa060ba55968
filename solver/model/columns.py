"""Which columns take part: each unit's cheapest bundles first, idle ones leave again."""

from __future__ import annotations

import numpy as np

from solver.model.problem import Problem
from solver.model.relaxation import BASIC, Basis
from solver.rulebook import Flags, Integers

MOST_PRESENT = 12_000, 40
KEPT_IDLE = 4_000, 16
"""Of more bundles than the first, the second many that are not in the basis stay: at least, and a unit."""
SMALL = 4_000
"""A problem with no more columns than this takes part whole from the start."""
FIRST_OF_UNIT = 8


def first_columns(problem: Problem) -> Flags:
    """All columns of a small problem; of a large one each unit's cheapest bundles, and all that is no bundle."""
    out = np.ones(len(problem.bound), np.bool_)
    if problem.bundles <= SMALL:
        return out
    cost = np.zeros(problem.bundles)
    for level in problem.levels:
        costs = level.cost[: problem.bundles]
        cost = cost * 4.0 * max(1, int(np.abs(costs).max(initial=0))) + costs
    out[: problem.bundles] = False
    out |= cheapest(problem, np.ones(problem.bundles, np.bool_), cost, FIRST_OF_UNIT)
    return out | _asked_for(problem)


def _asked_for(problem: Problem) -> Flags:
    """Columns that a row with a negative right-hand side asks for, as a lock's."""
    asked = problem.matrix.rows(np.flatnonzero(problem.upper < 0))
    out = np.zeros(len(problem.bound), np.bool_)
    out[asked.indices] = True
    return out


def cheapest(problem: Problem, among: Flags, cost: np.ndarray, count: int) -> Flags:
    """The `count` cheapest bundles of each leading unit, among some."""
    places = np.flatnonzero(among)
    order = places[np.lexsort((cost[places], problem.lead[places]))]
    lead: Integers = problem.lead[order]
    rank = np.arange(len(order)) - np.searchsorted(lead, lead, "left")
    out = np.zeros(len(problem.bound), np.bool_)
    out[order[rank < count]] = True
    return out


def trimmed(problem: Problem, present: Flags, basis: Basis | None, wanted: np.ndarray) -> Flags:
    """The columns without the bundles that are not in the basis, the dearest first, so that what follows is quick.

    The optimum stays, since its basis does; bundles that a later level wants come back by their prices.
    """
    units = int(problem.unit.max(initial=-1)) + 1
    kept = np.flatnonzero(present[: problem.bundles])
    if len(kept) <= max(MOST_PRESENT[0], MOST_PRESENT[1] * units) or basis is None:
        return present
    idle = kept[basis.column[kept] != BASIC]
    idle = idle[np.argsort(wanted[idle], kind="stable")]
    out = present.copy()
    out[idle[max(KEPT_IDLE[0], KEPT_IDLE[1] * units) :]] = False
    return out
