"""OR-Library's assignment problems as cases: `python -m tests.bench.orlib FILE…` solves them, beside scipy.

A file holds n, then n times n whole costs, row by row (assign100.txt … assign800.txt of the OR-Library of J. E.
Beasley). As a case: a botilbud for each row, a clinic with one lægekapacitet and one interested GP for each
column, and a full travel matrix whose metres are the costs. Its policy covers all units first and then keeps
travel least, grants no dispensation, and lets the reach be the dearest cost; so the plan's travel is the
assignment's cost.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from solver.domain.policy import Policy
from solver.domain.reading import read_case, read_policy
from solver.questions.ground import ground
from solver.rulesets import named
from tests.bench.table import table

RULESET = "rm-2025-08-13"
MUNICIPALITY = "0751"
DEAREST = 10_000_000
"""The highest value that a travel matrix may hold."""
Costs = NDArray[np.int64]


def read_costs(text: str) -> Costs:
    """The costs of a file, shape (n, n).

    Raises:
        ValueError: when there are not n times n costs behind n, or one is no whole number from 0 to 10,000,000.
    """
    words = text.split()
    numbers = np.asarray(words, np.int64) if words else np.zeros(1, np.int64)
    size = int(numbers[0])
    if size < 1 or len(numbers) != 1 + size * size:
        raise ValueError(f"{len(numbers) - 1} costs where there should be {size} times {size}, at least one")
    costs = numbers[1:].reshape(size, size)
    if costs.min() < 0 or costs.max() > DEAREST:
        raise ValueError(f"costs must be from 0 to {DEAREST}")
    return costs


def as_case(name: str, costs: Costs) -> tuple[dict[str, Any], dict[str, Any]]:
    """The case document and the policy that state an assignment problem."""
    size = len(costs)
    units, clinics = ([f"{letter}{number + 1:04d}" for number in range(size)] for letter in "BK")
    entries = [
        {"clinic": clinic, "unit": unit, "value": value}
        for unit, row in zip(units, costs.tolist(), strict=True)
        for clinic, value in zip(clinics, row, strict=True)
    ]
    case: dict[str, Any] = {
        "schema_version": "1.0",
        "name": name,
        "as_of": "2025-11-01",
        "botilbud": [
            {"id": unit, "name": unit, "municipality": MUNICIPALITY, "legal_basis": "sel_108", "residents": 10}
            for unit in units
        ],
        "clinics": [{"id": clinic, "name": clinic, "doctor_capacities": 1} for clinic in clinics],
        "gps": [{"id": f"L{clinic}", "clinic": clinic, "interest": "interested"} for clinic in clinics],
        "travel_matrix": {"metric": "metres", "entries": entries},
    }
    policy = {
        "objectives": ["units_covered", "travel"],
        "dispensations": "granted_only",
        "max_travel": {"metres": max(1, int(costs.max()))},
    }
    return case, policy


def solved(text: str, name: str) -> dict[str, Any]:
    """What the product and scipy find for one file.

    Returns:
        n, the `optimum` found, scipy's as `scipy`, whether it is `proven`, how many rows are `covered`, and the
        seconds to read and check the document, for the plan with its proof and audit, and for scipy.
    """
    costs = read_costs(text)
    case_document, policy_document = as_case(name, costs)
    data = json.dumps(case_document)
    start = time.perf_counter()
    case, policy = read_case(data), read_policy(policy_document)
    read = time.perf_counter()
    outcome = ground(case, named(RULESET), policy).best()
    planned = time.perf_counter()
    row, column = linear_sum_assignment(costs)
    done = time.perf_counter()
    values = {objective.id: objective for objective in outcome.objectives}
    asked = [values[name] for name in _objectives(policy)]
    return {
        "n": len(costs),
        "optimum": values["travel"].value,
        "scipy": int(costs[row, column].sum()),
        "proven": all(objective.proven for objective in asked),
        "covered": values["units_covered"].value,
        "read_s": read - start,
        "plan_s": planned - read,
        "scipy_s": done - planned,
    }


def _objectives(policy: Policy) -> Sequence[str]:
    return [name for name in policy.order() if name in ("units_covered", "travel")]


def main(paths: Sequence[str]) -> int:
    """Print a line for each file; return 1 where an optimum is another than scipy's or not proven."""
    rows, right = [], True
    for path in paths:
        found = solved(Path(path).read_text(encoding="utf-8"), Path(path).stem)
        same = found["optimum"] == found["scipy"] and found["covered"] == found["n"]
        right = right and same and found["proven"]
        rows.append(
            [
                Path(path).name,
                *(f"{found[key]:,}" for key in ("n", "optimum", "scipy")),
                "same" if same else "OTHER",
                "proven" if found["proven"] else "NOT PROVEN",
                *(f"{found[key]:.3f}" for key in ("read_s", "plan_s", "scipy_s")),
            ]
        )
    print(table(("file", "n", "optimum", "scipy's", "", "", "reading, s", "plan, s", "scipy, s"), rows, left=1))
    return 0 if right else 1


if __name__ == "__main__":
    if not sys.argv[1:]:
        raise SystemExit("usage: python -m tests.bench.orlib FILE…")
    raise SystemExit(main(sys.argv[1:]))
