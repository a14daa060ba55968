"""One enumeration for many questions against a search of its own for each."""

import pytest

from tests.oracle import law
from tests.oracle.enumerate import TooLargeError, solve
from tests.oracle.options import Asked
from tests.oracle.plans import AllPlans
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Reading
from tests.oracle.test_options_oracle import RULESET, case_of


@pytest.mark.parametrize("seed", range(80))
def test_price_is_that_of_the_case_with_the_lock_written_in(seed: int) -> None:
    case, ruleset, policy = random_instance(seed, stability=seed % 3 == 0)
    read = Reading(case, ruleset, policy)
    try:
        asked = Asked(case, ruleset, policy, most=2_000)
    except TooLargeError:
        return
    assert (asked.plan or {}) == solve(case, ruleset, policy)["plan"]
    for unit in [] if asked.plan is None else sorted(read.units.keys() - read.agreed_gps.keys()):
        for gp in read.gps:
            others = [
                entry for entry in case.get("decisions", []) if (entry["kind"], entry["unit"]) != ("lock", unit)
            ]
            written = {**case, "decisions": [*others, {"kind": "lock", "unit": unit, "gp": gp}]}
            if law.ineligible(read, gp, unit) is None:
                assert (asked.reoptimised(unit, gp) or {}) == solve(written, ruleset, policy)["plan"], (unit, gp)
            else:
                assert asked.reoptimised(unit, gp) is None


def test_too_many_plans_are_refused() -> None:
    read = Reading(case_of({"G1": {"A": 1000, "B": 1000}}), RULESET, {})
    assert len(AllPlans(read, 4).plans) == 4
    with pytest.raises(TooLargeError):
        AllPlans(read, 3)
