"""What a walk claims, against the same worked out whole: bounds and signs, and that a plan is the only one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.generate import generate
from solver.model.again import Again
from solver.model.corner import Dearer, Reached, Row
from solver.model.duals import reduce
from solver.model.face import whole
from solver.model.pivoting import LostError
from solver.model.settled import NotProvenError, check_costs
from solver.model.ties import is_only_plan
from tests.oracle.random_cases import random_instance
from tests.questions.asked import ground_of

GENERATED = [("kommune", 6, {"botilbud": 12, "gps": 30}), ("kommune", 7, {"botilbud": 14, "gps": 14})]


def reached(again: Again, every: int = 1) -> Iterator[Reached]:
    """Where the walks to some of the pairs end."""
    corner = again._corner
    if corner is None:
        return
    for pair in sorted(again._bundles_of)[::every]:
        row = Row(np.asarray(again._bundles_of[pair], np.int64), -1, -1)
        try:
            found = corner.with_row(row)
        except LostError:
            continue
        assert isinstance(found, Reached)
        yield found


def is_right(again: Again, found: Reached) -> bool:
    """Whether a walk's proof holds, counted over all rows and columns, and its plan keeps every row."""
    problem, climb = found.problem, found.climb
    full = reduce(problem, climb.prices, whole(problem))
    check_costs(problem, climb, found.chosen)
    sound = not (full.row < 0).any() and not ((full.column < 0) & (problem.bound <= 0)).any()
    told = full.bounds == climb.bounds and ((full.column == 0) == climb.face.open).all()
    means = again._means
    alone = not found.alone or is_only_plan(problem, climb.face, found.chosen, means.clock, 1)
    return bool(sound and told and problem.keeps(found.chosen) and alone)


@pytest.mark.parametrize(("size", "seed", "counts"), GENERATED)
def test_every_walk_of_a_municipality(size: str, seed: int, counts: dict[str, int]) -> None:
    again = ground_of(generate(size, seed, **counts)).again()
    found = list(reached(again, every=3))
    assert len(found) > 20
    assert all(is_right(again, one) for one in found)
    assert sum(one.alone for one in found) > len(found) // 2


def test_walks_of_random_cases() -> None:
    count = 0
    for seed in range(40):
        ground = ground_of(*random_instance(seed, stability=False))
        if ground.best().plan is None:
            continue
        again = ground.again()
        for found in reached(again):
            assert is_right(again, found), seed
            count += 1
    assert count > 100


def test_dearer_only_where_every_plan_is() -> None:
    again = ground_of(generate(*GENERATED[0][:2], **GENERATED[0][2])).again()
    corner, seen = again._corner, 0
    assert corner is not None
    for pair in sorted(again._bundles_of)[::5]:
        row = Row(np.asarray(again._bundles_of[pair], np.int64), -1, -1)
        found = corner.with_row(row)
        assert isinstance(found, Reached)
        costs = tuple(int(bound) for bound in found.climb.bounds[:-1])
        assert isinstance(corner.with_row(row, costs), Reached)
        better = (*costs[:-1], costs[-1] - 1)
        seen += isinstance(corner.with_row(row, better), Dearer)
    assert seen > 10


def test_a_plan_that_misses_its_bound_is_refused() -> None:
    again = ground_of(generate(*GENERATED[0][:2], **GENERATED[0][2])).again()
    found = next(reached(again))
    worse = found.chosen.copy()
    worse[np.flatnonzero(worse[: found.problem.bundles])[0]] = 0
    with pytest.raises(NotProvenError):
        check_costs(found.problem, found.climb, worse)
