"""The ladder against plain search: CP-SAT, one objective after another, on cases too large to enumerate."""

from __future__ import annotations

import pytest

from app.generate import generate
from solver.model.clock import Clock
from solver.model.face import whole
from solver.model.whole_numbers import best_on_face
from tests.model.running import Question, assert_proven


def searched(question: Question) -> dict[str, int]:
    """Each objective's optimum, found by search over the whole problem."""
    problem = question.assembled().problem
    face, found = whole(problem), {}
    for number, level in enumerate(problem.levels[:-1]):
        best = best_on_face(problem, face, level.cost, Clock())
        assert best is not None
        found[level.goal] = level.value(best.chosen)
        problem, face = problem.with_level_held(number, best.cost), face.with_row(False)
    return found


@pytest.mark.parametrize(
    ("seed", "gps", "ruleset"),
    [(seed, gps, rules) for seed in range(3) for gps in (12, 30) for rules in ("rm-2025-04-02", "rm-2025-08-13")],
)
def test_scarce_municipality(seed: int, gps: int, ruleset: str) -> None:
    question = Question.read(generate("kommune", seed, botilbud=16, gps=gps), ruleset)
    outcome = question.solved()
    assert_proven(outcome)
    assert {one.id: one.value for one in outcome.objectives} == searched(question)
