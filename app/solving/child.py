"""A solving child: loads the solver, says so, does one order, and ends. Run as `python -m app.solving.child`.

Its standard output belongs to the wire; whatever a library prints goes to standard error. It ends when its
parent does, and it never tells what a document held: a failure is named by its kind and its place in the code.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from types import TracebackType
from typing import BinaryIO

from app.solving import wire
from app.solving.failures import FailureCode, SolveFailedError, place_of
from app.solving.memory import MEGABYTE, ran_out, watch
from solver.domain.progress import OnProgress, Progress, Stop

Perform = Callable[[wire.Order, bytes, OnProgress | None, Stop], bytes]
"""Does an order on a body: tells of its progress, asks whether to stop, returns the answer's JSON."""

PR_SET_PDEATHSIG = 1


def serve(prepare: Callable[[], Perform]) -> None:
    """Do one order and return.

    Args:
        prepare: loads what the work needs, and returns what does it; called before the child says it is ready.
    """
    end_with_parent()
    into, out = take_over_output()
    sys.excepthook = show_place_only
    threading.excepthook = lambda args: show_place_only(args.exc_type, args.exc_value, args.exc_traceback)
    perform = prepare()
    _send(out, wire.frame(wire.READY))
    try:
        order = wire.order_from(wire.read_frame(into)[1])
        body = wire.read_frame(into)[1]
    except EOFError:
        return  # the service closed without an order
    stop = threading.Event()
    threading.Thread(target=_listen, args=(into, stop), daemon=True).start()
    watch(order.memory_mb, end_starving)
    limit_memory(order.memory_mb)  # behind the threads, which would not start where there is little

    def tell(progress: Progress) -> None:
        _send(out, wire.json_frame(wire.PROGRESS, asdict(progress)))

    try:
        answer = wire.frame(wire.ANSWER, perform(order, body, tell if order.progress else None, stop.is_set))
    except SolveFailedError as failed:
        told = {"code": failed.code, "faults": failed.faults, "where": failed.log}
        answer = wire.json_frame(wire.FAILURE, told)
    except Exception as broken:
        answer = _failure(code_of(broken), broken)
    _send(out, answer)


def code_of(error: Exception) -> FailureCode:
    """What kind of failure an error is that nobody foresaw."""
    if ran_out(error):
        return "solver_out_of_memory"
    return "audit_failed" if type(error).__name__ == "AuditError" else "internal_error"


def _failure(code: FailureCode, error: BaseException) -> bytes:
    return wire.json_frame(wire.FAILURE, {"code": code, "faults": [], "where": place_of(error)})


def _send(out: BinaryIO, data: bytes) -> None:
    out.write(data)
    out.flush()


def take_over_output() -> tuple[BinaryIO, BinaryIO]:
    """Keep standard input and output for the wire; what is printed goes to standard error from now on."""
    into = os.fdopen(os.dup(0), "rb")
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    faulthandler.enable()
    return into, out


def limit_memory(megabytes: int) -> None:
    """Cap the address space of this process; a limit that is there already and lower stays."""
    limit = megabytes * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def end_starving() -> None:
    """End a process that comes no further for want of memory, with the word by which its parent knows."""
    os.write(2, b"MemoryError: begging for memory\n")
    os._exit(1)


def _listen(into: BinaryIO, stop: threading.Event) -> None:
    while sign := into.read(1):
        if sign == wire.STOP:
            stop.set()
    os._exit(1)  # the parent is gone; nobody waits for an answer


def end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and die when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def show_place_only(kind: type[BaseException], error: BaseException | None, _: TracebackType | None) -> None:
    """Tell of an error by its place in the code, since its message may quote a document."""
    print(place_of(error) if error else kind.__name__, file=sys.stderr)


def main() -> None:
    """Serve with the solver."""
    from app.solving.perform import prepare  # noqa: PLC0415 - what a test's child must not load

    serve(prepare)


if __name__ == "__main__":
    main()
