"""Cuts read off the simplex tableau: rows that every plan keeps and a fractional optimum breaks.

A basic column in fractions is a sum of rows, each taken some fraction of a time. The whole parts of these shares
may be dropped, for a row's slack is a whole number too. What is left bounds a sum of columns with fractional
figures; rounded (Gomory's cuts, with the mixed-integer rounding of Nemhauser and Wolsey) it cuts the point off.
All of it is done in whole numbers over the shares' common denominator, so a cut is a fact and not a belief.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import splu

from solver.model.problem import Problem
from solver.model.relaxation import BASIC, Basis
from solver.rulebook import Integers

TOLERANCE = 1e-6
MOST_TRIED = 120
MOST = 40
LARGEST_DENOMINATOR = 24
LEAST_BROKEN = 0.01
WIDEST = 6_000
"""A cut over more columns than this would make every further step dear."""


def tableau_cuts(problem: Problem, x: np.ndarray, basis: Basis) -> tuple[csr_array, Integers] | None:
    """Rows that cut a fractional basic solution off.

    Args:
        problem: the problem.
        x: the solution, shape (columns,).
        basis: its basis.

    Returns:
        Rows, shape (cuts, columns), and their right-hand sides; None where none was found that is short and has
        small figures.
    """
    column = np.flatnonzero(basis.column == BASIC)
    row = np.flatnonzero((basis.row != BASIC) & (basis.row != 0))
    fraction = np.abs(x[column] - np.rint(x[column]))
    places = np.flatnonzero(fraction > TOLERANCE)
    if not len(places) or len(column) != len(row):
        return None
    places = places[np.argsort(-fraction[places], kind="stable")][:MOST_TRIED]
    turned = problem.matrix.columns(column)[row].T.tocsc().astype(np.float64)
    unit = np.zeros((len(column), len(places)))
    unit[places, np.arange(len(places))] = 1.0
    try:
        shares = np.asarray(splu(turned).solve(unit)).T
    except RuntimeError:
        return None
    upper = problem.bound.copy()
    upper[: problem.bundles] = 1
    near = np.rint(x)
    full = np.where((np.abs(x - near) < TOLERANCE) & (near > 0) & (near == upper), upper, 0)
    full[: problem.bundles] = 0
    full[column] = 0
    taken, denominators = _over_denominators(shares)
    if not len(denominators):
        return None
    return _rounded(problem, row, taken, denominators, full, x)


def _over_denominators(shares: np.ndarray) -> tuple[Integers, Integers]:
    """The shares' fractional parts and their complements, as whole numbers over small denominators."""
    taken, denominators = [], []
    for share in shares:
        for denominator in range(2, LARGEST_DENOMINATOR + 1):
            scaled = share * denominator
            if np.abs(scaled - np.rint(scaled)).max() < 1e-7 * denominator:
                whole = np.rint(scaled).astype(np.int64)
                taken += [whole % denominator, -whole % denominator]
                denominators += [denominator, denominator]
                break
    return np.asarray(taken, np.int64).reshape(-1, shares.shape[1]), np.asarray(denominators, np.int64)


def _rounded(
    problem: Problem, row: Integers, taken: Integers, denominators: Integers, full: Integers, x: np.ndarray
) -> tuple[csr_array, Integers] | None:
    used = np.flatnonzero(taken.any(axis=0))
    part = problem.matrix.rows(row[used])
    sums = csr_array(csr_array(taken[:, used]) @ part).tocoo()
    right = taken[:, used] @ problem.upper[row[used]]
    most = full[sums.col]
    lost = np.zeros(len(right), np.int64)
    np.add.at(lost, sums.row, sums.data * most)
    right = right - lost
    rest = right % denominators
    scale = denominators - rest
    value = np.where(most > 0, -sums.data, sums.data)
    d, r0, s = denominators[sums.row], rest[sums.row], scale[sums.row]
    figure = s * (value // d) + np.maximum(0, value % d - r0)
    figure = np.where(most > 0, -figure, figure)
    bound = scale * (right // denominators)
    np.add.at(bound, sums.row, figure * most)
    kept = figure != 0
    cuts = csr_array((figure[kept], (sums.row[kept], sums.col[kept])), shape=(len(right), len(x)))
    broken = (cuts @ x - bound) / np.maximum(1, np.sqrt((cuts.multiply(cuts)).sum(axis=1)))
    width = np.diff(cuts.indptr)
    good = np.flatnonzero((rest > 0) & (broken > LEAST_BROKEN) & (width < WIDEST) & (width > 0))
    if not len(good):
        return None
    good = good[np.argsort(-broken[good], kind="stable")][:MOST]
    chosen = cuts[good]
    divisor = np.gcd.reduceat(chosen.data, chosen.indptr[:-1])
    chosen.data = chosen.data // np.repeat(divisor, np.diff(chosen.indptr))
    return csr_array(chosen), bound[good] // divisor
