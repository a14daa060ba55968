"""The best plan by plain enumeration: depth first over the units, a GP or nobody for each.

Two things are cut, and neither can cut a best plan. A branch ends where attachments, dispensations or
capacity are overrun already, since none of them falls when a GP is given more. And a branch ends where
even a plan that nobody could have, all that is open covered and nothing more paid for it, is worse than
one already found; `bounds=False` leaves this second cut out.
"""

from typing import Any

from tests.oracle import law, value
from tests.oracle.law import Plan
from tests.oracle.reading import Document, Reading
from tests.oracle.rulesets import Ruleset
from tests.oracle.stability import blocking_pairs_of

COVERAGE = {"municipalities_covered", "botilbud_covered", "units_covered", "residents_covered"}
SUMS = {"not_yet_interested", "priority_regret", "wish_regret", "travel"}


class TooLargeError(Exception):
    """The search was to visit more nodes than it was allowed."""


class Search:
    """One enumeration and the best plan it has seen."""

    def __init__(
        self, read: Reading, node_limit: int | None, *, bounds: bool, most_new: int | None = None
    ) -> None:
        self.read, self.nodes_left, self.bounds, self.most_new = read, node_limit, bounds, most_new
        self.order = value.objective_order(read)
        self.must_be_stable = read.policy.get("stability", "report") == "require"
        self.locked = {unit: gp for gp, unit in law.lock_pairs(read)}
        self.free = sorted(read.in_scope - read.agreed_gps.keys(), key=lambda u: (u not in self.locked, u))
        self.choices = {unit: self._choices(unit) for unit in self.free}
        self.most_patients = [
            max((value.continuity(read, {unit: gp}) for gp in self.choices[unit] if gp), default=0)
            for unit in self.free
        ]
        self.plan: Plan = {}
        self.new: dict[str, frozenset[str]] = {}
        self.best: Plan | None = None
        self.best_costs: list[int] = []
        self.best_ticket: tuple[int, list[tuple[str, str]]] = (0, [])

    def _choices(self, unit: str) -> list[str | None]:
        gps = [gp for gp in sorted(self.read.gps) if law.ineligible(self.read, gp, unit) is None]
        if unit in self.locked:
            return [gp for gp in gps if gp == self.locked[unit]]
        return [*gps, None]

    def contradictory(self) -> bool:
        """Agreements or locks that no plan can keep, whatever else it does."""
        locks = law.lock_pairs(self.read)
        return (
            any(len(gps) > 1 for gps in self.read.agreed_gps.values())
            or len({unit for _, unit in locks}) < len(locks)
            or any(unit not in self.choices for _, unit in locks)
        )

    def run(self) -> None:
        """Visit every plan."""
        if not self.contradictory():
            self.visit(0)

    def visit(self, depth: int) -> None:
        """Decide the units from this one on."""
        if self.nodes_left is not None:
            self.nodes_left -= 1
            if self.nodes_left < 0:
                raise TooLargeError
        if depth == len(self.free):
            self.judge()
            return
        if self.bounds and self.best is not None and self.hopeless(depth):
            return
        unit = self.free[depth]
        for gp in self.choices[unit]:
            if gp is None:
                self.visit(depth + 1)
                continue
            held = self.new.get(gp, frozenset())
            self.plan[unit], self.new[gp] = gp, held | {unit}
            if not self.overrun(gp):
                self.visit(depth + 1)
            self.new[gp] = held
            del self.plan[unit]

    def least_lacking(self, gp: str) -> int:
        """Dispensations that a GP lacks even if every scoped one could be counted."""
        read, scoped = self.read, [d["botilbud"] for d in self.read.dispensations if d.get("botilbud")]
        more = law.after(read, gp, self.new[gp]).dispensed - law.before(read, gp).dispensed
        everywhere = [unit for unit in read.units if read.units[unit].botilbud in scoped]
        return max(0, more - law.granted(read, gp, everywhere)) if more else 0

    def overrun(self, gp: str) -> bool:
        """Whether a GP or its clinic has more than any completion of the plan could carry."""
        read = self.read
        if law.after(read, gp, self.new[gp]).attachments > law.attachment_limit(read, gp):
            return True
        if not law.may_propose(read, gp) and self.least_lacking(gp) > 0:
            return True
        return bool(law.clinic_violations(read, read.clinic_of(gp), self.new))

    def hopeless(self, depth: int) -> bool:
        """Whether no completion can be as good as the best plan found."""
        dream = dict(self.plan)
        for unit in self.free[depth:]:
            if self.choices[unit] and self.choices[unit][0] is not None:
                dream[unit] = self.choices[unit][0]
        for objective, best in zip(self.order, self.best_costs, strict=True):
            least = self.least_cost(objective, depth, dream)
            if least != best:
                return least > best
        return False

    def least_cost(self, objective: str, depth: int, dream: Plan) -> int:
        """A cost that no completion of the plan can undercut."""
        if objective in COVERAGE:
            return value.cost(self.read, dream, objective)
        if objective in SUMS:
            return value.cost(self.read, self.plan, objective)
        if objective == "continuity":
            return value.cost(self.read, self.plan, objective) - sum(self.most_patients[depth:])
        if objective == "new_dispensations":
            return sum(self.least_lacking(gp) for gp, units in self.new.items() if units)
        if objective == "changes":
            open_units = set(self.free[depth:])
            baseline = self.read.policy["baseline"]
            hopes = {unit: baseline[unit] for unit in open_units & baseline.keys()}
            return value.cost(self.read, {**self.plan, **hopes}, objective)
        return 0

    def judge(self) -> None:
        """Keep the whole plan if it obeys the law and beats the best."""
        if any(law.gp_violations(self.read, gp, units) for gp, units in self.new.items() if units):
            return
        if self.most_new is not None and value.new_dispensations(self.read, self.plan) > self.most_new:
            return
        costs: list[int] = []
        level = self.best is not None
        for place, objective in enumerate(self.order):
            costs.append(value.cost(self.read, self.plan, objective))
            if level and costs[-1] != self.best_costs[place]:
                if costs[-1] > self.best_costs[place]:
                    return
                level = False
        ticket = (value.lottery_number(self.read, self.plan), sorted(self.plan.items()))
        if level and ticket >= self.best_ticket:
            return
        if self.must_be_stable and blocking_pairs_of(self.read, self.plan):
            return
        self.best, self.best_costs, self.best_ticket = dict(self.plan), costs, ticket


def solve(
    case: Document,
    ruleset: str | Ruleset,
    policy: Document,
    *,
    node_limit: int | None = None,
    bounds: bool = True,
    most_new: int | None = None,
) -> dict[str, Any]:
    """The best plan of a case, by looking at all of them.

    Args:
        case: a valid case document.
        ruleset: a built-in id or a ruleset document.
        policy: a policy object.
        node_limit: how many partial plans to look at; None for all.
        bounds: whether to leave branches that cannot beat the best plan found.
        most_new: how many new dispensations a plan may ask for in all; None for any number.

    Returns:
        `status` (`optimal`, `infeasible`), `objectives` (those optimised, in their order, then the other
        standard ones that apply) and `plan` (new matches by unit); both empty where infeasible.

    Raises:
        TooLargeError: when `node_limit` is spent.
    """
    read = Reading(case, ruleset, policy)
    search = Search(read, node_limit, bounds=bounds, most_new=most_new)
    search.run()
    if search.best is None:
        return {"status": "infeasible", "objectives": {}, "plan": {}}
    assert law.violations(read, search.best) == []
    order = search.order + [name for name in value.STANDARD if value.applies(read, name)]
    return {
        "status": "optimal",
        "objectives": {name: value.VALUE[name](read, search.best) for name in dict.fromkeys(order)},
        "plan": search.best,
    }
