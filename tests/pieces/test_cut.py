"""Work cut into pieces: the same everywhere, nothing twice, small, there and back through JSON."""

import json
from dataclasses import replace
from typing import Any

import pytest

from app.exports.workbook import write_workbook
from app.generate import generate
from app.pieces.cut import OptionsWanted, cut
from app.pieces.piece import canonical, piece_from, work_from
from solver.domain.example import smallest_case
from solver.domain.faults import FaultsError
from tests.pieces.folder import FILES, work_of


def test_each_case_under_each_ruleset_and_policy() -> None:
    work = work_of()
    assert len(work.rows) == len(work.pieces) == 3 * 2 * 2
    assert [(row.file, row.ruleset, row.policy) for row in work.rows[:3]] == [
        ("a.json", "rm-2025-08-13", "standard"),
        ("a.json", "rm-2025-08-13", "strict"),
        ("a.json", "aftale25-2025-01-01", "standard"),
    ]


def test_the_same_work_has_the_same_id_however_it_is_written() -> None:
    document = {**smallest_case({"name": "A"}), "municipalities": [{"code": "0707", "name": "Norddjurs"}]}
    turned = {key: document[key] for key in reversed(document)}
    files = {
        "one.json": json.dumps(document).encode(),
        "spaced.json": json.dumps(turned, indent=4).encode(),
        "other.json": json.dumps({**document, "as_of": "2025-11-02"}).encode(),
    }
    work = work_of(files, rulesets=("rm-2025-08-13",), policies={"x": {}})
    assert len(work.rows) == 3
    assert len(work.pieces) == 2
    assert work.rows[0].pieces == work.rows[1].pieces
    assert work.file_of[work.rows[0].pieces[0]] == "one.json"


def test_a_workbook_is_the_case_that_it_holds() -> None:
    book = write_workbook(generate("kommune", 1))
    first, second = (cut([name], lambda _: book, ["rm-2025-08-13"]) for name in ("a.xlsx", "b.xlsx"))
    assert first.pieces == second.pieces


def test_everything_that_bears_on_the_answer_is_in_the_id() -> None:
    piece = work_of(options=OptionsWanted(top=3)).pieces[1]
    assert piece.kind == "options"
    others: list[dict[str, Any]] = [
        {"case": "0" * 64}, {"policy": {"seed": 1}}, {"units": ("B2",)}, {"top": 4}, {"kind": "match"},
        {"ruleset": {**(piece.ruleset or {}), "max_attachments": 3}},
    ]  # fmt: skip
    ids = {replace(piece, **other).id for other in others}
    assert len(ids | {piece.id}) == len(others) + 1


def test_options_of_all_units_a_few_at_a_time() -> None:
    case = generate("kommune", 2)
    data = json.dumps(case).encode()
    work = cut(["k.json"], lambda _: data, ["rm-2025-08-13"], options=OptionsWanted(top=2, units_each=4))
    match, *rest = work.pieces
    assert match.kind == "match"
    units = [unit for piece in rest for unit in piece.units]
    assert len(units) == len(set(units)) >= len(case["botilbud"])
    assert {len(piece.units) for piece in rest[:-1]} == {4}
    assert work.rows[0].pieces == tuple(piece.id for piece in work.pieces)
    assert all(len(canonical(piece.as_json())) < 8_000 for piece in work.pieces)


def test_there_and_back_through_json() -> None:
    work = work_of(options=OptionsWanted())
    assert work_from(json.loads(canonical(work.as_json()))) == work
    assert canonical(work.as_json()) == canonical(work_of(options=OptionsWanted()).as_json())


def test_a_piece_that_is_not_what_its_id_says_is_refused() -> None:
    values = work_of().pieces[0].as_json()
    with pytest.raises(ValueError, match="not what its id says"):
        piece_from({**values, "policy": {"seed": 7}})


def test_a_ruleset_that_is_not_named_is_that_of_the_cases_day() -> None:
    work = work_of(rulesets=(None,), policies={"x": {}})
    assert [row.ruleset for row in work.rows] == ["rm-2025-08-13", "rm-2025-08-13", ""]
    elsewhere = json.loads(FILES["a.json"])
    elsewhere["botilbud"][0]["municipality"] = "0101"
    data = json.dumps(elsewhere).encode()
    assert cut(["c.json"], lambda _: data).rows[0].ruleset == ""


@pytest.mark.parametrize("wrong", [{"rulesets": ("rm-1999",)}, {"policies": {"p": {"wrong": 1}}}])
def test_a_ruleset_or_a_policy_with_faults_is_refused_before_anything_is_begun(wrong: dict[str, Any]) -> None:
    with pytest.raises(FaultsError):
        work_of(**wrong)
