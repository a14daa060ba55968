"""Solves a case again as if one of its GPs had said no to every botilbud."""

from __future__ import annotations

from dataclasses import replace

from solver.domain.case import Case, Gp
from solver.domain.facts import Facts, Plan
from solver.domain.faults import FaultsError
from solver.domain.options import Change
from solver.domain.withdrawal import TakenOver, Withdrawal, Without
from solver.explain.audit import check
from solver.explain.dispensing import carried
from solver.goals import ladder
from solver.model.again import Again, Found
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground


def without_gp(case: Case, facts: Facts, gp: str) -> Case:
    """The case with a GP who has said no: declined, its locks lifted, its botilbud agreements in effect ended.

    Its nursing homes stay, and so do its clinic's lægekapaciteter.

    Args:
        facts: the facts of the case, from which nameless GPs are known: the clinic's are then spelled out.
    """
    colleagues = [one.id for one in case.gps]
    clinic = facts.gps[gp].clinic
    spelled = () if gp in colleagues else tuple(facts.gps[one] for one in facts.gps_of_clinic[clinic])
    gps = tuple(_declined(one) if one.id == gp else one for one in (*case.gps, *spelled))
    gone = {place for place, found in facts.agreements if found.gp == gp and found.unit is not None}
    return case.model_copy(
        update={
            "gps": gps,
            "decisions": tuple(d for d in case.decisions if d.kind != "lock" or d.gp != gp),
            "agreements": tuple(a for place, a in enumerate(case.agreements) if place not in gone),
        }
    )


def _declined(gp: Gp) -> Gp:
    return gp.model_copy(update={"interest": "declined"})


class Withdrawing:
    """One case and its best plan, solved again for one GP after another.

    Args:
        ground: the case.

    Attributes:
        best: the best plan; `holders` who has which unit under it.
        stopped: whether time ran out before every GP's withdrawal was solved.

    Raises:
        ContradictionError: agreements and decisions contradict each other.
        NoPlanError: no plan obeys the rules.
        StoppedError: time ran out before the plan was proven.
        FaultsError: as for `match`.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground, self.facts = ground, ground.facts
        facts = ground.facts
        self.goals = ladder(facts.ruleset, facts.policy)
        self.stopped = False
        self._again: Again | None = None
        if facts.policy.stability == "require":
            self.best = self._solved(ground)
        else:
            self._again = Again(
                facts.case, facts.ruleset, facts.policy, ground.travel, ground.clock, ground.workers
            )
            self.best = self._again.best
            self._audit(ground, self.best)
        self.holders = facts.holders(self.best.plan)

    def gps(self) -> list[str]:
        """The GPs who have an in-scope unit under the plan, by agreement or anew, in the order of the case."""
        busy = {gp for unit, gp in self.holders.items() if unit in self.facts.in_scope}
        return [gp for gp in self.facts.gps if gp in busy]

    def of(self, gp: str) -> Withdrawal:
        """What is left if one GP withdraws."""
        facts = self.facts
        units = tuple(unit for unit in facts.units if self.holders.get(unit) == gp and unit in facts.in_scope)
        existing = tuple(unit for unit in units if unit in facts.holder)
        locked = tuple(unit for unit in units if unit in facts.locks and unit not in facts.holder)
        mine = Withdrawal(gp, units, existing, locked)
        try:
            if self._again is not None and gp not in facts.held and not any(gp in g for g in facts.locks.values()):
                changed, found = facts, self._again.without_gp(gp)
                if found is not None:
                    self._audit(self.ground, found)
            else:
                edited = replace(facts, case=without_gp(facts.case, facts, gp))
                changed, found = edited, self._solved(replace(self.ground, facts=edited))
        except StoppedError:
            self.stopped = True
            return mine
        except (NoPlanError, FaultsError):
            return mine
        if found is None:
            return mine
        differences = [new - old for new, old in zip(found.values, self.best.values, strict=True)]
        costs = tuple(-d if g.sense == "max" else d for g, d in zip(self.goals, differences, strict=True))
        by_goal = {goal.slug: d for goal, d in zip(self.goals, differences, strict=True)}
        return replace(mine, costs=costs, without=self._without(by_goal, changed, found.plan, units))

    def _without(self, differences: dict[str, int], changed: Facts, plan: Plan, units: tuple[str, ...]) -> Without:
        before, after, rests_on = self.holders, changed.holders(plan), carried(changed, plan)
        moved = [unit for unit in self.facts.units if before.get(unit) != after.get(unit)]
        lost = tuple(u for u in moved if u in self.facts.in_scope and u in before and u not in after)
        taken_over = []
        for unit in units:
            gp = after.get(unit)
            sought = rests_on.get(unit) if gp is not None else None
            kind = sought.kind if sought is not None and sought.new else None
            patients = changed.patients(gp, unit) if gp is not None else 0
            taken_over.append(TakenOver(unit, gp, kind, patients))
        changes = tuple(Change(unit, before.get(unit), after.get(unit)) for unit in moved)
        return Without(differences, lost, changes, tuple(taken_over))

    def _solved(self, ground: Ground) -> Found:
        outcome = ground.best()
        if outcome.plan is None:
            raise NoPlanError
        if outcome.status != "optimal":
            raise StoppedError(by_hand=outcome.status == "cancelled")
        values = {objective.id: objective.value for objective in outcome.objectives}
        return Found(outcome.plan, tuple(values[goal.slug] for goal in self.goals))

    def _audit(self, ground: Ground, found: Found) -> None:
        claimed = {goal.slug: value for goal, value in zip(self.goals, found.values, strict=True)}
        check(ground.plain, found.plan, claimed)
