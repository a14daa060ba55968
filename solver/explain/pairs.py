"""What is known of one pair: the way between the two, and whether the GP wants the unit."""

from __future__ import annotations

from solver.domain.facts import Facts
from solver.domain.findings import TravelFound


def travel_found(facts: Facts, clinic: str, unit: str) -> TravelFound | None:
    """Travel from a clinic to a unit with its source; None where the matrix has no entry."""
    value = facts.travel(clinic, unit)
    if value is None:
        return None
    return TravelFound(facts.metric, value, "geodesic" if facts.case.travel_matrix is None else "matrix")


def wanted(facts: Facts, gp: str, unit: str) -> bool:
    """Whether a GP wants a unit: its botilbud is on its list, or it has no list and is interested.

    Just the new matches for which this is false count in the objective `not_yet_interested`.
    """
    if gp in facts.wish_tiers:
        return facts.wish_tier(gp, unit) is not None
    return facts.gps[gp].interest == "interested"


def interested(facts: Facts, gp: str, unit: str) -> bool:
    """Whether a GP has shown interest at all: it said so, or wrote the botilbud on its list."""
    return facts.gps[gp].interest == "interested" or facts.wish_tier(gp, unit) is not None


def is_anonymous(facts: Facts, gp: str) -> bool:
    """Whether a GP only stands for one lægekapacitet of a clinic that names none of its GPs."""
    return gp.startswith(f"{facts.gps[gp].clinic}#")
