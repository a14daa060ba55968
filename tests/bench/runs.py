"""Measurements, each in a fresh process, and their medians."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Measured:
    """What came of one thing measured several times.

    Attributes:
        seconds: the median; None where it failed.
        peak_mb: the highest peak memory of a process; None where it failed.
        figures: what else the last run told.
        fails: why there are no figures, empty where there are.
    """

    seconds: float | None
    peak_mb: float | None
    figures: dict[str, Any]
    fails: str = ""


def child(program: str, *arguments: str, limit_s: float) -> dict[str, Any]:
    """One process: `python -m tests.bench.PROGRAM …`, whose last line is JSON."""
    command = [sys.executable, "-m", f"tests.bench.{program}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=limit_s, check=False)
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
        return {"fails": why[0]}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def several(runs: int, limit_s: float, program: str, *arguments: str) -> Measured:
    """The medians over some runs; the first failure, or running out of time, ends them."""
    found: list[dict[str, Any]] = []
    for _ in range(runs):
        try:
            found.append(child(program, *arguments, limit_s=limit_s))
        except subprocess.TimeoutExpired:
            return Measured(None, None, {}, f"stopped after {limit_s:.0f} s")
        if "fails" in found[-1]:
            return Measured(None, None, found[-1], found[-1]["fails"])
    return Measured(median(one["seconds"] for one in found), highest(found), found[-1])


def highest(found: Sequence[dict[str, Any]]) -> float | None:
    """The highest peak memory of the runs; None where they do not tell it."""
    return max((one["peak_mb"] for one in found if "peak_mb" in one), default=None)
