"""The case of the filled-in template: small, fictional, and with something on every sheet but Rejsetider."""

from __future__ import annotations

from typing import Any

EXAMPLE: dict[str, Any] = {
    "schema_version": "1.0",
    "name": "Eksempel (opdigtet)",
    "as_of": "2025-11-01",
    "municipalities": [{"code": "0707", "name": "Norddjurs"}],
    "botilbud": [
        {
            "id": "B1",
            "name": "Bostedet Eksempelvej (opdigtet)",
            "municipality": "0707",
            "legal_basis": "sel_108",
            "residents": 24,
            "address": "Eksempelvej 1",
            "postcode": "8500",
            "location": {"lat": 56.414, "lon": 10.883},
            "owner": "municipal",
            "target_group": "disability",
            "patients_by_clinic": {"K1": 6},
            "priorities": [["L1"], ["L2", "K2"]],
        },
        {
            "id": "B2",
            "name": "Bofællesskabet Eksempelstien (opdigtet)",
            "municipality": "0707",
            "legal_basis": "abl_105",
            "residents": 70,
            "location": {"lat": 56.465, "lon": 10.585},
            "support_sel_85": True,
            "owner": "private",
            "sections": [
                {"id": "B2-Nord", "residents": 38, "name": "Nord"},
                {"id": "B2-Syd", "residents": 32, "name": "Syd"},
            ],
        },
    ],
    "clinics": [
        {
            "id": "K1",
            "name": "Lægerne Eksempelhavnen (opdigtet)",
            "doctor_capacities": 2,
            "ydernummer": "000001",
            "location": {"lat": 56.412, "lon": 10.89},
        },
        {
            "id": "K2",
            "name": "Lægehuset Eksempeltorvet (opdigtet)",
            "doctor_capacities": 1,
            "ydernummer": "000002",
            "location": {"lat": 56.463, "lon": 10.58},
            "closed_to_new_patients": True,
        },
    ],
    "gps": [
        {"id": "L1", "clinic": "K1", "name": "Anne Eksempel", "interest": "interested", "wishes": [["B1"]]},
        {"id": "L2", "clinic": "K1", "name": "Bo Eksempel", "interest": "asked", "refuses": ["B2"]},
        {"id": "L3", "clinic": "K2", "name": "Carla Eksempel", "max_attachments": 1},
    ],
    "agreements": [
        {"gp": "L3", "kind": "nursing_home", "facility": "Plejehjemmet Eksempel", "from": "2024-03-01"}
    ],
    "dispensations": [
        {
            "id": "D1",
            "gp": "L3",
            "kind": "nursing_home_and_botilbud",
            "botilbud": "B2",
            "from": "2025-09-01",
            "to": "2026-08-31",
        }
    ],
    "decisions": [{"kind": "lock", "unit": "B1", "gp": "L1", "by": "KLU", "at": "2025-10-20"}],
    "contacts": [
        {
            "date": "2025-10-01",
            "gp": "L2",
            "botilbud": "B1",
            "outcome": "asked",
            "method": "klu",
            "means": "phone",
            "note": "Ringer tilbage.",
        }
    ],
}
"""A case document without faults."""
