"""A process that does with a piece what the policy's seed says, in place of the solver."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.pieces.child import serve
from app.pieces.piece import Json, Piece

COMMAND = (sys.executable, "-m", "tests.pieces.fake_child")
CRASH_ONCE, CRASH, BAD_ALLOC, ALLOCATE, HANG, RAISE, READ = range(1, 8)
SECRET = "Birgit Hemmelig"


def work(piece: Piece, read: Callable[[str], bytes]) -> Json:
    what = piece.policy.get("seed")
    tried = Path(os.environ["FAKE_TRIED"], piece.id)
    first = not tried.exists()
    tried.touch()
    if what == CRASH or (what == CRASH_ONCE and first):
        os.kill(os.getpid(), signal.SIGKILL)
    if what == BAD_ALLOC:
        os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
        os.abort()
    if what == ALLOCATE:
        bytes(1 << 40)
    if what == HANG:
        time.sleep(600)
    if what == RAISE:
        raise ValueError(SECRET)
    if what == READ:
        read(piece.case)
    print("noise " * 1_000)
    return {"id": piece.id, "pid": os.getpid(), "seed": what, "tried": 1 if first else 2}


if __name__ == "__main__":
    serve(work, int(sys.argv[1]))
