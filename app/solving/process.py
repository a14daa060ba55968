"""One solving child as the service sees it: started, ready, given an order, ended."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from app.solving import wire
from app.solving.failures import SolveFailedError
from app.solving.memory import THRIFT

TAIL_BYTES = 4096
"""How much of a child's standard error is kept for the log."""

OUT_OF_MEMORY = (b"bad_alloc", b"MemoryError", b"Cannot allocate memory", b"Memory allocation still failed")
"""What a child that ran against its limit leaves on standard error."""

KEY_VARIABLE = "BOTILBUDSMATCH_KEY"

OnNote = Callable[[dict[str, Any]], None]


class Child:
    """A child process that does one order.

    Made with `start`, which returns before the child is ready.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._tail = b""
        self._drain = asyncio.create_task(self._keep_tail())
        self._reap: asyncio.Task[None] | None = None

    @classmethod
    async def start(cls, command: Sequence[str]) -> Child:
        """Start a child.

        Raises:
            OSError: the system starts no process.
        """
        pipe = asyncio.subprocess.PIPE
        # A session of its own: Ctrl-C in a terminal reaches the service alone, which ends its children itself.
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(), start_new_session=True
        )
        return cls(process)

    async def until_ready(self) -> None:
        """Wait until the child has loaded the solver.

        Raises:
            SolveFailedError: `solver_unavailable`, it ended before.
        """
        try:
            kind, _ = await wire.receive_frame(self._output())
        except EOFError:
            kind = b""
        if kind != wire.READY:
            raise SolveFailedError("solver_unavailable", await self.how_it_ended())

    async def until_ended(self) -> None:
        """Wait until the process is gone, for whatever reason."""
        await self._process.wait()

    async def work(self, order: wire.Order, body: bytes, on_note: OnNote | None = None) -> bytes:
        """Give the child its order and wait for the answer.

        Args:
            order: what to do.
            body: the request's body as it came.
            on_note: told of each progress note.

        Returns:
            The answer's JSON as the child wrote it.

        Raises:
            SolveFailedError: `solver_crashed` or `solver_out_of_memory`, the child died; else what it reported.
        """
        stdin = self._process.stdin
        assert stdin is not None
        with suppress(ConnectionError):  # a child that died already is found by its silence
            stdin.write(order.packed(body))
            await stdin.drain()
        try:
            while True:
                kind, payload = await wire.receive_frame(self._output())
                if kind == wire.ANSWER:
                    return payload
                if kind == wire.FAILURE:
                    told = json.loads(payload)
                    raise SolveFailedError(told["code"], told["where"], told["faults"])
                if kind == wire.PROGRESS and on_note is not None:
                    on_note(json.loads(payload))
        except EOFError:
            ended = await self.how_it_ended()
            full = any(sign in self._tail for sign in OUT_OF_MEMORY)
            raise SolveFailedError("solver_out_of_memory" if full else "solver_crashed", ended) from None

    def ask_to_stop(self) -> None:
        """Ask the child to stop and keep its best plan; nothing where it is gone."""
        if self._process.stdin is not None:
            with suppress(ConnectionError, RuntimeError):
                self._process.stdin.write(wire.STOP)

    def end(self) -> asyncio.Task[None]:
        """End the process now, whatever it is doing.

        Returns:
            The task that clears its remains away; the same one each time.
        """
        with suppress(ProcessLookupError):
            self._process.kill()
        if self._reap is None:
            self._reap = asyncio.create_task(self._clear())
        return self._reap

    async def how_it_ended(self) -> str:
        """In words for the log: the signal or the exit status, and what stood last on standard error."""
        code = await self._process.wait()
        await self._drain
        ended = f"signal {_signal_name(-code)}" if code < 0 else f"exit status {code}"
        said = self._tail.decode("utf-8", "replace").strip()
        return f"{ended}: {said}" if said else ended

    async def _clear(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()
        await self._drain

    async def _keep_tail(self) -> None:
        assert self._process.stderr is not None
        while piece := await self._process.stderr.read(TAIL_BYTES):
            self._tail = (self._tail + piece)[-TAIL_BYTES:]

    def _output(self) -> asyncio.StreamReader:
        assert self._process.stdout is not None
        return self._process.stdout


def environment() -> dict[str, str]:
    """The service's environment without its key, and with nothing that reserves address space for no use."""
    return {name: value for name, value in os.environ.items() if name != KEY_VARIABLE} | THRIFT


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
