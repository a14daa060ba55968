"""The pool of solving children: some always ready, one solve each, never more at once than it says."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.solving.failures import SolveFailedError
from app.solving.process import Child, OnNote
from app.solving.wire import Order

log = logging.getLogger("botilbudsmatch.solving")

COMMAND = (sys.executable, "-m", "app.solving.child")
READY_WITHIN_S = 60.0
"""A child that has not loaded the solver by then is given up."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0
"""Between two starts of a child that does not come up."""


@dataclass(frozen=True)
class Limits:
    """What the pool allows.

    Attributes:
        at_once: solves at the same time, and children kept ready.
        waiting: requests that may wait for a child; one more is refused.
        time_limit_s: seconds after which a solve is asked to stop with its best plan.
        grace_s: seconds that it then has before it is ended.
    """

    at_once: int = 2
    waiting: int = 8
    time_limit_s: float = 120.0
    grace_s: float = 10.0


class Pool:
    """Children that wait, loaded, for an order.

    Args:
        limits: what it allows.
        command: what to run as a child; another than the solver's own only in tests.
    """

    def __init__(self, limits: Limits | None = None, command: Sequence[str] = COMMAND) -> None:
        self.limits = limits or Limits()
        self._command = tuple(command)
        self._slots = asyncio.Semaphore(self.limits.at_once)
        self._waiting = 0
        self._ready: list[Child] = []
        self._changed = asyncio.Condition()
        self._keepers: list[asyncio.Task[None]] = []
        self._busy: set[Child] = set()
        self._children: set[Child] = set()

    @property
    def ready(self) -> bool:
        """Whether a child waits for an order, or works on one."""
        return bool(self._ready or self._busy)

    async def start(self) -> None:
        """Begin to start children; returns at once."""
        self._keepers = [asyncio.create_task(self._keep_one_ready()) for _ in range(self.limits.at_once)]

    async def close(self) -> None:
        """End all children and wait until they are gone."""
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        await asyncio.gather(*(child.end() for child in self._children))
        self._children.clear()
        self._ready.clear()

    async def solve(self, order: Order, body: bytes, on_note: OnNote | None = None) -> bytes:
        """Have a child do an order. Cancelling this ends the child at once.

        Args:
            order: what to do.
            body: the request's body as it came.
            on_note: told of each progress note.

        Returns:
            The answer's JSON as the child wrote it.

        Raises:
            SolveFailedError: with its code, as told there.
        """
        async with self._child() as child:
            work = asyncio.create_task(child.work(order, body, on_note))
            try:
                done, _ = await asyncio.wait({work}, timeout=self.limits.time_limit_s)
                if not done:
                    child.ask_to_stop()
                    done, _ = await asyncio.wait({work}, timeout=self.limits.grace_s)
                if not done:
                    raise SolveFailedError(
                        "solve_timeout", f"ended after {self.limits.time_limit_s:g} s and grace"
                    )
                return work.result()
            finally:
                work.cancel()

    @asynccontextmanager
    async def _child(self) -> AsyncIterator[Child]:
        if self._slots.locked() and self._waiting >= self.limits.waiting:
            raise SolveFailedError("solver_busy", f"{self._waiting} requests wait already")
        self._waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self._waiting -= 1
        try:
            child = await self._take()
            self._busy.add(child)
            try:
                yield child
            finally:
                self._busy.discard(child)
                self._end(child)
        finally:
            self._slots.release()

    async def _take(self) -> Child:
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(lambda: bool(self._ready)), READY_WITHIN_S)
            except TimeoutError:
                raise SolveFailedError("solver_unavailable", "no child became ready") from None
            child = self._ready.pop(0)
            self._changed.notify_all()
            return child

    async def _keep_one_ready(self) -> None:
        pause = FIRST_PAUSE_S
        while True:
            try:
                child = await self._start_one()
            except (SolveFailedError, OSError, TimeoutError) as failed:
                log.error("a solving child did not come up: %s", failed)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_S)
                continue
            pause = FIRST_PAUSE_S
            await self._offer(child)

    async def _start_one(self) -> Child:
        child = await Child.start(self._command)
        self._children.add(child)
        try:
            await asyncio.wait_for(child.until_ready(), READY_WITHIN_S)
        except BaseException:
            self._end(child)
            raise
        return child

    async def _offer(self, child: Child) -> None:
        """Put a ready child out and wait until it is taken, or is gone by itself."""
        async with self._changed:
            self._ready.append(child)
            self._changed.notify_all()
        gone = asyncio.create_task(child.until_ended())
        taken = asyncio.create_task(self._until_taken(child))
        try:
            await asyncio.wait({gone, taken}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            taken.cancel()
        if child in self._ready:
            self._ready.remove(child)
            log.warning("a solving child ended while it waited: %s", await child.how_it_ended())
            self._end(child)

    async def _until_taken(self, child: Child) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: child not in self._ready)

    def _end(self, child: Child) -> None:
        child.end().add_done_callback(lambda _: self._children.discard(child))
