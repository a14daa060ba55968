"""A result as a workbook: what officials look for is there, as real numbers and dates, and never a formula."""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

import openpyxl
import pytest

from app.exports.result_workbook import write_result
from tests.explain.situations import facts_of, result_of
from tests.golden.cases import GOLDEN

SHEETS = [
    "Overblik",
    "Matches",
    "Uden læge",
    "Skal vælge",
    "Ledige læger",
    "Dækning",
    "Økonomi",
    "Mål",
    "Regler",
    "Forudsætninger",
]


@pytest.fixture(scope="module", params=list(GOLDEN))
def result(request: pytest.FixtureRequest) -> dict[str, Any]:
    case, ruleset, plan = GOLDEN[request.param]
    answer: dict[str, Any] = json.loads(json.dumps(result_of(facts_of(case, ruleset), plan)))
    return answer


def opened(result: dict[str, Any]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_result(result)))


def column(page: Any, heading: str) -> list[Any]:
    heads = [cell.value for cell in page[3]]
    place = next(n for n, text in enumerate(heads) if text.startswith(heading))
    return [row[place].value for row in page.iter_rows(min_row=4)]


def test_every_part_has_its_sheet(result: dict[str, Any]) -> None:
    book = opened(result)
    assert book.sheetnames == SHEETS
    assert column(book["Matches"], "Enhed") == [match["unit"] for match in result["matches"]]
    assert column(book["Matches"], "Begrundelse") == [match["explanation"]["da"] for match in result["matches"]]
    assert column(book["Matches"], "Honorar") == [float(match["honorarium_dkk"]) for match in result["matches"]]
    assert column(book["Mål"], "Værdi") == [one["value"] for one in result["objectives"]]
    assert column(book["Uden læge"], "Enhed")[: len(result["unmatched"])] == [
        u["unit"] for u in result["unmatched"]
    ]
    total = float(result["cost"]["total"]["honorarium_dkk_per_year"])
    assert total in column(book["Økonomi"], "Honorar pr. år")


def test_days_are_days_and_amounts_say_their_level(result: dict[str, Any]) -> None:
    page = opened(result)["Overblik"]
    found = {row[0].value: row[1].value for row in page.iter_rows(min_row=2)}
    day = datetime.date.fromisoformat(result["input"]["case"]["as_of"])
    assert found["Opgørelsesdag"] == datetime.datetime.combine(day, datetime.time())
    assert any("april 2024-niveau, ekskl. moms" in str(name) for name in found)


def test_no_text_is_ever_a_formula(result: dict[str, Any]) -> None:
    for match in result["matches"]:
        match["explanation"]["da"] = "=1+1\x07"
    book = opened(result)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert column(book["Matches"], "Begrundelse")[0] == "=1+1_x0007_"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"status": "infeasible", "coverage": None, "cost": None, "input": None},
        {"matches": [{}], "unmatched": [{}], "to_choose": [{}], "unused_gps": [{}], "blocking_pairs": [{}]},
        {"conflict": [{"kind": "rule", "slug": "lock", "message": {"da": "To låse på én enhed.", "en": "-"}}]},
    ],
)
def test_absent_keys_are_left_out(answer: dict[str, Any]) -> None:
    assert opened(answer).sheetnames == SHEETS
