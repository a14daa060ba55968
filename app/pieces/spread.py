"""Pieces spread over processes of this machine; one that crashes loses only the piece it was at."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from app.pieces.piece import Piece
from app.solving import wire
from app.solving.process import OUT_OF_MEMORY, TAIL_BYTES, environment

COMMAND = (sys.executable, "-m", "app.pieces.child")
ATTEMPTS = 2
AGAIN = frozenset({"crashed", "out_of_memory"})
"""Failures after which a piece is tried once more, by a process that did nothing before."""

Order = tuple[Piece, Path]
"""A piece and the file that holds its case."""


class Spread:
    """Processes that do pieces, each one after another.

    Args:
        workers: how many at the same time.
        memory_mb: address space of each, in megabytes.
        most_s: seconds that one piece may take before its process is ended.
        command: what to run as a process; another than the solver's own only in tests.
    """

    def __init__(self, workers: int, memory_mb: int, most_s: float, command: Sequence[str] = COMMAND) -> None:
        self._command = (*command, str(memory_mb))
        self._workers = workers
        self._most_s = most_s
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._running: set[_Process] = set()

    def run(
        self,
        orders: Iterable[Order],
        done: Callable[[Piece, bytes], None],
        failed: Callable[[Piece, str, str], None],
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        """Do all pieces, in no certain order.

        Args:
            orders: what to do.
            done: told of each answer as it comes; never by two threads at once.
            failed: told of each piece without an answer: the code, as in `FAILED`, and what the log may say.
            tick: called every now and then while this waits.

        Raises:
            KeyboardInterrupt: Ctrl-C; all processes are ended, what was told stays told.
            Exception: what `done` raises, as when an answer cannot be kept; the rest is not begun.
        """
        waiting: queue.SimpleQueue[Order] = queue.SimpleQueue()
        for order in orders:
            waiting.put(order)
        broken: list[BaseException] = []

        def worker() -> None:
            try:
                self._work(waiting, done, failed)
            except BaseException as error:  # raised again where the work was asked for
                broken.append(error)
                self._stopped.set()

        threads = [threading.Thread(target=worker, daemon=True) for _ in range(self._workers)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.1)
                    tick()
        finally:
            self._stopped.set()
            with self._lock:
                for process in self._running:
                    process.kill()
            for thread in threads:
                thread.join()
        if broken:
            raise broken[0]

    def _work(
        self,
        waiting: queue.SimpleQueue[Order],
        done: Callable[[Piece, bytes], None],
        failed: Callable[[Piece, str, str], None],
    ) -> None:
        process: _Process | None = None
        try:
            while not self._stopped.is_set():
                try:
                    piece, path = waiting.get_nowait()
                except queue.Empty:
                    return
                for attempt in range(1, ATTEMPTS + 1):
                    process = process or self._start()
                    answer, code, where = process.do(piece, path, self._most_s)
                    if code:
                        self._end(process)
                        process = None
                    if self._stopped.is_set() and answer is None:
                        return
                    if answer is not None:
                        with self._lock:
                            done(piece, answer)
                        break
                    if code not in AGAIN or attempt == ATTEMPTS:
                        with self._lock:
                            failed(piece, code, where)
                        break
        finally:
            if process is not None:
                self._end(process)

    def _start(self) -> _Process:
        process = _Process(self._command)
        with self._lock:
            self._running.add(process)
        if self._stopped.is_set():
            process.kill()
        return process

    def _end(self, process: _Process) -> None:
        with self._lock:
            self._running.discard(process)
        process.end()


class _Process:
    """One process, given a piece at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        pipe = subprocess.PIPE
        # A session of its own: Ctrl-C in a terminal reaches the command alone, which ends its processes itself.
        self._process = subprocess.Popen(  # noqa: S603 - the program itself
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(), start_new_session=True
        )  # fmt: skip
        self._tail = b""
        self._overdue = False
        self._drain = threading.Thread(target=self._keep_tail, daemon=True)
        self._drain.start()

    def do(self, piece: Piece, path: Path, most_s: float) -> tuple[bytes | None, str, str]:
        """Have a piece done.

        Returns:
            The answer and two empty texts; or None, why there is none, and what the log may say of it.
        """
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        timer = threading.Timer(most_s, self._give_up)
        timer.start()
        try:
            with suppress(OSError):  # a process that died already is found by its silence
                into.write(wire.json_frame(wire.BODY, {"piece": piece.as_json(), "file": str(path)}))
                into.flush()
            kind, payload = wire.read_frame(cast(BinaryIO, out))
        except EOFError:
            return None, *self._how_it_ended()
        finally:
            timer.cancel()
        if kind == wire.ANSWER:
            return payload, "", ""
        told = json.loads(payload)
        return None, told["code"], told["where"]

    def kill(self) -> None:
        """End the process now."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def end(self) -> None:
        """End the process and clear its remains away."""
        self.kill()
        self._process.wait()
        self._drain.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _give_up(self) -> None:
        self._overdue = True
        self.kill()

    def _how_it_ended(self) -> tuple[str, str]:
        status = self._process.wait()
        self._drain.join()
        if self._overdue:
            return "timeout", ""
        code = "out_of_memory" if any(sign in self._tail for sign in OUT_OF_MEMORY) else "crashed"
        said = self._tail.decode("utf-8", "replace").strip()
        return code, f"exit status {status}: {said}"

    def _keep_tail(self) -> None:
        assert self._process.stderr is not None
        while piece := os.read(self._process.stderr.fileno(), TAIL_BYTES):
            self._tail = (self._tail + piece)[-TAIL_BYTES:]
