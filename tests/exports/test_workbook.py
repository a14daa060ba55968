"""A case as a workbook and back: nothing is lost, whatever stands in it; the template helps to fill one in."""

from __future__ import annotations

import copy
import io
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exports.example import EXAMPLE
from app.exports.workbook import template, write_workbook
from app.imports.layout import HELP, SHEETS
from app.imports.workbook import read_workbook, read_workbook_case
from solver.domain.example import smallest_case
from solver.domain.faults import FaultsError
from solver.domain.reading import read_case
from solver.words.fields import FIELDS
from tests.strategies import cases

TEXT = st.text(st.sampled_from(list('=+-@;" \n\t\r_x0041æøåÆØÅ\x01')) | st.characters(codec="utf-8"), max_size=12)
FREE = {
    "botilbud": ("address", "phone", "email", "contact_person", "management", "site"),
    "clinics": ("address", "phone", "sor"),
    "gps": ("name", "authorisation_id"),
    "agreements": ("facility",),
    "dispensations": ("reference",),
    "decisions": ("by", "note"),
}


def said(document: dict[str, Any]) -> dict[str, Any]:
    """The document without lists and objects that say nothing."""
    out = {key: value for key, value in document.items() if value not in ([], {}, None)}
    for name in ("botilbud", "clinics", "gps"):
        out[name] = [{k: v for k, v in one.items() if v not in ([], {}, None)} for one in out.get(name, [])]
    return {key: value for key, value in out.items() if value or key in ("botilbud", "clinics")}


@st.composite
def written(draw: st.DrawFn) -> dict[str, Any]:
    """A valid case with any text in its free fields, and with other ids."""
    document = copy.deepcopy(draw(cases()))
    for name, keys in FREE.items():
        for item in document.get(name, ()):
            for key in keys:
                if key == "facility" and item["kind"] != "nursing_home":
                    continue
                if draw(st.booleans()) and key not in ("site", "management"):
                    item[key] = draw(TEXT)
    document["name"] = draw(TEXT.filter(bool))
    try:
        read_case(document)
    except FaultsError:
        document["name"] = "=1+1"
    return document


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(written())
def test_nothing_is_lost(document: dict[str, Any]) -> None:
    try:
        case = read_case(document)
    except FaultsError:
        return  # two agreements may have become the same, or a text a CPR number
    back = read_workbook(write_workbook(document))
    assert read_case(back) == case
    assert said(back) == said(document)


IDS = [
    "=A1",
    "+45",
    "-1",
    "@x",
    "A;B",
    "A=B",
    '"A"',
    " A ",
    "'A",
    "Ærø, nr. 2",
    "007",
    "#N/A".replace("#", ""),
    "TRUE",
    "1-2",
]


@pytest.mark.parametrize("name", IDS)
def test_any_id_comes_back(name: str) -> None:
    document = smallest_case(
        {
            "botilbud": [
                {"id": name, "priorities": [["G1"], [], ["C1"]], "patients_by_clinic": {"C1": 0}},
                {"id": "B2"},
            ],
            "gps": [{"id": "G1", "wishes": [[name, "B2"]], "refuses": ["B2", name]}],
            "decisions": [{"kind": "reject", "unit": name, "gp": "G1", "note": name, "at": "1897-03-01"}],
        }
    )
    assert read_workbook(write_workbook(document)) == document
    assert read_workbook_case(write_workbook(document)) == read_case(document)


def test_no_text_is_ever_a_formula() -> None:
    document = {
        **EXAMPLE,
        "name": '=HYPERLINK("x")',
        "contacts": [{"date": "2025-01-01", "gp": "L1", "outcome": "asked", "note": "@SUM(1)"}],
    }
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(document)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert book["Sag"]["A2"].quotePrefix
    assert book["Kontaktlog"]["H2"].quotePrefix


def test_coordinates_of_seventeen_digits_come_back() -> None:
    document = smallest_case()
    document["botilbud"][0]["location"] = {"lat": 56.046430137012294, "lon": 9.81406207989284}
    assert read_workbook(write_workbook(document)) == document


def test_what_does_not_fit_is_a_fault() -> None:
    document = {
        **EXAMPLE,
        "contacts": [{"date": "2025-01-01", "gp": "L1", "outcome": "asked", "note": "æ" * 40_000}],
    }
    with pytest.raises(FaultsError) as raised:
        write_workbook(document)
    assert [(fault.path, fault.code) for fault in raised.value.faults] == [("/contacts/0/note", "cell_too_long")]


def test_the_filled_template_is_the_example_and_a_case_without_faults() -> None:
    assert read_workbook(template(True)) == EXAMPLE
    assert read_workbook_case(template(True)) == read_case(EXAMPLE)
    assert template(EXAMPLE)


def test_the_empty_template_has_every_sheet_heading_and_list() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    assert book.sheetnames == [HELP, *(sheet.name for sheet in SHEETS)]
    assert book.active is not None
    assert book.active.title == "Sag"
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]] == [column.heading for column in sheet.columns]
        assert page.freeze_panes == "A2"
        assert all(cell.comment for cell in page[1])
        coded = [column for column in sheet.columns if column.terms or column.kind == "yes_no"]
        assert len(page.data_validations.dataValidation) == len(coded)
        assert all(len(offer.formula1) <= 255 for offer in page.data_validations.dataValidation)


def test_the_help_explains_every_column_in_both_languages() -> None:
    page = openpyxl.load_workbook(io.BytesIO(template()))[HELP]
    texts = {cell.value for row in page.iter_rows() for cell in row}
    for sheet in SHEETS:
        assert set(sheet.purpose) <= texts
        for column in sheet.columns:
            assert {FIELDS[column.field].da, FIELDS[column.field].en} <= texts


def test_an_empty_template_has_faults_that_say_what_to_fill_in() -> None:
    with pytest.raises(FaultsError) as raised:
        read_workbook_case(template())
    assert {fault.code for fault in raised.value.faults} == {"missing"}
    assert {fault.facts["key"] for fault in raised.value.faults} == {"Navn", "Opgørelsesdag"}


def test_a_case_with_faults_is_written_and_keeps_them() -> None:
    document = copy.deepcopy(EXAMPLE)
    document["botilbud"][0] |= {
        "residents": "tyve",
        "owner": "stat",
        "shared_staff": "måske",
        "priorities": [["L1", 7]],
    }
    document["gps"][0] |= {"interest": 3, "refuses": "B1"}
    document["contacts"][0]["date"] = "2025-02-30"
    del document["botilbud"][1]["id"]
    del document["clinics"][0]["location"]
    with pytest.raises(FaultsError) as raised:
        read_workbook_case(write_workbook(document))
    cells = {(str(fault.facts["sheet"]), str(fault.facts["cell"])) for fault in raised.value.faults}
    assert {
        ("Botilbud", "E2"),
        ("Botilbud", "M2"),
        ("Botilbud", "V2"),
        ("Læger", "E2"),
        ("Botilbud", "A3"),
    } <= cells
    assert {("Kontaktlog", "A2"), ("Klinikker", "I2")} <= cells
