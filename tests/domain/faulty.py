"""One small document for each fault of a case: what to change in the smallest case, and what is then found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from solver.domain.example import smallest_case

Document = dict[str, Any]
Change = Callable[[Document], None]


def set_at(*path: str | int, value: Any) -> Change:
    def change(document: Document) -> None:
        here: Any = document
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value

    return change


def without(*path: str | int) -> Change:
    def change(document: Document) -> None:
        here: Any = document
        for step in path[:-1]:
            here = here[step]
        del here[path[-1]]

    return change


def nothing_named_twice(document: Document) -> None:
    document["agreements"] = [{"gp": "G1", "kind": "nursing_home", "facility": "Solgården"}] * 2


def travel_twice(document: Document) -> None:
    document["travel_matrix"]["entries"] *= 2


def divided(*residents: int) -> Change:
    def change(document: Document) -> None:
        document["botilbud"][0]["residents"] = 80
        document["botilbud"][0]["sections"] = [
            {"id": f"S{number}", "residents": count} for number, count in enumerate(residents)
        ]
        document["travel_matrix"]["entries"] = []

    return change


def unplaced(document: Document) -> None:
    document["botilbud"][0]["location"] = {"lat": 56, "lon": 10}
    del document["travel_matrix"]


AGREEMENT = {"gp": "G1", "kind": "botilbud", "unit": "B1"}
PERIOD = {"id": "D1", "gp": "G1", "kind": "several_facilities", "from": "2025-02-01", "to": "2025-01-31"}

FAULTY: list[tuple[str, str, Change]] = [
    ("unknown_key", "/botilbud/0/resident", set_at("botilbud", 0, "resident", value=2)),
    ("unknown_key", "/agreements/0/from_", set_at("agreements", value=[{**AGREEMENT, "from_": "2025-01-01"}])),
    ("unknown_key", "/a~1b~0c", set_at("a/b~c", value=1)),
    ("missing", "/botilbud/0/residents", without("botilbud", 0, "residents")),
    ("missing", "/clinics", without("clinics")),
    ("wrong_type", "/botilbud/0/residents", set_at("botilbud", 0, "residents", value="20")),
    ("wrong_type", "/botilbud/0/residents", set_at("botilbud", 0, "residents", value=True)),
    ("wrong_type", "/gps", set_at("gps", value={"id": "G1"})),
    ("out_of_bounds", "/clinics/0/doctor_capacities", set_at("clinics", 0, "doctor_capacities", value=0)),
    ("bad_value", "/botilbud/0/legal_basis", set_at("botilbud", 0, "legal_basis", value="sel_66")),
    ("schema_version", "/schema_version", set_at("schema_version", value="0.9")),
    ("bad_date", "/as_of", set_at("as_of", value="2025-02-30")),
    ("bad_date", "/as_of", set_at("as_of", value="1730419200")),
    ("bad_id", "/gps/0/id", set_at("gps", 0, "id", value="G#1")),
    ("bad_id", "/dispensations/0/id", set_at("dispensations", value=[{**PERIOD, "id": "D|", "to": "2026-01-01"}])),
    ("empty_text", "/name", set_at("name", value="")),
    ("bad_code", "/botilbud/0/postcode", set_at("botilbud", 0, "postcode", value="850")),
    ("bad_ydernummer", "/clinics/0/ydernummer", set_at("clinics", 0, "ydernummer", value="12345")),
    ("not_finite", "/name", set_at("name", value=float("inf"))),
    ("not_json_value", "/name", set_at("name", value=object())),
    ("bad_text", "/name", set_at("name", value="\ud800")),
    ("cpr_number", "/name", set_at("name", value="Sag 010190-1234")),
    ("cpr_number", "/gps/0/name", set_at("gps", 0, "name", value="0101901234")),
    ("duplicate_id", "/gps/0/id", set_at("gps", 0, "id", value="C1")),
    ("duplicate_in_list", "/gps/0/wishes/1/0", set_at("gps", 0, "wishes", value=[["B1"], ["B1"]])),
    ("duplicate_agreement", "/agreements/1", nothing_named_twice),
    ("duplicate_entry", "/travel_matrix/entries/1", travel_twice),
    ("unknown_reference", "/gps/0/clinic", set_at("gps", 0, "clinic", value="C2")),
    ("unknown_reference", "/gps/0/refuses/0", set_at("gps", 0, "refuses", value=["B2"])),
    ("unknown_reference", "/botilbud/0/priorities/0/0", set_at("botilbud", 0, "priorities", value=[["C1#1"]])),
    ("unknown_reference", "/agreements/0/unit", set_at("agreements", value=[{**AGREEMENT, "unit": "B9"}])),
    ("date_order", "/dispensations/0/to", set_at("dispensations", value=[PERIOD])),
    ("unknown_municipality", "/botilbud/0/municipality", set_at("botilbud", 0, "municipality", value="0411")),
    (
        "unknown_municipality",
        "/municipalities/0/code",
        set_at("municipalities", value=[{"code": "0001", "name": "X"}]),
    ),
    (
        "outside_denmark",
        "/clinics/0/location/lat",
        set_at("clinics", 0, "location", value={"lat": 10.2, "lon": 11}),
    ),
    ("no_place", "/clinics/0/location", unplaced),
    ("section_too_small", "/botilbud/0/sections/1/residents", divided(51, 29)),
    ("sections_over_total", "/botilbud/0/sections", divided(41, 40)),
    (
        "agreement_without_unit",
        "/agreements/0/unit",
        set_at("agreements", value=[{"gp": "G1", "kind": "botilbud"}]),
    ),
    (
        "unit_of_nursing_home",
        "/agreements/0/unit",
        set_at("agreements", value=[{**AGREEMENT, "kind": "nursing_home"}]),
    ),
    (
        "facility_of_botilbud",
        "/agreements/0/facility",
        set_at("agreements", value=[{**AGREEMENT, "facility": "X"}]),
    ),
    (
        "contact_names_nobody",
        "/contacts/0",
        set_at("contacts", value=[{"date": "2025-01-01", "outcome": "asked"}]),
    ),
]
"""Code, place, and the change that brings exactly this one fault."""


def faulty(change: Change) -> Document:
    document = smallest_case()
    change(document)
    return document
