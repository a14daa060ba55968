"""Cuts: rows that every plan keeps and a fractional optimum breaks.

Take some rows that hold with equality, all of whose fractional columns appear an even number of times in their
sum, and whose right-hand sides sum to an odd number. Half of that sum bounds a whole number by half of an odd
one, so by the whole number below: the row loses a half (Caprara and Fischetti's zero-half cuts; for the odd
cycles of "two units together or apart" they are all that is missing). Which rows to take is a system of linear
equations over 0 and 1, with as many unknowns as there are fractions, so it costs next to nothing.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from solver.model.problem import Problem
from solver.rulebook import Integers

TOLERANCE = 1e-6
MOST = 60
"""No more cuts than this at once."""


def zero_half_cuts(problem: Problem, x: np.ndarray) -> tuple[csr_array, Integers] | None:
    """Rows that cut a fractional point off.

    Args:
        problem: the problem.
        x: a point that keeps every row of it, shape (columns,).

    Returns:
        Rows, shape (cuts, columns), and their right-hand sides; None where none was found.
    """
    upper = problem.bound.copy()
    upper[: problem.bundles] = 1
    near = np.rint(x)
    whole = np.abs(x - near) < TOLERANCE
    at_upper = whole & (near > 0) & (near == upper)
    between = ~whole | (whole & (near > 0) & ~at_upper)
    columns = np.flatnonzero(between)
    if not (~whole).any():
        return None
    tight = np.abs(problem.upper - problem.matrix.summed(x)) < TOLERANCE
    rows = np.flatnonzero(tight & problem.rows_with(between))
    full = np.where(at_upper, upper, 0)
    right = problem.upper - problem.matrix.summed(full)
    chosen = _odd_combinations(problem, rows, columns, right)
    if not chosen:
        return None
    taken = csr_array(
        (
            np.ones(sum(map(len, chosen)), np.int64),
            (np.repeat(np.arange(len(chosen)), [len(c) for c in chosen]), np.concatenate(chosen)),
        ),
        shape=(len(chosen), len(problem.upper)),
    )
    return _halved(taken, problem, full)


def _odd_combinations(problem: Problem, rows: Integers, columns: Integers, right: Integers) -> list[Integers]:
    """Sets of rows whose sum is even on the columns and odd on the right, by elimination over 0 and 1."""
    place = {column: bit for bit, column in enumerate(columns.tolist())}
    odd = 1 << len(columns)
    masks: list[tuple[int, int]] = []
    part = problem.matrix.rows(rows)
    for number in range(len(rows)):
        entries = range(part.indptr[number], part.indptr[number + 1])
        mask = odd if int(right[rows[number]]) % 2 else 0
        for entry in entries:
            bit = place.get(int(part.indices[entry]))
            if bit is not None and int(part.data[entry]) % 2:
                mask ^= 1 << bit
        masks.append((mask, 1 << number))
    masks.sort(key=lambda item: item[0].bit_count())
    pivots: dict[int, tuple[int, int]] = {}
    found: list[Integers] = []
    for parity, taken in masks:
        mask, members = parity, taken
        while mask & (odd - 1):
            lowest = (mask & (odd - 1)) & -(mask & (odd - 1))
            if lowest not in pivots:
                pivots[lowest] = (mask, members)
                break
            mask, members = mask ^ pivots[lowest][0], members ^ pivots[lowest][1]
        else:
            if mask == odd:
                found.append(rows[[n for n in range(len(rows)) if members >> n & 1]])
    found.sort(key=len)
    return found[:MOST]


def _halved(taken: csr_array, problem: Problem, full: Integers) -> tuple[csr_array, Integers]:
    """Half of each sum of rows, rounded down; full columns (their bound, others 0) count by what they lack."""
    used, place = np.unique(taken.indices, return_inverse=True)
    narrow = csr_array((taken.data, place, taken.indptr), shape=(taken.shape[0], len(used)))
    sums = (narrow @ problem.matrix.rows(used.astype(np.int64))).tocoo()
    most = full[sums.col]
    complement = most > 0
    values = np.where(complement, -(-sums.data // 2), sums.data // 2)
    lost, gained = np.zeros(taken.shape[0], np.int64), np.zeros(taken.shape[0], np.int64)
    np.add.at(lost, sums.row[complement], (sums.data * most)[complement])
    np.add.at(gained, sums.row[complement], (values * most)[complement])
    kept = values != 0
    rows = csr_array((values[kept], (sums.row[kept], sums.col[kept])), shape=sums.shape)
    return rows, (taken @ problem.upper - lost) // 2 + gained
