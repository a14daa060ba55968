"""`validate`, `schema`, `rules`, `generate`, `template`, `road-matrix`, `locate`: what they print and write."""

import json
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from app.generate.demos import demo_case
from solver.domain.example import smallest_case
from tests.cli.conftest import CaseFile, Run

HEAVY = ("ortools", "scipy", "pydantic", "numpy", "uvicorn", "fastapi")


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    program = f"import app.cli, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    began = time.monotonic()
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told == "[]\n"
    assert time.monotonic() - began < 5


def test_every_command_has_help_in_danish_and_english(run: Run) -> None:
    listed = run("--help").stdout
    commands = [text.split()[0] for text in listed.partition("Commands:")[2].splitlines() if text.strip()]
    for name in (one for one in commands if "-" in one or one.isalpha()):
        told = run(name, "--help")
        assert told.exit_code == 0, name
    assert {"match", "validate", "assess", "rules", "schema", "generate", "template", "demo", "serve"} <= set(
        commands
    )


def test_validate_lists_the_faults_of_every_case(run: Run, case_file: CaseFile) -> None:
    good, bad = case_file("a"), case_file("b", botilbud=[])
    ended = run("validate", good, bad, "--json")
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert lines[0] == {"case": good, "faults": []}
    ended = run("validate", good, case_file("c", extra=1), "--json")
    assert (ended.exit_code, json.loads(ended.stdout.splitlines()[1])["faults"][0]["code"]) == (2, "unknown_key")
    assert "ingen fejl" in run("validate", good).stdout


@pytest.mark.parametrize("document", ["case", "policy", "ruleset"])
def test_schemas_are_schemas(run: Run, document: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", document).stdout))


def test_the_schema_of_a_case_takes_cases_and_refuses_others(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").stdout))
    for case in (smallest_case(), demo_case("norddjurs")):
        validator.validate(case)
    for wrong in ({"extra": 1}, {"botilbud": 3}, {"contacts": [{"date": "2025-01-01", "outcome": "asked"}]}):
        assert not validator.is_valid({**smallest_case(), **wrong})


def test_rules_of_a_day(run: Run) -> None:
    before, after = (run("rules", "--on", day).stdout for day in ("2025-08-12", "2025-08-13"))
    lifted = "(closed_intake): I kraft fra 1. januar 2025 til og med 12. august 2025; ophævet 13. august 2025."
    assert lifted not in before
    assert lifted in " ".join(after.split())
    assert "rm-2025-04-02" in before
    assert "rm-2025-08-13" in after
    assert "Ingen regler i kraft" in run("rules", "--on", "2024-12-31").stdout


def test_one_rule_one_ruleset_one_objective(run: Run) -> None:
    told = run("rules", "nursing_home_conflict", "--lang", "en").stdout
    assert "§ 65 stk. 2" in told
    assert "F. Before 13 August 2025" in told
    told = run("rules", "rm-2025-08-13").stdout
    assert "nursing_home_dispensable = ja" in told
    assert all(f"  {letter}. " in told for letter in "ABCDEFGH" if letter != "C")
    assert "Hensyn 11" in run("rules", "travel").stdout
    assert json.loads(run("rules", "lock", "--json").stdout)["slug"] == "lock"
    assert run("rules", "no-such").exit_code == 2
    assert run("rules", "--on", "13/8-2025").exit_code == 2


def test_generated_cases_and_templates_have_no_faults(run: Run, tmp_path: Path) -> None:
    assert run("generate", "--seed", 3).stdout == run("generate", "--seed", 3).stdout
    for arguments in (("generate", "--out"), ("generate", "--xlsx"), ("template", "--filled")):
        path = tmp_path / "".join(arguments)
        assert run(*arguments, path).exit_code == 0
        assert run("validate", path).exit_code == 0
    assert run("template", tmp_path / "no" / "such" / "folder.xlsx").exit_code == 2


def test_an_engine_that_is_not_there(run: Run) -> None:
    case = "data/cases/norddjurs.json"
    ended = run("road-matrix", case, "--engine", "osrm", "--url", "http://127.0.0.1:9")
    assert (ended.exit_code, "engine_unreachable" in ended.stderr) == (2, True)
    ended = run("road-matrix", case, "--engine", "horse", "--url", "x", "--lang", "en")
    assert (ended.exit_code, "engine_unknown" in ended.stderr) == (2, True)
    ended = run("locate", case, "--geocoder", "crystal", "--url", "x")
    assert (ended.exit_code, "engine_unknown" in ended.stderr) == (2, True)
