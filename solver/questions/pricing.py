"""Prices where no stable match is demanded: each solve starts from where the best plan was proven.

All pairs of one unit are ranked by solving for "one of these", taking out the pair that the best plan picked, and
solving again; so each solve yields the next best pair with its plan, and no pair is priced that nobody asked for.
Before that, one plan without the unit settles every GP who can simply be added to it at no more than what no
plan can do better (`solver.model.again.Bare`).
"""

from __future__ import annotations

from collections.abc import Iterator

from solver.domain.facts import Plan
from solver.explain.audit import audit
from solver.model.again import Found
from solver.model.clock import StoppedError
from solver.questions.ground import Ground
from solver.questions.price import Pair, Price, Scale


class Pricing(Scale):
    """Prices of pairs of one case.

    Args:
        ground: the case.
        against: the plan that prices are told against; absent, the best plan of this very case.

    Raises:
        NoPlanError: no plan obeys the rules, or agreements and decisions contradict each other.
        StoppedError: time ran out before the plan was proven.
        FaultsError: a site has too many small units.
        AuditError: the plan fails its audit; a fault of this program.
    """

    def __init__(self, ground: Ground, against: Found | None = None) -> None:
        self._again = ground.again()
        super().__init__(ground, against or self._again.best)

    def ranked(self, pairs: list[Pair], top: int | None = None) -> list[Price]:
        """Price pairs, the best first; as for `Scale`."""
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
        best = self._again.best
        known += [self.price(pair, best) for pair in pairs if _holds(best, pair)]
        left = [pair for pair in pairs if not _holds(best, pair) and self._again.may(*pair)]
        if len({unit for unit, _ in left}) == 1 and len(left) > 1:
            known += self._added(left)
        taken = {price.pair for price in known}
        return [pair for pair in left if pair not in taken]

    def _enough(self, known: list[Price], top: int, last: Price) -> bool:
        """Whether the wanted ones are all known: the last found costs more than the last wanted one."""
        costs = sorted(price.costs for price in known)
        return len(costs) >= top and last.costs > costs[top - 1]

    def _chain(self, pairs: list[Pair]) -> Iterator[Price]:
        """The pairs in the order of what they cost; those in the best plan with one of them come together."""
        left = pairs
        while left:
            found = self._again.with_one_of(left)
            if found is None:
                return
            self.ground.check(found)
            yield from (self.price(pair, found) for pair in left if _holds(found, pair))
            left = [pair for pair in left if not _holds(found, pair)]

    def _added(self, pairs: list[Pair]) -> Iterator[Price]:
        """The pairs of one unit that can be added to the best plan without it, at the least that is possible."""
        unit = pairs[0][0]
        bare = self._again.bare(unit)
        if bare is None or not bare.alone:
            return
        self.ground.check(bare.found)
        for _, gp in pairs:
            more = tuple(least - cost for least, cost in zip(bare.least[gp], bare.costs, strict=True))
            if more[-1] != self._again.lottery(unit, gp):
                continue
            plan = Plan(dict(sorted({**bare.found.plan.new, unit: gp}.items())))
            if audit(self.ground.plain, plan):
                continue
            found = self.ground.counted(plan)
            if self.ground.costs(found, bare.found) == more[:-1]:
                yield self.price((unit, gp), found)


def _holds(found: Found, pair: Pair) -> bool:
    unit, gp = pair
    return found.plan.new.get(unit) == gp
