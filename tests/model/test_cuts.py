"""Cuts cut no whole point off, and do cut off the point that they were made for."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array

from solver.model.cuts import zero_half_cuts
from solver.model.face import whole
from solver.model.matrix import Matrix
from solver.model.problem import Level, Problem
from solver.model.relaxation import Relaxation
from solver.model.tableau_cuts import tableau_cuts

COLUMNS = 8
BUNDLES = 5


def crowded_problem(random: Random, widest: int) -> Problem:
    """A few columns that crowd each other out pair by pair; those behind the bundles may be up to `widest`."""
    rows, upper = [], []
    for _ in range(random.randint(4, 9)):
        row = [0] * COLUMNS
        for column in random.sample(range(COLUMNS), random.choice((2, 2, 3, 4))):
            row[column] = random.choice((1, 1, 1, 2, -1))
        rows.append(row)
        upper.append(random.choice((0, 1, 1, 1, 2, 3)))
    bound = [-1] * BUNDLES + [random.randint(1, widest) for _ in range(COLUMNS - BUNDLES)]
    at_most_once = np.eye(BUNDLES, COLUMNS, dtype=np.int64)
    matrix = np.vstack([np.asarray(rows, np.int64), at_most_once])
    return Problem(
        matrix=Matrix.of(csr_array(matrix)),
        upper=np.asarray([*upper, *[1] * BUNDLES], np.int64),
        lazy=np.zeros(len(matrix), np.bool_),
        bound=np.asarray(bound, np.int64),
        levels=(Level("any", 1, 0, np.zeros(COLUMNS, np.int64)),),
        bundles=BUNDLES,
        part_of=np.arange(BUNDLES),
        unit=np.arange(BUNDLES),
        gp=np.arange(BUNDLES),
    )


def whole_points(problem: Problem) -> np.ndarray:
    """Every whole point that keeps rows and bounds, shape (points, columns)."""
    ranges = [range(2 if bound < 0 else bound + 1) for bound in problem.bound.tolist()]
    every = np.asarray(list(product(*ranges)), np.int64)
    return every[(problem.by_row @ every.T <= problem.upper[:, None]).all(axis=0)]


def corner(problem: Problem, random: Random) -> np.ndarray | None:
    """A corner of the relaxation, for a random cost."""
    cost = [-random.randint(1, 6) for _ in range(COLUMNS)]
    bounds = [(0, None if bound < 0 else bound) for bound in problem.bound.tolist()]
    found = linprog(cost, A_ub=problem.by_row.toarray(), b_ub=problem.upper, bounds=bounds, method="highs-ds")
    return np.asarray(found.x) if found.status == 0 else None


@pytest.mark.parametrize("widest", [1, 3])
def test_cuts_keep_every_whole_point(widest: int) -> None:
    random, seen = Random(widest), 0
    for _ in range(600):
        problem = crowded_problem(random, widest)
        x = corner(problem, random)
        found = None if x is None else zero_half_cuts(problem, x)
        if found is None:
            continue
        rows, right = found
        points = whole_points(problem)
        assert (rows @ points.T <= right[:, None]).all(), problem
        assert (rows @ x > right + 0.25).any(), "a cut loses a half at the point that it was made for"
        seen += len(right)
    assert seen > 30


@pytest.mark.parametrize("widest", [1, 3])
def test_tableau_cuts_keep_every_whole_point(widest: int) -> None:
    random, seen, in_thirds = Random(widest), 0, 0
    for _ in range(600):
        problem = crowded_problem(random, widest)
        cost = np.asarray([-random.randint(1, 6) for _ in range(COLUMNS)], np.float64)
        everything = np.ones(COLUMNS, np.bool_), np.ones(len(problem.upper), np.bool_)
        solution = Relaxation(problem, whole(problem), cost, *everything).solve()
        found = tableau_cuts(problem, solution.x, solution.basis)
        if found is None:
            continue
        rows, right = found
        assert (rows @ whole_points(problem).T <= right[:, None]).all(), problem
        assert (rows @ solution.x > right + 1e-3).all(), "each cut cuts the point off that it was made for"
        seen += len(right)
        in_thirds += bool((np.abs(2 * solution.x - np.rint(2 * solution.x)) > 0.1).any())
    assert seen > 30
    assert in_thirds > 10, "fractions other than halves are met"
