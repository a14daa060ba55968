"""The REST interface: what goes well, and each error's one shape."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.generate.demos import demo_ids
from app.problems import PROBLEMS
from solver.words.faults import FAULTS
from tests.app.client import AUTH, KEY, case, client
from tests.app.fake_child import SECRET

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def http() -> Iterator[TestClient]:
    with client(max_body_mb=1) as one:
        yield one


def problem(answer: Any, code: str) -> dict[str, Any]:
    """The problem that an answer is, seen to be complete."""
    content = answer.json()
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert (content["code"], content["status"]) == (code, answer.status_code), content
    assert PROBLEMS[code].status == answer.status_code
    assert content["type"] == f"urn:botilbudsmatch:problem:{code}"
    assert content["detail"] == content["messages"]["da"]
    assert "{" not in content["detail"]
    assert content["instance"].startswith("urn:uuid:")
    return dict(content)


def test_a_match_is_the_childs_answer(http: TestClient) -> None:
    answer = http.post("/v1/match", json={"case": case(), "ruleset": "rm-2025-08-13", "policy": {}})
    assert answer.status_code == 200
    assert answer.content == b'{"status": "optimal", "verb": "match", "workers": 1}'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_an_assessment_takes_a_plan(http: TestClient) -> None:
    assert http.post("/v1/assess", json={"case": case(), "plan": {"B1": "G1"}}).json()["verb"] == "assess"
    found = problem(http.post("/v1/assess", json={"case": case(), "plan": {"B9": "G1", "B1": 3}}), "faults")
    assert [(f["document"], f["path"], f["code"]) for f in found["faults"]] == [
        ("plan", "/B9", "unknown_reference"),
        ("plan", "/B1", "wrong_type"),
    ]
    found = problem(http.post("/v1/assess", json={"case": case()}), "faults")
    assert [(f["document"], f["path"], f["code"]) for f in found["faults"]] == [("request", "/plan", "missing")]


def test_all_faults_of_all_documents_at_once(http: TestClient) -> None:
    body = {
        "case": {**case(), "botilbud": [{**case()["botilbud"][0], "residents": 0}]},
        "ruleset": "rm-1999",
        "policy": {"seed": "x"},
        "caze": {},
    }
    found = problem(http.post("/v1/match", json=body), "faults")
    assert [(f["document"], f["path"], f["code"]) for f in found["faults"]] == [
        ("request", "/caze", "unknown_key"),
        ("case", "/botilbud/0/residents", "out_of_bounds"),
        ("request", "/ruleset", "unknown_ruleset"),
        ("policy", "/seed", "wrong_type"),
    ]
    assert all(fault["message"]["da"] and fault["remedy"]["en"] for fault in found["faults"])


def test_validate_answers_200_with_the_faults(http: TestClient) -> None:
    assert http.post("/v1/validate", json={"case": case()}).json() == {"faults": []}
    answer = http.post("/v1/validate", json={"case": {**case(), "extra": 1}, "ruleset": {"based_on": "nothing"}})
    assert answer.status_code == 200
    assert [(f["document"], f["code"]) for f in answer.json()["faults"]] == [
        ("case", "unknown_key"),
        ("ruleset", "unknown_ruleset"),
    ]


def test_a_case_elsewhere_must_name_its_ruleset(http: TestClient) -> None:
    elsewhere = {**case(), "botilbud": [{**case()["botilbud"][0], "municipality": "0101"}]}
    assert http.post("/v1/validate", json={"case": elsewhere}).json() == {"faults": []}
    found = problem(http.post("/v1/match", json={"case": elsewhere}), "faults")
    assert [f["code"] for f in found["faults"]] == ["ruleset_not_named"]
    assert http.post("/v1/match", json={"case": elsewhere, "ruleset": "rm-2025-08-13"}).status_code == 200


def test_a_cpr_number_is_never_repeated(http: TestClient) -> None:
    answer = http.post("/v1/match", json={"case": {**case(), "name": "Ring 010190-1234"}})
    assert [f["code"] for f in problem(answer, "faults")["faults"]] == ["cpr_number"]
    assert "010190" not in answer.text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "invalid_json"),
        (b'{"case": ', "invalid_json"),
        (b"[" * 200_000, "invalid_json"),
        (b'{"case": "\xe6"}', "invalid_encoding"),
        (b"[]", "faults"),
        (b"null", "faults"),
        (b"{}", "faults"),
        (b'{"case": {}, "case": {}}', "faults"),
        (b'{"case": []}', "faults"),
        (b'{"case": {"name": NaN}}', "faults"),
        (b'{"case": {}, "ruleset": [NaN], "policy": 3}', "faults"),
        (b" " * 1_048_577, "too_large"),
    ],
)
def test_bodies_that_are_refused(http: TestClient, body: bytes, code: str) -> None:
    for verb in ("match", "assess"):
        problem(http.post(f"/v1/{verb}", content=body, headers=JSON), code)


def test_a_body_without_a_length_is_measured_too(http: TestClient) -> None:
    pieces = (b" " * 65_536 for _ in range(20))
    problem(http.post("/v1/match", content=pieces, headers=JSON), "too_large")


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
        {"Content-Type": ""},
    ],
)
def test_bodies_that_are_not_json(http: TestClient, headers: dict[str, str]) -> None:
    problem(http.post("/v1/match", content=b"{}", headers=headers), "unsupported_media_type")


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer bm_wrong", f"Basic {KEY}", f"bearer {KEY}x"])
def test_nothing_without_the_key(http: TestClient, given: str | None) -> None:
    headers = {"Authorization": given} if given is not None else {}
    http.headers.pop("Authorization")
    try:
        for method, path in (("POST", "/v1/match"), ("GET", "/v1/openapi.json"), ("GET", "/nowhere")):
            answer = http.request(method, path, headers=headers)
            problem(answer, "unauthorized")
            assert answer.headers["www-authenticate"].startswith("Bearer ")
        assert http.get("/healthz", headers=headers).json() == {"status": "alive"}
    finally:
        http.headers.update(AUTH)


def test_addresses_and_methods_that_are_not_there(http: TestClient) -> None:
    problem(http.get("/v1/nothing"), "not_found")
    problem(http.get("/v1/rulesets/"), "not_found")
    answer = http.get("/v1/match")
    assert "POST" in problem(answer, "method_not_allowed")["detail"]
    assert answer.headers["allow"] == "POST"


def test_the_language_that_is_asked_for(http: TestClient) -> None:
    answer = http.get("/v1/nothing", headers={"Accept-Language": "en-GB, da;q=0.4"})
    assert answer.json()["detail"] == answer.json()["messages"]["en"]
    assert answer.headers["content-language"] == "en"


def test_rulesets_by_day(http: TestClient) -> None:
    def ids(on: str) -> list[str]:
        return [one["id"] for one in http.get("/v1/rulesets", params={"on": on}).json()["rulesets"]]

    assert ids("2024-12-31") == []
    assert ids("2025-08-12") == ["aftale25-2025-01-01", "rm-2025-04-02"]
    assert ids("2025-08-13")[-1] == "rm-2025-08-13"
    whole = http.get("/v1/rulesets/rm-2025-08-13").json()
    assert whole["parameters"]["max_attachments"] == 2
    assert "nursing_home_conflict" in whole["rules"]
    assert http.post("/v1/match", json={"case": case(), "ruleset": whole["document"]}).status_code == 200
    problem(http.get("/v1/rulesets/rm-1999"), "ruleset_not_found")
    problem(http.get("/v1/rulesets", params={"on": "13-08-2025"}), "invalid_date")
    problem(http.get("/v1/rulesets", params={"On": "2025-08-13"}), "unknown_parameter")


def test_catalogues(http: TestClient) -> None:
    rules = {one["slug"]: one for one in http.get("/v1/catalog/rules").json()["rules"]}
    assert rules["closed_intake"]["rulesets"] == ["aftale25-2025-01-01", "rm-2025-04-02"]
    assert rules["practice_capacity"]["interpretations"][0]["letter"] == "A"
    assert http.get("/v1/catalog/objectives").json()["objectives"][0]["id"] == "municipalities_covered"
    assert [one["code"] for one in http.get("/v1/catalog/reasons").json()["reasons"]][-2:] == [
        "practice_capacity",
        "outcompeted",
    ]
    assert [one["code"] for one in http.get("/v1/catalog/faults").json()["faults"]] == list(FAULTS)
    assert [one["code"] for one in http.get("/v1/catalog/problems").json()["problems"]] == list(PROBLEMS)
    problem(http.get("/v1/catalog/nothing"), "not_found")


def test_demo_cases_can_be_posted_as_they_are(http: TestClient) -> None:
    listed = http.get("/v1/demo-cases").json()["demo_cases"]
    assert [one["id"] for one in listed] == demo_ids()
    body = http.get("/v1/demo-cases/norddjurs").content
    assert set(json.loads(body)) == {"case", "policy"}
    assert http.post("/v1/match", content=body, headers=JSON).json()["status"] == "optimal"
    problem(http.get("/v1/demo-cases/atlantis"), "demo_not_found")


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("segfault", "solver_crashed"),
        ("allocate", "solver_out_of_memory"),
        ("raise", "internal_error"),
        ("audit", "audit_failed"),
        ("faults", "faults"),
    ],
)
def test_the_service_lives_on(http: TestClient, what: str, code: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = http.post("/v1/match", json={"case": case(what)})
    assert SECRET not in answer.text + caplog.text
    assert problem(answer, code)["instance"] in caplog.text
    assert http.post("/v1/match", json={"case": case()}).status_code == 200


def test_logs_hold_no_names_and_no_addresses(http: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "botilbudsmatch")
    http.post("/v1/match", json={"case": case("Birgit")})
    http.get("/v1/Birgit?name=Birgit")
    assert "POST /v1/match 200" in caplog.text
    assert "GET - 404" in caplog.text
    assert "Birgit" not in "".join(one.getMessage() for one in caplog.records if "httpx" not in one.name)
