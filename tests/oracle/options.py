"""What section 6 of the contract asks of one option: its price, what else moves, and what bars it.

Each answer comes from the list of all plans. A price is the difference of two best plans, a unit locked to
another GP is priced with that lock lifted, and a pair that is not eligible as the case stands has no price.
"""

from typing import Any

from tests.oracle import law, stability, value
from tests.oracle.law import Plan
from tests.oracle.plans import AllPlans
from tests.oracle.reading import Document, Reading
from tests.oracle.rulesets import Ruleset

Option = dict[str, Any]
Prices = dict[str, int]


class Asked:
    """A small case with all its plans and the best one, ready for any number of questions.

    Attributes:
        read: the case, the ruleset and the policy.
        plan: the new matches of the best plan; None where the run is infeasible.
        objectives: those optimised, in their order, then the other standard ones that apply.
    """

    def __init__(
        self, case: Document, ruleset: str | Ruleset, policy: Document, *, most: int | None = None
    ) -> None:
        """Enumerate the plans of a case.

        Raises:
            TooLargeError: when there are more than `most` plans to look at.
        """
        self.case, self.ruleset, self.policy = case, ruleset, policy
        self.read = Reading(case, ruleset, policy)
        self.all = AllPlans(self.read, most)
        self.plan: Plan | None = self.all.best(self.all.kept())
        others = [name for name in value.STANDARD if value.applies(self.read, name)]
        self.objectives = list(dict.fromkeys([*self.all.order, *others]))

    def prices(self, other: Plan) -> Prices:
        """Each objective of another plan minus its value in the best one."""
        assert self.plan is not None
        return {
            name: value.VALUE[name](self.read, other) - value.VALUE[name](self.read, self.plan)
            for name in self.objectives
        }

    def lifts_lock(self, unit: str, gp: str) -> bool:
        """Whether the pair is eligible, but the unit locked to somebody else."""
        return law.ineligible(self.read, gp, unit) is None and any(
            held == unit and holder != gp for holder, held in law.lock_pairs(self.read)
        )

    def reoptimised(self, unit: str, gp: str) -> Plan | None:
        """The best plan with the pair locked; None where no plan holds it."""
        if law.ineligible(self.read, gp, unit) is not None:
            return None
        return self.all.best(self.all.kept(unit, (gp, unit)))

    def with_others_fixed(self, unit: str, gp: str) -> Plan | None:
        """The best plan that adds the pair and drops at most one match; None where more would have to go.

        The pair is contained, not locked: where plans must be stable, it may be blocked like any other match.
        """
        if law.ineligible(self.read, gp, unit) is not None:
            return None
        assert self.plan is not None
        today = set(self.plan.items())

        def is_near(plan: Plan) -> bool:
            matches = set(plan.items())
            return (unit, gp) in matches and matches - {(unit, gp)} <= today and len(today - matches) <= 1

        return self.all.best(self.all.kept(unit if self.lifts_lock(unit, gp) else None), is_near)

    def moved(self, unit: str, other: Plan) -> list[dict[str, str | None]]:
        """The other units whose GP differs, by id."""
        assert self.plan is not None
        return [
            {"unit": each, "from": self.plan.get(each), "to": other.get(each)}
            for each in sorted(self.read.units)
            if each != unit and self.plan.get(each) != other.get(each)
        ]

    def option(self, unit: str, gp: str) -> Option | None:
        """All that is to be said of a pair; None where the unit has an agreement, and so no options."""
        if unit in self.read.agreed_gps:
            return None
        assert self.plan is not None
        asked = (self.case, self.ruleset, self.policy, gp, unit)
        best, near = self.reoptimised(unit, gp), self.with_others_fixed(unit, gp)
        return {
            "unit": unit,
            "botilbud": self.read.units[unit].botilbud,
            "gp": gp,
            "clinic": self.read.clinic_of(gp),
            "eligible": law.ineligible(self.read, gp, unit) is None,
            "holdable": stability.holdable(*asked),
            "in_plan": self.plan.get(unit) == gp,
            "reason": stability.reason(*asked, self.plan),
            "lifts_lock": self.lifts_lock(unit, gp),
            "reoptimise": None if best is None else self.prices(best),
            "others_fixed": None if near is None else self.prices(near),
            "changes": [] if best is None else self.moved(unit, best),
        }

    def options_of_unit(self, unit: str) -> list[Option]:
        """Every GP in reach of a unit, or listed by either side, best first; empty under an agreement."""
        return self._ranked([(unit, gp) for gp in self.read.gps], "gp")

    def options_of_gp(self, gp: str) -> list[Option]:
        """Every unit without an agreement in reach of a GP, or listed by either side, best first."""
        return self._ranked([(unit, gp) for unit in self.read.units], "unit")

    def _ranked(self, pairs: list[tuple[str, str]], name: str) -> list[Option]:
        found = [self.option(unit, gp) for unit, gp in pairs if self._is_named(unit, gp)]
        return sorted((each for each in found if each is not None), key=lambda each: self.rank(each, name))

    def _is_named(self, unit: str, gp: str) -> bool:
        read = self.read
        listed = read.priority(gp, unit) is not None or read.wish(gp, unit) is not None
        return listed or law.in_reach(read, gp, unit)

    def rank(self, option: Option, name: str) -> tuple[Any, ...]:
        """What orders options: the price, then in the plan, the pair's lottery number, and the id."""
        if option["reoptimise"] is None:
            return (1, option[name])
        price = [
            -option["reoptimise"][objective] if objective in value.MAXIMISED else option["reoptimise"][objective]
            for objective in self.all.order
        ]
        ticket = value.lottery_number(self.read, {option["unit"]: option["gp"]})
        return (0, price, not option["in_plan"], ticket, option[name])
