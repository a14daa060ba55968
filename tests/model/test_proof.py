"""The proof, checked again in plain Python: prices are lexicographically dual feasible and give the bounds.

`climb` claims that no choice of columns is better, level by level, than its bounds. Here that is worked out with
`Fraction`s, column by column, from the matrix alone.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from solver.model.assemble import ContradictionError
from solver.model.clock import Clock
from solver.model.face import whole
from solver.model.ladder import Climb, climb, workspace
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError
from tests.model.running import Question
from tests.oracle.random_cases import random_instance

SEEDS = range(120)


def climbed(seed: int) -> tuple[Problem, Climb] | None:
    """The problem, with its cuts, and how far the relaxation was proven; None where there is no plan."""
    try:
        state = workspace(Question.read(*random_instance(seed)).assembled().problem)
        found = climb(state, whole(state.problem), range(len(state.problem.levels) - 1), Clock())
    except (ContradictionError, NoPlanError):
        return None
    return state.problem, found


def first_sign(figures: list[Fraction]) -> int:
    """Sign of the first figure that is not 0."""
    return next((1 if figure > 0 else -1 for figure in figures if figure), 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_prices_prove_the_bounds(seed: int) -> None:
    found = climbed(seed)
    if found is None:
        return
    problem, result = found
    matrix, upper = problem.by_row.toarray().tolist(), problem.upper.tolist()
    prices = [[Fraction(p, one.denominator) for p in one.price.tolist()] for one in result.prices]
    for row in range(len(upper)):
        # A row reads "at most", so the first price that is not 0 may only make more of it worth something.
        assert first_sign([price[row] for price in prices]) <= 0, row
    at_upper: dict[int, int] = {}
    reduced: list[list[Fraction]] = []
    for column, bound in enumerate(problem.bound.tolist()):
        costs = [int(problem.levels[one.level].cost[column]) for one in result.prices]
        pays = [sum(p * matrix[row][column] for row, p in enumerate(price) if p) for price in prices]
        reduced.append([cost - paid for cost, paid in zip(costs, pays, strict=True)])
        if first_sign(reduced[-1]) < 0:
            assert bound > 0, column
            at_upper[column] = bound
    for level, (price, bound) in enumerate(zip(prices, result.bounds, strict=True)):
        worth = sum((p * u for p, u in zip(price, upper, strict=True)), Fraction(0))
        assert worth + sum(size * reduced[column][level] for column, size in at_upper.items()) == bound


@pytest.mark.parametrize("seed", SEEDS)
def test_relaxed_point_meets_the_bounds(seed: int) -> None:
    found = climbed(seed)
    if found is None:
        return
    problem, result = found
    assert (problem.by_row @ result.x <= problem.upper + 1e-6).all()
    for price, bound in zip(result.prices, result.bounds, strict=True):
        assert float(problem.levels[price.level].cost @ result.x) == pytest.approx(float(bound), abs=1e-4)
