"""What every request passes: the key, the headers of every answer, one log line, and the last net for errors."""

from __future__ import annotations

import logging
import time
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.service import ClientGoneError
from app.auth import OPEN_PATHS, KeyCheck
from app.errors import ProblemError, problem_response
from app.solving.failures import place_of

log = logging.getLogger("botilbudsmatch.requests")

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer: keep it nowhere, load nothing, show it in no frame."""


class Gate:
    """ASGI middleware around everything.

    Args:
        app: what is behind the gate.
        keys: who may pass.
    """

    def __init__(self, app: ASGIApp, keys: KeyCheck) -> None:
        self._app = app
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number = str(uuid.uuid4())
        scope["urn"] = f"urn:uuid:{number}"
        status = 0
        began = time.monotonic()

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers["X-Request-ID"] = number
            await send(message)

        try:
            await self._pass(scope, receive, send_on)
        except (ClientGoneError, ClientDisconnect):
            status = 499
        except Exception as broken:
            log.error("%s %s", scope["urn"], place_of(broken))
            if status == 0:
                await self._answer(ProblemError("internal_error"), scope, receive, send_on)
        # The path as the route has it, never as it was sent: that may hold anything.
        path = getattr(scope.get("route"), "path", "-")
        milliseconds = 1000 * (time.monotonic() - began)
        log.info("%s %s %d %.0f ms %s", scope["method"], path, status, milliseconds, number)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = Headers(scope=scope).get("authorization")
        if scope["path"] in OPEN_PATHS or self._keys.accepts(given):
            await self._app(scope, receive, send)
            return
        challenge = 'Bearer realm="botilbudsmatch"' + (', error="invalid_token"' if given else "")
        refusal = ProblemError("unauthorized", headers={"WWW-Authenticate": challenge})
        await self._answer(refusal, scope, receive, send)

    async def _answer(self, error: ProblemError, scope: Scope, receive: Receive, send: Send) -> None:
        language = Headers(scope=scope).get("accept-language")
        await problem_response(error, language, scope["urn"])(scope, receive, send)
