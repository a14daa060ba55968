"""Whether the corner that a walk ended in is the only best plan."""

from __future__ import annotations

import numpy as np

from solver.model.duals import Reduced
from solver.model.pivoting import ZERO, Walk
from solver.model.problem import Problem
from solver.model.relaxation import Floats
from solver.model.slack_form import MORE_ROWS
from solver.rulebook import Integers


def is_alone(walk: Walk, problem: Problem, reduced: Reduced) -> bool:
    """Whether the corner's choice of bundles is the only one among the best plans.

    What has a price other than 0 beside the basis lies at its bound in all of them. If the rest beside the basis
    moves no bundle of the basis, the rows leave the bundles no choice.

    Args:
        walk: where it ended.
        problem: the problem with the rows that the walk took in.
        reduced: the signs that the corner's prices prove.

    Returns:
        Yes is a proof; no means only that it was not seen.
    """
    columns, size = walk.program.columns, walk.size
    column = np.flatnonzero((reduced.column == 0) & ~walk.in_basis[:columns])
    slack = np.flatnonzero((reduced.row[walk.places(problem)] == 0) & ~walk.in_basis[columns:][:size])
    if (column < problem.bundles).any() or not walk.factors.is_regular:
        return False
    bundles = walk.at[:size] < problem.bundles
    moved = walk.factors.forward_many(_begun(walk, np.append(column, columns + slack)))
    return not (np.abs(moved[:size][bundles]) > ZERO).any()


def _begun(walk: Walk, numbers: Integers) -> Floats:
    """Columns and slacks in terms of the first basis, with their entries in the rows that came in."""
    program, count = walk.program, walk.program.count
    out = np.zeros((count + MORE_ROWS, len(numbers)))
    for line, number in enumerate(numbers.tolist()):
        out[:count, line] = walk.factors.first(number, program)
        if number >= program.columns + count:
            out[number - program.columns, line] = 1.0
    for place, (mine, entries) in enumerate(walk.extra):
        for line in np.flatnonzero(np.isin(numbers, mine)).tolist():
            out[count + place, line] = entries[mine == numbers[line]].sum()
    return out
