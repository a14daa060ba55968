"""What the routes need: the settings, the pool, and how to ask it a question."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, cast

from starlette.requests import Request

from app.config import Settings
from app.errors import ProblemError
from app.solving.failures import SolveFailedError
from app.solving.pool import Pool
from app.solving.wire import Order

log = logging.getLogger("botilbudsmatch.solving")

RETRY_S = {"solver_busy": 5, "solver_unavailable": 2}
"""Seconds after which it is worth trying again."""


class ClientGoneError(Exception):
    """The caller hung up; nobody waits for the answer."""


@dataclass(frozen=True)
class Service:
    """The running service: its settings and its solving children."""

    settings: Settings
    pool: Pool

    async def ask(self, request: Request, verb: str, body: bytes) -> bytes:
        """Have a child answer a question.

        Args:
            request: whose hanging up ends the solve.
            verb: one of `app.solving.shapes.SHAPES`.
            body: the body as it came, found to be without faults.

        Returns:
            The answer's JSON, as the child wrote it.

        Raises:
            ProblemError: the solve gave no answer; its code is the failure's.
            ClientGoneError: the caller hung up.
        """
        order = Order(verb, self.settings.workers, self.settings.memory_mb)
        try:
            return await _unless_gone(request, self.pool.solve(order, body))
        except SolveFailedError as failed:
            log.error("%s %s: %s: %s", verb, request.scope.get("urn", "-"), failed.code, failed.log)
            raise self._problem(failed) from None

    def _problem(self, failed: SolveFailedError) -> ProblemError:
        facts = {
            "memory_mb": self.settings.memory_mb,
            "time_limit_s": f"{self.settings.time_limit_s:g}",
            "retry_s": RETRY_S.get(failed.code, 0),
            "count": len(failed.faults),
        }
        headers = {"Retry-After": str(RETRY_S[failed.code])} if failed.code in RETRY_S else {}
        return ProblemError(failed.code, facts, failed.faults, headers)


def service_of(request: Request) -> Service:
    """The service a request came to."""
    return cast(Service, request.app.state.service)


async def _unless_gone(request: Request, solve: Coroutine[Any, Any, bytes]) -> bytes:
    work = asyncio.create_task(solve)
    gone = asyncio.create_task(_until_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise ClientGoneError
        return work.result()
    finally:
        gone.cancel()
        if not work.done():
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
