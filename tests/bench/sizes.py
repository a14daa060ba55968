"""The sizes that are measured: `python -m tests.bench.sizes SIZE FILE` writes one as a case document.

Each is written by a process of its own, so that the process that starts the measurements stays small: Linux
counts the peak memory of a starting process in with that of the one it starts.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEED = 1
Document = tuple[dict[str, Any], dict[str, Any] | None]
"""A case and the policy it is meant for, None for the standard one."""
BOTILBUD, GPS = 1_135, 3_300
CENTRE = (56.26, 9.5)
"""Where growing areas begin: the middle of Jutland."""


def grown(botilbud: int) -> Document:
    """A case of about as many botilbud and GPs to the square kilometre as the nation, whatever its size.

    Up to the nation it is the municipalities nearest to the middle of Jutland, as many as would hold that many
    botilbud; beyond it, whole nations side by side.
    """
    from app.generate import generate
    from app.generate.places import size_weights, towns
    from tests.bench.side_by_side import side_by_side

    if botilbud > BOTILBUD:
        copies = round(botilbud / BOTILBUD)
        return side_by_side([generate("nation", SEED + copy) for copy in range(copies)])

    def away(code: str) -> float:
        town = max(towns(code), key=lambda one: one.weight)
        return math.hypot(town.lat - CENTRE[0], (town.lon - CENTRE[1]) * math.cos(math.radians(CENTRE[0])))

    weights = {code: size_weights()[code] ** 0.9 for code in sorted(size_weights(), key=away)}
    wanted, held, codes = sum(weights.values()) * botilbud / BOTILBUD, 0.0, []
    for code, weight in weights.items():
        if codes and held + weight / 2 > wanted:
            break
        held += weight
        codes.append(code)
    gps = round(botilbud * GPS / BOTILBUD)
    return generate("nation", SEED, botilbud=botilbud, gps=gps, codes=codes), None


def _generated(size: Any, **counts: int) -> Document:
    from app.generate import generate

    return generate(size, SEED, **counts), None


SIZES: dict[str, Callable[[], Document]] = {
    "kommune": lambda: _generated("kommune"),
    "region": lambda: _generated("region"),
    "region-500": lambda: _generated("region", gps=500),
    "nation": lambda: _generated("nation"),
    "nation-2600": lambda: _generated("nation", botilbud=2_600),
    "ten-nations": lambda: grown(10 * BOTILBUD),
}


def write(size: str, path: Path) -> None:
    """Write a size, or a number of botilbud, as `CASE.json`, with `CASE.policy.json` where it needs a policy."""
    case, policy = SIZES[size]() if size in SIZES else grown(int(size))
    path.write_text(json.dumps(case), encoding="utf-8")
    if policy is not None:
        path.with_suffix(".policy.json").write_text(json.dumps(policy), encoding="utf-8")
    named = {gp["clinic"] for gp in case["gps"]}
    anonymous = sum(clinic["doctor_capacities"] for clinic in case["clinics"] if clinic["id"] not in named)
    print(json.dumps({"botilbud": len(case["botilbud"]), "gps": len(case["gps"]) + anonymous}))


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]))
