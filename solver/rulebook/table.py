"""The candidate table, in whose arrays the cards' masks and the goals' values are written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset

Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Table:
    """The candidate table: one row for each (GP, unit) pair, sorted by unit, then GP."""

    ruleset: Ruleset
    policy: Policy
    reach_limit: int

    gp: NDArray[np.int32]
    """Index into the GPs' arrays, for each pair."""
    unit: NDArray[np.int32]
    """Index into the units' arrays, for each pair."""
    clinic: NDArray[np.int32]
    """Index into the clinics' arrays, for each pair."""
    travel: Integers
    """Whole metres or seconds for each pair; -1 where there is no entry."""
    priority_tier: NDArray[np.int16]
    """0-based tier of the GP on the botilbud's list for each pair; -1 unlisted."""
    wish_tier: NDArray[np.int16]
    """0-based tier of the botilbud on the GP's list for each pair; -1 unlisted."""
    patients: NDArray[np.int32]
    """Residents of the pair's botilbud who are the clinic's patients, for each pair."""
    continuity: Integers
    """Residents of the pair's unit who keep their clinic, for each pair (a section's share)."""
    refused: Flags
    """Whether the GP refuses the pair's botilbud, for each pair."""
    rejected: Flags
    """Whether the committee rejected the pair, for each pair."""
    locked: Flags
    """Whether the committee locked the pair, for each pair."""
    opened: Flags
    """Whether a distance beyond the limit is supposed accepted, for each pair."""
    baseline: Flags
    """Whether the pair is the policy's baseline's, for each pair."""

    gp_declined: Flags
    gp_silent: Flags
    gp_interested: Flags
    gp_accepts_unlisted: Flags
    gp_has_wishes: Flags
    """Five arrays over GPs."""
    unit_in_scope: Flags
    unit_accepts_unlisted: Flags
    unit_has_priorities: Flags
    unit_residents: Integers
    """Four arrays over units."""
    unit_intake_guarded: Flags
    """Whether the unit's legal basis is in the ruleset's `closed_intake`, over units."""
    clinic_closed: Flags
    """Closed to new patients and not opening for botilbud, over clinics."""
