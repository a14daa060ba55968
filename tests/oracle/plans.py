"""All plans of a tiny case at once, so that many questions are answered from one enumeration."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tests.oracle import law, value
from tests.oracle.enumerate import TooLargeError
from tests.oracle.law import Plan
from tests.oracle.reading import Pair, Reading
from tests.oracle.stability import blocking_pairs_of


class Kept(NamedTuple):
    """Which pairs a question has decided: the case's own locks, with some lifted and one perhaps added."""

    pairs: frozenset[Pair]

    def holds_in(self, plan: Plan) -> bool:
        """Whether a plan goes along with all of them."""
        return all(plan.get(unit) == gp for gp, unit in self.pairs)


class AllPlans:
    """Every plan that obeys all rules but `lock`, each counted only as far as it is asked about."""

    def __init__(self, read: Reading, most: int | None) -> None:
        """Enumerate them.

        Args:
            read: a case, a ruleset and a policy.
            most: how many plans to look at, lawful or not; None for all.

        Raises:
            TooLargeError: when there are more than `most` to look at.
        """
        self.read = read
        self.order = value.objective_order(read)
        self.must_be_stable = read.policy.get("stability", "report") == "require"
        self.plans = list(self._lawful(most))
        self._costs: dict[tuple[int, str], int] = {}

    def _lawful(self, most: int | None) -> Iterator[Plan]:
        read = self.read
        if any(len(gps) > 1 for gps in read.agreed_gps.values()):
            return
        free = sorted(read.units.keys() - read.agreed_gps.keys())
        choices = [
            [None, *(gp for gp in sorted(read.gps) if law.ineligible(read, gp, unit) is None)] for unit in free
        ]
        count = 1
        for gps in choices:
            count *= len(gps)
        if most is not None and count > most:
            raise TooLargeError
        for chosen in itertools.product(*choices):
            plan = {unit: gp for unit, gp in zip(free, chosen, strict=True) if gp is not None}
            if all(violation.rule == "lock" for violation in law.violations(read, plan)):
                yield plan

    def kept(self, lifted: str | None = None, added: Pair | None = None) -> Kept:
        """The locks that ask for a new match, those of one unit lifted and a pair added."""
        locks = {pair for pair in law.lock_pairs(self.read) if pair[1] != lifted}
        return Kept(frozenset(locks | ({added} if added else set())))

    def cost(self, number: int, objective: str) -> int:
        """An objective of one plan, turned so that less is better."""
        key = (number, objective)
        if key not in self._costs:
            self._costs[key] = value.cost(self.read, self.plans[number], objective)
        return self._costs[key]

    def best(self, kept: Kept, among: Callable[[Plan], bool] = lambda plan: True) -> Plan | None:
        """The best plan that keeps what is decided, by objectives, lottery and list (section 4).

        Under `"stability": "require"` no pair may block it, and what is decided counts as locked.

        Args:
            kept: what is decided.
            among: which plans are looked at.

        Returns:
            The plan; None where there is none.
        """
        numbers = [n for n, plan in enumerate(self.plans) if kept.holds_in(plan) and among(plan)]
        if not self.must_be_stable:
            for objective in self.order:
                least = min((self.cost(n, objective) for n in numbers), default=0)
                numbers = [n for n in numbers if self.cost(n, objective) == least]
            return min((self.plans[n] for n in numbers), key=self.ticket, default=None)
        judge = self._decided(kept.pairs)
        ranked = sorted(numbers, key=lambda n: (self.costs(n), self.ticket(self.plans[n])))
        return next((self.plans[n] for n in ranked if not blocking_pairs_of(judge, self.plans[n])), None)

    def costs(self, number: int) -> list[int]:
        """All objectives that are optimised, in their order."""
        return [self.cost(number, objective) for objective in self.order]

    def ticket(self, plan: Plan) -> tuple[int, list[tuple[str, str]]]:
        """What settles ties between plans."""
        return value.lottery_number(self.read, plan), sorted(plan.items())

    def _decided(self, pairs: Iterable[Pair]) -> Reading:
        """The case with these locks for new matches, and only these."""
        read = self.read
        decisions = [entry for entry in read.case.get("decisions", []) if entry["kind"] != "lock"]
        locks = [*pairs, *(pair for pair in read.locks if pair in read.agreed)]
        decisions += [{"kind": "lock", "unit": unit, "gp": gp} for gp, unit in sorted(set(locks))]
        return Reading({**read.case, "decisions": decisions}, read.rules, read.policy)
