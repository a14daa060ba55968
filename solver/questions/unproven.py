"""What is answered where a question starts from a proven plan, and there is none."""

from __future__ import annotations

from typing import Any

from solver.explain.result import conflict_json
from solver.explain.wire import words_json
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground
from solver.rulebook import Words
from solver.words.names import Names

Json = dict[str, Any]


def unproven(
    ground: Ground, why: NoPlanError | StoppedError, empty: Json, without_plan: Words, not_proven: Words
) -> Json:
    """The answer to a question that cannot be asked of a case.

    Args:
        ground: the case.
        why: what came instead of its best plan.
        empty: what the answer tells all the same: who was asked about, and its lists, empty.
        without_plan: the explanation where no plan is lawful.
        not_proven: the explanation where time ran out or somebody pressed stop.

    Returns:
        `status` (`infeasible`, `feasible` or `cancelled`), then `empty`, `conflict` where no plan is lawful, and
        `explanation`.

    Raises:
        FaultsError: as for `Ground.best`.
    """
    if isinstance(why, StoppedError):
        status = "cancelled" if why.by_hand else "feasible"
        return {"status": status, **empty, "explanation": words_json(not_proven)}
    names = Names(ground.facts.case)
    conflict = [conflict_json(names, item) for item in ground.conflict(ground.best()).conflict]
    return {"status": "infeasible", **empty, "conflict": conflict, "explanation": words_json(without_plan)}
