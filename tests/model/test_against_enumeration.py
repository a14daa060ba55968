"""The solver against plain enumeration: status, every value, and the very plan that the lottery picks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.model.running import Question, assert_proven
from tests.oracle import enumerate as oracle
from tests.oracle.random_cases import random_instance
from tests.strategies import instances

SEEDS = 400
BLOCK = 20
NODES = 60_000
"""Instances that ask more of the enumeration than this are passed over, so that the tests stay quick."""


def assert_agree(case: dict[str, Any], ruleset: str | dict[str, Any], policy: dict[str, Any]) -> bool:
    """Hold the two against each other; False where the enumeration gave up."""
    try:
        expected = oracle.solve(case, ruleset, policy, node_limit=NODES)
    except oracle.TooLargeError:
        return False
    outcome = Question.read(case, ruleset, policy).solved()
    assert outcome.status == expected["status"]
    if outcome.plan is None:
        return True
    assert_proven(outcome)
    found = {one.id: one.value for one in outcome.objectives}
    assert list(found) == list(expected["objectives"])[: len(found)]
    assert found == {name: expected["objectives"][name] for name in found}
    assert dict(outcome.plan.new) == expected["plan"]
    return True


@pytest.mark.parametrize("start", range(0, SEEDS, BLOCK))
def test_fixed_block(start: int) -> None:
    compared = 0
    for seed in range(start, start + BLOCK):
        try:
            compared += assert_agree(*random_instance(seed))
        except AssertionError as error:
            raise AssertionError(f"seed {seed}") from error
    assert compared > BLOCK * 3 // 4


@pytest.mark.parametrize("seed", [1054, 1406, 2000, 2842])
def test_two_bundles_of_one_site_that_are_lawful_only_apart(seed: int) -> None:
    assert assert_agree(*random_instance(seed))


@pytest.mark.parametrize("seed", [351, 1185, 3037, 4931, 9031, 9420, 12759])
def test_relaxation_that_is_not_whole(seed: int) -> None:
    assert assert_agree(*random_instance(seed))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(instances())
def test_drawn(instance: tuple[dict[str, Any], Any, dict[str, Any]]) -> None:
    assert_agree(*instance)
