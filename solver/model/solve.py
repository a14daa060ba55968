"""The model's front door: a case in, an outcome with its proof out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array

from solver.domain.case import Case
from solver.domain.facts import Plan
from solver.domain.outcome import ObjectiveValue, Outcome, Status
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.assemble import Assembled, ContradictionError, assemble
from solver.model.clock import Clock, StoppedError
from solver.model.lottery import lottery_numbers
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError
from solver.model.settle import settle
from solver.model.settled import Draw, Means, Settled
from solver.model.stopgap import stopgap
from solver.rulebook import Flags, Integers
from solver.travel.reach import ClinicUnitTravel


def solve(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    travel: ClinicUnitTravel,
    clock: Clock,
    workers: int = 1,
    most_new_dispensations: int | None = None,
) -> Outcome:
    """Find the best lawful plan and prove it.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: the run's policy.
        travel: travel between clinics and units, with the policy's limit.
        clock: when to stop, and who is told.
        workers: threads; the result does not depend on them.
        most_new_dispensations: how many new dispensations the plan may ask for in all; None for any number.

    Returns:
        `optimal` with every objective proven; `feasible` or `cancelled` with the best plan so far and the bounds
        proven so far; `infeasible` where no plan obeys agreements, decisions and rules together.
    """
    clock.tell("candidates", "")
    try:
        assembled = posed(case, ruleset, policy, travel, most_new_dispensations)
    except ContradictionError:
        return Outcome("infeasible", None)
    settled = Settled()
    status: Status = "optimal"
    try:
        _settle(assembled, policy, clock, workers, settled)
    except NoPlanError:
        return Outcome("infeasible", None)
    except StoppedError as stopped:
        status = "cancelled" if stopped.by_hand else "feasible"
        if settled.chosen is None:
            settled.chosen = stopgap(assembled.problem, workers)
        if settled.chosen is None:
            return Outcome("infeasible", None)
    assert settled.chosen is not None
    plan = plan_of(assembled, settled.chosen)
    return Outcome(status, plan, _objectives(assembled.problem, settled))


def posed(
    case: Case, ruleset: Ruleset, policy: Policy, travel: ClinicUnitTravel, most_new_dispensations: int | None
) -> Assembled:
    """The problem, with at most so many new dispensations where a number is given, whatever the ladder says.

    Raises:
        ContradictionError: agreements and decisions contradict each other.
        SiteTooLargeError: a site's units cannot be spelled out.
    """
    assembled = assemble(case, ruleset, policy, travel)
    if most_new_dispensations is None:
        return assembled
    row = np.zeros((1, len(assembled.problem.bound)), np.int64)
    for columns in assembled.sheet.new_dispensations:
        row[0, columns] = 1
    capped = assembled.problem.with_rows(csr_array(row), np.asarray([most_new_dispensations]))
    return replace(assembled, problem=capped)


def _settle(assembled: Assembled, policy: Policy, clock: Clock, workers: int, settled: Settled) -> None:
    means = Means(drawing(assembled, policy), assembled.pairs_of, clock, workers)
    settle(assembled.problem, means, settled)


def drawing(assembled: Assembled, policy: Policy) -> Draw:
    """The lottery: for flags of bundles those bundles' numbers summed over their pairs, 0 for all others."""
    bundles, table, index = assembled.sheet.bundles, assembled.table, assembled.index

    def draw(wanted: Flags) -> Integers:
        rows = np.zeros(len(table.gp), np.bool_)
        rows[bundles.row[wanted[bundles.part_of]]] = True
        places = np.flatnonzero(rows)
        out = np.zeros(len(table.gp), np.int64)
        out[places] = lottery_numbers(
            policy.seed,
            [index.gps[g] for g in table.gp[places].tolist()],
            [index.units[u] for u in table.unit[places].tolist()],
        )
        return bundles.summed(out)

    return draw


def plan_of(assembled: Assembled, chosen: Integers) -> Plan:
    """The plan that a choice of columns stands for."""
    bundles = assembled.sheet.bundles
    rows = bundles.row[(chosen[: len(bundles)] > 0)[bundles.part_of]]
    units = [assembled.index.units[unit] for unit in assembled.table.unit[rows].tolist()]
    gps = [assembled.index.gps[gp] for gp in assembled.table.gp[rows].tolist()]
    return Plan(dict(sorted(zip(units, gps, strict=True))))


def _objectives(problem: Problem, settled: Settled) -> tuple[ObjectiveValue, ...]:
    """Values and bounds of the goals; a bound is given as far as the goals before it meet theirs."""
    assert settled.chosen is not None
    out: list[ObjectiveValue] = []
    known = True
    for number, level in enumerate(problem.levels[:-1]):
        value = level.value(settled.chosen)
        bound = None
        if known and number in settled.bounds:
            bound = level.constant + level.sign * settled.bounds[number]
        known = known and bound == value
        sense = "min" if level.sign > 0 else "max"
        out.append(ObjectiveValue(level.goal, sense, value, bound, bound == value))  # type: ignore[arg-type]
    return tuple(out)
