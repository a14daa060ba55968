"""A case with what a road engine or a geocoder knows of it."""

from __future__ import annotations

import json
from typing import Any

from app.commands.common import RefusedError
from solver.domain.case import Botilbud, Case, Clinic, Metric
from solver.domain.facts import gps_of_case, units_of_case
from solver.domain.reading import case_json
from solver.travel.address import Geocoder, locate
from solver.travel.engines import Placed, matrix_entries
from solver.travel.road import RoadEngine


def with_matrix(case: Case, engine: RoadEngine, metric: Metric, limit: int | None) -> dict[str, Any]:
    """The case's document with a travel matrix by road in place of any it had.

    Raises:
        RefusedError: `no_place`, a botilbud or a clinic has no location.
        TravelEngineError: the engine gives no usable table.
    """
    things: tuple[Botilbud | Clinic, ...] = (*case.botilbud, *case.clinics)
    without = [one.id for one in things if one.location is None]
    if without:
        listed = ", ".join(without)
        raise RefusedError(
            "no_place",
            f"Uden sted (location): {listed}. Skriv koordinaterne i sagen, eller brug botilbudsmatch locate.",
            f"Without a place (location): {listed}. Write the coordinates, or use botilbudsmatch locate.",
        )
    clinics = [_placed(one.id, one.location) for one in case.clinics]
    units = [_placed(unit.id, unit.botilbud.location) for unit in units_of_case(case).values()]
    entries = matrix_entries(engine, clinics, units, metric, limit, always=bound_pairs(case))
    return {**case_json(case), "travel_matrix": {"metric": metric, "entries": entries}}


def bound_pairs(case: Case) -> set[tuple[str, str]]:
    """The (clinic, unit) pairs that are in reach however far: listed, with patients, locked or agreed."""
    units: dict[str, list[str]] = {}
    for unit in units_of_case(case).values():
        units.setdefault(unit.botilbud.id, []).append(unit.id)
    clinic_of = {gp.id: gp.clinic for gp in gps_of_case(case).values()}
    pairs: set[tuple[str, str]] = set()
    for botilbud in case.botilbud:
        named = {name for tier in botilbud.priorities for name in tier}
        clinics = {clinic_of.get(name, name) for name in named}
        clinics |= {clinic for clinic, patients in botilbud.patients_by_clinic.items() if patients}
        pairs |= {(clinic, unit) for clinic in clinics for unit in units[botilbud.id]}
    for gp in case.gps:
        wished = {name for tier in gp.wishes for name in tier}
        pairs |= {(gp.clinic, unit) for name in wished for unit in units[name]}
    pairs |= {(clinic_of[one.gp], one.unit) for one in case.decisions}
    pairs |= {(clinic_of[one.gp], one.unit) for one in case.agreements if one.unit is not None}
    return pairs


def with_places(values: Any, geocoder: Geocoder) -> tuple[dict[str, Any], list[str]]:
    """A case document with the places of those addresses that had none.

    Args:
        values: the document, which may lack places but nothing else that is read here.
        geocoder: whom to ask.

    Returns:
        The document, and the ids of those whose address is missing or was not found.

    Raises:
        RefusedError: `no_case`, the document holds no lists of botilbud and clinics.
        TravelEngineError: the service cannot be asked.
    """
    document = json.loads(json.dumps(values))
    missing = []
    try:
        for one in (*document["botilbud"], *document["clinics"]):
            if one.get("location") is not None:
                continue
            found = locate(geocoder, str(one.get("address") or ""), str(one.get("postcode") or ""))
            if found is None:
                missing.append(str(one["id"]))
            else:
                one["location"] = {"lat": round(found[0], 6), "lon": round(found[1], 6)}
    except (KeyError, TypeError, AttributeError):
        raise RefusedError(
            "no_case", "Filen er ikke en sag; prøv botilbudsmatch validate.", "The file is no case; try validate."
        ) from None
    return document, missing


def _placed(name: str, location: Any) -> Placed:
    return name, location.lat, location.lon
