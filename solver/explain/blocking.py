"""Blocking pairs: a GP and a unit that both prefer each other to what the plan gives them, by the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from solver.domain.facts import Facts, Plan
from solver.domain.findings import BlockingPair
from solver.domain.holdings import new_dispensations
from solver.domain.outcome import PartOfPlan
from solver.explain.difference import cost_differences
from solver.explain.obstacles import crowding_rules, ineligible
from solver.goals import ladder
from solver.rulebook import Goal

UNLISTED = 1_000_000


@dataclass(frozen=True)
class Blocking:
    """Looks for blocking pairs of one plan.

    Attributes:
        goals: the objectives in the order of the run.
    """

    facts: Facts
    plan: Plan
    goals: Sequence[Goal]

    def pairs(self) -> tuple[BlockingPair, ...]:
        """All blocking pairs, by GP in the order of the case, then unit; empty where none."""
        found = (self._judged(gp, unit) for gp, unit in self._candidates())
        return tuple(pair for pair in found if pair is not None)

    def _candidates(self) -> Iterator[tuple[str, str]]:
        """Pairs that list each other, are not in the plan, and would be an improvement to both."""
        facts = self.facts
        for gp in facts.gps:
            for botilbud in sorted(facts.wish_tiers.get(gp, ())):
                for unit in facts.units_of_botilbud[botilbud]:
                    tier = facts.priority_tier(unit, gp)
                    if tier is None or unit in facts.holder or not self._gives_way(unit, gp, tier):
                        continue
                    if ineligible(facts, gp, unit) is None:
                        yield gp, unit

    def _gives_way(self, unit: str, gp: str, tier: int) -> bool:
        """Whether the unit has no GP, or a new, unlocked match that it likes less."""
        holder = self.plan.new.get(unit)
        if holder is None:
            return True
        if holder == gp or unit in self.facts.locks:
            return False
        held_tier = self.facts.priority_tier(unit, holder)
        return (UNLISTED if held_tier is None else held_tier) > tier

    def _judged(self, gp: str, unit: str) -> BlockingPair | None:
        """The pair with the best of the lawful plans that hold it; None where there is none."""
        holder = self.plan.new.get(unit)
        touched = {gp} if holder is None else {gp, holder}
        clinics = {self.facts.gps[one].clinic for one in touched}
        near = sorted(one for clinic in clinics for one in self.facts.gps_of_clinic[clinic])
        part = Plan({held: one for one in near for held in self.plan.units_of.get(one, ())})
        best: tuple[tuple[int, ...], str | None] | None = None
        for left in (None, *self._worse_wishes(gp, unit)):
            kept = {held: one for held, one in part.new.items() if held != left}
            changed = Plan({**kept, unit: gp})
            if not self._lawful(part, changed, touched):
                continue
            costs = cost_differences(self.facts, self.goals, self.plan, part, changed)
            if best is None or costs < best[0]:
                best = costs, left
        if best is None:
            return None
        worse = (goal.slug for goal, cost in zip(self.goals, best[0], strict=True) if cost > 0)
        return BlockingPair(gp, unit, holder, best[1], next(worse, None))

    def _worse_wishes(self, gp: str, unit: str) -> list[str]:
        """The GP's own new, unlocked units that it wishes less, unlisted ones included."""
        facts = self.facts
        tier = facts.wish_tier(gp, unit)
        assert tier is not None
        own = (held for held in self.plan.units_of.get(gp, ()) if held not in facts.locks)
        return [held for held in own if (UNLISTED if (t := facts.wish_tier(gp, held)) is None else t) > tier]

    def _lawful(self, part: Plan, changed: Plan, touched: set[str]) -> bool:
        """Whether the changed GPs and their clinics obey the rules, with no more new dispensations than before."""
        facts = self.facts
        if any(card.applies(facts.ruleset) and card.audit(changed, facts) for card in crowding_rules()):
            return False
        before, after = (
            sum(new_dispensations(facts, one, units_of.get(one, ())) for one in touched)
            for units_of in (part.units_of, changed.units_of)
        )
        return after <= before


def blocked_parts(facts: Facts, plan: Plan) -> tuple[PartOfPlan, ...]:
    """What of a plan makes each of its blocking pairs block; empty where none does."""
    parts = []
    for pair in Blocking(facts, plan, ladder(facts.ruleset, facts.policy)).pairs():
        holder = plan.new.get(pair.unit)
        gps = frozenset(facts.gps_of_clinic[facts.gps[pair.gp].clinic]) | ({holder} if holder else set())
        pairs = {(unit, gp) for gp in gps for unit in plan.units_of.get(gp, ())}
        parts.append(PartOfPlan(gps, pair.unit, frozenset(pairs)))
    return tuple(parts)
