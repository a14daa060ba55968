"""Whether a face holds one plan only, shown by linear algebra alone.

On a face some rows hold with equality. Where one of them has a single column left that is not determined, the
row determines it. Where bundles are never reached so, all that is left is put to elimination modulo a prime:
columns that are independent modulo a prime are independent. So a yes is a proof; a no means only that it was not
shown.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from solver.model.face import Face
from solver.model.problem import Problem
from solver.rulebook import Integers

PRIME = 2**31 - 1
MOST_LEFT = 80
"""More columns than this are not put to elimination."""


def is_single_plan(problem: Problem, face: Face) -> bool:
    """Whether the equalities of a face admit one choice of bundles at most; columns that only count may vary.

    Args:
        problem: the problem.
        face: the face; without open bundles it is one plan.
    """
    bundle = np.flatnonzero(face.open) < problem.bundles
    part = csr_array(problem.matrix.columns(np.flatnonzero(face.open))[np.flatnonzero(face.tight)])
    pattern = csr_array((np.ones(len(part.data), np.int64), part.indices, part.indptr), shape=part.shape)
    left = np.ones(part.shape[1], np.int64)
    while left[bundle].any():
        alone = pattern @ left == 1
        determined = (pattern.T @ alone.astype(np.int64) > 0) & (left > 0)
        if not determined.any():
            break
        left[determined] = 0
    if not left[bundle].any():
        return True
    columns = np.flatnonzero(left)
    if len(columns) > MOST_LEFT:
        return False
    rows = part[:, columns]
    return _independent(rows[np.flatnonzero(np.diff(rows.indptr))].toarray())


def _independent(matrix: Integers) -> bool:
    """Whether the columns of a matrix are independent modulo `PRIME`."""
    rest = np.mod(matrix, PRIME)
    for column in range(rest.shape[1]):
        pivots = np.flatnonzero(rest[column:, column]) + column
        if not len(pivots):
            return False
        pivot = int(pivots[0])
        rest[[column, pivot]] = rest[[pivot, column]]
        inverse = pow(int(rest[column, column]), -1, PRIME)
        row = rest[column] * inverse % PRIME
        below = rest[column + 1 :, column].copy()
        rest[column + 1 :] = (rest[column + 1 :] - below[:, None] * row[None, :]) % PRIME
    return True
