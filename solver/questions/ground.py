"""Where every question starts: a case read under a ruleset and a policy, and its best plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from solver.domain.case import Case
from solver.domain.facts import Facts, Plan
from solver.domain.faults import Fault, FaultsError
from solver.domain.outcome import ObjectiveValue, Outcome
from solver.domain.policy import Policy
from solver.domain.reading import check_policy
from solver.domain.ruleset import Ruleset
from solver.explain.audit import AuditError, check, values
from solver.explain.blocking import blocked_parts, has_blocking_pair
from solver.goals import GOALS, ladder, reported
from solver.model.again import Again, Found
from solver.model.assemble import ContradictionError
from solver.model.bundles import SiteTooLargeError
from solver.model.clock import Clock, StoppedError
from solver.model.conflict import smallest_conflict
from solver.model.relaxation import NoPlanError
from solver.model.solve import solve
from solver.model.stability import NoStablePlanYetError, solve_stably
from solver.rulebook import Goal
from solver.travel.plain import plain_facts
from solver.travel.reach import ClinicUnitTravel, clinic_unit_travel


class NotSettledError(FaultsError):
    """Stability was required, and time ran out before there was a stable plan."""


@dataclass(frozen=True)
class Ground:
    """A case ready to be asked about.

    Attributes:
        facts: the case on its day under the ruleset and the policy.
        travel: travel between its clinics and units, with the policy's limit.
        clock: when to stop, and who is told.
        workers: threads the solver may use; no answer depends on them.
        most_new_dispensations: how many new dispensations a plan may ask for in all; None for any number.
    """

    facts: Facts
    travel: ClinicUnitTravel
    clock: Clock
    workers: int = 1
    most_new_dispensations: int | None = None

    @cached_property
    def plain(self) -> Facts:
        """The same facts with travel measured one by one, by other code: what every plan is audited with."""
        facts = self.facts
        return plain_facts(facts.case, facts.ruleset, facts.policy, facts.opened)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The objectives that are optimised, in order."""
        return ladder(self.facts.ruleset, self.facts.policy)

    def again(self) -> Again:
        """The best plan, ready to be solved again; it has been audited.

        Neither a demand for stability nor `most_new_dispensations` is read.

        Raises:
            NoPlanError: no plan obeys the rules, or agreements and decisions contradict each other.
            StoppedError: time ran out before the plan was proven.
            FaultsError: a site has too many small units.
            AuditError: the plan fails its audit; a fault of this program.
        """
        facts = self.facts
        try:
            out = Again(facts.case, facts.ruleset, facts.policy, self.travel, self.clock, self.workers)
        except ContradictionError as contradiction:
            raise NoPlanError from contradiction
        except SiteTooLargeError as large:
            raise site_too_large(large) from large
        self.check(out.best)
        return out

    def found(self) -> Found:
        """The best plan, any demand for stability met, with its values; it has been audited.

        Raises:
            NoPlanError: no plan obeys the rules and the demand.
            StoppedError: time ran out before the plan was proven.
            FaultsError, AuditError: as for `best`.
        """
        outcome = self.best()
        if outcome.plan is None:
            raise NoPlanError
        if outcome.status != "optimal":
            raise StoppedError(by_hand=outcome.status == "cancelled")
        return self._with_values(outcome.plan, {one.id: one.value for one in outcome.objectives})

    def counted(self, plan: Plan) -> Found:
        """A plan with its values, counted by the code that audits."""
        return self._with_values(plan, values(self.plain, plan))

    def _with_values(self, plan: Plan, counted: Mapping[str, int]) -> Found:
        return Found(plan, tuple(counted[goal.slug] for goal in self.goals))

    def check(self, found: Found) -> None:
        """Audit a plan and its values; raises `AuditError`."""
        check(self.plain, found.plan, self.by_goal(found.values))

    def by_goal(self, figures: Iterable[int]) -> dict[str, int]:
        """Objective that is optimised → its figure, in order."""
        return {goal.slug: figure for goal, figure in zip(self.goals, figures, strict=True)}

    def differences(self, found: Found, against: Found) -> dict[str, int]:
        """Objective → its value in a plan minus that in another, in the objective's own sense."""
        return self.by_goal(value - other for value, other in zip(found.values, against.values, strict=True))

    def costs(self, found: Found, against: Found) -> tuple[int, ...]:
        """The same differences in order, turned so that less is better."""
        differences = self.differences(found, against)
        return tuple(goal.worse_by(differences[goal.slug]) for goal in self.goals)

    def with_case(self, case: Case) -> Ground:
        """The ground of a case edited in nothing that bears on travel."""
        return replace(self, facts=replace(self.facts, case=case))

    def with_policy(self, **changes: object) -> Ground:
        """The ground under the policy with some keys changed, none that bears on travel."""
        policy = self.facts.policy.model_copy(update=changes)
        return replace(self, facts=replace(self.facts, policy=policy))

    def best(self) -> Outcome:
        """The best lawful plan, proven and audited; without a plan `infeasible`, and no conflict is looked for.

        Raises:
            FaultsError: a site has too many small units.
            NotSettledError: stability was required and could not be settled in time; a `FaultsError` as well.
            AuditError: the plan breaks a rule or its values are not those claimed; a fault of this program.
        """
        outcome = self._solved()
        return outcome if outcome.plan is None else self._audited(outcome)

    def conflict(self, outcome: Outcome) -> Outcome:
        """An infeasible outcome with what cannot hold together."""
        facts = self.facts
        if outcome.conflict:
            return outcome
        found = smallest_conflict(facts.case, facts.ruleset, facts.policy, self.travel, Clock(), self.workers)
        return replace(outcome, conflict=found)

    def _audited(self, outcome: Outcome) -> Outcome:
        """A plan judged by code of its own, with travel of its own, and the objectives only reported added."""
        assert outcome.plan is not None
        self.clock.tell("audit", "")
        facts, plain = self.facts, self.plain
        check(plain, outcome.plan, {objective.id: objective.value for objective in outcome.objectives})
        asked, most = GOALS["new_dispensations"].value(outcome.plan, plain), self.most_new_dispensations
        if most is not None and asked > most:
            raise AuditError((), {"new_dispensations": (most, asked)})
        others = reported(facts.ruleset, facts.policy)
        counted = values(plain, outcome.plan) if others else {}
        return replace(outcome, objectives=(*outcome.objectives, *(_reported(goal, counted) for goal in others)))

    def _solved(self) -> Outcome:
        """Solve; with `"stability": "require"` without the demand first, and with it where that is not enough."""
        free = self._freely()
        if self.facts.policy.stability == "report" or free.plan is None:
            return free
        if not has_blocking_pair(self.facts, free.plan):
            return replace(free, undemanding=free.objectives if free.status == "optimal" else ())
        if free.status != "optimal":
            raise _not_settled()
        return replace(self._stably(free), undemanding=free.objectives)

    def _freely(self) -> Outcome:
        facts = self.facts
        asked = facts.case, facts.ruleset, facts.policy, self.travel, self.clock, self.workers
        try:
            return solve(*asked, most_new_dispensations=self.most_new_dispensations)
        except SiteTooLargeError as large:
            raise site_too_large(large) from large

    def _stably(self, free: Outcome) -> Outcome:
        facts = self.facts
        asked = facts.case, facts.ruleset, facts.policy, self.travel, self.clock
        try:
            return solve_stably(*asked, free, lambda plan: blocked_parts(facts, plan), self.most_new_dispensations)
        except NoStablePlanYetError as none:
            raise _not_settled() from none


def ground(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    clock: Clock | None = None,
    workers: int = 1,
    opened: frozenset[tuple[str, str]] = frozenset(),
) -> Ground:
    """Make a case ready to be asked about; nothing is solved yet.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: what the run asks for.
        clock: when to stop, and who is told; absent, the policy's time limit counts from now.
        workers: threads the solver may use.
        opened: (clinic id, unit id) pairs that count as in reach although they lie beyond the limit.

    Raises:
        FaultsError: the policy's baseline names what the case does not have, or a section is smaller than the
            ruleset allows.
    """
    check_policy(policy, case)
    _check_sections(case, ruleset)
    asked = policy.max_travel
    metres = asked.metres if asked and asked.metres is not None else ruleset.max_travel_metres
    seconds = asked.seconds if asked and asked.seconds is not None else ruleset.max_travel_seconds
    travel = clinic_unit_travel(case, metres, seconds).with_opened(opened)
    facts = Facts(case, ruleset, policy, travel.of, travel.in_reach, travel.metric, opened)
    return Ground(facts, travel, clock or Clock(policy.time_limit_s), workers)


def _not_settled() -> NotSettledError:
    return NotSettledError((Fault("/stability", "stability_not_settled", {}),))


def site_too_large(large: SiteTooLargeError) -> FaultsError:
    """The fault of a case whose units at one site cannot be spelled out."""
    return FaultsError((Fault("/botilbud", "site_too_large", {"count": len(large.units), "id": large.units[0]}),))


def _check_sections(case: Case, ruleset: Ruleset) -> None:
    least = ruleset.section_min_residents
    faults = tuple(
        Fault(
            f"/botilbud/{number}/sections/{place}/residents",
            "section_too_small",
            {"residents": section.residents, "minimum": least},
        )
        for number, botilbud in enumerate(case.botilbud)
        for place, section in enumerate(botilbud.sections)
        if section.residents < least
    )
    if faults:
        raise FaultsError(faults)


def _reported(goal: Goal, counted: Mapping[str, int]) -> ObjectiveValue:
    return ObjectiveValue(goal.slug, goal.sense, counted[goal.slug], None, False)
