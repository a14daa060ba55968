"""Prices under a demand for a stable match: each pair locked in a copy of the case, which is solved anew.

A lock bears on which pairs block (the contract's section 5: a locked match is not dropped), so a pair has to be
locked to be priced; there is no way around solving the case once a pair.
"""

from __future__ import annotations

from dataclasses import replace

from solver.domain.case import Decision
from solver.goals import ladder
from solver.model.again import Found
from solver.model.clock import StoppedError
from solver.model.lottery import lottery_number
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground
from solver.questions.pricing import Pair, Price


class Locking:
    """Prices of pairs of one case; the same questions and answers as `solver.questions.pricing.Pricing`.

    Args:
        ground: the case.
        plan: the plan that prices are told against; absent, the best plan of this very case.

    Raises:
        NoPlanError: no plan obeys the rules and the demand.
        StoppedError: time ran out before the plan was proven.
    """

    def __init__(self, ground: Ground, plan: Found | None = None) -> None:
        self.ground = ground
        self.stopped = False
        self.goals = ladder(ground.facts.ruleset, ground.facts.policy)
        found = self._solved(ground)
        if found is None:
            raise NoPlanError
        self.best = found
        self.plan = plan or found

    def ranked(self, pairs: list[Pair], _top: int | None = None) -> list[Price]:
        """Price pairs, the best first; how many are wanted does not shorten the work."""
        known = []
        for unit, gp in pairs:
            lock = Decision(kind="lock", unit=unit, gp=gp)
            case = self.ground.facts.case
            locked = case.model_copy(update={"decisions": (*case.decisions, lock)})
            try:
                found = self._solved(replace(self.ground, facts=replace(self.ground.facts, case=locked)))
            except StoppedError:
                self.stopped = True
                break
            if found is not None:
                known.append(self._price((unit, gp), found))
        return sorted(known, key=self.order)

    def order(self, price: Price) -> tuple[object, ...]:
        """The contract's order: the differences, then the pair in the plan, lottery number, ids."""
        in_plan = self.plan.plan.new.get(price.unit) == price.gp
        number = lottery_number(self.ground.facts.policy.seed, price.gp, price.unit)
        return (price.costs, not in_plan, number, price.gp, price.unit)

    def _price(self, pair: Pair, found: Found) -> Price:
        differences = tuple(a - b for a, b in zip(found.values, self.plan.values, strict=True))
        costs = tuple(-d if g.sense == "max" else d for g, d in zip(self.goals, differences, strict=True))
        return Price(*pair, differences, costs, found.plan)

    def _solved(self, ground: Ground) -> Found | None:
        outcome = ground.best()
        if outcome.plan is None:
            return None
        if outcome.status != "optimal":
            raise StoppedError(by_hand=outcome.status == "cancelled")
        values = {objective.id: objective.value for objective in outcome.objectives}
        return Found(outcome.plan, tuple(values[goal.slug] for goal in self.goals))
