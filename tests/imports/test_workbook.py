"""Workbooks as consultants fill them in, and what they are told where something is wrong."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app.imports.workbook import read_workbook, read_workbook_case
from solver.words.faults import as_json
from tests.imports.books import BOTILBUD, KLINIKKER, SAG, SMALL, book, changed, faults_of, places


def test_the_smallest_workbook() -> None:
    assert read_workbook(book(SMALL)) == {
        "schema_version": "1.0",
        "name": "En sag",
        "as_of": "2025-11-01",
        "botilbud": [
            {
                "id": "B1",
                "name": "Solsiden",
                "municipality": "0707",
                "legal_basis": "sel_108",
                "residents": 20,
                "location": {"lat": 56.4, "lon": 10.88},
            }
        ],
        "clinics": [
            {"id": "K1", "name": "Havnen", "doctor_capacities": 1, "location": {"lat": 56.41, "lon": 10.89}}
        ],
    }
    assert read_workbook_case(book(SMALL)).botilbud[0].residents == 20


def test_any_order_of_sheets_columns_and_rows_and_empty_ones_between() -> None:
    turned = [list(reversed(row)) for row in BOTILBUD]
    sheets = {
        "Note til mig selv": [["hvad som helst"]],
        "klinikker": [*KLINIKKER[:1], [None, " "], *KLINIKKER[1:]],
        "BOTILBUD": [[], *turned],
        "Sag": SAG,
    }
    assert read_workbook(book(sheets)) == read_workbook(book(SMALL))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime.date(2025, 11, 1), "2025-11-01"),
        (datetime.datetime(2025, 11, 1), "2025-11-01"),
        ("01-11-2025", "2025-11-01"),
        ("1.11.2025", "2025-11-01"),
        (" 2025-11-01 ", "2025-11-01"),
    ],
)
def test_days(cell: Any, day: str) -> None:
    assert read_workbook(book({"Sag": [SAG[0], ["En sag", cell]]}))["as_of"] == day


def full(heading: str, cell: Any, sheet: str = "Botilbud") -> Any:
    """The value of one more column of the small workbook."""
    top, row = SMALL[sheet]
    document = read_workbook(book({**SMALL, sheet: [[*top, heading], [*row, cell]]}))
    return document[{"Botilbud": "botilbud", "Klinikker": "clinics"}[sheet]][0]


@pytest.mark.parametrize(
    ("heading", "cell", "key", "value"),
    [
        ("Pladser", "24", "places", 24),
        ("Pladser", 24.0, "places", 24),
        ("Pladser", 24.5, "places", 24.5),
        ("Pladser", "ca. 24", "places", "ca. 24"),
        ("Postnummer", 800, "postcode", "0800"),
        ("P-nummer", 1012345678, "p_number", "1012345678"),
        ("Ejer", " Kommunal ", "owner", "municipal"),
        ("Ejer", "municipal", "owner", "municipal"),
        ("Fælles personale", "Ja", "shared_staff", True),
        ("Fælles personale", False, "shared_staff", False),
        ("Fælles personale", "måske", "shared_staff", "måske"),
        ("prioriteringsliste *", "K1; L1 = L2", "priorities", [["K1"], ["L1", "L2"]]),
        ("shared_staff", "nej", "shared_staff", False),
        ("Navn på ledelse", None, "management", None),
    ],
)
def test_cells(heading: str, cell: Any, key: str, value: Any) -> None:
    if cell is None:
        top, row = BOTILBUD
        assert places(book({**SMALL, "Botilbud": [[*top, heading], row]})) == [
            ("unknown_heading", "Botilbud", "H1")
        ]
    else:
        assert full(heading, cell)[key] == value


def test_lost_zeros_of_ydernumre() -> None:
    assert full("Ydernummer", 1234, "Klinikker")["ydernummer"] == "001234"


def test_sections_and_patients_find_their_botilbud() -> None:
    sheets = {
        **SMALL,
        "Botilbud": [BOTILBUD[0], ["B1", "Solsiden", 707, "sel_108", 70, 56.4, 10.88]],
        "Afsnit": [["Botilbud", "Afsnit-id", "Beboere"], ["B1", "S1", 30], ["B1", "S2", 40]],
        "Patienter": [["Botilbud", "Klinik", "Beboere"], ["B1", "K1", 6]],
    }
    botilbud = read_workbook(book(sheets))["botilbud"][0]
    assert botilbud["sections"] == [{"id": "S1", "residents": 30}, {"id": "S2", "residents": 40}]
    assert botilbud["patients_by_clinic"] == {"K1": 6}


def test_faults_of_workbook_and_case_come_at_once_by_sheet_and_cell() -> None:
    sheets = {
        "Sag": [["Navn", "Opgørelsesdag"], ["En sag", "31-02-2025"], ["Endnu en", "2025-01-01"]],
        "Botilbud": [[*BOTILBUD[0], "Farve"], ["B1", "Solsiden", 999, "SEL § 108", "tyve", 56.4, 10.88, "rød"]],
        "Klinikker": [KLINIKKER[0], *KLINIKKER[1:], ["K2", "Torvet", datetime.date(2025, 2, 1), 56.4, 10.9]],
        "Læger": [["Id", "Interesse"], ["L1", "kanske"]],
        "Afsnit": [["Botilbud", "Afsnit-id", "Beboere"], ["B7", "S1", 30]],
        "Patienter": [["Botilbud", "Klinik", "Beboere"], ["B1", "K9", 3], ["B1", "K9", 4]],
        "Aftaler": [["Læge", "Slags", "Enhed"], ["L9", "botilbud", "B1"]],
        "Kontaktlog": [["Dato", "Resultat", "Note"], ["2025-01-01", "spurgt", "cpr 010190-1234"]],
        "Læge": [["Id"], ["L1"]],
    }
    assert places(book(sheets)) == [
        ("bad_date", "Sag", "B2"),
        ("more_than_one_row", "Sag", "A3"),
        ("unknown_heading", "Botilbud", "H1"),
        ("unknown_municipality", "Botilbud", "C2"),
        ("wrong_type", "Botilbud", "E2"),
        ("row_of_nothing", "Afsnit", "A2"),
        ("unknown_reference", "Patienter", "B2"),
        ("duplicate_row", "Patienter", "A3"),
        ("date_in_cell", "Klinikker", "C3"),
        ("missing_heading", "Læger", ""),
        ("bad_value", "Læger", "B2"),
        ("unknown_reference", "Aftaler", "A2"),
        ("contact_names_nobody", "Kontaktlog", "A2"),
        ("cpr_number", "Kontaktlog", "C2"),
        ("unknown_sheet", "Læge", ""),
    ]
    said = str([as_json(fault) for fault in faults_of(book(sheets))])
    assert "Ark »Botilbud«, celle E2: Værdien »tyve« er tekst" in said
    assert "interesseret, spurgt, ukendt, nej tak" in said
    assert "010190" not in said


def test_a_missing_cell_is_named_by_its_heading() -> None:
    data = book({**SMALL, "Botilbud": [BOTILBUD[0], ["B1", None, 707, "SEL § 108", 20, 56.4, 10.88]]})
    assert places(data) == [("missing", "Botilbud", "B2")]
    assert as_json(faults_of(data)[0])["message"]["da"] == "Ark »Botilbud«, celle B2: »Navn« mangler."


def test_an_id_used_twice_names_the_other_cell() -> None:
    found = faults_of(book({**SMALL, "Klinikker": [KLINIKKER[0], KLINIKKER[1], KLINIKKER[1]]}))
    assert found[0].facts["first"] == "Klinikker!A2"


def test_no_place_points_at_the_coordinates() -> None:
    data = book({**SMALL, "Klinikker": [KLINIKKER[0], ["K1", "Havnen", 1]]})
    assert places(data) == [("no_place", "Klinikker", "D2")]


def test_travel_needs_its_measure() -> None:
    travel = [["Klinik", "Enhed", "Værdi"], ["K1", "B1", 900]]
    assert places(book({**SMALL, "Rejsetider": travel})) == [("missing", "Sag", "A2")]
    sag = [[*SAG[0], "Rejsetider i"], [*SAG[1], "sekunder"]]
    case = read_workbook_case(book({**SMALL, "Sag": sag, "Rejsetider": travel}))
    assert case.travel_matrix is not None
    assert case.travel_matrix.entries[0].value == 900


def test_formulas_count_as_their_last_value() -> None:
    data = book({**SMALL, "Botilbud": [BOTILBUD[0], ["B1", "=A2", 707, "SEL § 108", "=10+10", 56.4, 10.88]]})
    assert places(data) == [
        ("formula_without_value", "Botilbud", "B2"),
        ("formula_without_value", "Botilbud", "E2"),
    ]

    def calculated(name: str, part: bytes) -> bytes:
        part = part.replace(b"<f>10+10</f><v></v>", b"<f>10+10</f><v>20</v>").replace(
            b"<f>10+10</f><v />", b"<f>10+10</f><v>20</v>"
        )
        return part.replace(b'<c r="B2"><f>A2</f><v></v>', b'<c r="B2" t="str"><f>A2</f><v>Solsiden</v>').replace(
            b'<c r="B2"><f>A2</f><v />', b'<c r="B2" t="str"><f>A2</f><v>Solsiden</v>'
        )

    assert read_workbook(changed(data, calculated)) == read_workbook(book(SMALL))


def test_errors_in_cells_are_faults() -> None:
    data = book({**SMALL, "Botilbud": [BOTILBUD[0], ["B1", "Solsiden", 707, "SEL § 108", "#N/A", 56.4, 10.88]]})
    assert places(data) == [("cell_error", "Botilbud", "E2")]


def test_values_without_a_heading_and_headings_twice() -> None:
    rows = [["Kommunekode", "Navn", "Navn"], ["707", "Norddjurs", None, None, "?"]]
    assert places(book({**SMALL, "Kommuner": rows})) == [
        ("duplicate_heading", "Kommuner", "C1"),
        ("cell_outside_headings", "Kommuner", "E2"),
    ]
