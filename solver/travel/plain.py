"""Travel one pair at a time, in plain Python: what the auditor measures with."""

from __future__ import annotations

from functools import cache

from geopy import units as geopy_units
from geopy.distance import geodesic

from solver.domain.case import Case, Metric
from solver.domain.facts import Facts, TravelOf, units_of_case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset


def plain_travel(case: Case) -> tuple[TravelOf, Metric]:
    """Travel of a case: its matrix where it gives one, else the geodesic, measured when first asked for.

    Returns:
        (clinic id, unit id) → whole metres or seconds, None where the matrix has no entry or a place is
        missing; and what it measures.
    """
    if case.travel_matrix is not None:
        entries = {(entry.clinic, entry.unit): entry.value for entry in case.travel_matrix.entries}
        return lambda clinic, unit: entries.get((clinic, unit)), case.travel_matrix.metric
    clinics = {clinic.id: clinic.location for clinic in case.clinics}
    units = {unit.id: unit.botilbud.location for unit in units_of_case(case).values()}

    measured = geodesic()  # one for all pairs: each sets up its ellipsoid anew

    @cache
    def metres(clinic: str, unit: str) -> int | None:
        start, end = clinics[clinic], units[unit]
        if start is None or end is None:
            return None
        kilometres: float = measured.measure((start.lat, start.lon), (end.lat, end.lon))
        return round(float(geopy_units.meters(kilometers=kilometres)))

    return metres, "metres"


def plain_facts(
    case: Case, ruleset: Ruleset, policy: Policy, opened: frozenset[tuple[str, str]] = frozenset()
) -> Facts:
    """The facts of a case with plain travel; fit for a small case, since reach asks every clinic of a unit.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: what the run asks for.
        opened: (clinic id, unit id) pairs that count as in reach although beyond the limit.
    """
    travel, metric = plain_travel(case)

    @cache
    def in_reach(unit: str) -> tuple[str, ...]:
        return tuple(sorted(clinic.id for clinic in case.clinics if near(clinic.id, unit)))

    def near(clinic: str, unit: str) -> bool:
        value = travel(clinic, unit)
        return value is not None and (value <= facts.reach_limit or (clinic, unit) in opened)

    facts = Facts(case, ruleset, policy, travel, in_reach, metric, opened)
    return facts
