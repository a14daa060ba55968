"""A piece done: what the solver says, the same bytes each time, and faults as an answer."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from app.pieces.cut import OptionsWanted, cut
from app.pieces.perform import CaseChangedError, perform
from app.pieces.piece import Json, Piece, Work, canonical
from app.solving.asking import ask
from app.solving.documents import read_question
from tests.pieces.folder import FILES, answers_of, work_of

LAW = "rm-2025-08-13"


@cache
def done() -> tuple[Work, dict[str, Json]]:
    work = work_of(rulesets=(LAW,), policies={"standard": {}}, options=OptionsWanted(top=2, units_each=1))
    return work, answers_of(work)


def of(kind: str, file: str) -> list[tuple[Piece, Json]]:
    work, answers = done()
    ids = next(row.pieces for row in work.rows if row.file == file)
    return [(piece, answers[piece.id]) for piece in work.pieces if piece.id in ids and piece.kind == kind]


def asked(verb: str, file: str, **about: Any) -> Json:
    question = {"case": json.loads(FILES[file]), "ruleset": LAW, **about}
    return ask(verb, read_question(question, verb))


def test_a_plan_is_that_of_match() -> None:
    ((_, answer),) = of("match", "b.json")
    result = asked("match", "b.json")
    assert answer["plan"] == {one["unit"]: one["gp"] for one in result["matches"]}
    assert answer["objectives"] == result["objectives"]
    assert (answer["status"], answer["proven"], answer["case"]["name"]) == ("optimal", True, "=B")
    assert len(canonical(answer)) < 10_000


def test_options_are_those_of_the_question() -> None:
    for piece, answer in of("options", "b.json"):
        (unit,) = answer["units"]
        result = asked("options", "b.json", unit=piece.units[0], top=2)
        assert unit["total"] == result["total"]
        kept = [(one["gp"], one["reoptimise"], one["others_fixed"]) for one in unit["options"]]
        assert kept == [(one["gp"], one["reoptimise"], one["others_fixed"]) for one in result["options"]]
        assert kept


def test_the_same_piece_gives_the_same_bytes() -> None:
    work, answers = done()
    for piece in work.pieces:
        again = perform(piece, lambda _, id=piece.id: FILES[work.file_of[id]], workers=2)
        assert again["provenance"].pop("times")["seconds"] >= 0
        before = json.loads(canonical(answers[piece.id]))
        before["provenance"].pop("times")
        assert canonical(again) == canonical(before)


def test_faults_of_a_case_are_its_answer() -> None:
    ((_, answer),) = of("match", "faulty.json")
    assert (answer["status"], answer["proven"], answer["case"]["name"]) == ("faults", False, None)
    assert {fault["path"] for fault in answer["faults"]} == {"/as_of", "/botilbud", "/clinics"}
    assert "3 fejl" in answer["explanation"]["da"]
    assert "3 faults" in answer["explanation"]["en"]


def test_a_ruleset_that_nobody_named_and_faults_that_show_late() -> None:
    elsewhere = FILES["a.json"].replace(b'"0707"', b'"0101"')
    (piece,) = cut(["c.json"], lambda _: elsewhere).pieces
    answer = perform(piece, lambda _: elsewhere)
    assert [fault["code"] for fault in answer["faults"]] == ["ruleset_not_named"]
    stranger = replace(of("match", "a.json")[0][0], policy={"baseline": {"B9": "G1"}})
    answer = perform(stranger, lambda _: FILES["a.json"])
    assert (answer["status"], answer["faults"][0]["document"]) == ("faults", "policy")


def test_an_infeasible_case_is_an_answer_with_its_conflict() -> None:
    case = json.loads(FILES["a.json"])
    case["decisions"] = [{"kind": kind, "unit": "B1", "gp": "G1"} for kind in ("lock", "reject")]
    data = json.dumps(case).encode()
    match, options = cut(["c.json"], lambda _: data, [LAW], options=OptionsWanted()).pieces
    answer = perform(match, lambda _: data)
    assert (answer["status"], answer["proven"], answer["plan"]) == ("infeasible", True, {})
    assert [one["kind"] for one in answer["conflict"]] == ["decision", "decision", "rule"]
    assert "Ingen lovlig plan" in answer["explanation"]["da"]
    assert perform(options, lambda _: data)["status"] == "infeasible"


def test_another_case_in_its_place_is_not_solved() -> None:
    piece, _ = of("match", "a.json")[0]
    with pytest.raises(CaseChangedError):
        perform(piece, lambda _: FILES["b.json"])
