"""Placeholder until the smallest conflict is found here."""

from __future__ import annotations

from solver.domain.case import Case
from solver.domain.outcome import ConflictItem
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.clock import Clock
from solver.travel.reach import ClinicUnitTravel


def smallest_conflict(
    case: Case, ruleset: Ruleset, policy: Policy, travel: ClinicUnitTravel, clock: Clock, workers: int = 1
) -> tuple[ConflictItem, ...]:
    """Nothing yet."""
    return ()
