"""One question over HTTP and its JSON answer; whatever goes wrong on the way is a TravelEngineError."""

from __future__ import annotations

from typing import Any

import httpx2

from solver.travel.road import TravelEngineError

CONNECT_TIMEOUT_S = 5.0


class JsonClient:
    """Keeps the connections to one server.

    Args:
        base_url: The server's address, as `http://localhost:8002`.
        timeout_s: How long one answer may take, in seconds.
    """

    def __init__(self, base_url: str, timeout_s: float) -> None:
        self.base_url = base_url.rstrip("/")
        self._timeout = httpx2.Timeout(timeout_s, connect=min(timeout_s, CONNECT_TIMEOUT_S))

    def ask(self, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        """GET a path, or POST a JSON body to it.

        Args:
            path: With a leading slash, and its query.
            body: What to POST; None asks with GET.

        Returns:
            The HTTP status and the JSON of the answer, whatever the status is.

        Raises:
            TravelEngineError: `engine_timeout`, `engine_unreachable` (no connection, or it broke) or
                `engine_answer` (the address is none, or the answer is no JSON).
        """
        address = self.base_url + path
        try:
            with httpx2.Client(timeout=self._timeout) as client:
                reply = client.get(address) if body is None else client.post(address, json=body)
        except httpx2.TimeoutException as late:
            raise TravelEngineError("engine_timeout", f"{self.base_url}: {late!r}") from late
        except (httpx2.RequestError, httpx2.InvalidURL) as broken:
            raise TravelEngineError("engine_unreachable", f"{self.base_url}: {broken!r}") from broken
        try:
            return reply.status_code, reply.json()
        except ValueError as wrong:
            said = f"{self.base_url} answered {reply.status_code} without JSON"
            raise TravelEngineError("engine_answer", said) from wrong
