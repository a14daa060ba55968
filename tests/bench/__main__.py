"""`python -m tests.bench [SIZE …]`: the speed tables, every figure from fresh processes.

The first table holds the product against others on the same pairs in the same run. The ratio is to the product's
`plan`: all objectives proven, audited. Most peers do far less (`tests.bench.peers`) and show what a plain
assignment costs; the textbook ladders (`tests.bench.textbook`) do nearly the same task. The second table is of
questions about the plan; beside each stands the plain way to the same figures, matching the case anew once for
each.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.runs import Measured, child, several
from tests.bench.table import load, machine, seconds_told, table, times_told
from tests.bench.targets import ANSWERS, QUESTIONS, READING

RUNS = {"kommune": 5, "region": 5, "nation": 3, "nation-2600": 1, "ten-nations": 1}
USUAL = ("kommune", "region", "frontier", "nation")
LIMIT_S = {"nation-2600": 900, "ten-nations": 1_800}
USUAL_LIMIT_S = 300
WHO = {
    "read": "botilbudsmatch: reading the document",
    "answer": "botilbudsmatch: answer",
    "plan": "botilbudsmatch: plan",
    "dense": "scipy linear_sum_assignment, full matrix",
    "sparse": "scipy min_weight_full_bipartite_matching",
    "flow": "OR-Tools SimpleMinCostFlow",
    "glop": "OR-Tools GLOP, one LP",
    "stable": "matching HospitalResident, stable",
    "cp-sat": "textbook ladder, CP-SAT",
    "highs": "textbook ladder, HiGHS",
}
OURS = ("read", "answer", "plan")
ONCE = ("stable", "cp-sat", "highs")
NOT_RUN = {"ten-nations": ("stable", "cp-sat", "highs")}
"""Peers that hardly begin within their limits there."""
HEAD = ("size", "who", "seconds", "x plan", "peak MB", "proven", "new matches", "reach this", "then try")
ASKED: dict[str, tuple[str, ...]] = {
    "kommune": ("after a decision", "all options", "top ten of one unit", "unlocks", "frontier", "robustness"),
    "region": ("after a decision", "top ten of one unit", "unlocks of one unit"),
    "frontier": ("frontier",),
    "every-option": ("top ten of every unit",),
}
"""Which questions are put to which size; `every-option` is asked only by name."""
OF = {"frontier": "region-500", "every-option": "region"}
"""The case of what is no size: a region of 500 GPs has a frontier of some ten points, one of 800 hardly any."""
ASKED_HEAD = (
    "size", "question", "seconds", "figures", "s/figure", "anew, s", "anew/s", "stopped", "reach this", "then try"
)  # fmt: skip
DASH = "-"


def written(size: str, folder: Path) -> tuple[Path, str]:
    """The document of a size, and how much is in it."""
    path = folder / f"{size}.json"
    counts = child("sizes", size, str(path), limit_s=USUAL_LIMIT_S)
    return path, f"{counts['botilbud']:,} botilbud, {counts['gps']:,} GPs"


def measure(size: str, path: Path, what: str, runs: int) -> Measured:
    """One thing measured at one size."""
    if what in NOT_RUN.get(size, ()):
        return Measured(None, None, {}, "not run")
    return several(1 if what in ONCE else runs, LIMIT_S.get(size, USUAL_LIMIT_S), "measure", str(path), what)


def lines(size: str, path: Path, runs: int, whom: Sequence[str] = tuple(WHO)) -> tuple[list[list[str]], str]:
    """The first table's lines of one size, and the number of pairs."""
    found = {}
    for what in whom:
        found[what] = measure(size, path, what, runs)
        _tell(f"{size}, {WHO[what]}: {found[what].fails or seconds_told(found[what].seconds or 0)}")
    plan = found["plan"].seconds
    pairs = next((f"{one.figures['pairs']:,} pairs" for one in found.values() if "pairs" in one.figures), "")
    return [_line(size, what, one, plan) for what, one in found.items()], pairs


def _line(size: str, what: str, found: Measured, plan: float | None) -> list[str]:
    if found.seconds is None:
        return [size, WHO[what], f"fails: {found.fails}" if found.fails != "not run" else "not run", *[DASH] * 6]
    figures, mb = found.figures, found.peak_mb or 0.0
    begun = "objectives" in figures and figures["proven"] < figures["objectives"]
    aims = (READING[size],) if what == "read" and size in READING else ANSWERS[size] if what in OURS[1:] else ()
    told = [aim.told(found.seconds, mb) for aim in aims]
    ratio = times_told(found.seconds / plan) if plan and what not in OURS else DASH
    return [
        size,
        WHO[what],
        seconds_told(found.seconds),
        f"> {ratio}" if begun and ratio != DASH else ratio,
        f"{mb:,.0f}",
        f"{figures['proven']} of {figures['objectives']}" if "objectives" in figures else DASH,
        f"{figures['matches']:,}" if figures.get("matches") is not None else DASH,
        *told,
        *[DASH] * (2 - len(told)),
    ]


def in_short(rows: Sequence[Sequence[str]]) -> str:
    """The first table's seconds with the ratio in brackets, a column for each size: for the README."""
    sizes, names = (list(dict.fromkeys(row[column] for row in rows)) for column in (0, 1))
    cells = {
        (size, who): seconds if ratio == DASH else f"{seconds} ({ratio})" for size, who, seconds, ratio, *_ in rows
    }
    body = [[who, *(cells.get((size, who), DASH) for size in sizes)] for who in names]
    return table(["seconds (x plan)", *sizes], body, left=1)


def asked_line(size: str, path: Path, what: str, runs: int) -> list[str]:
    """One line of the second table: medians over the runs; a dash where there is no plain way."""
    found = several(runs, 3 * USUAL_LIMIT_S, "asked", str(path), what)
    _tell(f"{size}, {what}: {found.fails or seconds_told(found.seconds or 0)}")
    if found.seconds is None:
        return [size, what, f"fails: {found.fails}", *[DASH] * 7]
    figures, anew = found.figures["figures"], found.figures.get("anew_s")
    aims = [aim.told(found.seconds, 0) for aim in QUESTIONS.get((size, what), ())]
    return [
        size,
        what,
        seconds_told(found.seconds),
        f"{figures:,}",
        f"{found.seconds / max(1, figures):.4f}",
        seconds_told(anew) if anew is not None else DASH,
        times_told(anew / found.seconds) if anew is not None else DASH,
        found.figures.get("stopped", DASH),
        *(aims or [DASH, DASH]),
    ]


def _tell(what: str) -> None:
    print(f"  measured {what}", file=sys.stderr, flush=True)


def main(sizes: Sequence[str]) -> None:
    """Print the tables."""
    print(f"{machine()}; load before {load()}.\n", flush=True)
    rows: list[list[str]] = []
    asked: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in sizes:
            of = OF.get(size, size)
            path, counts = written(of, folder)
            if of == size:
                more, pairs = lines(size, path, RUNS[size])
                rows += more
                print(f"- {size}: {counts}, {pairs}; median of {RUNS[size]}, of 1 for: {', '.join(ONCE)}")
            runs = 3 if size == "kommune" else 1
            asked += [asked_line(of, path, what, runs) for what in ASKED.get(size, ())]
    for head, body in ((HEAD, rows), (ASKED_HEAD, asked)):
        if body:
            print(f"\n{table(head, body)}")
    if rows:
        print(f"\n{in_short(rows)}")
    print(f"\nLoad after {load()}. docs/speed.md tells what each line means.")


def _sizes(asked: Sequence[str]) -> list[str]:
    known = [*RUNS, *(name for name in ASKED if name not in RUNS)]
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise SystemExit(f"no such size: {', '.join(unknown)}; there are {', '.join(known)}")
    return [size for size in known if size in (asked or USUAL)]


if __name__ == "__main__":
    main(_sizes(sys.argv[1:]))
