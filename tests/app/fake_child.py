"""A solving child that does what the case's name says, in place of the solver."""

import json
import os
import signal
import sys
import time
from pathlib import Path

from app.solving.child import Perform, serve
from app.solving.failures import SolveFailedError
from app.solving.wire import Order
from solver.domain.progress import OnProgress, Progress, Stop

COMMAND = (sys.executable, "-m", "tests.app.fake_child")
SECRET = "Birgit Hemmelig"


class AuditError(Exception):
    """Named as the solver's own."""


def perform(order: Order, body: bytes, tell: OnProgress | None, stop: Stop) -> bytes:
    what = json.loads(body).get("case", {}).get("name")
    if what == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "bad_alloc":
        os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
        os.abort()
    if what == "allocate":
        return b"x" * (1 << 40)
    if what == "hang":
        time.sleep(600)
    if what == "until stopped":
        Path(os.environ.get("FAKE_CHILD_PID", os.devnull)).write_text(str(os.getpid()))
        while not stop():
            time.sleep(0.01)
        return b'{"status": "cancelled"}'
    if what == "raise":
        raise ValueError(SECRET)
    if what == "audit":
        raise AuditError(SECRET)
    if what == "faults":
        fault = {"document": "policy", "path": "/baseline/X", "code": "unknown_reference"}
        raise SolveFailedError("faults", faults=[fault])
    if what == "progress" and tell is not None:
        tell(Progress("travel", 3, 1, 2, 0.5, "ladder"))
    if what == "print":
        print("noise " * 10_000)
    return json.dumps({"status": "optimal", "verb": order.verb, "workers": order.workers}).encode()


def prepare() -> Perform:
    """Come up, unless told not to."""
    if os.environ.get("FAKE_CHILD_BROKEN"):
        raise RuntimeError(SECRET)
    return perform


if __name__ == "__main__":
    serve(prepare)
