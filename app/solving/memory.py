"""Memory that runs out: what the process may take, whether that is too little to begin with, what tells of it."""

from __future__ import annotations

import errno
import os
import sys

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
