"""How time grows with size: `python -m tests.bench.growth [--to N] [--svg FILE]` prints a table and draws a plot.

The cases have the nation's number of botilbud and GPs to the square kilometre, so that pairs grow with the area
and not with its square (`tests.bench.sizes.grown`). All figures are of one run on the same pairs, each from a
fresh process. A ladder that does not prove its last objective within 60 seconds is not asked at greater sizes.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.__main__ import measure, written
from tests.bench.plot import Series, drawn, exponent
from tests.bench.table import load, machine, seconds_told, table

BOTILBUD = (15, 30, 75, 150, 300, 600, 1_135, 2_270)
BEYOND = (5_675, 11_350)
FITTED_FROM = 75
"""Below, what every run costs whatever its size weighs too much to tell growth."""
WHOM = ("plan", "dense", "sparse", "flow", "glop", "cp-sat", "highs")
NAMES = {
    "plan": "botilbudsmatch, all proven",
    "dense": "scipy, full matrix",
    "sparse": "scipy, sparse",
    "flow": "SimpleMinCostFlow",
    "glop": "one GLOP LP",
    "cp-sat": "CP-SAT ladder",
    "highs": "HiGHS ladder",
}
TITLE = "How the time grows with the number of botilbud"


def measured(sizes: Sequence[int], runs: int) -> tuple[dict[int, int], dict[str, dict[int, float]]]:
    """Pairs of each size, and seconds of each program at each size it came through."""
    pairs: dict[int, int] = {}
    found: dict[str, dict[int, float]] = {who: {} for who in WHOM}
    out: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path, counts = written(str(size), Path(folder))
            for who in (one for one in WHOM if one not in out):
                one = measure(str(size), path, who, runs)
                figures = one.figures
                pairs[size] = figures.get("pairs", pairs.get(size, 0))
                if one.seconds is None or figures.get("proven") != figures.get("objectives"):
                    out.add(who)
                    continue
                found[who][size] = one.seconds
            print(f"measured {counts}", flush=True)
    return pairs, found


def series_of(found: dict[str, dict[int, float]]) -> list[Series]:
    """The lines of the plot, with their exponents; those without a point are left out."""
    out = []
    for who, seconds in found.items():
        points = tuple((float(size), value) for size, value in seconds.items())
        fitted = [point for point in points if point[0] >= FITTED_FROM]
        slope = exponent(fitted)
        if points:
            out.append(Series(NAMES[who], points, exponent(points) if slope is None else slope))
    return out


def main(sizes: Sequence[int], runs: int, svg: Path | None) -> None:
    """Measure, print, draw."""
    note = f"{machine()}; load before {load()}"
    print(note, flush=True)
    pairs, found = measured(sizes, runs)
    rows = [[NAMES[who], *(seconds_told(s[n]) if n in s else "-" for n in sizes)] for who, s in found.items()]
    head = [f"seconds, median of {runs}", *(f"{size:,}" for size in sizes), "exponent"]
    by_name = {one.name: one.exponent for one in series_of(found)}
    for row in rows:
        slope = by_name.get(row[0])
        row.append("-" if slope is None else f"{slope:.2f}")
    slope = exponent([(float(n), float(p)) for n, p in pairs.items() if n >= FITTED_FROM and p])
    rows.insert(0, ["pairs", *(f"{pairs[n]:,}" for n in sizes), "-" if slope is None else f"{slope:.2f}"])
    print(f"\n{table(head, rows, left=1)}\n\nLoad after {load()}.")
    print(f"The exponent is the power with which the figures grow from {FITTED_FROM} botilbud on;")
    print("of a program with fewer than three figures there, of all it has.")
    if svg is not None:
        day = note.partition(" ")[0]
        said = f"{day}; in brackets the power of the number of botilbud with which the time grows"
        plot = drawn(series_of(found), TITLE, said, "botilbud", "seconds")
        svg.write_text(plot, encoding="utf-8")
        print(f"drawn in {svg}")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--to", type=int, default=BOTILBUD[-1], help="the largest number of botilbud")
    reader.add_argument("--runs", type=int, default=3)
    reader.add_argument("--svg", type=Path)
    asked = reader.parse_args()
    main([size for size in (*BOTILBUD, *BEYOND) if size <= asked.to], asked.runs, asked.svg)
