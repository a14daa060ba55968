"""The last tie: plans equal on every objective and on the lottery's sum."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from solver.model.clock import Clock
from solver.model.face import Face
from solver.model.problem import Problem
from solver.model.single import is_single_plan
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Integers

PairsOf = Callable[[int], list[tuple[str, str]]]
"""Bundle number → its (unit id, GP id) pairs."""


def is_only_plan(problem: Problem, face: Face, chosen: Integers, clock: Clock, workers: int) -> bool:
    """Whether a face has no plan but this one, by search."""
    return best_on_face(problem.without(chosen), face.with_row(False), None, clock, workers) is None


def smallest_list(
    problem: Problem, face: Face, chosen: Integers, pairs_of: PairsOf, clock: Clock, workers: int
) -> Integers:
    """Of the plans on the last face the one whose sorted list of (unit, GP) is smallest.

    Args:
        problem: the problem with every level held.
        face: the plans that are best on every level, the lottery's sum included.
        chosen: one of them.
        pairs_of: the pairs of a bundle.
        clock: when to stop.
        workers: threads for the search.

    Returns:
        That plan; `chosen` itself where there is no other.
    """
    others = face.open[: problem.bundles] & (chosen[: problem.bundles] == 0)
    if not others.any() or is_single_plan(problem, face):
        return chosen
    if is_only_plan(problem, face, chosen, clock, workers):
        return chosen
    containing: dict[tuple[str, str], list[int]] = {}
    for bundle in np.flatnonzero(face.present[: problem.bundles]).tolist():
        for pair in pairs_of(bundle):
            containing.setdefault(pair, []).append(bundle)
    for pair in sorted(containing):
        forced = problem.with_one_of(np.asarray(containing[pair], np.int64))
        one_more = face.with_row(False)
        found = best_on_face(forced, one_more, None, clock, workers)
        if found is not None:
            problem, face, chosen = forced, one_more, found.chosen
    return chosen
