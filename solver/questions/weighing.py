"""Weighs pairs: which may be matched, what stands in the way, what each would cost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.options import Change, Option, Ranked
from solver.domain.options import Pricing as Standing
from solver.explain.nearby import Nearby
from solver.explain.obstacles import holdable, ineligible
from solver.explain.reasons import reason
from solver.goals import reported
from solver.model.again import Found
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground
from solver.questions.locking import lifted, scale_for
from solver.questions.others_fixed import others_fixed
from solver.questions.price import Pair, Price, Scale
from solver.rulebook import Goal


class Weighing:
    """Answers about pairs of one case whose best plan is known.

    Args:
        ground: the case.

    Raises:
        NoPlanError: no plan obeys the rules, or agreements and decisions contradict each other.
        StoppedError: time ran out before the plan was proven.
        FaultsError, AuditError: as for `Ground.best`.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._base = scale_for(ground)
        self._near = Nearby(ground.facts)
        self._lifted: dict[str, Scale] = {}
        self._stopped = False

    @property
    def facts(self) -> Facts:
        """The case's facts."""
        return self.ground.facts

    @property
    def plan(self) -> Plan:
        """The best plan."""
        return self._base.against.plan

    @property
    def values(self) -> dict[str, int]:
        """Objective → value of the best plan."""
        return self.ground.by_goal(self._base.against.values)

    @property
    def stopped(self) -> bool:
        """Whether time ran out before all that was asked for was priced."""
        return self._stopped or any(scale.stopped for scale in (self._base, *self._lifted.values()))

    def of_unit(self, unit: str, top: int | None = None) -> Ranked:
        """The options of a unit, ranked; none for a unit with an agreement in effect.

        Args:
            unit: a unit id.
            top: how many; None for all.
        """
        if unit in self.facts.holder:
            return Ranked((), 0)
        return self._weighed([(unit, gp) for gp in self._near.gps(unit) if self._is_near(unit, gp)], top)

    def of_gp(self, gp: str, top: int | None = None) -> Ranked:
        """The options of a GP, ranked; units with an agreement in effect are none."""
        units = (unit for unit in self.facts.units if unit not in self.facts.holder and gp in self._near.gps(unit))
        return self._weighed([(unit, gp) for unit in units if self._is_near(unit, gp)], top)

    def _is_near(self, unit: str, gp: str) -> bool:
        """Whether one side lists the other, or a matrix does not leave the way between them out."""
        facts = self.facts
        listed = facts.priority_tier(unit, gp) is not None or facts.wish_tier(gp, unit) is not None
        return listed or facts.travel(facts.gps[gp].clinic, unit) is not None

    def of_pair(self, unit: str, gp: str) -> Option:
        """One pair; one of a unit with an agreement in effect has no price."""
        return self._weighed([(unit, gp)], None).options[0]

    def _weighed(self, pairs: list[Pair], top: int | None) -> Ranked:
        able = [pair for pair in pairs if self._may(pair)]
        prices = self._prices(able, top)
        by_pair = {price.pair: price for price in prices}
        wanted = [*by_pair, *sorted(pair for pair in pairs if pair not in by_pair)][:top]
        enough = top is not None and len(prices) >= top
        unpriced: Standing = "not_asked" if enough else "stopped" if self.stopped else "no_plan"
        options = tuple(self._option(pair, by_pair.get(pair), unpriced) for pair in wanted)
        return Ranked(options, len(pairs))

    def _may(self, pair: Pair) -> bool:
        unit, gp = pair
        return unit not in self.facts.holder and ineligible(self.facts, gp, unit) is None

    def _prices(self, pairs: list[Pair], top: int | None) -> list[Price]:
        """Prices of pairs, those of units locked to another GP with that lock lifted."""
        bound = [pair for pair in pairs if self._locked_away(pair)]
        free = [pair for pair in pairs if not self._locked_away(pair)]
        found = self._base.ranked(free, top) if free else []
        try:
            for unit in dict.fromkeys(unit for unit, _ in bound):
                found += self._without_locks(unit, [pair for pair in bound if pair[0] == unit], top)
        except StoppedError:
            self._stopped = True
        return sorted(found, key=self._base.order)

    def _without_locks(self, unit: str, pairs: list[Pair], top: int | None) -> list[Price]:
        """Prices of a unit's pairs with its locks lifted; none where no plan is left without them.

        Raises:
            StoppedError: time ran out before the best plan without the locks was proven.
        """
        if unit not in self._lifted:
            try:
                self._lifted[unit] = scale_for(lifted(self.ground, unit), self._base.against)
            except NoPlanError:
                return []
        return self._lifted[unit].ranked(pairs, top)

    def _locked_away(self, pair: Pair) -> bool:
        unit, gp = pair
        locked = self.facts.locks.get(unit, ())
        return bool(locked) and gp not in locked

    def _option(self, pair: Pair, price: Price | None, unpriced: Standing) -> Option:
        unit, gp = pair
        in_plan = self.plan.new.get(unit) == gp
        able, away = self._may(pair), self._locked_away(pair)
        return Option(
            unit=unit,
            gp=gp,
            eligible=able,
            holdable=holdable(self.facts, gp, unit),
            in_plan=in_plan,
            reason=None if in_plan else reason(self.facts, gp, unit),
            standing="priced" if price else unpriced if able else "not_eligible",
            reoptimise=self._named(price.found) if price else None,
            others_fixed=self._others_fixed(pair) if price else None,
            changes=self._changes(price) if price else (),
            lifts_lock=away and able,
            plan=price.found.plan.new if price else None,
        )

    def _named(self, found: Found) -> dict[str, int]:
        """Objective → its difference from the plan; those that the policy leaves out behind the others."""
        named = self.ground.differences(found, self._base.against)
        for goal, before in self._reported:
            named[goal.slug] = goal.value(found.plan, self.ground.plain) - before
        return named

    @cached_property
    def _reported(self) -> list[tuple[Goal, int]]:
        """The objectives that are reported only, with their value in the plan."""
        goals = reported(self.facts.ruleset, self.facts.policy)
        return [(goal, goal.value(self.plan, self.ground.plain)) for goal in goals]

    def _others_fixed(self, pair: Pair) -> Mapping[str, int] | None:
        unit, gp = pair
        best = self._base.against
        if best.plan.new.get(unit) == gp:
            return self._named(best)
        scale = self._lifted[unit] if self._locked_away(pair) else self._base
        found = others_fixed(scale.ground, best, unit, gp)
        return None if found is None else self._named(found)

    def _changes(self, price: Price) -> tuple[Change, ...]:
        old, new = self.plan.new, price.found.plan.new
        return tuple(
            Change(unit, old.get(unit), new.get(unit))
            for unit in self.facts.units
            if unit != price.unit and old.get(unit) != new.get(unit)
        )
