"""The matrix in few bytes gives out whole figures: nothing overflows, and parts agree with the whole."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from solver.model import matrix
from solver.model.matrix import Matrix

FIGURES = [[1, 0, -2, 0], [0, 127, 0, 0], [-127, 1, 1, 1]]
LARGE = 2**52


def matrix_of(most: int) -> tuple[Matrix, np.ndarray]:
    """Four rows the matrix begins with, one of which holds a figure, and two more."""
    first = np.asarray([*FIGURES, [0, 0, 0, most]], np.int64)
    more = np.asarray([[0, 5, 0, 1], [1, 1, 1, -1]], np.int64)
    return Matrix.of(csr_array(first)).with_rows(csr_array(more)), np.concatenate([first, more])


@pytest.mark.parametrize(("most", "size"), [(100, 1), (1_000, 2), (100_000, 4), (LARGE, 8)])
def test_whatever_is_asked_is_int64(most: int, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "ROWS_AT_ONCE", 2)
    found, whole = matrix_of(most)
    assert found.base.by_row.data.itemsize == size
    some, three = np.asarray([0, 2, 3, 5]), np.asarray([0, 2, 3])
    large = np.asarray([LARGE // most, -3, 7, 500])
    for part, expected in (
        (found.stacked, whole),
        (found.rows(some), whole[some]),
        (found.columns(three), whole[:, three]),
    ):
        assert part.dtype == np.int64
        assert (part.toarray() == expected).all()
    row, column, value = found.entries(three)
    again = np.zeros_like(whole)
    again[row, column] = value
    assert (again[:, three] == whole[:, three]).all()
    assert (found.summed(large) == whole @ large).all()
    price = np.asarray([3, 0, LARGE // 128, 1, 0, -5])
    assert (found.priced(price) == price @ whole).all()
    assert np.allclose(found.priced_in_part(price / 4), price @ whole / 4)
    assert (found.reach(three, np.asarray([2, 3, 1])) == np.maximum(whole[:, three], 0) @ [2, 3, 1]).all()
