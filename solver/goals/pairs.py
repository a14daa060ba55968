"""The pairs of a plan's new matches, which the pair-wise goals sum over."""

from __future__ import annotations

from collections.abc import Iterator

from solver.domain.facts import Facts, Plan
from solver.rulebook import Pair


def new_pairs(plan: Plan, facts: Facts) -> Iterator[Pair]:
    """Each new match as a pair with its travel, by unit id; nothing for an empty plan.

    Raises:
        KeyError: the plan names a unit or GP that the case does not have.
    """
    for unit, gp in sorted(plan.new.items()):
        yield Pair(facts, facts.gps[gp], facts.units[unit], facts.travel(facts.gps[gp].clinic, unit))
