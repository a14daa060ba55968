"""The best plan without blocking pairs, proven (`"stability": "require"`; contract, section 5).

Blocking pairs are no matter for prices: a plan without them can lie far from the relaxation's optimum. So the
problem gets rows that every plan without blocking pairs obeys (`solver.model.stability_rows`), with the GPs whom
nothing tells apart counted in place of named (`solver.model.stability_fold`), and is proven objective by objective
by search. What comes out is looked at pair by pair. Should one still block, that part of a plan is forbidden, the
GPs concerned are named, and the search begins again; since no plan without blocking pairs is ever lost, what is
left in the end is the best of them.

What is confirmed, and how: each optimum by a second search, without presolve, for anything better, where the
problem is small; the claim that there is no plan at all always so, while time allows. A larger problem's optima
rest on one search each and on the bound of the run without the demand, where they meet it. The plan is audited
like any other, its blocking pairs by code that shares nothing with the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_array

from solver.domain.case import Case
from solver.domain.facts import Plan
from solver.domain.outcome import ConflictItem, ObjectiveValue, Outcome, PartOfPlan
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.assemble import Assembled, ContradictionError
from solver.model.clock import Clock, StoppedError
from solver.model.face import whole
from solver.model.forbidden import row_of
from solver.model.problem import Problem
from solver.model.settled import NotProvenError
from solver.model.solve import drawing, plan_of, posed
from solver.model.stability_fold import Folded, folded
from solver.model.stability_lift import lifted
from solver.model.stability_rows import Stability
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Integers
from solver.travel.reach import ClinicUnitTravel

SEARCHERS = 8
"""Threads of a search, whatever the cores: its different strategies help each other even on one."""
CONFIRMED_UP_TO = 2_500
"""Columns of a problem whose every optimum is confirmed by a second search."""
GRACE_S = 5.0
"""A run that is stopped may take so long to name the GPs of the best counted plan it has."""

STABILITY = (ConflictItem("rule", slug="stability"),)
Blocked = Callable[[Plan], Sequence[PartOfPlan]]
"""A plan → what of it makes its blocking pairs block; empty where none does."""


class NoStablePlanYetError(Exception):
    """Time ran out before any plan without blocking pairs was found."""


@dataclass
class _Search:
    """One case's search.

    Attributes:
        least: objective → cost that no plan undercuts that has the costs `least` on all objectives before.
        apart: GPs that are named, because a part that is forbidden tells of them.
        parts: what is forbidden.
        point: the best point of the problem last searched, and its fold; None while there is none.
        proven: objective → bound of its cost.
    """

    assembled: Assembled
    least: Mapping[str, int]
    blocked: Blocked
    policy: Policy
    clock: Clock
    apart: set[int] = field(default_factory=set)
    parts: list[PartOfPlan] = field(default_factory=list)
    point: tuple[Folded, Problem, Integers] | None = None
    proven: dict[str, int] = field(default_factory=dict)

    def run(self) -> Integers | None:
        """Columns of the best plan without blocking pairs; None where there is none."""
        while True:
            fold = folded(self.assembled, self.apart)
            problem = self._without_parts(fold, Stability(self.assembled, fold).written())
            found = self._levels(fold, problem)
            if found is None:
                return None
            held, point = found
            draw = drawing(self.assembled, self.policy)
            chosen = lifted(self.assembled, fold, held, point, draw, self.clock, SEARCHERS)
            if chosen is None:
                self.apart |= self._counted(fold)
                continue
            parts = self.blocked(plan_of(self.assembled, chosen))
            if not parts:
                return chosen
            self.forbid(parts)

    def forbid(self, parts: Sequence[PartOfPlan]) -> None:
        """Forbid some parts; the GPs they tell of must be named for that."""
        self.parts += parts
        self.apart |= {self.assembled.index.gp_no[gp] for part in parts for gp in part.gps}

    def _counted(self, fold: Folded) -> set[int]:
        return set(np.flatnonzero(fold.size[fold.group] > 1).tolist())

    def _without_parts(self, fold: Folded, problem: Problem) -> Problem:
        if not self.parts:
            return problem
        rows = np.zeros((len(self.parts), len(problem.bound)), np.int64)
        upper = np.zeros(len(self.parts), np.int64)
        bundles = self.assembled.problem.bundles
        for number, part in enumerate(self.parts):
            sign, upper[number] = row_of(self.assembled, part)
            rows[number, fold.fold[:bundles]] = sign
        return problem.with_rows(csr_array(rows), upper)

    def _levels(self, fold: Folded, problem: Problem) -> tuple[Problem, Integers] | None:
        """Prove the objectives one after another; None where not one point obeys the rows."""
        point: Integers | None = None
        meets_least = True
        self.proven = {}
        for number, level in enumerate(problem.levels[:-1]):
            least = min(0, int(np.minimum(level.cost, 0).sum()))
            if meets_least and level.goal in self.least:
                least = max(least, self.least[level.goal])
            if point is None or int(level.cost @ point) > least:
                self.clock.tell("whole numbers", level.goal)
                point = self._best(problem.with_level_at_least(number, least), problem, number, point)
                if point is None:
                    return None
            cost = int(level.cost @ point)
            meets_least = meets_least and self.least.get(level.goal) == cost
            problem = problem.with_level_held(number, cost)
            self.point, self.proven[level.goal] = (fold, problem, point), cost
        if point is None:
            found = best_on_face(problem, whole(problem), None, self.clock, SEARCHERS)
            return None if found is None else (problem, found.chosen)
        return problem, point

    def _best(self, bounded: Problem, problem: Problem, number: int, hint: Integers | None) -> Integers | None:
        level, face = problem.levels[number], whole(bounded)
        best = best_on_face(bounded, face, level.cost, self.clock, SEARCHERS, hint=hint)
        small = len(problem.bound) <= CONFIRMED_UP_TO
        if best is None:
            again = best_on_face(bounded, face, None, self.clock, SEARCHERS, presolve=False)
        elif small:
            better = problem.with_level_held(number, best.cost - 1)
            again = best_on_face(better, whole(better), None, self.clock, SEARCHERS, presolve=False)
        else:
            again = None
        if again is not None:
            raise NotProvenError(f"{level.goal}: a second search finds a better plan")
        return None if best is None else best.chosen

    def stopgap(self) -> Integers | None:
        """A plan without blocking pairs behind the best point so far; None where it is not found at once."""
        if self.point is None:
            return None
        fold, held, point = self.point
        try:
            draw = drawing(self.assembled, self.policy)
            chosen = lifted(self.assembled, fold, held, point, draw, Clock(GRACE_S), SEARCHERS)
        except StoppedError:
            return None
        if chosen is None or self.blocked(plan_of(self.assembled, chosen)):
            return None
        return chosen


def solve_stably(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    travel: ClinicUnitTravel,
    clock: Clock,
    without: Outcome,
    blocked: Blocked,
    most_new_dispensations: int | None = None,
) -> Outcome:
    """Find the best lawful plan without blocking pairs and prove it.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: the run's policy.
        travel: travel between clinics and units, with the policy's limit.
        clock: when to stop, and who is told.
        without: the outcome without the demand, proven; its values bound this one's.
        blocked: what makes a plan's blocking pairs block.
        most_new_dispensations: as in `solver.model.solve.solve`.

    Returns:
        `optimal` with every objective proven; `infeasible` with the rule `stability` as its conflict where every
        lawful plan has a blocking pair; `feasible` or `cancelled` with a plan without blocking pairs.

    Raises:
        NoStablePlanYetError: time ran out before there was such a plan.
    """
    try:
        assembled = posed(case, ruleset, policy, travel, most_new_dispensations)
    except ContradictionError:
        return Outcome("infeasible", None)
    cost = {level.goal: (level.constant, level.sign) for level in assembled.problem.levels[:-1]}
    least = {o.id: (o.value - cost[o.id][0]) * cost[o.id][1] for o in without.objectives if o.id in cost}
    search = _Search(assembled, least, blocked, policy, clock)
    status = "optimal"
    try:
        chosen = search.run()
    except StoppedError as stopped:
        status = "cancelled" if stopped.by_hand else "feasible"
        chosen = search.stopgap()
        if chosen is None:
            raise NoStablePlanYetError from stopped
    if chosen is None:
        return Outcome("infeasible", None, conflict=STABILITY)
    objectives = _objectives(assembled.problem, chosen, search.proven)
    return Outcome(status, plan_of(assembled, chosen), objectives)  # type: ignore[arg-type]


def _objectives(problem: Problem, chosen: Integers, proven: Mapping[str, int]) -> tuple[ObjectiveValue, ...]:
    out: list[ObjectiveValue] = []
    for level in problem.levels[:-1]:
        value = level.value(chosen)
        bound = level.constant + level.sign * proven[level.goal] if level.goal in proven else None
        sense = "min" if level.sign > 0 else "max"
        out.append(ObjectiveValue(level.goal, sense, value, bound, bound == value))  # type: ignore[arg-type]
    return tuple(out)
