"""The model's rows and the auditor say the same of a plan, and so do the model's costs and the recomputed values.

A plan is written as a choice of bundles, which are held; the columns that cards add are left free. The rows have
a whole point then, if and only if the plan is lawful.
"""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from solver.domain.facts import Plan
from solver.explain.audit import audit, values
from solver.model.assemble import Assembled, ContradictionError
from solver.model.clock import Clock
from solver.model.face import Face
from solver.model.whole_numbers import best_on_face
from tests.model.running import Question
from tests.oracle.random_cases import random_instance

PLANS = 12


def drawn_plan(question: Question, assembled: Assembled, random: Random) -> Plan:
    """Some pairs, mostly eligible ones, one GP a unit; locks are mostly kept."""
    bundles, table, index = assembled.sheet.bundles, assembled.table, assembled.index
    eligible = [(index.units[table.unit[r]], index.gps[table.gp[r]]) for r in np.unique(bundles.row).tolist()]
    new: dict[str, str] = {}
    for unit, gp in random.sample(eligible, random.randint(0, min(len(eligible), 6))):
        new.setdefault(unit, gp)
    if random.random() < 0.9:
        new |= {unit: gps[0] for unit, gps in question.facts.locks.items() if unit not in question.facts.holder}
    return Plan(new)


def as_face(assembled: Assembled, plan: Plan) -> Face | None:
    """The plan's bundles held, all others at 0, the rest open; None where it asks for a bundle not there."""
    bundles, index, problem = assembled.sheet.bundles, assembled.index, assembled.problem
    wanted: dict[tuple[int, int], set[str]] = {}
    for unit, gp in plan.new.items():
        wanted.setdefault((index.gp_no[gp], int(index.site_of[index.unit_no[unit]])), set()).add(unit)
    held = np.zeros(len(problem.bound), np.int64)
    for number, key in enumerate(zip(bundles.gp.tolist(), bundles.site.tolist(), strict=True)):
        if key in wanted and {unit for unit, _ in assembled.pairs_of(number)} == wanted[key]:
            held[number] = 1
            del wanted[key]
    free = np.arange(len(problem.bound)) >= len(bundles)
    return None if wanted else Face(free, held, np.zeros(len(problem.upper), np.bool_))


@pytest.mark.parametrize("seed", range(100))
def test_rows_allow_what_the_auditor_passes(seed: int) -> None:
    question, random = Question.read(*random_instance(seed)), Random(seed)
    try:
        assembled = question.assembled()
    except ContradictionError:
        return
    for _ in range(PLANS):
        plan = drawn_plan(question, assembled, random)
        face = as_face(assembled, plan)
        problem = assembled.problem
        found = None if face is None else best_on_face(problem, face, None, Clock())
        broken = audit(question.facts, plan)
        assert (found is None) == bool(broken), (plan, broken)
        if broken or face is None:
            continue
        level = random.choice(problem.levels[:-1])
        cheapest = best_on_face(problem, face, level.cost, Clock())
        assert cheapest is not None
        assert problem.keeps(cheapest.chosen)
        assert level.value(cheapest.chosen) == values(question.facts, plan)[level.goal]
