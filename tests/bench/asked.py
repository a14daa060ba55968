"""One question in a process of its own: `python -m tests.bench.asked CASE.json WHAT` prints it as JSON.

Each question is put as a meeting would put it. Beside it stands the plain way to the same figures in the same run:
lock the pair, or make the change, in the document and match the case anew, once for each figure wanted; measured
on a few of them and multiplied.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean, median
from typing import Any

from solver.domain.case import Case, Decision
from solver.domain.policy import Policy
from solver.domain.reading import read_case
from solver.explain.nearby import Nearby
from solver.questions import frontier, robustness, unlocks
from solver.questions.ground import Ground, ground
from solver.questions.weighing import Weighing
from solver.rulesets import named

RULESET = "rm-2025-08-13"
STRICTER = "rm-2025-04-02"
SAMPLED = 4
UNITS_ASKED = 7
GIVEN_UP_AFTER_S = 25.0
EVERY_GIVEN_UP_AFTER_S = 600.0
TOP = 10
Measure = Callable[[Case], dict[str, Any]]


def _ground(case: Case) -> Ground:
    return ground(case, named(RULESET), Policy())


def _locked(case: Case, unit: str, gp: str) -> Case:
    return case.model_copy(update={"decisions": (*case.decisions, Decision(kind="lock", unit=unit, gp=gp))})


def _anew(asked: Ground, pairs: list[tuple[str, str]]) -> float:
    """Seconds to match a case anew with one of these pairs locked, the mean over a few."""
    taken = pairs[:: max(1, len(pairs) // SAMPLED)][:SAMPLED]
    seconds = []
    for unit, gp in taken:
        start = time.perf_counter()
        replace(asked, facts=replace(asked.facts, case=_locked(asked.facts.case, unit, gp))).best()
        seconds.append(time.perf_counter() - start)
    return mean(seconds)


def all_options(case: Case) -> dict[str, Any]:
    """Every option of every unit, priced."""
    start = time.perf_counter()
    weighed = Weighing(_ground(case))
    found = [
        one for unit in weighed.facts.units for one in weighed.of_unit(unit).options if one.reoptimise is not None
    ]
    seconds = time.perf_counter() - start
    return {
        "seconds": seconds,
        "figures": len(found),
        "anew_s": _anew(_ground(case), [(one.unit, one.gp) for one in found]) * len(found),
    }


def top_ten(case: Case) -> dict[str, Any]:
    """The ten best options of one unit, the proposal's own proof included; the median over a few units.

    A unit whose options leave fractions can take minutes. It is stopped after a while and counted as that long.
    """
    asked = _ground(case)
    near = Nearby(asked.facts)
    units = [unit for unit in asked.facts.units if len(near.gps(unit)) > TOP and unit not in asked.facts.holder]
    seconds, found, stopped = [], [], 0
    for unit in units[:: max(1, len(units) // UNITS_ASKED)][:UNITS_ASKED]:
        start = time.perf_counter()
        weighed = Weighing(ground(case, named(RULESET), Policy(time_limit_s=GIVEN_UP_AFTER_S)))
        options = weighed.of_unit(unit, TOP).options
        seconds.append(time.perf_counter() - start)
        stopped += weighed.stopped
        found = found if weighed.stopped else [(one.unit, one.gp) for one in options]
    return {
        "seconds": median(seconds),
        "figures": TOP,
        "anew_s": _anew(asked, found) * TOP,
        "stopped": f"{stopped} of {len(seconds)}",
    }


def top_ten_of_every(case: Case) -> dict[str, Any]:
    """The ten best options of every unit without an agreement, in one go; stopped after a while."""
    asked = ground(case, named(RULESET), Policy(time_limit_s=EVERY_GIVEN_UP_AFTER_S))
    start = time.perf_counter()
    weighed = Weighing(asked)
    units = [unit for unit in asked.facts.units if unit in asked.facts.in_scope and unit not in asked.facts.holder]
    found, stopped = 0, 0
    for unit in units:
        found += sum(one.reoptimise is not None for one in weighed.of_unit(unit, TOP).options)
        stopped += weighed.stopped
        if time.perf_counter() - start > EVERY_GIVEN_UP_AFTER_S:
            break
    return {"seconds": time.perf_counter() - start, "figures": found, "stopped": f"{stopped} of {len(units)}"}


def after_a_decision(case: Case) -> dict[str, Any]:
    """The case matched again, audited, after one lock."""
    first = _ground(case).best()
    assert first.plan is not None
    unit = min(first.plan.new)
    others = Weighing(_ground(case)).of_unit(unit, 2).options
    locked = _locked(case, unit, others[-1].gp)
    start = time.perf_counter()
    _ground(locked).best()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "figures": 1, "anew_s": seconds}


def what_would_help(case: Case) -> dict[str, Any]:
    """What could get every unit without a GP one."""
    start = time.perf_counter()
    answer = unlocks.answer(_ground(case))
    seconds = time.perf_counter() - start
    sets = sum(len(one["sets"]) for one in answer["units"])
    return {"seconds": seconds, "figures": sets}


def what_would_help_one(case: Case) -> dict[str, Any]:
    """What could get the first unit without a GP one, under the stricter rules of April 2025."""
    asked = ground(case, named(STRICTER), Policy())
    plan, facts = asked.best().plan, asked.facts
    assert plan is not None
    without = [unit for unit in facts.units if unit in facts.in_scope and unit not in facts.holders(plan)]
    start = time.perf_counter()
    answer = unlocks.answer(ground(case, named(STRICTER), Policy()), without[0])
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "figures": len(answer["units"][0]["sets"])}


def withdrawals(case: Case) -> dict[str, Any]:
    """What happens if each GP of the plan withdraws."""
    start = time.perf_counter()
    answer = robustness.answer(_ground(case))
    seconds = time.perf_counter() - start
    count = len(answer["gps"])
    return {"seconds": seconds, "figures": count, "anew_s": _anew(_ground(case), _some_pair(case)) * count}


def dispensations(case: Case) -> dict[str, Any]:
    """The dispensation frontier."""
    start = time.perf_counter()
    answer = frontier.answer(_ground(case))
    seconds = time.perf_counter() - start
    steps = len(answer["frontier"])
    return {"seconds": seconds, "figures": steps, "anew_s": _anew(_ground(case), _some_pair(case)) * steps}


def _some_pair(case: Case) -> list[tuple[str, str]]:
    plan = _ground(case).best().plan
    assert plan is not None
    return sorted(plan.new.items())[:1]


QUESTIONS: dict[str, Measure] = {
    "all options": all_options,
    "top ten of one unit": top_ten,
    "top ten of every unit": top_ten_of_every,
    "after a decision": after_a_decision,
    "unlocks": what_would_help,
    "unlocks of one unit": what_would_help_one,
    "robustness": withdrawals,
    "frontier": dispensations,
}


def main(path: str, what: str) -> None:
    """Measure and print."""
    case = read_case(Path(path).read_bytes())
    gc.collect()
    print(json.dumps(QUESTIONS[what](case)))


if __name__ == "__main__":
    main(*sys.argv[1:])
