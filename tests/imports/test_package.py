"""Files that are no workbooks, or harmful ones: a clear fault, quickly."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imports import package
from app.imports.workbook import read_workbook_case
from solver.domain.faults import FaultsError
from tests.imports.books import SMALL, book, changed, places

FINE = book(SMALL)


@pytest.mark.parametrize("data", [b"", b"PK", b"{}", b"\xd0\xcf\x11\xe0" + b"\0" * 600, FINE[:-40], FINE[:500]])
def test_no_workbook(data: bytes) -> None:
    assert places(data) == [("not_workbook", "", "")]


def test_a_zip_of_something_else() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("læs.txt", "hej")
    assert places(out.getvalue()) == [("not_workbook", "", "")]


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 1024 * 1024)
    bomb = changed(FINE, lambda name, part: part, **{"xl/media/x.bin": b"\0" * 2 * 1024 * 1024})
    assert len(bomb) < 20_000
    assert places(bomb) == [("workbook_too_large", "", "")]


def test_macros_are_refused() -> None:
    assert places(changed(FINE, lambda name, part: part, **{"xl/vbaProject.bin": b"x"})) == [
        ("workbook_macros", "", "")
    ]


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    def laughing(name: str, part: bytes) -> bytes:
        return laughs + part.replace(b"Solsiden", b"&b;") if name.endswith("sheet2.xml") else part

    assert places(changed(FINE, laughing)) == [("not_workbook", "", "")]


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ROWS", 3)
    rows = [["Kommunekode", "Navn"], *([["0707", "Norddjurs"]] * 4)]
    assert places(book({**SMALL, "Kommuner": rows})) == [("too_many_rows", "Kommuner", "")]


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    def lying(name: str, part: bytes) -> bytes:
        return part.replace(b'<dimension ref="A1:G2"', b'<dimension ref="A1:XFD1048576"')

    assert read_workbook_case(changed(FINE, lying)).botilbud[0].name == "Solsiden"


def test_a_workbook_of_other_things() -> None:
    assert places(book({"Budget": [["Konto"], [1]]}))[0] == ("unknown_sheet", "Budget", "")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(FINE) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_reads_or_has_faults(place: int, damage: bytes) -> None:
    try:
        read_workbook_case(FINE[:place] + damage + FINE[place + len(damage) :])
    except FaultsError as error:
        found = error
        assert found.faults
