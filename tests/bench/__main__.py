"""`python -m tests.bench [SIZE …]`: the speed tables, each figure from a fresh process.

Beside the whole task stand two that do much less on the same pairs in the same run: scipy's
`linear_sum_assignment` over the full matrix, and one GLOP LP (units and GPs at most once, coverage before
travel). The ratios say what the rules, the eleven objectives and their proof cost beyond a plain assignment.
The second table is of questions about the plan; beside each stands the plain way to the same figures, matching the
case anew once for each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.generate import COUNTS, Size, generate

RUNS: dict[Size, int] = {"kommune": 3, "region": 3, "nation": 2}
SEED = 1
ROOT = Path(__file__).parent.parent.parent
HEAD = (
    "size", "botilbud", "GPs", "pairs", "match s", "plan s", "peak MB", "proven",
    "assign. s", "GLOP s", "plan/assign.", "plan/GLOP",
)  # fmt: skip
ASKED: dict[Size, tuple[str, ...]] = {
    "kommune": ("after a decision", "all options", "top ten of one unit", "unlocks", "frontier", "robustness"),
    "region": ("after a decision", "top ten of one unit", "unlocks of one unit", "frontier"),
    "nation": (),
}
"""Which questions are put to which size."""
ASKED_HEAD = ("question", "size", "s", "figures", "s/figure", "anew s", "anew/s", "stopped")
LIMIT_S = 280
"""A single measurement that takes longer than this is given up."""


def child(path: Path, what: str, program: str = "measure") -> dict[str, Any]:
    """One measurement in a fresh process."""
    command = [sys.executable, "-m", f"tests.bench.{program}", str(path), what]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=LIMIT_S)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def line(size: Size, folder: Path, runs: int, seed: int = SEED) -> list[str]:
    """One line of the table: medians over the runs, the highest peak."""
    path = folder / f"{size}.json"
    path.write_text(json.dumps(generate(size, seed)), encoding="utf-8")
    found = {what: [child(path, what) for _ in range(runs)] for what in ("match", "plan", "peers")}
    whole, plan = (median(one["seconds"] for one in found[what]) for what in ("match", "plan"))
    dense, glop = (median(one[key] for one in found["peers"]) for key in ("dense_s", "glop_s"))
    both = [*found["match"], *found["plan"]]
    proven = min(one["proven"] for one in both), max(one["objectives"] for one in both)
    return [
        size,
        *(f"{count:,}" for count in (*COUNTS[size], found["peers"][0]["pairs"])),
        f"{whole:.3f}",
        f"{plan:.3f}",
        f"{max(one['peak_mb'] for one in found['match']):.0f}",
        f"{proven[0]} of {proven[1]}",
        f"{dense:.4f}",
        f"{glop:.4f}",
        f"{plan / dense:.0f}",
        f"{plan / glop:.1f}",
    ]


def asked_line(size: Size, folder: Path, what: str, runs: int) -> list[str]:
    """One line of the second table: medians over the runs; a dash where there is no plain way."""
    found = [child(folder / f"{size}.json", what, "asked") for _ in range(runs)]
    seconds, figures = median(one["seconds"] for one in found), found[0]["figures"]
    anew = median(one["anew_s"] for one in found) if "anew_s" in found[0] else None
    return [
        what,
        size,
        f"{seconds:.3f}",
        f"{figures:,}",
        f"{seconds / max(1, figures):.4f}",
        f"{anew:.2f}" if anew is not None else "-",
        f"{anew / seconds:.1f}" if anew is not None else "-",
        found[0].get("stopped", "-"),
    ]


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as text: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
    )


def load() -> str:
    """The machine's load over 1, 5 and 15 minutes."""
    return " ".join(f"{figure:.2f}" for figure in os.getloadavg())


def main(sizes: Sequence[Size]) -> None:
    """Print the table."""
    print(f"{os.cpu_count()} cores, 1 thread used; load before {load()}; seed {SEED}; runs: median of", end=" ")
    print(", ".join(f"{RUNS[size]} ({size})" for size in sizes), flush=True)
    rows = [list(HEAD)]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            rows.append(line(size, Path(folder), RUNS[size]))
            print(f"  measured {size}", file=sys.stderr, flush=True)
        print(aligned(rows))
        asked = [(size, what) for size in sizes for what in ASKED[size]]
        if asked:
            lines = [
                asked_line(size, Path(folder), what, 1 if size == "region" else RUNS[size]) for size, what in asked
            ]
            print(f"\n{aligned([ASKED_HEAD, *lines])}\n")
    print(f"load after {load()}")
    print("match: from the parsed case to the audited, explained result. plan: the plan and its proof alone.")
    print("anew: the case matched again from nothing once for each figure, from a few of them.")
    print("assign.: scipy linear_sum_assignment. GLOP: one LP. Both on the same pairs, coverage and travel only.")


if __name__ == "__main__":
    asked = sys.argv[1:] or list(RUNS)
    unknown = [name for name in asked if name not in RUNS]
    if unknown:
        raise SystemExit(f"no such size: {', '.join(unknown)}; there are {', '.join(RUNS)}")
    main([size for size in RUNS if size in asked])
