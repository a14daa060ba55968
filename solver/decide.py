"""The front door: what can be asked of a case, each answer audited before it leaves.

`match` finds the best lawful plan; `assess` judges a plan that somebody else made; the others ask about the best
plan. All take what was read and checked, and give the JSON of the contract's sections 5 and 6. Beside the three
documents each takes `workers`, threads on which no answer depends, `progress`, who is told of each step, and
`stop`, asked between steps whether to stop.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from solver.domain.case import Case
from solver.domain.facts import Plan
from solver.domain.faults import Fault, FaultsError
from solver.domain.policy import Policy
from solver.domain.progress import OnProgress, Stop
from solver.domain.ruleset import Ruleset
from solver.explain.audit import audit, values
from solver.explain.provenance import provenance
from solver.explain.result import build
from solver.goals import ladder, reported
from solver.model.clock import Clock
from solver.questions import frontier as frontier_question
from solver.questions import options as options_question
from solver.questions import receipt as receipt_question
from solver.questions import robustness as robustness_question
from solver.questions import unlocks as unlocks_question
from solver.questions import why_not as why_not_question
from solver.questions.compare import answer as compare_answer
from solver.questions.compare.answer import MOST_SECONDS as COMPARE_SECONDS
from solver.questions.ground import Ground, ground


class Run(TypedDict, total=False):
    """How a question is put to work, beside the documents."""

    workers: int
    progress: OnProgress | None
    stop: Stop | None


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
    asked = ground(case, ruleset, policy, clock, workers)
    outcome = asked.best()
    if outcome.plan is None:
        outcome = asked.conflict(outcome)
    clock.tell("words", "")
    times = {"solve_s": round(clock.seconds, 3), "workers": workers}
    found = build(asked.facts, outcome, provenance={})
    return {**found, "provenance": {**provenance(asked.facts, found["input"]["case"]), "times": times}}


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
    asked = ground(case, ruleset, policy)
    facts = asked.facts
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
    outcome = asked.best()
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


def options(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    unit: str | None = None,
    gp: str | None = None,
    top: int | None = None,
    **run: Unpack[Run],
) -> dict[str, Any]:
    """The ranked options of one unit, or of one GP; see `solver.questions.options.answer`."""
    asked = _ready(case, ruleset, policy, **run)
    return _signed(asked, options_question.answer(asked, unit=unit, gp=gp, top=top))


def options_of(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    units: Sequence[str],
    top: int | None = None,
    **run: Unpack[Run],
) -> dict[str, dict[str, Any]]:
    """Unit id → its ranked options, the case solved once for all; see `solver.questions.options.of_units`."""
    asked = _ready(case, ruleset, policy, **run)
    return {unit: _signed(asked, one) for unit, one in options_question.of_units(asked, units, top).items()}


def why_not(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    unit: str,
    gp: str,
    **run: Unpack[Run],
) -> dict[str, Any]:
    """Why a GP does not get a unit, and what it would take; see `solver.questions.why_not.answer`."""
    asked = _ready(case, ruleset, policy, **run)
    return _signed(asked, why_not_question.answer(asked, unit=unit, gp=gp))


def unlocks(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    unit: str | None = None,
    **run: Unpack[Run],
) -> dict[str, Any]:
    """What could get one unit, or every unit without a GP, a GP; see `solver.questions.unlocks.answer`."""
    asked = _ready(case, ruleset, policy, **run)
    return _signed(asked, unlocks_question.answer(asked, unit))


def frontier(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    **run: Unpack[Run],
) -> dict[str, Any]:
    """What each further dispensation would give; see `solver.questions.frontier.answer`."""
    asked = _ready(case, ruleset, policy, **run)
    return _signed(asked, frontier_question.answer(asked))


def compare(
    left: Mapping[str, Any],
    right: Mapping[str, Any],
    **run: Unpack[Run],
) -> dict[str, Any]:
    """What changed from one result to another, and why; see `solver.questions.compare.answer`."""
    clock = Clock(COMPARE_SECONDS, run.get("stop"), run.get("progress"))
    return compare_answer(left, right, clock, run.get("workers", 1))


def robustness(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    gp: str | None = None,
    **run: Unpack[Run],
) -> dict[str, Any]:
    """What happens if a GP of the plan withdraws, or each of them; see `solver.questions.robustness.answer`."""
    asked = _ready(case, ruleset, policy, **run)
    return _signed(asked, robustness_question.answer(asked, gp))


def receipt(
    case: Case,
    ruleset: Ruleset,
    policy: Policy,
    *,
    unit: str | None = None,
    gp: str | None = None,
    **run: Unpack[Run],
) -> dict[str, Any]:
    """What a botilbud or a GP got of its own list, and why not better; see `solver.questions.receipt.answer`."""
    asked = _ready(case, ruleset, policy, **run)
    return _signed(asked, receipt_question.answer(asked, unit, gp))


def _ready(case: Case, ruleset: Ruleset, policy: Policy, **run: Unpack[Run]) -> Ground:
    clock = Clock(policy.time_limit_s, run.get("stop"), run.get("progress"))
    return ground(case, ruleset, policy, clock, run.get("workers", 1))


def _signed(asked: Ground, answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "provenance": provenance(asked.facts)}
