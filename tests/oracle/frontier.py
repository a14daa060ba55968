"""The dispensation frontier by plain enumeration: one whole search for every number of new dispensations."""

from typing import Any, NamedTuple

from tests.oracle import value
from tests.oracle.enumerate import solve
from tests.oracle.law import Plan
from tests.oracle.reading import Document, Reading
from tests.oracle.rulesets import Ruleset

COVERAGE = ("municipalities_covered", "botilbud_covered", "units_covered")


class Rung(NamedTuple):
    """What so many new dispensations make possible."""

    new_dispensations: int
    coverage: tuple[int, ...]
    plan: Plan


def proposing(policy: Document) -> Document:
    """The policy with new dispensations allowed."""
    return {**policy, "dispensations": "propose"}


def frontier(case: Document, ruleset: str | Ruleset, policy: Document, node_limit: int) -> list[Rung]:
    """From the least number with a plan to the last at which coverage rises; empty where no plan exists.

    Raises:
        TooLargeError: when one of the searches spends `node_limit`.
    """
    asked: dict[str, Any] = proposing(policy)
    read = Reading(case, ruleset, asked)
    free = solve(case, ruleset, asked, node_limit=node_limit)
    if free["status"] == "infeasible":
        return []
    rungs = []
    for most in range(value.new_dispensations(read, free["plan"]) + 1):
        found = solve(case, ruleset, asked, node_limit=node_limit, most_new=most)
        if found["status"] == "optimal":
            coverage = tuple(value.VALUE[name](read, found["plan"]) for name in COVERAGE)
            rungs.append(Rung(most, coverage, found["plan"]))
    last = max((i for i in range(1, len(rungs)) if rungs[i].coverage > rungs[i - 1].coverage), default=0)
    return rungs[: last + 1]
