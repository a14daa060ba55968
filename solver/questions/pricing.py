"""What it costs to give a unit to another GP: the best plan with the pair, proven, against the best plan of all.

All pairs of one unit are ranked by solving for "one of these", taking out the pair that the best plan picked, and
solving again; so each solve yields the next best pair with its plan, and no pair is priced that nobody asked for.
Before that, one plan without the unit settles every GP who can simply be added to it at no more than what no
plan can do better (`solver.model.again.Bare`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from solver.domain.facts import Plan
from solver.explain.audit import audit, check, values
from solver.goals import ladder
from solver.model.again import Again, Found
from solver.model.clock import StoppedError
from solver.questions.ground import Ground

Pair = tuple[str, str]
"""A unit id and a GP id."""


@dataclass(frozen=True)
class Price:
    """What one pair costs.

    Attributes:
        differences: of each objective that is optimised, in order: the best plan with the pair minus the plan.
        costs: the same, turned so that less is better.
        plan: the best plan with the pair; it has been audited.
    """

    unit: str
    gp: str
    differences: tuple[int, ...]
    costs: tuple[int, ...]
    plan: Plan


class Pricing:
    """Prices of pairs of one case, each found when it is asked for.

    Args:
        ground: the case.
        plan: the plan that prices are told against; absent, the best plan of this very case.

    Attributes:
        best: the best plan of the case.
        stopped: whether time ran out before all that was asked for was priced.

    Raises:
        ContradictionError: agreements and decisions contradict each other.
        NoPlanError: no plan obeys the rules.
        StoppedError: time ran out before the plan was proven.
        AuditError: the plan fails its audit; a fault of this program.
    """

    def __init__(self, ground: Ground, plan: Found | None = None) -> None:
        self.ground = ground
        self.stopped = False
        facts = ground.facts
        self.goals = ladder(facts.ruleset, facts.policy)
        self._again = Again(facts.case, facts.ruleset, facts.policy, ground.travel, ground.clock, ground.workers)
        self.best = self._again.best
        self._audit(self.best)
        self.plan = plan or self.best

    def ranked(self, pairs: list[Pair], top: int | None = None) -> list[Price]:
        """Price pairs, the best first.

        Args:
            pairs: pairs of one unit or of one GP.
            top: how many are wanted; None for all that some plan holds.

        Returns:
            At least `top` where there are so many; all that cost no more than the last of them are among them,
            so that a tie is never cut by chance. Empty where no plan holds any of the pairs. Fewer where time
            ran out, which `stopped` then tells.
        """
        known: list[Price] = []
        try:
            left = self._at_once(pairs, known)
            for price in self._chain(left):
                known.append(price)
                if top is not None and self._enough(known, top, price):
                    break
        except StoppedError:
            self.stopped = True
        return sorted(known, key=self.order)

    def _at_once(self, pairs: list[Pair], known: list[Price]) -> list[Pair]:
        """Price the pairs of the best plan, and those simply added to the best plan without the unit.

        Returns:
            The pairs still to be priced.
        """
        known += [self._price(pair, self.best) for pair in pairs if self.best.plan.new.get(pair[0]) == pair[1]]
        taken = {(price.unit, price.gp) for price in known}
        left = [pair for pair in pairs if pair not in taken and self._again.may(*pair)]
        if len({unit for unit, _ in left}) == 1 and len(left) > 1:
            known += self._added(left)
            taken = {(price.unit, price.gp) for price in known}
        return [pair for pair in left if pair not in taken]

    def order(self, price: Price) -> tuple[object, ...]:
        """The contract's order: the differences, then the pair in the plan, lottery number, ids."""
        in_plan = self.plan.plan.new.get(price.unit) == price.gp
        number = self._again.lottery(price.unit, price.gp)
        return (price.costs, not in_plan, number, price.gp, price.unit)

    def _costs(self, values: tuple[int, ...], against: tuple[int, ...]) -> tuple[int, ...]:
        """How much values differ from others, turned so that less is better."""
        return tuple(
            other - value if goal.sense == "max" else value - other
            for goal, value, other in zip(self.goals, values, against, strict=True)
        )

    def _enough(self, known: list[Price], top: int, last: Price) -> bool:
        """Whether the wanted ones are all known: the last found costs more than the last wanted one."""
        costs = sorted(price.costs for price in known)
        return len(costs) >= top and last.costs > costs[top - 1]

    def _chain(self, pairs: list[Pair]) -> Iterator[Price]:
        """The pairs in the order of what they cost; those in the best plan with one of them come together."""
        left = list(pairs)
        while left:
            found = self._again.with_one_of(left)
            if found is None:
                return
            self._audit(found)
            held = [pair for pair in left if found.plan.new.get(pair[0]) == pair[1]]
            yield from (self._price(pair, found) for pair in held)
            left = [pair for pair in left if pair not in held]

    def _added(self, pairs: list[Pair]) -> Iterator[Price]:
        """The pairs of one unit that can be added to the best plan without it, at the least that is possible."""
        unit = pairs[0][0]
        bare = self._again.bare(unit)
        if bare is None or not bare.alone:
            return
        self._audit(bare.found)
        plain = self.ground.plain
        for _, gp in pairs:
            more = tuple(least - cost for least, cost in zip(bare.least[gp], bare.costs, strict=True))
            if more[-1] != self._again.lottery(unit, gp):
                continue
            plan = Plan(dict(sorted({**bare.found.plan.new, unit: gp}.items())))
            if audit(plain, plan):
                continue
            counted = values(plain, plan)
            found = Found(plan, tuple(counted[goal.slug] for goal in self.goals))
            if self._costs(found.values, bare.found.values) == more[:-1]:
                yield self._price((unit, gp), found)

    def _price(self, pair: Pair, found: Found) -> Price:
        against = self.plan.values
        differences = tuple(value - other for value, other in zip(found.values, against, strict=True))
        return Price(*pair, differences, self._costs(found.values, against), found.plan)

    def _audit(self, found: Found) -> None:
        claimed = {goal.slug: value for goal, value in zip(self.goals, found.values, strict=True)}
        check(self.ground.plain, found.plan, claimed)
