"""`options`, `why-not`, `unlocks`, `frontier`, `robustness`, `receipt`: what they ask, and of whom."""

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.exports.workbook import write_workbook
from solver.domain.example import smallest_case
from tests.cli.conftest import CaseFile, Run

PEOPLE: dict[str, Any] = smallest_case(
    {
        "botilbud": [
            {"id": "B1", "name": "Bostedet Åparken"},
            {"id": "B2", "name": "Fjordglimt"},
            {"id": "B3", "name": "Fjordglimt"},
            {
                "id": "B4",
                "name": "Bocentret",
                "residents": 80,
                "sections": [{"id": "N", "residents": 40, "name": "Nord"}, {"id": "S", "residents": 40}],
            },
        ],
        "clinics": [{"id": "C1"}, {"id": "C2", "doctor_capacities": 2}],
        "gps": [{"id": "G1", "name": "Læge Ida Holm"}, {"id": "G2", "name": "Læge Per Ravn"}],
    }
)


@pytest.fixture(autouse=True)
def _stub(stubbed: None) -> None:
    """Every test here runs without the solver."""


@pytest.fixture
def case(case_file: CaseFile) -> str:
    return case_file("people", **{key: value for key, value in PEOPLE.items() if key != "name"})


def asked(run: Run, *arguments: object) -> dict[str, Any]:
    """What the solver was asked."""
    ended = run(*arguments, "--json")
    assert ended.exit_code == 0, ended.stdout
    return dict(json.loads(ended.stdout))


def faults(run: Run, *arguments: object) -> list[tuple[str, str, str]]:
    """Where the faults are, and which."""
    ended = run(*arguments, "--json")
    failed = json.loads(ended.stdout)
    assert (ended.exit_code, failed["code"]) == (2, "faults")
    assert all(one["message"]["da"] and one["remedy"]["en"] for one in failed["faults"])
    return [(one["document"], one["path"], one["code"]) for one in failed["faults"]]


def remedy(run: Run, *arguments: object) -> str:
    """What the only fault says to do."""
    (fault,) = json.loads(run(*arguments, "--json").stdout)["faults"]
    return str(fault["remedy"]["da"])


@pytest.mark.parametrize(
    ("arguments", "verb", "about"),
    [
        (("options", "--unit", "B1"), "options", {"unit": "B1"}),
        (("options", "--gp", "G1", "--top", "3"), "options", {"gp": "G1", "top": 3}),
        (("why-not", "--unit", "N", "--gp", "C2#2"), "why_not", {"unit": "N", "gp": "C2#2"}),
        (("unlocks",), "unlocks", {}),
        (("unlocks", "--unit", "S"), "unlocks", {"unit": "S"}),
        (("frontier",), "frontier", {}),
        (("robustness",), "robustness", {}),
        (("robustness", "--gp", "G2"), "robustness", {"gp": "G2"}),
        (("receipt", "--unit", "B2"), "receipt", {"unit": "B2"}),
        (("receipt", "--gp", "G2"), "receipt", {"gp": "G2"}),
    ],
)
def test_what_the_solver_is_asked(
    run: Run, case: str, tmp_path: Path, arguments: tuple[str, ...], verb: str, about: dict[str, Any]
) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text('{"seed": 7}')
    name, *rest = arguments
    answer = asked(run, name, case, *rest, "--policy", policy, "--ruleset", "rm-2025-04-02", "--workers", 2)
    assert (answer["verb"], answer["about"]) == (verb, about)
    assert (answer["seed"], answer["ruleset"], answer["workers"]) == (7, "rm-2025-04-02", 2)


@pytest.mark.parametrize(
    ("option", "text", "found"),
    [
        ("--unit", "bostedet  åparken", "B1"),
        ("--unit", "b2", "B2"),
        ("--unit", "nord", "N"),
        ("--unit", "Bocentret, S", "S"),
        ("--gp", "LÆGE IDA HOLM", "G1"),
    ],
)
def test_a_name_that_only_one_has(run: Run, case: str, option: str, text: str, found: str) -> None:
    assert list(asked(run, "options", case, option, text)["about"].values()) == [found]


def test_whom_the_case_does_not_have(run: Run, case: str) -> None:
    assert faults(run, "options", case, "--unit", "B9x") == [("request", "/unit", "unknown_reference")]
    assert faults(run, "receipt", case, "--gp", "Bente") == [("request", "/gp", "unknown_reference")]
    assert faults(run, "options", case, "--unit", "Fjordglimt") == [("request", "/unit", "ambiguous_name")]
    assert "B2 (Fjordglimt), B3 (Fjordglimt)" in remedy(run, "options", case, "--unit", "Fjordglimt")
    assert faults(run, "options", case, "--unit", "åpark") == [("request", "/unit", "name_not_exact")]
    assert "B1 (Bostedet Åparken)" in remedy(run, "unlocks", case, "--unit", "Bostedet Aparken")
    assert "G1 (Læge Ida Holm)" in remedy(run, "robustness", case, "--gp", "Holm")
    assert "C2#1 (Lægehuset C2), C2#2 (Lægehuset C2)" in remedy(run, "options", case, "--gp", "C2")


@pytest.mark.parametrize("text", ["B4", "b4", "Bocentret"])
def test_a_divided_botilbud_is_asked_for_by_section_but_has_one_receipt(run: Run, case: str, text: str) -> None:
    for verb in ("options", "unlocks"):
        assert faults(run, verb, case, "--unit", text) == [("request", "/unit", "divided_botilbud")]
        assert remedy(run, verb, case, "--unit", text) == "Vælg et af afsnittene: N (Nord), S."
    assert asked(run, "receipt", case, "--unit", text)["about"] == {"unit": "B4"}


def test_both_neither_and_too_few(run: Run, case: str) -> None:
    for verb in ("options", "receipt"):
        assert faults(run, verb, case) == [("request", "", "nobody_named")]
        both = faults(run, verb, case, "--unit", "B1", "--gp", "G1")
        assert both == [("request", "/gp", "both_named")]
    assert faults(run, "why-not", case, "--unit", "B1") == [("request", "/gp", "missing")]
    assert faults(run, "options", case, "--unit", "B1", "--top", "0") == [("request", "/top", "out_of_bounds")]
    assert [code for _, _, code in faults(run, "why-not", case, "--unit", "x1", "--gp", "x2")] == [
        "unknown_reference"
    ] * 2


def test_faults_are_told_by_option_with_their_remedies(run: Run, case: str) -> None:
    told = run("options", case, "--unit", "B4", "--top", "-1").stderr
    assert "--unit: »B4« er delt i afsnit" in told
    assert "--top: Tallet -1 er uden for grænsen" in told
    assert "→ Vælg et af afsnittene" in told
    told = run("--lang", "en", "options", case).stderr
    assert "names neither a unit nor a GP" in told


def test_faults_of_the_case_come_with_those_of_the_question(run: Run, case_file: CaseFile) -> None:
    found = faults(run, "options", case_file("bad", extra=1), "--unit", "B1", "--gp", "G1")
    assert found == [("request", "/gp", "both_named"), ("case", "/extra", "unknown_key")]
    assert json.loads(run("frontier", "missing.json", "--json").stdout)["code"] == "file_missing"


def test_exit_statuses(run: Run, case_file: CaseFile) -> None:
    assert run("frontier", case_file("infeasible"), "--json").exit_code == 3
    broken = run("unlocks", case_file("break"), "--json")
    assert (broken.exit_code, json.loads(broken.stdout)["code"]) == (1, "internal_error")


def test_a_workbook_is_a_case_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sag.xlsx"
    path.write_bytes(write_workbook(PEOPLE))
    assert asked(run, "options", path, "--unit", "bostedet åparken")["about"] == {"unit": "B1"}


@pytest.mark.parametrize("verb", ["options", "why-not", "unlocks", "frontier", "robustness", "receipt"])
def test_people_get_the_words_of_their_question(
    run: Run, case: str, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{verb.replace('-', '_')}_report"
    module = ModuleType(f"solver.words.{name}")
    setattr(module, name, lambda answer, language: f"{answer['verb']} in {language}\n")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    about = {"options": ("--unit", "B1"), "why-not": ("--unit", "B1", "--gp", "G1"), "receipt": ("--gp", "G1")}
    ended = run(verb, case, *about.get(verb, ()), "--lang", "en")
    assert ended.stdout == f"{verb.replace('-', '_')} in en\n"
