"""The case in which nothing but a conflict is left, small enough to be solved again at once."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from solver.domain.case import Botilbud, Case, Gp, Tiers, TravelMatrix
from solver.domain.facts import Facts
from solver.domain.outcome import ConflictItem


def alone(facts: Facts, conflict: tuple[ConflictItem, ...]) -> Case:
    """Leave out of a case all agreements and decisions that are not in a conflict.

    Args:
        facts: the case on its day.
        conflict: the items; their rules are not read, since all rules stay in force.

    Returns:
        The case with the clinics of the GPs named, with all their GPs, and the sites of the units named and of
        those GPs' dispensations; what names other GPs, clinics or botilbud no longer does.
    """
    case = facts.case
    kept = {(item.kind, item.index) for item in conflict}
    doctors = {item.gp for item in conflict if item.kind != "rule"}
    clinics = {gp.clinic for gp in facts.gps.values() if gp.id in doctors}
    dispensations = tuple(d for d in case.dispensations if d.gp in doctors)
    named = {facts.units[item.unit].botilbud.id for item in conflict if item.unit is not None}
    named |= {d.botilbud for d in dispensations if d.botilbud is not None}
    sites = {facts.site_of[botilbud] for botilbud in named}
    places = {botilbud for botilbud, site in facts.site_of.items() if site in sites}
    units = {unit for site in sites for unit in facts.units_at_site[site]}
    gps = {gp.id for gp in facts.gps.values() if gp.clinic in clinics}
    return case.model_copy(
        update={
            "botilbud": tuple(_botilbud(b, gps | clinics) for b in case.botilbud if b.id in places),
            "clinics": tuple(clinic for clinic in case.clinics if clinic.id in clinics),
            "gps": tuple(_gp(gp, places) for gp in case.gps if gp.id in gps),
            "agreements": tuple(a for i, a in enumerate(case.agreements) if ("agreement", i) in kept),
            "decisions": tuple(d for i, d in enumerate(case.decisions) if ("decision", i) in kept),
            "dispensations": dispensations,
            "travel_matrix": _matrix(case.travel_matrix, clinics, units),
        }
    )


def _botilbud(botilbud: Botilbud, names: AbstractSet[str]) -> Botilbud:
    patients = {clinic: count for clinic, count in botilbud.patients_by_clinic.items() if clinic in names}
    listed = _tiers(botilbud.priorities, names)
    return botilbud.model_copy(update={"patients_by_clinic": patients, "priorities": listed})


def _gp(gp: Gp, places: AbstractSet[str]) -> Gp:
    refused = tuple(name for name in gp.refuses if name in places)
    return gp.model_copy(update={"wishes": _tiers(gp.wishes, places), "refuses": refused})


def _tiers(tiers: Tiers, names: AbstractSet[str]) -> Tiers:
    return tuple(tuple(name for name in tier if name in names) for tier in tiers)


def _matrix(
    matrix: TravelMatrix | None, clinics: AbstractSet[str], units: AbstractSet[str]
) -> TravelMatrix | None:
    if matrix is None:
        return None
    entries = tuple(e for e in matrix.entries if e.clinic in clinics and e.unit in units)
    return matrix.model_copy(update={"entries": entries})
