"""What it would cost to give a GP a unit that the plan leaves without one, if little else is moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from solver.domain.facts import Facts, Plan
from solver.domain.shortfall import Swap
from solver.explain.difference import BY_COVERED, cost_differences
from solver.explain.obstacles import crowding_rules
from solver.rulebook import Goal

STABILITY = "stability"
"""What decides where the plan would be better but for the demand that no pair prefers each other."""


@dataclass(frozen=True)
class Swaps:
    """Prices of one plan, at most one match dropped for each: the contract's `others_fixed`.

    Attributes:
        goals: the objectives in the order of the run.
    """

    facts: Facts
    plan: Plan
    goals: Sequence[Goal]
    _covered: dict[tuple[str | None, str], tuple[int, ...]] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)

    def of(self, gp: str, unit: str) -> Swap | None:
        """The least costly lawful plan that gives an uncovered unit to the GP and drops at most one new match.

        Only matches of the GP and its colleagues can make room; where there is room already, any may be dropped,
        which pays only where cover is not what comes first. A locked one never gives way.

        Returns:
            None where no such plan is lawful: then more would have to be moved, at a price not known here.
        """
        facts = self.facts
        colleagues = facts.gps_of_clinic[facts.gps[gp].clinic]
        near = {held: one for one in colleagues for held in self.plan.units_of.get(one, ())}
        fits = self._lawful(Plan({**near, unit: gp}))
        best: Swap | None = None
        for out in (None, *sorted(held for held in (self.plan.new if fits else near) if held not in facts.locks)):
            part = near if out is None or out in near else {**near, **self._all_of(self.plan.new[out])}
            changed = {held: one for held, one in part.items() if held != out} | {unit: gp}
            if not (fits if out is None else self._lawful(Plan(changed))):
                continue
            costs = self._costs(part, changed, out, unit)
            if best is None or costs < best.costs:
                best = Swap(None if out is None else (out, part[out]), self._worse_on(costs), costs)
        return best if best is None or self._explains(best) else None

    def _all_of(self, gp: str) -> dict[str, str]:
        return dict.fromkeys(self.plan.units_of[gp], gp)

    def _worse_on(self, costs: tuple[int, ...]) -> str | None:
        """The objective that decides; a better plan can only be one that leaves a pair blocking."""
        for goal, cost in zip(self.goals, costs, strict=True):
            if cost:
                return goal.slug if cost > 0 else STABILITY
        return None

    def _explains(self, swap: Swap) -> bool:
        """Whether the price tells why: a run stopped early may have left out what would have been better."""
        return swap.worse_on != STABILITY or self.facts.policy.stability == "require"

    def _lawful(self, plan: Plan) -> bool:
        return not any(
            card.applies(self.facts.ruleset) and card.audit(plan, self.facts) for card in crowding_rules()
        )

    def _costs(self, part: dict[str, str], changed: dict[str, str], out: str | None, unit: str) -> tuple[int, ...]:
        """As `cost_differences`; what depends only on who has a GP is counted once for each pair of units."""
        before, after = Plan(part), Plan(changed)
        if (out, unit) not in self._covered:
            counted = [goal for goal in self.goals if goal.slug in BY_COVERED]
            self._covered[out, unit] = cost_differences(self.facts, counted, self.plan, before, after, self._known)
        covered = iter(self._covered[out, unit])
        others = [goal for goal in self.goals if goal.slug not in BY_COVERED]
        rest = iter(cost_differences(self.facts, others, self.plan, before, after, self._known))
        return tuple(next(covered if goal.slug in BY_COVERED else rest) for goal in self.goals)
