"""What a pair costs: the best plan with the pair against the plan."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from solver.model.again import Found
from solver.model.lottery import lottery_number
from solver.questions.ground import Ground

Pair = tuple[str, str]
"""A unit id and a GP id."""


@dataclass(frozen=True)
class Price:
    """What one pair costs.

    Attributes:
        costs: of each objective that is optimised, in order: the best plan with the pair minus the plan that
            prices are told against, turned so that less is better.
        found: the best plan with the pair, with its values; it has been audited.
    """

    unit: str
    gp: str
    costs: tuple[int, ...]
    found: Found

    @property
    def pair(self) -> Pair:
        """The unit and the GP."""
        return self.unit, self.gp


class Scale(ABC):
    """Prices of pairs of one case, each found when it is asked for.

    Attributes:
        ground: the case.
        against: the plan that prices are told against.
        stopped: whether time ran out before all that was asked for was priced.
    """

    def __init__(self, ground: Ground, against: Found) -> None:
        self.ground, self.against = ground, against
        self.stopped = False

    @abstractmethod
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

    def order(self, price: Price) -> tuple[object, ...]:
        """The contract's order: the differences, then the pair in the plan, lottery number, ids."""
        in_plan = self.against.plan.new.get(price.unit) == price.gp
        number = lottery_number(self.ground.facts.policy.seed, price.gp, price.unit)
        return (price.costs, not in_plan, number, price.gp, price.unit)

    def price(self, pair: Pair, found: Found) -> Price:
        """The price of a pair whose best plan is found."""
        return Price(*pair, self.ground.costs(found, self.against), found)
