"""Whatever a child does, the pool answers and goes on."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from app.solving.failures import SolveFailedError
from app.solving.pool import Limits, Pool
from app.solving.wire import Order
from tests.app.fake_child import COMMAND, SECRET

ORDER = Order("match", workers=2, memory_mb=1024, progress=True)


def body(what: str) -> bytes:
    return json.dumps({"case": {"name": what}}).encode()


def with_pool(work: Callable[[Pool], Awaitable[Any]], **limits: Any) -> Any:
    async def run() -> Any:
        pool = Pool(Limits(**{"at_once": 1, "time_limit_s": 0.4, "grace_s": 0.4, **limits}), COMMAND)
        await pool.start()
        try:
            return await work(pool)
        finally:
            started = [child._process for child in pool._children]
            await pool.close()
            assert all(process.returncode is not None for process in started)

    return asyncio.run(run())


async def failure(pool: Pool, what: str) -> SolveFailedError:
    with pytest.raises(SolveFailedError) as caught:
        await pool.solve(ORDER, body(what))
    return caught.value


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_answer_is_the_childs_own_bytes() -> None:
    answer = with_pool(lambda pool: pool.solve(ORDER, body("go")))
    assert answer == b'{"status": "optimal", "verb": "match", "workers": 2}'


def test_what_a_library_prints_does_not_spoil_the_answer() -> None:
    assert b"optimal" in with_pool(lambda pool: pool.solve(ORDER, body("print")))


def test_progress_is_told() -> None:
    notes: list[dict[str, Any]] = []
    with_pool(lambda pool: pool.solve(ORDER, body("progress"), notes.append))
    assert notes[0]["objective"] == "travel"
    assert notes[0]["gap"] == 2


def test_every_way_to_fail_has_its_code_and_the_next_solve_works() -> None:
    async def all_of_them(pool: Pool) -> None:
        for what, code, logged in (
            ("segfault", "solver_crashed", "SIGSEGV"),
            ("bad_alloc", "solver_out_of_memory", "SIGABRT"),
            ("allocate", "solver_out_of_memory", "MemoryError"),
            ("raise", "internal_error", "ValueError at"),
            ("audit", "audit_failed", "AuditError at"),
        ):
            failed = await failure(pool, what)
            assert (failed.code, logged in failed.log) == (code, True), failed
            assert SECRET not in failed.log
        failed = await failure(pool, "faults")
        assert failed.faults[0]["path"] == "/baseline/X"
        assert b"optimal" in await pool.solve(ORDER, body("go"))

    with_pool(all_of_them, time_limit_s=20)


def test_a_solve_that_hears_the_stop_keeps_its_best_plan() -> None:
    assert with_pool(lambda pool: pool.solve(ORDER, body("until stopped"))) == b'{"status": "cancelled"}'


def test_a_solve_that_does_not_hear_is_ended() -> None:
    began = time.monotonic()
    assert with_pool(lambda pool: failure(pool, "hang")).code == "solve_timeout"
    assert time.monotonic() - began < 10


def test_one_more_than_may_wait_is_refused() -> None:
    async def three(pool: Pool) -> list[Any]:
        solves = (pool.solve(ORDER, body("until stopped")) for _ in range(3))
        return await asyncio.gather(*solves, return_exceptions=True)

    answers = with_pool(three, waiting=1)
    refused = [a.code for a in answers if isinstance(a, SolveFailedError)]
    assert refused == ["solver_busy"]
    assert [a for a in answers if isinstance(a, bytes)] == [b'{"status": "cancelled"}'] * 2


def test_cancelling_ends_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "pid"
    monkeypatch.setenv("FAKE_CHILD_PID", str(note))

    async def cancel(pool: Pool) -> int:
        solve = asyncio.create_task(pool.solve(ORDER, body("until stopped")))
        while not note.exists() or not note.read_text():
            await asyncio.sleep(0.02)
        pid = int(note.read_text())
        assert alive(pid)
        solve.cancel()
        await asyncio.gather(solve, return_exceptions=True)
        while alive(pid):
            await asyncio.sleep(0.02)
        assert b"optimal" in await pool.solve(ORDER, body("go"))
        return pid

    assert with_pool(cancel, time_limit_s=20)


def test_a_child_that_dies_while_it_waits_is_replaced(caplog: pytest.LogCaptureFixture) -> None:
    async def kill_it(pool: Pool) -> bytes:
        while not pool._ready:
            await asyncio.sleep(0.02)
        first = pool._ready[0]
        os.kill(first._process.pid, signal.SIGKILL)
        while first in pool._ready or not pool._ready:
            await asyncio.sleep(0.02)
        return await pool.solve(ORDER, body("go"))

    assert b"optimal" in with_pool(kill_it)
    assert "SIGKILL" in caplog.text


def test_children_that_never_come_up(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("FAKE_CHILD_BROKEN", "1")
    monkeypatch.setattr("app.solving.pool.READY_WITHIN_S", 1.0)

    async def try_it(pool: Pool) -> bool:
        assert (await failure(pool, "go")).code == "solver_unavailable"
        return pool.ready

    assert with_pool(try_it) is False
    assert "did not come up" in caplog.text
    assert "RuntimeError at" in caplog.text
    assert SECRET not in caplog.text
