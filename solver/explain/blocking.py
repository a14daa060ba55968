"""Blocking pairs: a GP and a unit that both prefer each other to what the plan gives them, by the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from solver.domain.facts import Facts, Plan
from solver.domain.findings import BlockingPair
from solver.domain.holdings import holding, new_dispensations
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
    _new: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)

    def pairs(self) -> tuple[BlockingPair, ...]:
        """All blocking pairs, by GP in the order of the case, then unit; empty where none."""
        found = (self._judged(gp, unit) for gp, unit in self._candidates())
        return tuple(pair for pair in found if pair is not None)

    def parts(self) -> tuple[PartOfPlan, ...]:
        """What makes each of them block, in the same order; see `blocked_parts`."""
        return tuple(self.found())

    def found(self) -> Iterator[PartOfPlan]:
        """The same, one by one."""
        parts = (self._part(gp, unit) for gp, unit in self._candidates())
        return (part for part in parts if part is not None)

    def _candidates(self) -> Iterator[tuple[str, str]]:
        """Pairs that list each other, are not in the plan, and would be an improvement to both if lawful."""
        facts = self.facts
        for gp in facts.gps:
            for botilbud in sorted(facts.wish_tiers.get(gp, ())):
                for unit in facts.units_of_botilbud[botilbud]:
                    tier = facts.priority_tier(unit, gp)
                    if tier is not None and unit not in facts.holder and self._gives_way(unit, gp, tier):
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
        best: tuple[tuple[int, ...], str | None] | None = None
        for left, part, changed in self._lawful(gp, unit):
            costs = cost_differences(self.facts, self.goals, self.plan, part, changed, self._known)
            if best is None or costs < best[0]:
                best = costs, left
        if best is None:
            return None
        worse = (goal.slug for goal, cost in zip(self.goals, best[0], strict=True) if cost > 0)
        return BlockingPair(gp, unit, holder, best[1], next(worse, None))

    def _part(self, gp: str, unit: str) -> PartOfPlan | None:
        """Why the pair blocks, with as few GPs told of as may be; None where it does not."""
        found = [self._told(gp, unit, left) for left, _, _ in self._lawful(gp, unit)]
        return min(found, key=lambda part: (part.ended_by is None, len(part.gps)), default=None)

    def _told(self, gp: str, unit: str, left: str | None) -> PartOfPlan:
        facts = self.facts
        holder = self.plan.new.get(unit)
        told = {gp}
        if self._uses_more(gp, unit, left):
            told |= set(facts.gps_of_clinic[facts.gps[gp].clinic])
        before, after = (new_dispensations(facts, gp, u) for u in (self._units(gp), self._units(gp, unit, left)))
        ended_by: frozenset[str] | None = None
        if after > before or self._lost_at_a_loss(gp, unit):
            told |= set() if holder is None else {holder}
        else:
            mine = facts.priority_tier(unit, gp)
            tiers = ((one, facts.priority_tier(unit, one)) for one in facts.gps)
            assert mine is not None
            ended_by = frozenset(one for one, tier in tiers if tier is not None and tier <= mine)
        pairs = {(held, one) for one in told for held in self.plan.units_of.get(one, ())}
        return PartOfPlan(frozenset(told), unit, frozenset(pairs), ended_by)

    def _lost_at_a_loss(self, gp: str, unit: str) -> bool:
        """Whether another GP has a dispensation for just this botilbud, so that losing it may cost the GP one."""
        botilbud = self.facts.units[unit].botilbud.id
        others = (found for one, found in self.facts.dispensations.items() if one != gp)
        return any(dispensation.botilbud == botilbud for found in others for dispensation in found)

    def _worse_wishes(self, gp: str, unit: str) -> list[str]:
        """The GP's own new, unlocked units that it wishes less, unlisted ones included."""
        facts = self.facts
        tier = facts.wish_tier(gp, unit)
        assert tier is not None
        own = (held for held in self.plan.units_of.get(gp, ()) if held not in facts.locks)
        return [held for held in own if (UNLISTED if (t := facts.wish_tier(gp, held)) is None else t) > tier]

    def _lawful(self, gp: str, unit: str) -> Iterator[tuple[str | None, Plan, Plan]]:
        """Each unit the GP could give up for this one (None for none) so that all is lawful and asks for no more.

        With it come the matches of the GPs that have a say in that, as they are and as they would be.
        """
        asks_no_more = [left for left in (None, *self._worse_wishes(gp, unit)) if self._no_dearer(gp, unit, left)]
        if not asks_no_more or ineligible(self.facts, gp, unit) is not None:
            return
        facts, holder = self.facts, self.plan.new.get(unit)
        rules = [card for card in crowding_rules() if card.applies(facts.ruleset)]
        for left in asks_no_more:
            # Without more of the clinic's room in use, the colleagues have no say.
            near = set(facts.gps_of_clinic[facts.gps[gp].clinic]) if self._uses_more(gp, unit, left) else {gp}
            near |= set() if holder is None else {holder}
            part = Plan({held: one for one in sorted(near) for held in self.plan.units_of.get(one, ())})
            changed = Plan({**{held: one for held, one in part.new.items() if held != left}, unit: gp})
            if not any(card.audit(changed, facts) for card in rules):
                yield left, part, changed

    def _uses_more(self, gp: str, unit: str, left: str | None) -> bool:
        """Whether the GP would use more of its clinic's lægekapaciteter than it does."""
        ruleset = self.facts.ruleset
        held = [holding(self.facts, gp, units) for units in (self._units(gp), self._units(gp, unit, left))]
        dispensed_counts = ruleset.dispensed_agreement_uses_capacity
        before, after = (one.agreements - (0 if dispensed_counts else one.dispensed) for one in held)
        return ruleset.practice_capacity and after > before

    def _no_dearer(self, gp: str, unit: str, left: str | None) -> bool:
        """Whether the GP and the unit's present one would need no more new dispensations than they do."""
        facts, holder = self.facts, self.plan.new.get(unit)
        more = new_dispensations(facts, gp, self._units(gp, unit, left)) - self._asked(gp)
        if holder is not None and (more > 0 or facts.dispensations.get(holder)):
            more += new_dispensations(facts, holder, self._units(holder, less=unit)) - self._asked(holder)
        return more <= 0

    def _asked(self, gp: str) -> int:
        if gp not in self._new:
            self._new[gp] = new_dispensations(self.facts, gp, self._units(gp))
        return self._new[gp]

    def _units(self, gp: str, more: str | None = None, less: str | None = None) -> list[str]:
        """The GP's new units, with one more and one less."""
        units = [held for held in self.plan.units_of.get(gp, ()) if held != less]
        return units if more is None else [*units, more]


def has_blocking_pair(facts: Facts, plan: Plan) -> bool:
    """Whether a plan has a blocking pair at all; stops at the first."""
    return next(Blocking(facts, plan, ()).found(), None) is not None


def blocked_parts(facts: Facts, plan: Plan) -> tuple[PartOfPlan, ...]:
    """What of a plan makes each of its blocking pairs block; empty where none does.

    A part tells as little as it can, so that whoever forbids it forbids as many plans as possible that have the
    same fault: of other GPs it tells only where the pair blocks thanks to what they have. Every plan with the part
    has the blocking pair.
    """
    return Blocking(facts, plan, ladder(facts.ruleset, facts.policy)).parts()
