"""What closed the options that a party ranked better: a rule, a decision, an objective, or the lottery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.domain.facts import Plan
from solver.domain.receipt import NOT_AVAILABLE, Better, Closed, Receipt
from solver.explain.obstacles import ineligible, obstacle
from solver.explain.reasons import reason_codes
from solver.questions.ground import Ground
from solver.questions.locking import scale_for
from solver.questions.price import Pair, Price

STABILITY = "stability"
GPS_OWN = frozenset({"declined", "no_answer", "refused", "not_wished", "max_attachments"})
"""Rules that rest on what a GP answered or asked for: a botilbud is told only that the GP is not available."""
BOTILBUDS_OWN = frozenset({"unlisted"})
"""Rules that rest on what a botilbud asked for: a GP is told only that it is not available."""


class Closing:
    """Writes the receipts of one case.

    Args:
        ground: the case.

    Attributes:
        plan: the best plan.

    Raises:
        NoPlanError: no plan obeys the rules, or agreements and decisions contradict each other.
        StoppedError: time ran out before the plan was proven.
        FaultsError, AuditError: as for `Ground.best`.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground, self.facts = ground, ground.facts
        self._scale = scale_for(ground)
        self.plan: Plan = self._scale.against.plan
        self.holders = self.facts.holders(self.plan)

    @property
    def stopped(self) -> bool:
        """Whether time ran out before every option was priced."""
        return self._scale.stopped

    def of_unit(self, unit: str) -> Receipt:
        """A unit's receipt: its options are the GPs and clinics on its botilbud's list."""
        facts, holder = self.facts, self.holders.get(unit)
        tiers = facts.priority_tiers.get(facts.units[unit].botilbud.id, {})
        tier = None if holder is None else facts.priority_tier(unit, holder)
        wanted = [name for name, place in tiers.items() if tier is None or place < tier]
        options = {name: [(unit, gp) for gp in facts.gps_of_clinic.get(name, (name,))] for name in wanted}
        prices = self._prices(pair for pairs in options.values() for pair in pairs)
        better = [Better(name, tiers[name], self._closed(options[name], prices, GPS_OWN)) for name in wanted]
        return Receipt(
            unit, () if holder is None else ((holder, tier),), self._status(unit), bool(tiers), _sorted(better)
        )

    def _status(self, unit: str) -> str:
        if unit in self.facts.holder:
            return "existing"
        if unit not in self.facts.in_scope:
            return "out_of_scope"
        if unit not in self.plan.new:
            return "none"
        return "locked" if unit in self.facts.locks else "proposed"

    def of_gp(self, gp: str) -> Receipt:
        """A GP's receipt: its options are the botilbud on its list; better than its last one, if it has any."""
        facts = self.facts
        units = [unit for unit in facts.units if self.holders.get(unit) == gp]
        got = tuple((unit, facts.wish_tier(gp, unit)) for unit in units)
        has = {facts.units[unit].botilbud.id for unit in units}
        places = [tier for _, tier in got]
        last = None if not places or None in places else max(tier for tier in places if tier is not None)
        tiers = facts.wish_tiers.get(gp, {})
        wanted = [name for name, tier in tiers.items() if name not in has and (last is None or tier < last)]
        options = {name: [(unit, gp) for unit in facts.units_of_botilbud[name]] for name in wanted}
        prices = self._prices(pair for pairs in options.values() for pair in pairs)
        better = [Better(name, tiers[name], self._closed(options[name], prices, BOTILBUDS_OWN)) for name in wanted]
        return Receipt(gp, got, "proposed" if units else "none", bool(tiers), _sorted(better))

    def _prices(self, pairs: Iterable[Pair]) -> dict[Pair, Price]:
        """The prices of the pairs that some plan holds, where only a plan could tell."""
        facts = self.facts
        asked = dict.fromkeys(
            (unit, gp)
            for unit, gp in pairs
            if unit not in facts.holder and unit not in facts.locks and ineligible(facts, gp, unit) is None
        )
        if not asked:
            return {}
        return {price.pair: price for price in self._scale.ranked(list(asked))}

    def _closed(self, pairs: Sequence[Pair], prices: dict[Pair, Price], hidden: frozenset[str]) -> Closed:
        """What closed the nearest of an option's pairs: the least costly, else the one that got farthest."""
        priced = [prices[pair] for pair in pairs if pair in prices]
        if priced:
            return self._by_price(min(priced, key=lambda price: price.costs))
        codes = reason_codes()
        found = [self._barred(unit, gp, hidden) for unit, gp in pairs]
        order = {"agreement": 0, "lock": 1, "unknown": 2, "rule": 3}
        return max(found, key=lambda one: (order[one.kind], codes.index(one.slug) if one.slug in codes else -1))

    def _by_price(self, price: Price) -> Closed:
        for goal, cost in zip(self.ground.goals, price.costs, strict=True):
            if cost:
                return Closed("objective", goal.slug) if cost > 0 else Closed("rule", STABILITY)
        return Closed("tie")

    def _barred(self, unit: str, gp: str, hidden: frozenset[str]) -> Closed:
        """What bars a pair that no plan holds, without telling on the other party."""
        facts = self.facts
        if unit in facts.holder:
            return Closed("agreement")
        if unit in facts.locks and gp not in facts.locks[unit]:
            return Closed("lock")
        code = obstacle(facts, gp, unit)
        if code is None:
            if facts.policy.stability == "require" and not self.stopped:
                return Closed("rule", STABILITY)
            return Closed("unknown")
        declined = code == "target_group" and facts.scope_fault(unit) == "participation_declined"
        if code in hidden or (declined and hidden is BOTILBUDS_OWN):
            return Closed("rule", NOT_AVAILABLE)
        return Closed("rule", code)


def _sorted(better: list[Better]) -> tuple[Better, ...]:
    return tuple(sorted(better, key=lambda one: one.tier))
