"""A solver's front door that does what the case's name says, so that the command line alone is tested."""

from __future__ import annotations

import time
from types import ModuleType
from typing import Any

from solver.domain.progress import Progress

RESULT: dict[str, Any] = {"status": "optimal", "matches": []}


def stub() -> ModuleType:
    """A module in place of `solver.decide`."""
    module = ModuleType("solver.decide")
    module.match = _match  # type: ignore[attr-defined]
    module.assess = _assess  # type: ignore[attr-defined]
    return module


def _match(case: Any, ruleset: Any, policy: Any, *, workers: int, progress: Any, stop: Any) -> dict[str, Any]:
    if case.name == "break":
        raise RuntimeError("a slip")
    if case.name == "infeasible":
        return {**RESULT, "status": "infeasible"}
    if case.name == "slow":
        began = time.monotonic()
        while not stop() and time.monotonic() - began < 20:
            progress(Progress("travel", 30, 10, 20, time.monotonic() - began, "ladder"))
            time.sleep(0.05)
        return {**RESULT, "status": "cancelled"}
    return {**RESULT, "name": case.name, "ruleset": ruleset.id, "seed": policy.seed, "workers": workers}


def _assess(case: Any, ruleset: Any, policy: Any, plan: dict[str, str]) -> dict[str, Any]:
    return {
        "violations": [
            {"rule": "one_attachment", "gp": gp, "unit": unit, "clinic": None} for unit, gp in plan.items()
        ],
        "objectives": [{"id": "units_covered", "sense": "max", "value": 1, "bound": None, "proven": False}],
        "optimum": [{"id": "units_covered", "sense": "max", "value": 1, "bound": 1, "proven": True}],
    }
