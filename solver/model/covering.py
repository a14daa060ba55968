"""Whether any lawful plan covers a unit and at least so many in all: asked of the whole problem, no ladder."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.assemble import ContradictionError, assemble
from solver.model.clock import Clock
from solver.model.problem import Level
from solver.model.worth import judge
from solver.travel.reach import ClinicUnitTravel


def can_cover(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    travel: ClinicUnitTravel,
    unit: str,
    at_least: int,
    clock: Clock,
    workers: int = 1,
) -> bool:
    """Whether a lawful plan gives a unit a GP and covers at least so many units in scope.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: the run's policy; its objectives and its stability are not asked.
        travel: travel between clinics and units.
        unit: id of a unit without an agreement.
        at_least: units in scope that have a GP, those under agreement included.
        clock: when to stop.
        workers: threads.

    Raises:
        StoppedError: time ran out first.
        SiteTooLargeError: a site's units cannot be spelled out.
    """
    try:
        assembled = assemble(case, ruleset, policy, travel)
    except ContradictionError:
        return False
    bundles, table, index = assembled.sheet.bundles, assembled.table, assembled.index
    weight = len(index.units) + 1
    cost = np.zeros(len(assembled.problem.bound), np.int64)
    np.subtract.at(cost, bundles.part_of, 1)
    np.subtract.at(cost, bundles.part_of[table.unit[bundles.row] == index.unit_no[unit]], weight)
    problem = replace(assembled.problem, levels=(Level("covering", -1, 0, cost),))
    before = int((index.in_scope & (index.holder >= 0)).sum())
    everything = np.ones(len(cost), np.bool_)
    return judge(problem, everything, weight + at_least - before, clock, workers).chosen is not None
