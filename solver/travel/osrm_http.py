"""OSRM as a server: `GET /table/v1/driving/…`.

Documented in OSRM's "HTTP API", service Table: `durations` are seconds, `distances` metres, null where there
is no way; `code` is `Ok`, or says what was wrong, with a `message`.
"""

from __future__ import annotations

from collections.abc import Sequence

from solver.travel.http_json import JsonClient
from solver.travel.road import (
    SNAP_M,
    Metric,
    OffTheRoadError,
    Point,
    Table,
    TravelEngineError,
    table_in_blocks,
    whole,
)

OFF_THE_ROAD = frozenset({"NoSegment", "NoTable"})


class OsrmHttp:
    """An OSRM server with the profile `driving`.

    Args:
        base_url: Its address, as `http://localhost:5000`.
        timeout_s: How long one block of the table may take, in seconds.
    """

    def __init__(self, base_url: str, timeout_s: float = 60.0) -> None:
        self._client = JsonClient(base_url, timeout_s)

    def table(self, sources: Sequence[Point], targets: Sequence[Point], metric: Metric) -> Table:
        """Return the travel by car from each source to each target; see RoadEngine.

        Raises:
            TravelEngineError: when the server cannot be reached in time, refuses, or answers something else.
        """
        annotation = "distance" if metric == "metres" else "duration"

        def ask(rows: Sequence[Point], columns: Sequence[Point]) -> Table:
            _, answer = self._client.ask(_path(rows, columns, annotation))
            return _read_table(answer, f"{annotation}s")

        return table_in_blocks(ask, sources, targets)


def _path(sources: Sequence[Point], targets: Sequence[Point], annotation: str) -> str:
    points = ";".join(f"{lon:.6f},{lat:.6f}" for lat, lon in [*sources, *targets])
    first = ";".join(str(i) for i in range(len(sources)))
    last = ";".join(str(i) for i in range(len(sources), len(sources) + len(targets)))
    near = ";".join([str(SNAP_M)] * (len(sources) + len(targets)))
    asked = f"sources={first}&destinations={last}&annotations={annotation}&radiuses={near}"
    return f"/table/v1/driving/{points}?{asked}"


def _read_table(answer: object, key: str) -> Table:
    body = answer if isinstance(answer, dict) else {}
    code = body.get("code")
    if code in OFF_THE_ROAD:
        raise OffTheRoadError(str(body.get("message", code)))
    if code is not None and code != "Ok":
        raise TravelEngineError("engine_refused", f"OSRM: {code} {body.get('message', '')}".strip())
    rows = body.get(key)
    if code is None or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise TravelEngineError("engine_answer", f"no {key} in the answer")
    return [[whole(value) for value in row] for row in rows]
