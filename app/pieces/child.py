"""A process that does one piece after another. Run as `python -m app.pieces.child MEGABYTES`.

It reads orders and writes answers in the frames of `app.solving.wire`, and ends when its parent does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.pieces.piece import Json, Piece, canonical, piece_from
from app.solving import wire
from app.solving.child import (
    code_of,
    end_starving,
    end_with_parent,
    limit_memory,
    show_place_only,
    take_over_output,
)
from app.solving.failures import place_of
from app.solving.memory import ran_out, watch

Work = Callable[[Piece, Callable[[str], bytes]], Json]


def serve(work: Work, memory_mb: int) -> None:
    """Do pieces until there are no more.

    Args:
        work: does a piece, as `perform`.
        memory_mb: address space that the process may take, in megabytes.
    """
    end_with_parent()
    into, out = take_over_output()
    sys.excepthook = show_place_only
    watch(memory_mb, end_starving)
    limit_memory(memory_mb)
    while True:
        try:
            order = json.loads(wire.read_frame(into)[1])
        except EOFError:
            return
        out.write(_done(work, order))
        out.flush()


def _done(work: Work, order: dict[str, Any]) -> bytes:
    from app.pieces.perform import CaseChangedError  # noqa: PLC0415 - what a test's child need not load

    path = Path(order["file"])
    try:
        return wire.frame(wire.ANSWER, canonical(work(piece_from(order["piece"]), lambda _: path.read_bytes())))
    except CaseChangedError:
        return wire.json_frame(wire.FAILURE, {"code": "case_changed", "where": ""})
    except Exception as broken:
        return wire.json_frame(wire.FAILURE, {"code": _code(broken), "where": place_of(broken)})


def _code(broken: Exception) -> str:
    if ran_out(broken):
        return "out_of_memory"
    return "file_unreadable" if isinstance(broken, OSError) and broken.filename else code_of(broken)


def main() -> None:
    """Do pieces with the solver."""
    from app.pieces.perform import perform  # noqa: PLC0415 - as above

    serve(perform, int(sys.argv[1]))


if __name__ == "__main__":
    main()
