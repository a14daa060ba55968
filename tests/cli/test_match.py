"""`match` and `assess`: files, exit statuses, JSON lines, progress, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.exports.workbook import write_workbook
from solver.domain.example import smallest_case
from tests.cli.conftest import CaseFile, Run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _stub(stubbed: None) -> None:
    """Every test here runs without the solver."""


def test_one_object_a_line_in_the_order_of_the_cases(run: Run, case_file: CaseFile) -> None:
    broken = case_file("broken", clinics=3)
    ended = run("match", case_file("a"), broken, "missing.json", case_file("b"), "--json", "--workers", "2")
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert ended.exit_code == 2
    assert [line.get("name") or line["code"] for line in lines] == ["a", "faults", "file_missing", "b"]
    assert lines[1]["case"] == broken
    assert lines[1]["faults"][0]["path"] == "/clinics"
    assert lines[0]["workers"] == 2


@pytest.mark.parametrize(
    ("names", "status"), [(["a"], 0), (["a", "infeasible"], 3), (["break", "a"], 1), (["break", "infeasible"], 3)]
)
def test_the_highest_exit_status(run: Run, case_file: CaseFile, names: list[str], status: int) -> None:
    ended = run("match", *(case_file(name) for name in names), "--json")
    assert ended.exit_code == status
    assert len(ended.stdout.splitlines()) == len(names)


def test_an_internal_error_says_so(run: Run, case_file: CaseFile) -> None:
    ended = run("match", case_file("break"))
    assert ended.exit_code == 1
    assert "Intern fejl" in ended.stderr


def test_a_workbook_is_known_by_its_content(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sag.json"
    path.write_bytes(write_workbook(smallest_case()))
    assert json.loads(run("match", path, "--json").stdout)["name"] == "Et eksempel"


def test_rulesets_and_policies_by_name_and_file(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    own, policy = tmp_path / "own.json", tmp_path / "policy.json"
    own.write_text('{"based_on": "rm-2025-08-13", "id": "own"}')
    policy.write_text('{"seed": 7}')
    ended = run("match", case_file(), "--ruleset", own, "--policy", policy, "--json")
    assert json.loads(ended.stdout)["ruleset"] == "own"
    assert json.loads(ended.stdout)["seed"] == 7
    assert json.loads(run("match", case_file(), "--json").stdout)["ruleset"] == "rm-2025-08-13"
    own.write_text("{")
    ended = run("match", case_file(), "--ruleset", own, "--json")
    assert (ended.exit_code, json.loads(ended.stdout)["faults"][0]["document"]) == (2, "ruleset")
    ended = run("match", case_file(), "--ruleset", "rm-1999", "--lang", "en")
    assert ended.exit_code == 2
    assert "There is no ruleset »rm-1999«" in ended.stderr


def test_faults_are_told_with_their_remedies(run: Run, case_file: CaseFile) -> None:
    ended = run("match", case_file(as_of="i går"))
    assert ended.exit_code == 2
    assert "/as_of: " in ended.stderr
    assert "→" in ended.stderr
    assert run("match", "missing.json").stderr.endswith("Filen missing.json findes ikke.\n")
    assert "is a folder" in run("match", ".", "--lang", "en").stderr


def test_assess_takes_a_plan_or_a_result(run: Run, case_file: CaseFile, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text('{"B1": "G1"}')
    ended = run("assess", case_file(), plan)
    assert ended.exit_code == 0
    assert "Brudte regler" in ended.stdout
    plan.write_text('{"matches": [{"unit": "B1", "gp": "G1"}], "status": "optimal"}')
    assert json.loads(run("assess", case_file(), plan, "--json").stdout)["violations"][0]["unit"] == "B1"
    plan.write_text('{"B7": "G1"}')
    assert (
        json.loads(run("assess", case_file(), plan, "--json").stdout)["faults"][0]["code"] == "unknown_reference"
    )
    plan.write_text("[]")
    assert run("assess", case_file(), plan).exit_code == 2


def test_ctrl_c_keeps_the_best_plan_and_progress_is_shown(case_file: CaseFile) -> None:
    program = (
        "import sys, solver; from tests.cli.stub import stub; "
        "sys.modules['solver.decide'] = solver.decide = stub(); from app.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "match", case_file("slow"), case_file("a"), "--json", "--progress"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
    )
    try:
        time.sleep(3.5)
        process.send_signal(signal.SIGINT)
        told, beside = process.communicate(timeout=20)
    finally:
        process.kill()
    assert [json.loads(line)["status"] for line in told.splitlines()] == ["cancelled"]
    assert process.returncode == 0
    assert "30, grænse 10, afstand 20" in beside
    assert "beholder den bedste plan" in beside
    assert "Ikke regnet" in beside
