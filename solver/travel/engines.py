"""The road engines by name, and the matrix that one of them gives a case."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Sequence
from typing import Any, cast

from solver.travel.road import Metric, RoadEngine, TravelEngineError

ENGINES = {
    "valhalla": "solver.travel.valhalla_http:ValhallaHttp",
    "osrm": "solver.travel.osrm_http:OsrmHttp",
    "valhalla-local": "solver.travel.valhalla_local:ValhallaLocal",
}
"""One line an engine: its name, and the class that is made with the place it works on (an address, a folder).
The modules are read when they are asked for, so that a case without roads does not pay for them."""

Placed = tuple[str, float, float]
"""An id, a latitude and a longitude."""


def open_engine(name: str, where: str) -> RoadEngine:
    """Return the engine of that name.

    Args:
        name: One of ENGINES.
        where: The address of the server, or the folder of the tiles.

    Raises:
        TravelEngineError: `engine_unknown` for another name; what the engine itself raises when it is made.
    """
    if name not in ENGINES:
        raise TravelEngineError("engine_unknown", f"{name!r} is none of {', '.join(ENGINES)}")
    module, _, kind = ENGINES[name].partition(":")
    return cast(RoadEngine, getattr(importlib.import_module(module), kind)(where))


def matrix_entries(
    engine: RoadEngine,
    clinics: Sequence[Placed],
    units: Sequence[Placed],
    metric: Metric,
    limit: int | None = None,
    *,
    always: Collection[tuple[str, str]] = (),
) -> list[dict[str, Any]]:
    """Return what a case's `travel_matrix` holds: the travel from each clinic to each unit.

    With a matrix a pair without an entry is out of reach even where the two list each other, so those pairs
    belong in `always`.

    Args:
        engine: Which roads to ask.
        clinics: Id, latitude and longitude of each clinic.
        units: The same of each unit; the sections of a botilbud are units at one place.
        metric: `metres` or `seconds`.
        limit: Leave out what is longer, in the metric's unit; None keeps everything.
        always: Pairs (clinic id, unit id) that keep their entry however long the way is.

    Returns:
        Entries {`clinic`, `unit`, `value`} in the order given; no entry where no road leads from the one to
        the other; empty without clinics or units.

    Raises:
        TravelEngineError: what the engine raises.
    """
    if not clinics or not units:
        return []
    places = list(dict.fromkeys((lat, lon) for _, lat, lon in units))
    column = {place: j for j, place in enumerate(places)}
    table = engine.table([(lat, lon) for _, lat, lon in clinics], places, metric)
    kept = set(always)
    entries = []
    for (clinic, _, _), row in zip(clinics, table, strict=True):
        for unit, lat, lon in units:
            value = row[column[(lat, lon)]]
            if value is not None and (limit is None or value <= limit or (clinic, unit) in kept):
                entries.append({"clinic": clinic, "unit": unit, "value": value})
    return entries
