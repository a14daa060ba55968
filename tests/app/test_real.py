"""The whole way: the service as it is started, its key as it is printed, real children."""

import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import jsonschema
import pytest

from app.schemas import examples, question_examples
from app.schemas.openapi import schemas
from tests.app.client import case
from tests.app.running import Service, running, until


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("data")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BOTILBUDSMATCH_")},
        "BOTILBUDSMATCH_DATA_DIR": str(folder),
        "BOTILBUDSMATCH_PORT": "0",
        "BOTILBUDSMATCH_SOLVES_AT_ONCE": "1",
    }
    with running("-m", "app.cli", "serve", env=environment) as one:
        yield one


@pytest.fixture(scope="module")
def http(service: Service) -> Iterator[httpx2.Client]:
    address = service.address
    key = re.search(r"bm_[\w-]{43}", service.printed)
    assert key
    headers = {"Authorization": f"Bearer {key.group()}"}
    with httpx2.Client(base_url=address, headers=headers, timeout=60) as client:
        until(lambda: client.get("/readyz").status_code == 200)
        yield client


def post(http: httpx2.Client, verb: str, body: Any) -> dict[str, Any]:
    answer = http.post(f"/v1/{verb}", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return dict(answer.json())


def true_to(schema: str, answer: Any) -> None:
    whole = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": schemas()}}
    jsonschema.Draft202012Validator(whole).validate(answer)


def test_norddjurs_from_the_demo_to_the_proven_plan(http: httpx2.Client) -> None:
    body = http.get("/v1/demo-cases/norddjurs").content
    answers = []
    for _ in range(2):
        answer = http.post("/v1/match", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 200, answer.text
        answers.append(answer.json())
        answers[-1]["provenance"].pop("times")
    assert answers[0]["status"] == "optimal"
    assert answers[0]["matches"]
    assert json.dumps(answers[0]) == json.dumps(answers[1])
    true_to("MatchResult", answers[0])


def test_an_assessment_of_the_best_plan_breaks_nothing(http: httpx2.Client) -> None:
    best = post(http, "match", {"case": case()})
    plan = {match["unit"]: match["gp"] for match in best["matches"]}
    judged = post(http, "assess", {"case": case(), "plan": plan})
    assert judged["violations"] == []
    true_to("Assessment", judged)


def test_an_infeasible_case_is_an_answer(http: httpx2.Client) -> None:
    locked = {
        **case(),
        "decisions": [{"kind": "lock", "unit": "B1", "gp": "G1"}, {"kind": "reject", "unit": "B1", "gp": "G1"}],
    }
    answer = post(http, "match", {"case": locked})
    assert answer["status"] == "infeasible"
    assert {item["kind"] for item in answer["conflict"]} >= {"decision"}
    true_to("MatchResult", answer)


@pytest.mark.parametrize("verb", ["options", "frontier", "compare"])
def test_the_questions_about_a_plan(http: httpx2.Client, verb: str) -> None:
    answer = post(http, verb, question_examples.request_of(verb)())
    answer.pop("provenance", None)
    stored = question_examples.answer_to(verb)()
    assert answer == {key: value for key, value in stored.items() if key != "provenance"}


def test_a_question_about_a_case_without_a_plan_is_answered(http: httpx2.Client) -> None:
    decisions = [{"kind": kind, "unit": "B1", "gp": "G1"} for kind in ("lock", "reject")]
    answer = post(http, "why-not", {"case": {**case(), "decisions": decisions}, "unit": "B1", "gp": "G1"})
    assert answer["status"] == "infeasible"


def test_the_log_of_all_this_holds_no_names(service: Service, http: httpx2.Client) -> None:
    http.post(
        "/v1/match", json={"case": {**case(), "name": "Birgit Hemmelig"}, "policy": {"baseline": {"Birgit": "x"}}}
    )
    time.sleep(0.1)
    assert "POST /v1/match 422" in service.printed
    assert "Birgit" not in service.printed
    assert "Traceback" not in service.printed


def test_the_examples_of_the_openapi_document_are_what_the_solver_says() -> None:
    from tests.app.renew_examples import answers

    now = answers()
    for verb, stored in (("match", examples.match_answer()), ("assess", examples.assess_answer())):
        fresh = {key: value for key, value in now[verb].items() if key != "provenance"}
        assert fresh == {key: value for key, value in stored.items() if key != "provenance"}, (
            "the examples are out of date; renew them with: python -m tests.app.renew_examples"
        )


def test_first_start_keeps_only_a_fingerprint(service: Service, tmp_path_factory: pytest.TempPathFactory) -> None:
    key = re.search(r"bm_[\w-]{43}", service.printed)
    assert key
    folder = next(Path(tmp_path_factory.getbasetemp()).glob("data*"))
    assert key.group() not in "".join(one.read_text() for one in folder.iterdir())
