"""A solver's front door that does what the case's name says, so that the command line alone is tested."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

from solver.domain.progress import Progress

RESULT: dict[str, Any] = {"status": "optimal", "matches": []}
ABOUT_A_PLAN = ("options", "why_not", "unlocks", "frontier", "robustness", "receipt")


def stub() -> ModuleType:
    """A module in place of `solver.decide`."""
    module = ModuleType("solver.decide")
    module.match = _match  # type: ignore[attr-defined]
    module.assess = _assess  # type: ignore[attr-defined]
    module.compare = _compare  # type: ignore[attr-defined]
    for verb in ABOUT_A_PLAN:
        setattr(module, verb, _about(verb))
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


def _about(verb: str) -> Callable[..., dict[str, Any]]:
    """A question about a plan: tells what it was asked."""

    def put(case: Any, ruleset: Any, policy: Any, **asked: Any) -> dict[str, Any]:
        return {"verb": verb, **_match(case, ruleset, policy, **_run(asked)), "about": asked}

    return put


def _run(asked: dict[str, Any]) -> dict[str, Any]:
    return {key: asked.pop(key) for key in ("workers", "progress", "stop")}


def _compare(left: dict[str, Any], right: dict[str, Any], **asked: Any) -> dict[str, Any]:
    _run(asked)
    return {"status": "optimal", "left": left["status"], "right": right["status"], "about": asked}
