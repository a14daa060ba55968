"""Answers merged: the order they came in does not count, and what is missing is told."""

import csv
import io
from random import Random

from app.pieces.cut import OptionsWanted
from app.pieces.merge import Table, merge
from app.pieces.piece import Json, canonical
from app.pieces.sheet import options_csv, rows_csv
from app.pieces.words import FAILED, match_words
from tests.pieces.folder import FILES, answers_of, work_of


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_rows_follow_the_work_whoever_did_the_pieces_and_when() -> None:
    work = work_of(options=OptionsWanted(top=2))
    answers = answers_of(work)
    once = merge(work, answers.get)
    ids = list(answers)
    Random(3).shuffle(ids)
    for one in answers.values():
        one["provenance"]["times"] = {"seconds": 99.0}
    again = merge(work, {one: answers[one] for one in ids}.get)
    assert canonical(once.as_json()) == canonical(again.as_json())
    assert (rows_csv(once), options_csv(once)) == (rows_csv(again), options_csv(again))
    assert [row["file"] for row in once.rows] == [row.file for row in work.rows]
    assert once.counts() == {"faults": 4, "not_proven": 0, "optimal": 8, "rows": 12}


def test_how_many_units_a_piece_has_does_not_show() -> None:
    tables = []
    for size in (1, 5):
        work = work_of(options=OptionsWanted(top=2, units_each=size))
        tables.append(canonical(merge(work, answers_of(work).get).as_json()))
    assert tables[0] == tables[1]


def test_a_case_that_lies_there_twice_is_solved_once_and_told_twice() -> None:
    files = dict.fromkeys(("a.json", "b.json"), FILES["a.json"])
    work = work_of(files, rulesets=("rm-2025-08-13",), policies={"x": {}})
    assert len(work.pieces) == 1
    table = merge(work, answers_of(work, files).get)
    assert [row["file"] for row in table.rows] == ["a.json", "b.json"]
    assert table.rows[0]["plan"] == table.rows[1]["plan"] == {"B1": "G1"}


def test_what_has_no_answer_says_why() -> None:
    work = work_of(rulesets=("rm-2025-08-13",), options=OptionsWanted())
    answers = answers_of(work)
    plan, _ = work.rows[0].pieces
    missing = work.rows[2].pieces[0]
    del answers[plan], answers[missing], answers[work.rows[1].pieces[1]]
    table = merge(work, answers.get, {plan: "out_of_memory"})
    first, second, third = table.rows[:3]
    assert (first["status"], first["code"], first["proven"]) == ("failed", "out_of_memory", False)
    assert "hukommelsen slap op" in first["explanation"]["da"]
    assert (second["status"], second["pieces_without_answer"], second["proven"]) == ("optimal", 1, False)
    assert (third["status"], third["explanation"]["en"]) == ("missing", "Not solved yet.")
    assert table.counts()["failed"] == 1
    assert cells(rows_csv(table))[0]["message_en"].startswith("Not solved: memory ran out")
    assert all(words.da and words.en for words in FAILED.values())


def test_what_is_not_proven_is_told_by_name() -> None:
    figures = {"in_scope": 9, "without": 2, "awaiting_dispensation": 1}
    result: Json = {
        "status": "feasible",
        "coverage": {"total": {"botilbud": figures}},
        "objectives": [
            {"id": "units_covered", "proven": True, "bound": 7},
            {"id": "travel", "proven": False, "bound": 10},
        ],
    }
    words = match_words(result)
    assert words.da.startswith("7 af 9 botilbud")
    assert "Ikke bevist" in words.da
    assert "Not proven best; there may be a better plan on: Travel" in words.en
    assert "om der er en, vides ikke" in match_words({"status": "feasible", "coverage": None}).da


def test_csv_opens_as_a_sheet_and_holds_no_formula() -> None:
    work = work_of(rulesets=("rm-2025-08-13",), policies={"x": {}}, options=OptionsWanted())
    table = merge(work, answers_of(work).get)
    rows = cells(rows_csv(table))
    assert [row["case"] for row in rows] == ["A", "'=B", ""]
    assert [row["status"] for row in rows] == ["optimal", "optimal", "faults"]
    assert (rows[0]["units_covered"], rows[0]["changes"], rows[2]["faults"]) == ("1", "", "3")
    options = cells(options_csv(table))
    assert [(one["unit"], one["place"]) for one in options] == [
        ("B1", "1"),
        *[(u, p) for u in ("B1", "B2") for p in "12"],
    ]
    empty = Table()
    assert len(rows_csv(empty).splitlines()) == 1
    assert empty.counts() == {"not_proven": 0, "rows": 0}
