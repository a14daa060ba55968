"""Prices where no stable match is demanded: each solve starts from where the best plan was proven.

All pairs of one unit are ranked by solving for "one of these", taking out the pair that the best plan picked, and
solving again; so each solve yields the next best pair with its plan, and no pair is priced that nobody asked for.
The last solve ends where its bound alone shows that all that is left costs more.
"""

from __future__ import annotations

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
        best = self._again.best
        known = [self.price(pair, best) for pair in pairs if _holds(best, pair)]
        left = [pair for pair in pairs if not _holds(best, pair) and self._again.may(*pair)]
        try:
            if top is None:
                left = self._one_by_one(left, known)
            while left:
                found = self._again.with_one_of(left, self._dearest_wanted(known, top))
                if found is None:
                    break
                self.ground.check(found)
                new = [self.price(pair, found) for pair in left if _holds(found, pair)]
                known += new
                if top is not None and self._enough(known, top, new[-1]):
                    break
                left = [pair for pair in left if not _holds(found, pair)]
        except StoppedError:
            self.stopped = True
        return sorted(known, key=self.order)

    def _one_by_one(self, pairs: list[Pair], known: list[Price]) -> list[Pair]:
        """Price the pairs a few steps from the best plan; where all are wanted, each alone is the least work.

        Returns:
            The others.
        """
        left = []
        for pair in pairs:
            found = self._again.with_pair_near_by(pair)
            if found is None:
                left.append(pair)
                continue
            self.ground.check(found)
            known.append(self.price(pair, found))
        return left

    def _enough(self, known: list[Price], top: int, last: Price) -> bool:
        """Whether the wanted ones are all known: the last found costs more than the last wanted one."""
        costs = sorted(price.costs for price in known)
        return len(costs) >= top and last.costs > costs[top - 1]

    def _dearest_wanted(self, known: list[Price], top: int | None) -> Found | None:
        """The plan of the last wanted pair; what costs more need not be known. None while all have to be."""
        if top is None or len(known) < top:
            return None
        return sorted(known, key=lambda price: price.costs)[top - 1].found


def _holds(found: Found, pair: Pair) -> bool:
    unit, gp = pair
    return found.plan.new.get(unit) == gp
