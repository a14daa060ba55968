"""The questions about a plan over REST: who answers, what they may come with, and their faults."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.solving.shapes import SHAPES
from tests.app.client import AUTH, case, client, result
from tests.app.test_api import problem

ABOUT: dict[str, dict[str, Any]] = {
    "options": {"unit": "B1", "top": 3},
    "why-not": {"unit": "B1", "gp": "G1"},
    "unlocks": {},
    "frontier": {},
    "robustness": {"gp": "G1"},
    "receipt": {"gp": "G1"},
}


@pytest.fixture(scope="module")
def http() -> Iterator[TestClient]:
    with client(max_body_mb=1) as one:
        yield one


def faults(answer: Any) -> list[tuple[str, str, str]]:
    found = problem(answer, "faults")["faults"]
    assert all(one["message"]["en"] and one["remedy"]["da"] for one in found)
    return [(one["document"], one["path"], one["code"]) for one in found]


@pytest.mark.parametrize("verb", ABOUT)
def test_the_child_answers(http: TestClient, verb: str) -> None:
    body = {"case": case(), "ruleset": "rm-2025-08-13", "policy": {}, **ABOUT[verb]}
    answer = http.post(f"/v1/{verb}", json=body)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["verb"] == verb


def test_a_comparison_takes_two_results(http: TestClient) -> None:
    both = {"left": result(), "right": result(status="infeasible", matches=[], objectives=[])}
    assert http.post("/v1/compare", json=both).json()["verb"] == "compare"
    assert faults(http.post("/v1/compare", json={"left": result()})) == [("request", "/right", "missing")]
    assert faults(http.post("/v1/compare", json={**both, "case": case()})) == [("request", "/case", "unknown_key")]
    found = faults(http.post("/v1/compare", json={"left": case(), "right": result(matches=[{"unit": "B1"}])}))
    assert found == [("left", "", "no_result"), ("right", "/matches", "no_result")]


@pytest.mark.parametrize(
    ("verb", "about", "expected"),
    [
        ("options", {}, [("", "nobody_named")]),
        ("options", {"unit": None}, [("", "nobody_named")]),
        ("options", {"unit": "B1", "gp": "G1"}, [("/gp", "both_named")]),
        ("options", {"unit": "B1", "top": 0}, [("/top", "out_of_bounds")]),
        ("options", {"unit": "B1", "top": True}, [("/top", "wrong_type")]),
        ("options", {"unit": "B1", "top": "3"}, [("/top", "wrong_type")]),
        ("options", {"unit": 1}, [("/unit", "wrong_type")]),
        ("options", {"unit": ["B1"]}, [("/unit", "wrong_type")]),
        ("options", {"unit": "B9"}, [("/unit", "unknown_reference")]),
        ("options", {"unit": "Bostedet B1"}, [("/unit", "name_not_exact")]),
        ("options", {"unit": "010190-1234"}, [("/unit", "cpr_number")]),
        ("why-not", {"unit": "B1"}, [("/gp", "missing")]),
        ("why-not", {"unit": "x1", "gp": "x2"}, [("/unit", "unknown_reference"), ("/gp", "unknown_reference")]),
        ("why-not", {"unit": "B1", "gp": "G1", "top": 3}, [("/top", "unknown_key")]),
        ("unlocks", {"unit": "x"}, [("/unit", "unknown_reference")]),
        ("unlocks", {"gp": "G1"}, [("/gp", "unknown_key")]),
        ("frontier", {"unit": "B1"}, [("/unit", "unknown_key")]),
        ("robustness", {"gp": "C1"}, [("/gp", "name_not_exact")]),
        ("receipt", {}, [("", "nobody_named")]),
        ("match", {"unit": "B1"}, [("/unit", "unknown_key")]),
    ],
)
def test_faults_of_whom_it_is_about(
    http: TestClient, verb: str, about: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    answer = http.post(f"/v1/{verb}", json={"case": case(), **about})
    assert faults(answer) == [("request", path, code) for path, code in expected]
    assert "010190" not in answer.text


def test_half_a_character_is_a_fault(http: TestClient) -> None:
    body = json.dumps({"case": case(), "unit": "B1?"}).replace("?", "\\ud800")
    answer = http.post("/v1/options", content=body, headers={"Content-Type": "application/json"})
    assert faults(answer) == [("request", "/unit", "bad_text")]


@pytest.mark.parametrize("verb", SHAPES)
def test_what_holds_for_every_question(http: TestClient, verb: str) -> None:
    headers = {"Content-Type": "application/json"}
    problem(http.post(f"/v1/{verb}", content=b"{", headers=headers), "invalid_json")
    problem(http.post(f"/v1/{verb}", content=b" " * 1_048_577, headers=headers), "too_large")
    problem(
        http.post(f"/v1/{verb}", content=b"{}", headers={"Content-Type": "text/plain"}), "unsupported_media_type"
    )
    found = faults(http.post(f"/v1/{verb}", json={"caze": {}}))
    assert ("request", "/caze", "unknown_key") in found
    assert problem(http.get(f"/v1/{verb}"), "method_not_allowed")
    http.headers.pop("Authorization")
    try:
        problem(http.post(f"/v1/{verb}", json={"case": case()}), "unauthorized")
    finally:
        http.headers.update(AUTH)


@pytest.mark.parametrize("verb", ABOUT)
def test_what_ends_a_child_ends_the_question_alone(http: TestClient, verb: str) -> None:
    problem(http.post(f"/v1/{verb}", json={"case": case("raise"), **ABOUT[verb]}), "internal_error")
    problem(http.post(f"/v1/{verb}", json={"case": case("faults"), **ABOUT[verb]}), "faults")
