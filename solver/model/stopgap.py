"""A lawful plan in a hurry, for a run that was stopped before it had one."""

from __future__ import annotations

import numpy as np

from solver.model.clock import Clock
from solver.model.columns import first_columns
from solver.model.face import Face, whole
from solver.model.problem import Problem
from solver.model.whole_numbers import best_on_face, some_point
from solver.rulebook import Integers

SECONDS = 2.0
FIRST_LEVELS = 4


def stopgap(problem: Problem, workers: int) -> Integers | None:
    """A plan that a short search over the cheapest bundles finds good on the first levels.

    Returns:
        Its columns; nothing new where the search found nothing and nothing is locked; None where no plan exists.
    """
    present = first_columns(problem)
    face = Face(present, np.zeros(len(present), np.int64), np.zeros(len(problem.upper), np.bool_))
    cost = np.zeros(len(present), np.int64)
    for level in problem.levels[:FIRST_LEVELS]:
        cost = 100 * cost + level.cost
    found = some_point(problem, face, cost, SECONDS, workers)
    if found is not None:
        return found
    if (problem.upper >= 0).all():
        return face.held
    locked = best_on_face(problem, whole(problem), None, Clock(), workers)
    return None if locked is None else locked.chosen
