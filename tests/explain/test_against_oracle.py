"""Reasons, holdable pairs and blocking pairs are those that a second reading of the contract finds."""

from collections import Counter

import pytest

from solver.domain.facts import Plan
from solver.explain.blocking import Blocking
from solver.explain.obstacles import holdable
from solver.explain.reasons import Reasons, reason
from solver.goals import ladder
from tests.explain.situations import drawn
from tests.oracle import stability

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_reason_and_holdable_of_every_pair(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    instance, plan, facts = found
    for unit in facts.units:
        for gp in facts.gps:
            assert holdable(facts, gp, unit) == stability.holdable(*instance, gp, unit), (gp, unit)
            expected = stability.reason(*instance, gp, unit, plan)
            if expected is not None:
                assert reason(facts, gp, unit) == expected, (gp, unit)


@pytest.mark.parametrize("seed", SEEDS)
def test_groups_count_every_gp_under_its_own_reason(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    _, plan, facts = found
    reasons = Reasons.of(facts, Plan(plan))
    for one in (*reasons.unmatched(), *reasons.out_of_scope()):
        counted = {group.code: group.count for group in one.reasons}
        assert counted == dict(Counter(reason(facts, gp, one.unit) for gp in facts.gps))
        for group in one.reasons:
            assert group.count >= len(group.gps)
            assert group.code != "out_of_reach" or group.gps == ()
            assert {reason(facts, gp, one.unit) for gp in group.gps} <= {group.code}


@pytest.mark.parametrize("seed", range(150))
def test_blocking_pairs_of_the_best_plan_and_of_what_is_left_of_it(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    instance, best, facts = found
    free = [unit for unit in sorted(best) if unit not in facts.locks]
    for dropped in (None, *free[:2]):
        plan = {unit: gp for unit, gp in best.items() if unit != dropped}
        blocking = Blocking(facts, Plan(plan), ladder(facts.ruleset, facts.policy))
        pairs = {(pair.gp, pair.unit): pair.worse_on for pair in blocking.pairs()}
        expected = {(p["gp"], p["unit"]): p["objectives"] for p in stability.blocking_pairs(*instance, plan)}
        assert pairs.keys() == expected.keys()
        for key, worse_on in pairs.items():
            assert worse_on in expected[key]
