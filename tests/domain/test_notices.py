"""What is pointed out of a case though it is no fault."""

from __future__ import annotations

from solver.domain.example import smallest_case
from solver.domain.notices import notices
from solver.domain.reading import read_case
from solver.words.notices import NOTICES, notice_words


def test_nothing_to_point_out() -> None:
    assert notices(read_case(smallest_case())) == ()


def test_residents_outside_sections_and_a_reject_without_effect() -> None:
    document = smallest_case(
        {
            "botilbud": [{"id": "B1", "residents": 70, "sections": [{"id": "S1", "residents": 40}]}],
            "agreements": [{"gp": "G1", "kind": "botilbud", "unit": "S1"}],
            "decisions": [{"kind": "reject", "unit": "S1", "gp": "G1"}],
        }
    )
    found = notices(read_case(document))
    assert [(one.code, one.path) for one in found] == [
        ("residents_outside_sections", "/botilbud/0/sections"),
        ("reject_of_agreement", "/decisions/0"),
    ]
    assert {one.code for one in found} == set(NOTICES)
    danish, english = notice_words(found[0])
    assert "30 af dets 70 beboere" in danish
    assert "30 of its 70 residents" in english


def test_a_reject_of_an_agreement_that_is_over_is_not_pointed_out() -> None:
    document = smallest_case(
        {
            "agreements": [{"gp": "G1", "kind": "botilbud", "unit": "B1", "to": "2025-10-31"}],
            "decisions": [{"kind": "reject", "unit": "B1", "gp": "G1"}],
        }
    )
    assert notices(read_case(document)) == ()
