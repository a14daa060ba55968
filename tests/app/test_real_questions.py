"""The questions about a plan, asked of the solver as a child asks it: the examples, and cases without a plan."""

import json
from importlib import import_module
from typing import Any

import jsonschema
import pytest

from app.generate.demos import demo_case
from app.schemas import question_examples
from app.schemas.openapi import schemas
from app.solving.perform import perform
from app.solving.wire import Order
from tests.app.client import case
from tests.app.schema_names import ANSWER_OF

VERBS = [*question_examples.ASKED, "compare"]
LOCKED_OUT = {
    **case(),
    "decisions": [{"kind": kind, "unit": "B1", "gp": "G1"} for kind in ("lock", "reject")],
}


def asked(verb: str, body: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(perform(Order(verb), json.dumps(body).encode(), None, lambda: False)))


def true_to(schema: str, answer: Any) -> None:
    whole = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": schemas()}}
    jsonschema.Draft202012Validator(whole).validate(answer)


@pytest.mark.parametrize("verb", VERBS)
def test_examples_are_what_the_solver_says(verb: str) -> None:
    stored = dict(question_examples.answer_to(verb)())
    fresh = asked(verb, question_examples.request_of(verb)())
    for answer in (stored, fresh):
        answer.pop("provenance", None)
    assert fresh == stored, "the examples are out of date; renew them with: python -m tests.app.renew_examples"
    assert stored["status"] == "optimal"


@pytest.mark.parametrize("verb", VERBS)
def test_a_question_that_is_stopped_at_once_is_an_answer(verb: str) -> None:
    body = json.dumps(question_examples.request_of(verb)()).encode()
    answer = json.loads(perform(Order(verb), body, None, lambda: True))
    assert answer["status"] in ("cancelled", "feasible")
    true_to(ANSWER_OF[verb], answer)
    name = f"{verb.replace('-', '_')}_report"
    report = getattr(import_module(f"solver.words.{name}"), name)
    assert all(report(answer, language) for language in ("da", "en"))


@pytest.mark.parametrize("verb", question_examples.ASKED)
def test_a_case_without_a_plan_is_an_answer(verb: str) -> None:
    ids = {"unit": "B1", "gp": "G1"}
    about = {key: ids[key] for key in ids if key in question_examples.ASKED[verb]}
    answer = asked(verb, {"case": LOCKED_OUT, **about})
    assert answer["status"] == "infeasible"
    assert answer["explanation"]["da"]
    assert answer["explanation"]["en"]
    true_to(ANSWER_OF[verb], answer)


def test_a_divided_botilbud_has_a_receipt_each_section() -> None:
    body = {"case": demo_case("norddjurs"), "unit": "ladegaarden"}
    answer = asked("receipt", body)
    assert [one["unit"] for one in answer["units"]] == ["ladegaarden-nord", "ladegaarden-syd"]
    true_to("Receipt", answer)


def test_a_comparison_with_a_case_without_a_plan_is_an_answer() -> None:
    results = [asked("match", {"case": one}) for one in (case(), LOCKED_OUT)]
    for left, right in (results, results[::-1]):
        true_to("Comparison", asked("compare", {"left": left, "right": right}))


def test_the_left_result_of_the_comparison_is_what_the_solver_says() -> None:
    fresh = asked("match", question_examples.left_request())
    stored = question_examples.compare_request()["left"]
    assert {**fresh, "provenance": None} == {**stored, "provenance": None}
