"""Valhalla's `sources_to_targets`: the question and the answer, the same over HTTP and in process.

Documented in Valhalla's "Time-Distance Matrix service API reference". The answer's cells are objects with
`time` (seconds) and `distance` (kilometres), or two arrays, `durations` and `distances`, where the short form
is asked for; both are read. A cell that no road leads to holds null.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from solver.travel.road import (
    SNAP_M,
    Metric,
    OffTheRoadError,
    Point,
    Table,
    TravelEngineError,
    whole,
)

METRES_PER_KM = 1000
OFF_THE_ROAD = frozenset({154, 170, 171, 442})
"""Too far apart, unconnected, no road near a point, no path: said of a block for one pair in it."""


def question(sources: Sequence[Point], targets: Sequence[Point]) -> dict[str, Any]:
    """Return the body of a question for the travel by car from each source to each target."""
    return {
        "sources": [_place(point) for point in sources],
        "targets": [_place(point) for point in targets],
        "costing": "auto",
        "units": "kilometers",
    }


def _place(point: Point) -> dict[str, float]:
    return {"lat": point[0], "lon": point[1], "search_cutoff": SNAP_M}


def read_table(answer: object, metric: Metric) -> Table:
    """Return the table in an answer.

    Raises:
        TravelEngineError: with `engine_answer`, when there is none or a cell is no travel.
    """
    cells = answer.get("sources_to_targets") if isinstance(answer, dict) else None
    factor = METRES_PER_KM if metric == "metres" else 1
    try:
        if isinstance(cells, dict):
            rows = cells["distances" if metric == "metres" else "durations"]
            return [[_scaled(value, factor) for value in row] for row in rows]
        if isinstance(cells, list):
            key = "distance" if metric == "metres" else "time"
            return [[_scaled(cell[key], factor) for cell in row] for row in cells]
    except (KeyError, TypeError) as wrong:
        raise TravelEngineError("engine_answer", f"sources_to_targets has another form: {wrong!r}") from wrong
    raise TravelEngineError("engine_answer", "no sources_to_targets in the answer")


def refusal(answer: object, status: int | None = None) -> TravelEngineError | OffTheRoadError:
    """Return the error that Valhalla's own error body (`error_code`, `error`) stands for."""
    body = answer if isinstance(answer, dict) else {}
    if body.get("error_code") in OFF_THE_ROAD:
        return OffTheRoadError(str(body.get("error", "")))
    said = f"{body.get('error_code', status)} {body.get('error', '')}".strip()
    return TravelEngineError("engine_refused", f"Valhalla: {said}")


def _scaled(value: object, factor: int) -> int | None:
    return whole(value * factor if isinstance(value, int | float) and not isinstance(value, bool) else value)
