"""Memory that runs out: what the process may take, whether that is too little to begin with, what tells of it."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

MEGABYTE = 1024 * 1024
LEAST_MB = 512
"""Address space without which the solver is not loaded: its libraries alone take about 400 MB, and some of them
stand still or end the process when they cannot have that."""

THRIFT = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Without these, address space is reserved by the dozen of cores, not by the case."""

SIGNS = ("failed to map segment", "annot allocate memory", "can't start new thread")
"""What errors say that are no `MemoryError` and still come of too little memory."""


class TooLittleMemoryError(MemoryError):
    """The process may take less than the solver needs for anything at all."""


def limit_mb() -> int | None:
    """Address space that this process may take, in megabytes; None where it is not limited, or nobody can tell."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - Windows does not have it

    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft // MEGABYTE


def make_ready() -> None:
    """See, before the solver is loaded, that there is room for it, and keep its libraries from wasting that.

    Raises:
        TooLittleMemoryError: the process's limit lies below `LEAST_MB`.
    """
    limit = limit_mb()
    if limit is None:
        return
    if limit < LEAST_MB:
        raise TooLittleMemoryError(f"{limit} MB")
    for name, value in THRIFT.items():
        os.environ.setdefault(name, value)


def ran_out(error: BaseException) -> bool:
    """Whether an error comes of too little memory."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    return isinstance(error, (ImportError, OSError, RuntimeError)) and any(sign in str(error) for sign in SIGNS)


NEAR_MB = 32
"""Closer to its limit than this, a process is likely to be refused what it asks for."""
LOOK_EVERY_S, FOR_S, SYSTEM_SHARE = 1.0, 5.0, 0.6


def watch(limit_megabytes: int, starving: Callable[[], None]) -> None:
    """Tell when the process only begs for memory any more.

    SuperLU, which factors the bases, asks again and again for what it is refused, without an error and without an
    end. Such a process stands at its limit and spends its time in the system, not in reckoning: seen for five
    seconds in a row, it will not come through. Linux only; elsewhere nothing is watched.

    Args:
        limit_megabytes: the address space it may take.
        starving: called once, from a thread of its own.
    """
    if not sys.platform.startswith("linux"):
        return

    def look() -> None:
        since, user, system = _now()
        while True:
            time.sleep(LOOK_EVERY_S)
            now, user_now, system_now = _now()
            begging = (system_now - system) > SYSTEM_SHARE * max(
                now - since, system_now - system + user_now - user
            )
            if limit_megabytes - _taken_mb() > NEAR_MB or not begging:
                since, user, system = now, user_now, system_now
            elif now - since >= FOR_S:
                starving()
                return

    threading.Thread(target=look, daemon=True).start()


def _now() -> tuple[float, float, float]:
    used = os.times()
    return time.monotonic(), used.user, used.system


def _taken_mb() -> int:
    """Address space that the process takes, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE") // MEGABYTE
