"""Text in cells: whatever is written is read back, and what people write is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.cell_text import read_text, read_tiers, write_ids, write_text, write_tiers

NASTY = st.text(
    st.sampled_from(list("aæØ ;=\"\n\t\r_x0041\x07\ufffe,'#@+-")) | st.characters(codec="utf-8"), max_size=20
)
IDS = NASTY.filter(bool)


@given(NASTY)
def test_any_text_comes_back(text: str) -> None:
    assert read_text(write_text(text)) == text


@given(st.lists(st.lists(IDS, max_size=3), min_size=1, max_size=4))
def test_any_ranked_list_comes_back(tiers: list[list[str]]) -> None:
    assert read_tiers(write_tiers(tiers)) == tiers


@given(st.lists(IDS, max_size=4))
def test_any_list_comes_back(ids: list[str]) -> None:
    assert [name for tier in read_tiers(write_ids(ids)) for name in tier] == ids


def test_ids_that_are_a_quotation_mark_come_back() -> None:
    assert read_tiers(write_tiers([['"', '"'], ['"A']])) == [['"', '"'], ['"A']]


@pytest.mark.parametrize(
    ("cell", "tiers"),
    [
        ("A; B = C", [["A"], ["B", "C"]]),
        ("  A ;B=C;  ", [["A"], ["B", "C"]]),
        ("A\nB", [["A"], ["B"]]),
        ("A;;B", [["A"], ["B"]]),
        ('A; ""; B', [["A"], [], ["B"]]),
        ('"A;B" = "C=D"', [["A;B", "C=D"]]),
        ('Lægehus "Syd"; B', [['Lægehus "Syd"'], ["B"]]),
        ("", []),
        (" ; ", []),
    ],
)
def test_ranked_lists_as_people_write_them(cell: str, tiers: list[list[str]]) -> None:
    assert read_tiers(cell) == tiers


def test_text_is_trimmed_unless_quoted() -> None:
    assert read_text("  Solsiden\u00a0") == "Solsiden"
    assert read_text('"  Solsiden"') == "  Solsiden"
    assert read_text('"Solen" og "Månen"') == '"Solen" og "Månen"'
    assert write_text("Solsiden") == "Solsiden"
