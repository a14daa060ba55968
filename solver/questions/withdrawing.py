"""Solves a case again as if one of its GPs had said no to every botilbud."""

from __future__ import annotations

from dataclasses import replace

from solver.domain.case import Case, Gp
from solver.domain.facts import Facts, Plan
from solver.domain.faults import FaultsError
from solver.domain.options import Change
from solver.domain.withdrawal import TakenOver, Withdrawal, Without
from solver.explain.dispensing import carried
from solver.model.again import Again, Found
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground, NotSettledError


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
        NoPlanError: no plan obeys the rules, or agreements and decisions contradict each other.
        StoppedError: time ran out before the plan was proven.
        FaultsError, AuditError: as for `Ground.best`.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground, self.facts = ground, ground.facts
        self.stopped = False
        self._again: Again | None = None
        if self.facts.policy.stability == "require":
            self.best = ground.found()
        else:
            self._again = ground.again()
            self.best = self._again.best
        self.holders = self.facts.holders(self.best.plan)

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
            changed, found = self._found_without(gp)
        except (StoppedError, NotSettledError):
            self.stopped = True
            return mine
        except (NoPlanError, FaultsError):
            return mine
        differences = self.ground.differences(found, self.best)
        without = self._without(differences, changed, found.plan, units)
        return replace(mine, costs=self.ground.costs(found, self.best), without=without)

    def _found_without(self, gp: str) -> tuple[Facts, Found]:
        """The facts of the case without a GP, and its best plan; a GP who had nothing before is only left out.

        Raises:
            NoPlanError: no plan is left.
            StoppedError, FaultsError, AuditError: as for `Ground.found`.
        """
        facts = self.facts
        bound = gp in facts.held or any(gp in gps for gps in facts.locks.values())
        if self._again is None or bound:
            edited = self.ground.with_case(without_gp(facts.case, facts, gp))
            return edited.facts, edited.found()
        found = self._again.without_gp(gp)
        if found is None:
            raise NoPlanError
        self.ground.check(found)
        return facts, found

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
