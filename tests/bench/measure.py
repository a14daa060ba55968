"""One measurement in a process of its own: `python -m tests.bench.measure CASE.json WHAT` prints it as JSON.

WHAT is `read` (the document read and checked), `answer` (from the parsed case to the audited, explained result),
`plan` (the plan, its proof and its audit), a peer's name (`tests.bench.peers`), or `cp-sat` or `highs`, the
textbook ladders. A quick peer is run three times, and the best counts. The seconds hold neither imports nor, but
for `read`, the reading of the case. The peak memory is that of the whole process by the operating system's own
account, imports and the parsed case included.
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
from solver.domain.reading import read_case, read_policy
from solver.domain.ruleset import Ruleset
from solver.questions.ground import ground
from solver.rulesets import named

RULESET = "rm-2025-08-13"
QUICK_S = 0.1
Figures = dict[str, Any]


def answer(case: Case, ruleset: Ruleset, policy: Policy) -> Figures:
    """The whole answer."""
    start = time.perf_counter()
    result = match(case, ruleset, policy)
    seconds = time.perf_counter() - start
    optimised = [one for one in result["objectives"] if one["bound"] is not None]
    return {
        "seconds": seconds,
        "proven": sum(one["proven"] for one in optimised),
        "objectives": len(optimised),
        "matches": sum(one["status"] != "existing" for one in result["matches"]),
    }


def plan(case: Case, ruleset: Ruleset, policy: Policy) -> Figures:
    """The plan, proven and audited, without the words."""
    start = time.perf_counter()
    outcome = ground(case, ruleset, policy).best()
    seconds = time.perf_counter() - start
    optimised = [one for one in outcome.objectives if one.bound is not None]
    return {
        "seconds": seconds,
        "proven": sum(one.proven for one in optimised),
        "objectives": len(optimised),
        "matches": len(outcome.plan.new) if outcome.plan else 0,
    }


def peer(case: Case, ruleset: Ruleset, policy: Policy, what: str) -> Figures:
    """A peer on the product's own pairs; `fails` says why where it gave up.

    What only the peers need is imported here, so that it weighs on none of the product's own figures.
    """
    from tests.bench.ladders import LADDERS
    from tests.bench.pairs import pairs_of
    from tests.bench.peers import PEERS

    pairs = pairs_of(case, ruleset, policy)
    gc.collect()
    if what in LADDERS:
        climbed = LADDERS[what](pairs)
        done = {"seconds": climbed.seconds, "proven": len(climbed.values), "objectives": climbed.levels}
        return {**done, "matches": climbed.matches, "pairs": len(pairs)}
    try:
        seconds, matches = PEERS[what](pairs)
        if seconds < QUICK_S:  # what a first call costs whatever the size would be most of it
            seconds = min(seconds, *(PEERS[what](pairs)[0] for _ in range(2)))
    except (MemoryError, RecursionError, ImportError) as failed:
        return {"fails": f"{type(failed).__name__}: {failed}", "pairs": len(pairs)}
    return {"seconds": seconds, "matches": matches, "pairs": len(pairs)}


def measured(path: Path, what: str) -> Figures:
    """Do one thing with `CASE.json`, under the policy beside it, `CASE.policy.json`, if there is one."""
    data = path.read_bytes()
    beside = path.with_suffix(".policy.json")
    policy = read_policy(beside.read_bytes()) if beside.exists() else Policy()
    start = time.perf_counter()
    case, ruleset = read_case(data), named(RULESET)
    seconds = time.perf_counter() - start
    del data
    gc.collect()
    if what == "read":
        found: Figures = {"seconds": seconds}
    elif what == "answer":
        found = answer(case, ruleset, policy)
    elif what == "plan":
        found = plan(case, ruleset, policy)
    else:
        found = peer(case, ruleset, policy, what)
    return {**found, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), sys.argv[2])))
