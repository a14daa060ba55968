"""One measurement in a process of its own: `python -m tests.bench.measure CASE.json WHAT` prints it as JSON.

WHAT is `match` (from the parsed case to the audited, explained result), `plan` (the plan and its proof alone) or
`peers` (the plain assignment by others). Imports and reading the case are not counted in the seconds; the peak
memory is the whole process's, by the operating system's account.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from solver.decide import match
from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.reading import read_case
from solver.domain.ruleset import Ruleset
from solver.model.clock import Clock
from solver.model.solve import solve
from solver.rulesets import named
from solver.travel.reach import clinic_unit_travel
from tests.bench.peers import dense_assignment, one_glop_lp, pairs_of

RULESET = "rm-2025-08-13"


def measured(case: Case, ruleset: Ruleset, policy: Policy, what: str) -> dict[str, Any]:
    """Do one thing and tell how long it took and what came of it."""
    if what == "peers":
        pairs = pairs_of(case, ruleset, policy)
        dense, glop = dense_assignment(pairs), one_glop_lp(pairs)
        return {"pairs": len(pairs), "dense_s": dense[0], "glop_s": glop[0], "matches": [dense[1], glop[1]]}
    start = time.perf_counter()
    if what == "match":
        result = match(case, ruleset, policy)
        seconds = time.perf_counter() - start
        optimised = [one for one in result["objectives"] if one["bound"] is not None]
        return {
            "seconds": seconds,
            "proven": sum(one["proven"] for one in optimised),
            "objectives": len(optimised),
        }
    travel = clinic_unit_travel(case, ruleset.max_travel_metres, ruleset.max_travel_seconds)
    outcome = solve(case, ruleset, policy, travel, Clock())
    seconds = time.perf_counter() - start
    proven = sum(one.proven for one in outcome.objectives)
    return {"seconds": seconds, "proven": proven, "objectives": len(outcome.objectives)}


def main(path: str, what: str) -> None:
    """Measure and print."""
    case, ruleset = read_case(Path(path).read_bytes()), named(RULESET)
    gc.collect()
    found = measured(case, ruleset, Policy(), what)
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
