"""The auditor: judges every plan pair by pair against the rule cards, and recomputes every objective.

It is plain Python over the case and shares no code with `solver.candidates` and `solver.model`, so that a slip
on one side is found by the other. A plan that fails it never leaves as a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from solver.domain.facts import Facts, Plan
from solver.goals import ladder, reported
from solver.rulebook import CandidateRule, Pair, PlanRule, Violation
from solver.rulesets import in_force

UNKNOWN_UNIT = "unknown_unit"
UNKNOWN_GP = "unknown_gp"


class AuditError(Exception):
    """A plan breaks a rule or is not worth what was claimed: an internal error, never a result.

    Raised by `check` when there is at least one violation or mismatch.

    Attributes:
        violations: the rules that are broken, and where.
        mismatches: goal → (value claimed, value found); claimed is None where nothing was claimed, found is
            None where the goal is not there under the ruleset and policy.
    """

    def __init__(
        self, violations: tuple[Violation, ...], mismatches: Mapping[str, tuple[int | None, int | None]]
    ) -> None:
        self.violations = violations
        self.mismatches = dict(mismatches)
        broken = [f"{v.rule} ({', '.join(filter(None, (v.gp, v.unit, v.clinic)))})" for v in violations]
        wrong = [f"{goal} is {found}, claimed {claimed}" for goal, (claimed, found) in self.mismatches.items()]
        super().__init__("the plan fails its audit: " + "; ".join([*broken, *wrong]))


def audit(facts: Facts, plan: Plan) -> tuple[Violation, ...]:
    """Where a plan breaks what it must obey.

    Args:
        facts: the case on its day, under the ruleset that is in force.
        plan: the new matches, locked ones among them. A unit under agreement must not be in it.

    Returns:
        Every violation: unknown ids first, then pair by pair the candidate rules that refuse a new match, then
        the plan rules; empty for a lawful plan.
    """
    found = list(_unknown(facts, plan))
    known = Plan({u: g for u, g in plan.new.items() if u in facts.units and g in facts.gps})
    cards = in_force(facts.ruleset)
    candidate_rules = [card for card in cards if isinstance(card, CandidateRule)]
    for unit, gp in sorted(known.new.items()):
        if unit in facts.holder:
            continue  # the agreement bars the match whatever the pair: `agreement_kept` says so below
        doctor = facts.gps[gp]
        pair = Pair(facts, doctor, facts.units[unit], facts.travel(doctor.clinic, unit))
        found += [Violation(card.slug, gp=gp, unit=unit) for card in candidate_rules if card.refuses(pair)]
    for card in cards:
        if isinstance(card, PlanRule):
            found += card.audit(known, facts)
    return tuple(found)


def values(facts: Facts, plan: Plan) -> dict[str, int]:
    """Every objective's value, recomputed: those optimised in order, then those only reported.

    Raises:
        KeyError: the plan names a unit or GP that the case does not have.
    """
    goals = (*ladder(facts.ruleset, facts.policy), *reported(facts.ruleset, facts.policy))
    return {goal.slug: goal.value(plan, facts) for goal in goals}


def check(facts: Facts, plan: Plan, claimed: Mapping[str, int]) -> None:
    """See that a plan is lawful and worth what is claimed.

    Args:
        facts: the case on its day.
        plan: the new matches.
        claimed: goal → value; each that is optimised must be there, one only reported may be.

    Raises:
        AuditError: a rule is broken, a claimed value is not the plan's, or an optimised goal has none.
    """
    violations = audit(facts, plan)
    if any(violation.rule in (UNKNOWN_UNIT, UNKNOWN_GP) for violation in violations):
        raise AuditError(violations, {})
    found = values(facts, plan)
    due = {*claimed, *(goal.slug for goal in ladder(facts.ruleset, facts.policy))}
    mismatches = {
        goal: (claimed.get(goal), found.get(goal))
        for goal in sorted(due)
        if goal not in claimed or claimed[goal] != found.get(goal)
    }
    if violations or mismatches:
        raise AuditError(violations, mismatches)


def _unknown(facts: Facts, plan: Plan) -> Iterator[Violation]:
    for unit, gp in sorted(plan.new.items()):
        if unit not in facts.units:
            yield Violation(UNKNOWN_UNIT, gp=gp, unit=unit)
        if gp not in facts.gps:
            yield Violation(UNKNOWN_GP, gp=gp, unit=unit)
