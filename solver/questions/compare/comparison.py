"""Two results compared: both solved again, what differs, and the cause of each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from solver.domain.facts import Plan
from solver.domain.outcome import Outcome
from solver.explain.audit import audit, values
from solver.model.clock import Clock
from solver.questions.compare.causes import Causes
from solver.questions.compare.differences import Difference, differences
from solver.questions.compare.inputs import Input, Result
from solver.questions.compare.undone import EffortSpentError, Holders, Undoings, holders_of, solved
from solver.questions.ground import Ground, ground

LEAST_PLANS, MOST_PLANS, UNITS_TIMES_PLANS = 40, 400, 15_000
"""Plans that one comparison solves: fewer in a large case, never under the first nor over the second."""


@dataclass(frozen=True)
class Cause:
    """Why a unit has another GP.

    Attributes:
        kind: `differences`; `tie` where only the lottery differs; `stopped` where a run was not brought to its
            end; `unknown`.
        differences: a smallest set that, undone together, undoes the change.
        following: those of them that are there only because they hang on a GP, clinic or botilbud that came or
            went and that is a part of the cause itself.
        level: whether the plan without them is lawful on the right too and as good on every objective, so that
            the lottery chose between the two.
    """

    kind: str
    differences: tuple[Difference, ...] = ()
    following: tuple[Difference, ...] = ()
    level: bool = False


UNKNOWN, STOPPED, TIE = Cause("unknown"), Cause("stopped"), Cause("tie")


class Comparison:
    """One comparison; it is worked out when `causes` is first asked for.

    Attributes:
        left, right: the two results.
        differences: all that differs between their inputs.
    """

    def __init__(self, left: Result, right: Result, clock: Clock, workers: int) -> None:
        self.left, self.right = left, right
        self.differences = differences(left.asked.tree, right.asked.tree)
        self._clock, self._workers = clock, workers
        self._noted: dict[str, None] = {}

    @property
    def changed(self) -> tuple[str, ...]:
        """Units whose GP differs, in the order of the right's case, those that only the left has behind."""
        units = dict.fromkeys([*self.right.asked.units, *self.left.asked.units])
        return tuple(unit for unit in units if self.left.holders.get(unit) != self.right.holders.get(unit))

    @cached_property
    def causes(self) -> dict[str, Cause]:
        """Changed unit → its cause; empty where nothing changed."""
        if not self.changed:
            return {}
        effective = tuple(one for one in self.differences if one.effective)
        if not effective and (self.left.stopped or self.right.stopped):
            return dict.fromkeys(self.changed, STOPPED)
        try:
            before, outcome = (solved(self._ground(side.asked)) for side in (self.left, self.right))
        except EffortSpentError:
            self._noted["not_found"] = None
            return dict.fromkeys(self.changed, UNKNOWN)
        plans = (holders_of(self.left.asked, before), holders_of(self.right.asked, outcome))
        out = {unit: self._not_of_inputs(unit, plans) for unit in self.changed}
        targets = {unit: plans[0].get(unit) for unit, cause in out.items() if cause is None}
        found = self._search(effective, targets, outcome)
        return {unit: cause or found[unit] for unit, cause in out.items()}

    @property
    def notes(self) -> tuple[str, ...]:
        """Codes of what must be said beside the answer."""
        _ = self.causes
        sides = (("no_plan_left", self.left), ("no_plan_right", self.right))
        return (*(code for code, side in sides if side.status == "infeasible"), *self._noted)

    @property
    def status(self) -> str:
        """`infeasible` where a side has no plan, `feasible` where something was not brought to its end."""
        if "infeasible" in (self.left.status, self.right.status):
            return "infeasible"
        unknown = any(cause.kind == "unknown" for cause in self.causes.values())
        return "feasible" if unknown or self.left.stopped or self.right.stopped else "optimal"

    def _ground(self, asked: Input) -> Ground:
        return ground(asked.case, asked.ruleset, asked.policy, self._clock, self._workers)

    def _not_of_inputs(self, unit: str, plans: tuple[Holders, Holders]) -> Cause | None:
        """The cause of a change that is none between the plans of the inputs, each solved to its end."""
        sides = (self.left, self.right)
        off = [side for side, plan in zip(sides, plans, strict=True) if side.holders.get(unit) != plan.get(unit)]
        for code, side in zip(("left_stopped", "right_stopped"), sides, strict=True):
            if side in off and side.stopped:
                self._noted[code] = None
        before, after = (plan.get(unit) for plan in plans)
        if not all(side.stopped for side in off):
            self._noted["not_reproduced"] = None
            return UNKNOWN
        if off and after in (before, self.left.holders.get(unit)):
            return STOPPED
        return None

    def _search(
        self, effective: tuple[Difference, ...], targets: dict[str, str | None], outcome: Outcome
    ) -> dict[str, Cause]:
        if not targets:
            return {}
        units = max(len(self.left.asked.units), len(self.right.asked.units))
        most = max(LEAST_PLANS, min(MOST_PLANS, UNITS_TIMES_PLANS // units))
        undoings = Undoings(
            self.left.asked, self.right.asked, effective, self._clock, self._workers, most_solves=most
        )
        found = Causes(undoings, targets, most_singles=most * 3 // 4).find()
        if len(found) < len(targets):
            self._noted["not_found"] = None
        causes: dict[frozenset[int], Cause] = {}
        for undone in dict.fromkeys(found.values()):
            together = tuple(
                sorted((effective[n] for n in sorted(undone)), key=lambda one: not one.is_person_or_place)
            )
            if [one.addresses[0] for one in together] == [("policy", "seed")]:
                causes[undone] = TIE
            else:
                held = undoings.holders(undone)
                level = held is not None and self._level(held, outcome)
                hanging = {n for one in undone if effective[one].is_person_or_place for n in undoings.closed(one)}
                following = tuple(effective[n] for n in sorted(undone & hanging) if effective[n].may_follow)
                causes[undone] = Cause("differences", together, following, level)
        return {unit: causes[found[unit]] if unit in found else UNKNOWN for unit in targets}

    def _level(self, held: Mapping[str, str], best: Outcome) -> bool:
        """Whether a plan is lawful on the right and as good there as the best one on every objective."""
        facts = self._right_ground.facts
        if best.plan is None or facts.policy.stability == "require":
            return False
        known = all(unit in facts.units and gp in facts.gps for unit, gp in held.items())
        if not known or any(held.get(unit) != gp for unit, gp in facts.holder.items()):
            return False
        plan = Plan({unit: gp for unit, gp in held.items() if unit not in facts.holder})
        if audit(facts, plan):
            return False
        counted = values(facts, plan)
        return all(counted[one.id] == one.value for one in best.objectives if one.proven)

    @cached_property
    def _right_ground(self) -> Ground:
        return self._ground(self.right.asked)
