"""A solved case, solved again with one thing more asked of it, from where the first solve ended.

Whoever asks "and if that botilbud went to that GP?" asks for the same problem with one row more. The simplex
starts from the basis in which the plan itself was proven, so a second answer costs a fraction of the first. What
comes out is proven like any plan: prices in whole numbers, or halves with exact bounds (`solver.model.settle`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from solver.domain.case import Case
from solver.domain.facts import Plan
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.ascent import climb_through
from solver.model.assemble import assemble
from solver.model.clock import Clock
from solver.model.corner import Corner, Dearer, Reached, Row
from solver.model.face import Face, whole
from solver.model.ladder import Climb, Workspace, workspace
from solver.model.pivoting import LostError
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.settle import Start, settle
from solver.model.settled import Means, NotProvenError, Settled, check_costs, settle_ties, whole_point
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
        self._climb: Climb | None = None
        self._state = self._climbed(settled)
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

    def _climbed(self, into: Settled) -> Workspace:
        """Find the best plan, and where it was proven."""
        problem, means = self._assembled.problem, self._means
        state = workspace(problem)
        try:
            climbed = climb_through(state, whole(problem), means)
        except RelaxationError:
            return settle(problem, means, into)
        chosen = whole_point(climbed.x)
        complete = len(climbed.bounds) == len(problem.levels)
        if chosen is None or not complete or not state.problem.keeps(chosen):
            return settle(problem, means, into, Start(state, whole(state.problem)))
        check_costs(state.problem, climbed, chosen)
        settle_ties(state.problem, climbed.face, chosen, means, into)
        self._climb = climbed
        return state

    @cached_property
    def _corner(self) -> Corner | None:
        """Where the best plan was proven; None where walks cannot start from there."""
        if self._climb is not None:
            with suppress(LostError):
                return Corner(self._state, self._climb)
        return None

    def _reached(self, row: Row, dearer_than: tuple[int, ...] | None = None) -> Reached | Dearer | None:
        """The best plans with one row more, from the corner of the best plan; None where that leads nowhere."""
        if self._corner is None:
            return None
        self._means.clock.left()
        try:
            return self._corner.with_row(row, dearer_than)
        except LostError:
            return None

    def may(self, unit: str, gp: str) -> bool:
        """Whether some bundle holds the pair at all."""
        return (unit, gp) in self._bundles_of

    def with_one_of(self, pairs: Sequence[Pair], unless_dearer_than: Found | None = None) -> Found | None:
        """The best plan that holds at least one of some pairs.

        Args:
            pairs: the pairs.
            unless_dearer_than: where every such plan is worse than this one on the goals' levels, the lottery
                left aside, it need not be found.

        Returns:
            The plan, ties settled as ever; None where no plan holds any of them, which a search of its own,
            without simplifying first, has confirmed; None also where it need not be found and was not.

        Raises:
            StoppedError: time ran out.
        """
        columns = sorted({bundle for pair in pairs for bundle in self._bundles_of.get(pair, ())})
        if not columns:
            return None
        limit = None if unless_dearer_than is None else self._costs(unless_dearer_than)
        reached = self._reached(Row(np.asarray(columns, np.int64), -1, -1), limit)
        if isinstance(reached, Dearer):
            return None
        if reached is not None:
            return self._tied(reached)
        state = self._state.copy()
        state.grow(state.problem.with_one_of(np.asarray(columns, np.int64)))
        return self._settled(state, whole(state.problem))

    def with_pair_near_by(self, pair: Pair) -> Found | None:
        """The best plan that holds a pair, where a walk from the best plan leads there; else None, unknown.

        Raises:
            StoppedError: time ran out.
        """
        reached = self._reached(Row(np.asarray(self._bundles_of[pair], np.int64), -1, -1))
        return self._tied(reached) if isinstance(reached, Reached) else None

    def with_new_dispensations_near_by(self, most: int) -> Found | None:
        """The best plan with at most so many new dispensations, where a walk leads there; else None, unknown.

        Raises:
            StoppedError: time ran out.
        """
        asking = self._assembled.sheet.new_dispensations
        columns = np.unique(np.concatenate([np.zeros(0, np.int64), *asking]))
        reached = self._reached(Row(columns, 1, most))
        return self._tied(reached) if isinstance(reached, Reached) else None

    def without_gp(self, gp: str) -> Found | None:
        """The best plan in which a GP gets nothing new; None where there is none, as for `with_one_of`."""
        closed = self._assembled.sheet.bundles.gp == self._assembled.index.gp_no[gp]
        reached = self._reached(Row(np.flatnonzero(closed), 1, 0))
        if isinstance(reached, Reached):
            return self._tied(reached)
        state = self._state.copy()
        return self._settled(state, _without(state.problem, np.flatnonzero(closed)))

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

    def _tied(self, reached: Reached) -> Found:
        """The plan that wins among those reached."""
        settled = Settled()
        if reached.alone:
            settled.chosen = reached.chosen
            return self._found(settled)
        settle_ties(reached.problem, reached.climb.face, reached.chosen, self._means, settled)
        return self._found(settled)

    def _costs(self, found: Found) -> tuple[int, ...]:
        """A plan's cost on the goals' levels."""
        levels = self._assembled.problem.levels[:-1]
        return tuple(
            level.sign * (value - level.constant) for level, value in zip(levels, found.values, strict=True)
        )

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
