"""The smallest case there is: one botilbud, one clinic, one interested GP, ten kilometres apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def smallest_case(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A case document with botilbud B1, clinic C1 and GP G1, ready to be read.

    Args:
        changes: top-level keys to replace. A list under `botilbud`, `clinics` or `gps` replaces the list; each
            of its items is filled up from the smallest case's, so that `{"id": "B1", "residents": 40}` is enough.

    Returns:
        The document; its travel matrix holds 10,000 metres for every clinic and unit unless `changes` gives one.
    """
    case: dict[str, Any] = {
        "schema_version": "1.0",
        "name": "Et eksempel",
        "as_of": "2025-11-01",
        "botilbud": [{"id": "B1"}],
        "clinics": [{"id": "C1"}],
        "gps": [{"id": "G1"}],
        **(changes or {}),
    }
    case["botilbud"] = [{**_botilbud(b["id"]), **b} for b in case["botilbud"]]
    case["clinics"] = [{"name": f"Lægehuset {c['id']}", "doctor_capacities": 1, **c} for c in case["clinics"]]
    case["gps"] = [{"clinic": "C1", "interest": "interested", **gp} for gp in case["gps"]]
    if "travel_matrix" not in case:
        units = [u for b in case["botilbud"] for u in [s["id"] for s in b.get("sections", [])] or [b["id"]]]
        entries = [{"clinic": c["id"], "unit": u, "value": 10_000} for c in case["clinics"] for u in units]
        case["travel_matrix"] = {"metric": "metres", "entries": entries}
    return case


def _botilbud(name: str) -> dict[str, Any]:
    return {"name": f"Bostedet {name}", "municipality": "0707", "legal_basis": "sel_108", "residents": 20}
