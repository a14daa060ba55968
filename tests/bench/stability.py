"""`python -m tests.bench.stability [SEED …]`: how long crowded cases take to be proven without blocking pairs."""

from __future__ import annotations

import json
import os
import sys
import time

from solver.domain.policy import Policy
from solver.domain.reading import read_case
from solver.questions.ground import ground
from solver.rulesets import choose
from tests.model.crowded_lists import crowded_lists


def measured(seed: int) -> str:
    """One line: the case, the botilbud covered without and with the demand, seconds, load."""
    case = read_case(json.dumps(crowded_lists(seed, skew=0.2, tied_wishes=0.95, tied_priorities=0.3)))
    policy = Policy(stability="require", dispensations="granted_only")
    start = time.perf_counter()
    outcome = ground(case, choose(case), policy).best()
    seconds = time.perf_counter() - start
    found, free = ({o.id: o.value for o in some} for some in (outcome.objectives, outcome.undemanding))
    cover = "botilbud_covered"
    return (
        f"seed {seed}: {len(case.botilbud)} botilbud, {len(case.gps)} GPs, covered {free[cover]} and stably "
        f"{found[cover]}, {outcome.status}, {seconds:.1f} s, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    for asked in sys.argv[1:] or ["1"]:
        print(measured(int(asked)), flush=True)
