"""What settling works with and what it has found so far: the lottery, the best plan, its costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from solver.model.clock import Clock
from solver.model.face import Face
from solver.model.ladder import TOLERANCE, Climb
from solver.model.problem import Level, Problem
from solver.model.ties import PairsOf, smallest_list
from solver.rulebook import Flags, Integers

Draw = Callable[[Flags], Integers]
"""Lottery cost of each bundle; asked only for those that may still be chosen, the others get 0."""


class NotProvenError(Exception):
    """A plan's values do not meet the bounds that its prices prove; the plan must not leave."""


@dataclass
class Settled:
    """What is known so far.

    Attributes:
        chosen: the best plan found, as whole numbers of columns; None while there is none.
        costs: its cost on every level; meaningless without a plan.
        pairs: its sorted (unit id, GP id) pairs.
        bounds: level number → proven bound of its cost, given the levels before at their bounds.
    """

    chosen: Integers | None = None
    costs: tuple[int, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    bounds: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Means:
    """What settling works with: the lottery, the way back to pairs, the clock, threads."""

    draw: Draw
    pairs_of: PairsOf
    clock: Clock
    workers: int


def with_lottery(problem: Problem, wanted: Flags, draw: Draw) -> Problem:
    """The problem with the lottery's cost drawn for some bundles, shape (bundles,)."""
    cost = np.zeros(len(problem.bound), np.int64)
    cost[: problem.bundles] = draw(wanted)
    return replace(problem, levels=(*problem.levels[:-1], Level("lottery", 1, 0, cost)))


def whole_point(x: np.ndarray) -> Integers | None:
    """A relaxed point as whole numbers; None where it has fractions."""
    near = np.rint(x)
    return near.astype(np.int64) if np.abs(x - near).max(initial=0.0) < TOLERANCE else None


def check_costs(problem: Problem, climbed: Climb, chosen: Integers) -> None:
    """Hold the plan's costs against the bounds that the prices prove, in whole numbers."""
    for price, bound in zip(climbed.prices, climbed.bounds, strict=True):
        level = problem.levels[price.level]
        if bound != int(level.cost @ chosen):
            raise NotProvenError(f"{level.goal}: {level.cost @ chosen} against {bound}")


def offer(problem: Problem, chosen: Integers, means: Means, into: Settled) -> None:
    """Keep a plan if it is better than the best so far, or as good with the smaller list of pairs."""
    bundles = chosen[: problem.bundles] > 0
    drawn = with_lottery(problem, bundles, means.draw)
    costs = tuple(int(level.cost @ chosen) for level in drawn.levels)
    pairs = tuple(sorted(pair for b in np.flatnonzero(bundles).tolist() for pair in means.pairs_of(b)))
    if into.chosen is None or (costs, pairs) < (into.costs, into.pairs):
        into.chosen, into.costs, into.pairs = chosen, costs, pairs


def settle_ties(problem: Problem, face: Face, chosen: Integers, means: Means, into: Settled) -> None:
    """Offer the plan with the smallest list of those on the last face, of which one is given."""
    clock, workers = means.clock, means.workers
    offer(problem, smallest_list(problem, face, chosen, means.pairs_of, clock, workers), means, into)
