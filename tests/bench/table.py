"""How figures are shown: tables that a terminal and a page both show well, and the machine they come from."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 2) -> str:
    """Rows as a Markdown table with even columns: the first `left` to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        parts = [
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(parts)} |"

    rule = ["-" * width if place < left else "-" * (width - 1) + ":" for place, width in enumerate(widths)]
    return "\n".join([line(head), f"| {' | '.join(rule)} |", *map(line, rows)])


def seconds_told(seconds: float) -> str:
    """Seconds with about three figures that count, none of them below a hundredth of a millisecond."""
    places = next((n for n, least in enumerate((10, 1, 0.1, 0.001), start=1) if seconds >= least), 5)
    return f"{seconds:.{places}f}"


def times_told(ratio: float) -> str:
    """How many times as long: two figures that count."""
    if ratio >= 10:
        return f"{ratio:,.0f}"
    return f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2g}"


def load() -> str:
    """The machine's load over 1, 5 and 15 minutes."""
    return " ".join(f"{figure:.2f}" for figure in os.getloadavg())


def machine() -> str:
    """Day, processor, cores, and the programs that take part."""
    parts = [f"{name} {version(name)}" for name in ("ortools", "scipy", "numpy", "matching")]
    day = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    return f"{day}; {_processor()}, {os.cpu_count()} cores; Python {platform.python_version()}, {', '.join(parts)}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())
