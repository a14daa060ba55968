"""Regions whose relaxation leaves fractions: they too are proven, not searched for minutes."""

from __future__ import annotations

import pytest

from app.generate import generate
from solver.decide import match
from solver.domain.policy import Policy
from solver.domain.reading import read_case
from solver.rulesets import named


@pytest.mark.parametrize(("seed", "ruleset"), [(2, "rm-2025-08-13"), (3, "rm-2025-08-13"), (4, "rm-2025-04-02")])
def test_every_objective_of_a_region_is_proven(seed: int, ruleset: str) -> None:
    result = match(read_case(generate("region", seed)), named(ruleset), Policy())
    assert result["status"] == "optimal"
    assert all(objective["proven"] for objective in result["objectives"])
