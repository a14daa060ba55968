"""Mending: a whole point near a relaxed one, by searching only around its fractions.

The relaxation is whole nearly everywhere. Where it is not, the units concerned, the GPs in question for them and
the units that these GPs have now are set free; everything else stays as the relaxation has it. The point found
proves nothing by itself, but where it meets the relaxation's bounds both are proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from solver.model.clock import Clock
from solver.model.face import Face
from solver.model.ladder import TOLERANCE, Climb
from solver.model.problem import Problem
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

WIDENINGS = 2
MOST_COLUMNS = 30_000
"""A neighbourhood with more columns than this is no neighbourhood."""


@dataclass(frozen=True)
class Mended:
    """A whole point, and how many of the climbed levels, from the first, it takes to the next whole number."""

    chosen: Integers
    met: int


def mend(problem: Problem, face: Face, climbed: Climb, clock: Clock, workers: int) -> Mended | None:
    """The best whole point on a face that differs from the relaxed one only around its fractions.

    Args:
        problem: the problem.
        face: the face from which the levels were climbed.
        climbed: the relaxed point, and the levels' bounds.
        clock: when to stop.
        workers: threads for the search.

    Returns:
        The point, best level by level up to the first whose bound it misses; None where none was found near by.
    """
    best: Mended | None = None
    for hops in range(1, WIDENINGS + 1):
        near = _around(problem, face, climbed.x, hops)
        if best is not None and int(near.open.sum()) > MOST_COLUMNS:
            break
        found = _search(problem, near, climbed, clock, workers)
        if found is not None and (best is None or found.met > best.met):
            best = found
        if best is not None and best.met == len(climbed.bounds):
            break
    return best


def _search(problem: Problem, near: Face, climbed: Climb, clock: Clock, workers: int) -> Mended | None:
    chosen: Integers | None = None
    met = 0
    for price, bound in zip(climbed.prices, climbed.bounds, strict=True):
        best = best_on_face(problem, near, problem.levels[price.level].cost, clock, workers)
        if best is None:
            return None
        chosen = best.chosen
        if best.cost > ceil(bound):
            break
        met += 1
        problem, near = problem.with_level_held(price.level, best.cost), near.with_row(True)
    return None if chosen is None else Mended(chosen, met)


def _around(problem: Problem, face: Face, x: np.ndarray, hops: int) -> Face:
    """The face with only the columns around the fractions open; the others held where `x` has them."""
    fractional = np.abs(x - np.rint(x)) > TOLERANCE
    open_bundle = face.open[: problem.bundles]
    used = x[: problem.bundles] > TOLERANCE
    units = _units_of(problem, fractional[: problem.bundles])
    gps = np.unique(problem.gp[fractional[: problem.bundles]])
    for _ in range(hops):
        units |= _units_of(problem, used & np.isin(problem.gp, gps))
        within = open_bundle & _touching(problem, units)
        gps = np.unique(problem.gp[within]) if hops > 1 else np.unique(problem.gp[within & used])
    units |= _units_of(problem, used & np.isin(problem.gp, gps))
    outside = np.zeros(problem.bundles, np.bool_)
    outside[problem.part_of[~units[problem.unit]]] = True
    free = np.zeros(len(x), np.bool_)
    free[: problem.bundles] = (open_bundle & ~outside) | fractional[: problem.bundles]
    beside = problem.by_row[np.flatnonzero(problem.rows_with(free))].indices
    free[beside[beside >= problem.bundles]] = True
    free |= fractional
    free &= face.open
    return Face(free, np.where(free, 0, np.rint(x)).astype(np.int64), face.tight)


def _units_of(problem: Problem, bundles: Flags) -> Flags:
    out = np.zeros(int(problem.unit.max(initial=0)) + 1, np.bool_)
    out[problem.unit[bundles[problem.part_of]]] = True
    return out


def _touching(problem: Problem, units: Flags) -> Flags:
    out = np.zeros(problem.bundles, np.bool_)
    out[problem.part_of[units[problem.unit]]] = True
    return out
