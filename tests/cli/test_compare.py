"""`compare`: two files with a result each, and what is no result."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.solving.results import SHAPE
from solver.domain.example import smallest_case
from tests.app.client import result
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _stub(stubbed: None) -> None:
    """Every test here runs without the solver."""


@pytest.fixture
def good(tmp_path: Path) -> str:
    return written(tmp_path / "good.json", result())


def written(path: Path, content: Any) -> str:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def faults(run: Run, left: str, right: str) -> list[tuple[str, str, str]]:
    ended = run("compare", left, right, "--json")
    failed = json.loads(ended.stdout)
    assert (ended.exit_code, failed["code"]) == (2, "faults")
    return [(one["document"], one["path"], one["code"]) for one in failed["faults"]]


def test_two_results(run: Run, good: str, tmp_path: Path) -> None:
    other = written(tmp_path / "other.json", result(status="infeasible", matches=[], objectives=[]))
    ended = run("compare", good, other, "--json", "--workers", "2")
    assert ended.exit_code == 0
    assert json.loads(ended.stdout) == {"status": "optimal", "left": "optimal", "right": "infeasible", "about": {}}


@pytest.mark.parametrize("key", SHAPE)
def test_a_result_without_a_part(run: Run, good: str, tmp_path: Path, key: str) -> None:
    bad = written(tmp_path / "bad.json", result(**{key: None}))
    assert faults(run, good, bad) == [("right", f"/{key}", "no_result")]
    assert faults(run, bad, good) == [("left", f"/{key}", "no_result")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("status", "fine"),
        ("status", ["optimal"]),
        ("objectives", [{"id": "travel", "sense": "min", "value": True}]),
        ("matches", [3]),
        ("matches", [{"unit": "B1"}]),
        ("input", {"case": {}, "ruleset": "rm-2025-08-13", "policy": {}}),
    ],
)
def test_a_part_of_another_shape(run: Run, good: str, tmp_path: Path, key: str, value: Any) -> None:
    bad = written(tmp_path / "bad.json", result(**{key: value}))
    assert faults(run, good, bad) == [("right", f"/{key}", "no_result")]


def test_what_is_no_result_at_all(run: Run, good: str, tmp_path: Path) -> None:
    case = written(tmp_path / "case.json", smallest_case())
    assert faults(run, case, good) == [("left", "", "no_result")]
    assert faults(run, written(tmp_path / "list.json", []), good) == [("left", "", "not_object")]
    assert faults(run, good, written(tmp_path / "text.json", "{")) == [("right", "", "not_json")]
    two = written(tmp_path / "two.json", "\n".join([json.dumps(result())] * 2))
    assert faults(run, good, two) == [("right", "", "several_results")]
    assert json.loads(run("compare", good, "missing.json", "--json").stdout)["code"] == "file_missing"


def test_what_a_result_came_from_is_read_too(run: Run, good: str, tmp_path: Path) -> None:
    ruleset = result()["input"]["ruleset"]
    asked = {
        "case": {**smallest_case(), "name": "Ring 010190-1234"},
        "ruleset": {**ruleset, "max_attachments": "two"},
        "policy": {"seed": "x"},
    }
    bad = written(tmp_path / "bad.json", result(input=asked))
    assert faults(run, good, bad) == [
        ("right", "/input/case/name", "cpr_number"),
        ("right", "/input/ruleset/max_attachments", "wrong_type"),
        ("right", "/input/policy/seed", "wrong_type"),
    ]
    assert "010190" not in run("compare", good, bad).stderr
    stranger = written(tmp_path / "stranger.json", result(matches=[{"unit": "B1", "gp": "G9"}]))
    assert faults(run, stranger, good) == [("left", "/matches/0/gp", "unknown_reference")]


def test_faults_are_told_by_file(run: Run, good: str, tmp_path: Path) -> None:
    bad = written(tmp_path / "bad.json", result(status=None))
    told = run("compare", good, bad, "--lang", "en")
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"[{bad}] /status: The document is no result of match" in told.stderr
    assert "match --json" in told.stderr
