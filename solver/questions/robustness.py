"""How well a plan stands: for each of its GPs, what is left if that GP withdraws or says no."""

from __future__ import annotations

from typing import Any

from solver.domain.facts import Facts
from solver.domain.withdrawal import TakenOver, Withdrawal
from solver.explain.wire import words_json
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground
from solver.questions.unproven import unproven
from solver.questions.withdrawing import Withdrawing
from solver.words.names import Names
from solver.words.robustness import (
    NOT_PROVEN,
    WITHOUT_PLAN,
    assumed_words,
    robustness_words,
    withdrawal_words,
)

Json = dict[str, Any]


def answer(ground: Ground, gp: str | None = None) -> Json:
    """What happens if a GP of the plan withdraws or says no.

    Args:
        ground: the case.
        gp: one GP; None for every GP of the plan, those with agreements in effect included.

    Returns:
        `status`; `gps`, those whose withdrawal leaves most units without a GP first, then by the objectives in
        their order, then by id, each with what was assumed, its units, and `if_withdrawn`: the differences of
        two proven optima, `lose_cover`, `changes` and `taken_over`, or null where no plan is left or time ran
        out; `explanation`. No GPs without a proven plan, and where the one asked about has no unit in scope.

    Raises:
        FaultsError: as for `match`.
        AuditError: a plan fails its audit; a fault of this program.
    """
    facts, names = ground.facts, Names(ground.facts.case)
    try:
        asked = Withdrawing(ground)
    except (NoPlanError, StoppedError) as why:
        return unproven(ground, why, {"gps": []}, WITHOUT_PLAN, NOT_PROVEN)
    found = [asked.of(one) for one in asked.gps() if gp in (None, one)]
    ranked = sorted(found, key=_worst_first)
    return {
        "status": "feasible" if asked.stopped else "optimal",
        "gps": [_withdrawal_json(facts, names, one) for one in ranked],
        "explanation": words_json(robustness_words(facts, names, ranked, gp)),
    }


def _worst_first(found: Withdrawal) -> tuple[int, tuple[int, ...], str]:
    if found.without is None:
        return (1, (), found.gp)
    return (-len(found.without.lose_cover), tuple(-cost for cost in found.costs), found.gp)


def _withdrawal_json(facts: Facts, names: Names, found: Withdrawal) -> Json:
    without = found.without
    return {
        "gp": found.gp,
        "clinic": facts.gps[found.gp].clinic,
        "name": words_json(names.gp_at_clinic(found.gp)),
        "units": list(found.units),
        "existing": list(found.existing),
        "locked": list(found.locked),
        "if_withdrawn": None
        if without is None
        else {
            "objectives": dict(without.differences),
            "lose_cover": list(without.lose_cover),
            "changes": [{"unit": c.unit, "from": c.from_, "to": c.to} for c in without.changes],
            "taken_over": [_taken_over_json(one) for one in without.taken_over],
        },
        "assumed": words_json(assumed_words(found)),
        "explanation": words_json(withdrawal_words(facts, names, found)),
    }


def _taken_over_json(found: TakenOver) -> Json:
    return {
        "unit": found.unit,
        "gp": found.gp,
        "needs_dispensation": found.needs_dispensation,
        "patients": found.patients,
    }
