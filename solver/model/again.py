"""A solved case, solved again with one thing more asked of it, from where the first solve ended.

Whoever asks "and if that botilbud went to that GP?" asks for the same problem with one row more. The simplex
starts from the basis in which the plan itself was proven, so a second answer costs a fraction of the first. What
comes out is proven like any plan: prices in whole numbers, or halves with exact bounds (`solver.model.settle`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from solver.domain.case import Case
from solver.domain.facts import Plan
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.ascent import climb_through
from solver.model.assemble import assemble
from solver.model.clock import Clock
from solver.model.duals import reduced_cost
from solver.model.face import Face, whole
from solver.model.ladder import Climb, Workspace
from solver.model.lottery import lottery_number
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.settle import Start, settle
from solver.model.settled import Means, NotProvenError, Settled, check_costs, whole_point
from solver.model.single import is_single_plan
from solver.model.solve import drawing, plan_of
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Integers
from solver.travel.reach import ClinicUnitTravel

Pair = tuple[str, str]
"""A unit id and a GP id."""


@dataclass(frozen=True)
class Found:
    """A plan that is proven best among those in question.

    Attributes:
        plan: its new matches.
        values: the value of each objective of the run, in order and in its own sense.
    """

    plan: Plan
    values: tuple[int, ...]


@dataclass(frozen=True)
class Bare:
    """The best plan that leaves one unit without a new match, and what that proves about all others.

    Attributes:
        found: that plan.
        least: GP id → the least that a plan can cost in which the GP gets the unit: costs level by level, less
            being better, the lottery's last, compared as a list is. A plan that costs just that is best.
        alone: whether no other plan without the unit costs the same.
    """

    found: Found
    costs: tuple[int, ...]
    least: dict[str, tuple[Fraction, ...]]
    alone: bool


class Again:
    """A case with its best plan, ready to be solved again.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: the run's policy; `stability` is not read.
        travel: travel between clinics and units, with the policy's limit.
        clock: when to stop, and who is told.
        workers: threads; no answer depends on them.

    Raises:
        ContradictionError: agreements and decisions contradict each other.
        NoPlanError: no plan obeys the rules.
        StoppedError: time ran out.
        SiteTooLargeError: a site's units cannot be spelled out.
    """

    def __init__(
        self,
        case: Case,
        ruleset: Ruleset,
        policy: Policy,
        travel: ClinicUnitTravel,
        clock: Clock,
        workers: int = 1,
    ) -> None:
        self._assembled = assemble(case, ruleset, policy, travel)
        lottery = drawing(self._assembled, policy)(np.ones(len(self._assembled.sheet.bundles), np.bool_))
        self._means = Means(lambda _: lottery, self._assembled.pairs_of, clock, workers)
        settled = Settled()
        self._state = settle(self._assembled.problem, self._means, settled)
        self.best = self._found(settled)

    @cached_property
    def _bundles_of(self) -> dict[Pair, list[int]]:
        """The bundles that hold a pair, for every pair that may be matched."""
        index, table, bundles = self._assembled.index, self._assembled.table, self._assembled.sheet.bundles
        out: dict[Pair, list[int]] = {}
        units, gps = table.unit[bundles.row].tolist(), table.gp[bundles.row].tolist()
        for bundle, unit, gp in zip(bundles.part_of.tolist(), units, gps, strict=True):
            out.setdefault((index.units[unit], index.gps[gp]), []).append(bundle)
        return out

    def may(self, unit: str, gp: str) -> bool:
        """Whether some bundle holds the pair at all."""
        return (unit, gp) in self._bundles_of

    def with_one_of(self, pairs: Sequence[Pair]) -> Found | None:
        """The best plan that holds at least one of some pairs.

        Returns:
            The plan, ties settled as ever; None where no plan holds any of them, which a search of its own,
            without simplifying first, has confirmed.

        Raises:
            StoppedError: time ran out.
        """
        columns = sorted({bundle for pair in pairs for bundle in self._bundles_of.get(pair, ())})
        if not columns:
            return None
        state = self._state.copy()
        state.grow(state.problem.with_one_of(np.asarray(columns, np.int64)))
        return self._settled(state, whole(state.problem))

    def without_gp(self, gp: str) -> Found | None:
        """The best plan in which a GP gets nothing new; None where there is none, as for `with_one_of`."""
        closed = self._assembled.sheet.bundles.gp == self._assembled.index.gp_no[gp]
        state = self._state.copy()
        return self._settled(state, _without(state.problem, np.flatnonzero(closed)))

    def bare(self, unit: str) -> Bare | None:
        """The best plan that leaves a unit without a new match, with what it proves of each GP who may get it.

        Returns:
            None where there is no such plan, or where its relaxation is not whole.

        Raises:
            StoppedError: time ran out.
        """
        bundles, index = self._assembled.sheet.bundles, self._assembled.index
        mine = bundles.part_of[self._assembled.table.unit[bundles.row] == index.unit_no[unit]]
        state = self._state.copy()
        face = _without(state.problem, mine)
        try:
            climbed = climb_through(state, face, self._means)
        except (NoPlanError, RelaxationError):
            return None
        chosen = whole_point(climbed.x)
        complete = len(climbed.bounds) == len(state.problem.levels)
        if chosen is None or not complete or not state.problem.keeps(chosen):
            return None
        check_costs(state.problem, climbed, chosen)
        costs = tuple(int(level.cost @ chosen) for level in state.problem.levels)
        least = self._least(state.problem, climbed, mine)
        settled = Settled(chosen, costs)
        return Bare(self._found(settled), costs, least, is_single_plan(state.problem, climbed.face))

    def _least(self, problem: Problem, climbed: Climb, mine: Integers) -> dict[str, tuple[Fraction, ...]]:
        """Bound and reduced cost of the cheapest bundle of each GP with a unit, level by level."""
        gps = self._assembled.sheet.bundles.gp[mine].tolist()
        costs = [reduced_cost(problem, price)[mine].tolist() for price in climbed.prices]
        out: dict[str, tuple[Fraction, ...]] = {}
        for place, gp in enumerate(gps):
            name = self._assembled.index.gps[gp]
            figures = tuple(
                bound + Fraction(cost[place], price.denominator)
                for bound, cost, price in zip(climbed.bounds, costs, climbed.prices, strict=True)
            )
            out[name] = min(out.get(name, figures), figures)
        return out

    def lottery(self, unit: str, gp: str) -> int:
        """The lottery number of a pair under the run's seed."""
        return lottery_number(self._assembled.table.policy.seed, gp, unit)

    def _settled(self, state: Workspace, face: Face) -> Found | None:
        settled = Settled()
        problem = state.problem
        try:
            settle(problem, self._means, settled, Start(state, face))
        except NoPlanError:
            means = self._means
            if best_on_face(problem, face, None, means.clock, means.workers, presolve=False) is not None:
                raise NotProvenError("a plan exists where the relaxation found none") from None
            return None
        return self._found(settled)

    def _found(self, settled: Settled) -> Found:
        assert settled.chosen is not None
        values = (level.value(settled.chosen) for level in self._assembled.problem.levels[:-1])
        return Found(plan_of(self._assembled, settled.chosen), tuple(values))


def _without(problem: Problem, columns: Integers | Iterable[int]) -> Face:
    """The face of the plans that choose none of some columns."""
    face = whole(problem)
    is_open = face.open.copy()
    is_open[np.asarray(columns, np.int64)] = False
    return replace(face, open=is_open)
