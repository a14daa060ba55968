"""How a solve in a child can end without an answer."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parents[2]

FailureCode = Literal[
    "solver_busy",
    "solver_unavailable",
    "solve_timeout",
    "solver_crashed",
    "solver_out_of_memory",
    "audit_failed",
    "internal_error",
    "faults",
]


class SolveFailedError(Exception):
    """A solve gave no answer.

    Attributes:
        code: `solver_busy` the queue is full; `solver_unavailable` no child became ready; `solve_timeout` it
            went on after its time and the grace; `solver_crashed` the child died; `solver_out_of_memory` it
            asked for more memory than it may have; `audit_failed` the plan did not stand the audit;
            `internal_error` an error in the program; `faults` the documents cannot be solved as they are.
        log: what the log may say of it: signals and places in the code, nothing of the documents.
        faults: with `faults`, what is wrong.
    """

    def __init__(self, code: FailureCode, log: str = "", faults: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(f"{code}: {log}" if log else code)
        self.code: FailureCode = code
        self.log = log
        self.faults = tuple(faults)


def place_of(error: BaseException) -> str:
    """The kind of an error and the places in the code it came through; not its message, which may quote names."""
    frames = traceback.extract_tb(error.__traceback__)
    steps = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-6:]]
    return f"{type(error).__name__} at {' > '.join(steps)}"


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
