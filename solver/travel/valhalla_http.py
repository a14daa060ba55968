"""Valhalla as a server: `POST /sources_to_targets`."""

from __future__ import annotations

from collections.abc import Sequence

from solver.travel.http_json import JsonClient
from solver.travel.road import Metric, Point, Table, table_in_blocks
from solver.travel.valhalla_answer import question, read_table, refusal

HTTP_OK = 200


class ValhallaHttp:
    """A Valhalla server.

    Args:
        base_url: Its address, as `http://localhost:8002`.
        timeout_s: How long one block of the table may take, in seconds.
    """

    def __init__(self, base_url: str, timeout_s: float = 60.0) -> None:
        self._client = JsonClient(base_url, timeout_s)

    def table(self, sources: Sequence[Point], targets: Sequence[Point], metric: Metric) -> Table:
        """Return the travel by car from each source to each target; see RoadEngine.

        Raises:
            TravelEngineError: when the server cannot be reached in time, refuses, or answers something else.
        """

        def ask(rows: Sequence[Point], columns: Sequence[Point]) -> Table:
            status, answer = self._client.ask("/sources_to_targets", question(rows, columns))
            if status != HTTP_OK:
                raise refusal(answer, status)
            return read_table(answer, metric)

        return table_in_blocks(ask, sources, targets)
