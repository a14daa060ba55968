"""The command line with the solver behind it."""

import io
import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import CaseFile, Run

NORDDJURS = "data/cases/norddjurs.json"


def test_a_table_for_people_in_both_languages(run: Run) -> None:
    danish, english = (run("match", NORDDJURS, "--lang", language) for language in ("da", "en"))
    assert (danish.exit_code, english.exit_code) == (0, 0)
    assert "bevist bedst" in danish.stdout
    assert "Begrundelser" in danish.stdout
    assert "proven best" in english.stdout
    assert max(map(len, danish.stdout.splitlines())) <= 100


def test_the_same_answer_with_any_number_of_workers(run: Run) -> None:
    answers = []
    for workers in (1, 2, 8):
        answer = json.loads(run("match", NORDDJURS, "--json", "--workers", workers).stdout)
        answer["provenance"].pop("times")
        answer["provenance"].pop("workers", None)
        answers.append(json.dumps(answer))
    assert answers[0] == answers[1] == answers[2]


def test_infeasible_is_three(run: Run, case_file: CaseFile) -> None:
    decisions = [{"kind": kind, "unit": "B1", "gp": "G1"} for kind in ("lock", "reject")]
    ended = run("match", case_file(decisions=decisions), case_file("good"))
    assert ended.exit_code == 3
    assert "Dette kan ikke gælde på samme tid" in ended.stdout


def test_a_result_as_a_workbook_and_as_a_plan(run: Run, tmp_path: Path) -> None:
    book, result = tmp_path / "resultat.xlsx", tmp_path / "resultat.json"
    ended = run("match", NORDDJURS, "--json", "--xlsx", book)
    assert ended.exit_code == 0
    assert openpyxl.load_workbook(io.BytesIO(book.read_bytes())).sheetnames
    result.write_text(ended.stdout, encoding="utf-8")
    judged = run("assess", NORDDJURS, result, "--json")
    assert json.loads(judged.stdout)["violations"] == []
    assert "Planen bryder ingen regler" in run("assess", NORDDJURS, result).stdout


def test_the_demo_answers_what_a_meeting_asks(run: Run) -> None:
    told = run("demo", "--no-rest")
    assert told.exit_code == 0
    for asked, answered in {
        "Hvad har de nye regler ændret": "fordi én læge fra 13. august 2025 må være læge både på et plejehjem",
        "Hvem kunne ellers tage Fjordglimt": "de 3 bedste",
        "Hvorfor får dette botilbud ingen læge": "får ingen læge i forslaget",
        "Hvilken dispensation ville hjælpe mest": "Uden nye dispensationer får",
    }.items():
        question, _, answer = told.stdout.partition(asked)
        assert question
        assert answered in " ".join(answer.split())


def test_the_demo_ends_with_a_rest_call(run: Run) -> None:
    told = run("demo", "--lang", "en")
    assert told.exit_code == 0, told.stderr
    assert "Key: bm_" in told.stdout
    assert '"status": "optimal"' in told.stdout


def test_the_drafts_of_applications_are_printed(run: Run) -> None:
    told = run("frontier", NORDDJURS, "--drafts", "1")
    assert told.exit_code == 0
    assert told.stdout.startswith("Emne: Ansøgning om dispensation efter § 65, stk. 2")
    assert "Uden nye dispensationer får" in run("frontier", NORDDJURS, "--drafts", "9").stdout
