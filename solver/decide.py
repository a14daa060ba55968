"""The front door: what can be asked of a case, each answer audited before it leaves.

`match` finds the best lawful plan; `assess` judges a plan that somebody else made. Both take what was read and
checked, and give the JSON of the contract's section 5 and 6.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from solver.domain.case import Case
from solver.domain.facts import Facts, Plan
from solver.domain.faults import Fault, FaultsError
from solver.domain.outcome import ConflictItem, ObjectiveValue, Outcome, PartOfPlan
from solver.domain.policy import Policy
from solver.domain.progress import OnProgress, Stop
from solver.domain.reading import case_json, check_policy, policy_json
from solver.domain.ruleset import Ruleset
from solver.explain.audit import audit, check, values
from solver.explain.blocking import blocked_parts
from solver.explain.result import build
from solver.goals import ladder, reported
from solver.model.bundles import SiteTooLargeError
from solver.model.clock import Clock
from solver.model.conflict import smallest_conflict
from solver.model.solve import solve
from solver.rulebook import Goal
from solver.travel.plain import plain_facts
from solver.travel.reach import ClinicUnitTravel, clinic_unit_travel

NAME = "botilbudsmatch"
MOST_STABILITY_ROUNDS = 60
"""Rounds of forbidding blocking pairs; a case that needs more is refused in words, not solved by halves."""
COUNTED = (NAME, "ortools", "numpy", "scipy", "geopy", "pyproj", "pydantic")
"""Packages whose versions may bear on a result."""


def match(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    workers: int = 1,
    progress: OnProgress | None = None,
    stop: Stop | None = None,
) -> dict[str, Any]:
    """Find the best lawful plan of a case, prove it, audit it and explain it.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: what the run asks for.
        workers: threads the solver may use; the result does not depend on them.
        progress: told of each step.
        stop: asked between steps whether to stop and keep the best plan.

    Returns:
        The result of the contract's section 5. An infeasible case is a result, with its conflict.

    Raises:
        FaultsError: the policy's baseline names what the case does not have, a section is smaller than the
            ruleset allows, a site has too many small units, or stability was required and could not be settled.
        AuditError: the plan breaks a rule or its values are not those claimed; a fault of this program.
    """
    clock = Clock(policy.time_limit_s, stop, progress)
    _check(case, ruleset, policy)
    travel = _travel(case, ruleset, policy)
    facts = Facts(case, ruleset, policy, travel.of, travel.in_reach, travel.metric)
    outcome = _solved(facts, travel, clock, workers)
    if outcome.plan is not None:
        clock.tell("audit", "")
        outcome = _audited(facts, outcome)
    clock.tell("words", "")
    return build(facts, outcome, provenance=_provenance(facts, clock, workers))


def _solved(facts: Facts, travel: ClinicUnitTravel, clock: Clock, workers: int) -> Outcome:
    """Solve; with `"stability": "require"` again and again, each time without the blocking pairs found so far.

    Whether a pair blocks depends only on its unit's match and on the matches of the GPs of the clinic concerned
    and of the unit's present GP. So each blocking pair forbids that part of a plan, and no other plan is lost.
    """
    case, ruleset, policy = facts.case, facts.ruleset, facts.policy
    forbidden: list[PartOfPlan] = []
    for _ in range(MOST_STABILITY_ROUNDS):
        try:
            outcome = solve(case, ruleset, policy, travel, clock, workers, forbidden)
        except SiteTooLargeError as large:
            site = Fault("/botilbud", "site_too_large", {"count": len(large.units), "id": large.units[0]})
            raise FaultsError((site,)) from large
        if outcome.plan is None:
            if forbidden:
                return replace(outcome, conflict=(ConflictItem("rule", slug="stability"),))
            return replace(outcome, conflict=smallest_conflict(case, ruleset, policy, travel, Clock(), workers))
        if policy.stability == "report":
            return outcome
        parts = blocked_parts(facts, outcome.plan)
        if not parts:
            return outcome
        if outcome.status != "optimal":
            break
        forbidden += parts
    raise FaultsError((Fault("/stability", "stability_not_settled", {}),))


def assess(case: Case, ruleset: Ruleset, policy: Policy, plan: Mapping[str, str]) -> dict[str, Any]:
    """Judge a plan that somebody else made.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: the policy whose objectives are counted; its `dispensations` decides what may be proposed.
        plan: unit id → GP id; matches that only repeat an agreement may be left out.

    Returns:
        `violations` (empty where the plan is lawful), the plan's `objectives`, and the `optimum`: the objectives
        of the best lawful plan, empty where there is none.

    Raises:
        FaultsError: the plan names a unit or GP that the case does not have, or as for `match`.
    """
    _check(case, ruleset, policy)
    facts = plain_facts(case, ruleset, policy)
    missing = [unit for unit in plan if unit not in facts.units]
    faults = [Fault(f"/{unit}", "unknown_reference", {"id": unit, "kind": "unit", "hint": ""}) for unit in missing]
    faults += [
        Fault(f"/{u}", "unknown_reference", {"id": g, "kind": "gp", "hint": ""})
        for u, g in plan.items()
        if g not in facts.gps
    ]
    if faults:
        raise FaultsError(tuple(faults))
    new = Plan({unit: gp for unit, gp in plan.items() if facts.holder.get(unit) != gp})
    counted = values(facts, new)
    travel = _travel(case, ruleset, policy)
    outcome = _solved(replace(facts, in_reach=travel.in_reach), travel, Clock(policy.time_limit_s), 1)
    if outcome.plan is not None:
        outcome = _audited(facts, outcome)
    goals = [*ladder(ruleset, policy), *reported(ruleset, policy)]
    return {
        "violations": [
            {"rule": v.rule, "gp": v.gp, "unit": v.unit, "clinic": v.clinic} for v in audit(facts, new)
        ],
        "objectives": [{"id": g.slug, "sense": g.sense, "value": counted[g.slug]} for g in goals],
        "optimum": [
            {"id": o.id, "sense": o.sense, "value": o.value, "bound": o.bound, "proven": o.proven}
            for o in outcome.objectives
        ],
        "status": outcome.status,
    }


def _check(case: Case, ruleset: Ruleset, policy: Policy) -> None:
    check_policy(policy, case)
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


def _travel(case: Case, ruleset: Ruleset, policy: Policy) -> ClinicUnitTravel:
    asked = policy.max_travel
    metres = asked.metres if asked and asked.metres is not None else ruleset.max_travel_metres
    seconds = asked.seconds if asked and asked.seconds is not None else ruleset.max_travel_seconds
    return clinic_unit_travel(case, metres, seconds)


def _audited(facts: Facts, outcome: Outcome) -> Outcome:
    """Audit a plan by code of its own, with travel of its own, and add the objectives only reported."""
    assert outcome.plan is not None
    plain = plain_facts(facts.case, facts.ruleset, facts.policy)
    check(plain, outcome.plan, {objective.id: objective.value for objective in outcome.objectives})
    others = reported(facts.ruleset, facts.policy)
    counted = values(plain, outcome.plan) if others else {}
    return replace(outcome, objectives=(*outcome.objectives, *(_reported(goal, counted) for goal in others)))


def _reported(goal: Goal, counted: Mapping[str, int]) -> ObjectiveValue:
    return ObjectiveValue(goal.slug, goal.sense, counted[goal.slug], None, False)


def _provenance(facts: Facts, clock: Clock, workers: int) -> dict[str, Any]:
    """Hashes, versions and times. `times` alone may differ between runs, so it holds the number of workers too."""
    return {
        "case_sha256": _digest(case_json(facts.case)),
        "ruleset_sha256": _digest(facts.ruleset.model_dump(mode="json", by_alias=True)),
        "policy_sha256": _digest(policy_json(facts.policy)),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in COUNTED}},
        "times": {"solve_s": round(clock.seconds, 3), "workers": workers},
    }


def _digest(document: Any) -> str:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
