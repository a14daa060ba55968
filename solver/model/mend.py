"""Mending: a whole point near a relaxed one, by searching only around its fractions.

The relaxation is whole nearly everywhere. Where it is not, the units concerned, the GPs in question for them and
the units that these GPs have now are set free; everything else stays as the relaxation has it. The point found
proves nothing by itself, but where it meets the relaxation's bounds both are proven.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.model.clock import Clock
from solver.model.face import Face
from solver.model.ladder import TOLERANCE
from solver.model.problem import Problem
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

WIDENINGS = 2


def mend(
    problem: Problem, face: Face, x: np.ndarray, levels: Iterable[int], clock: Clock, workers: int
) -> Integers | None:
    """A good whole point on a face that differs from the relaxed one only around its fractions.

    Args:
        problem: the problem.
        face: the face from which the levels were climbed.
        x: the relaxed point, shape (columns,).
        levels: the levels on which the point is to be best, in order.
        clock: when to stop.
        workers: threads for the search.

    Returns:
        The point, best level by level among those near; None where none was found near by.
    """
    wanted = list(levels)
    for hops in range(1, WIDENINGS + 1):
        here, near = problem, _around(problem, face, x, hops)
        chosen: Integers | None = None
        for level in wanted:
            best = best_on_face(here, near, here.levels[level].cost, clock, workers)
            if best is None:
                break
            chosen = best.chosen
            here, near = here.with_level_held(level, best.cost), near.with_row(True)
        if chosen is not None:
            return chosen
    return None


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
    beside = problem.matrix.rows(np.flatnonzero(problem.rows_with(free))).indices
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
