"""The OpenAPI document: complete, self-contained, and true to its own examples."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from app.problems import PROBLEMS
from app.solving.shapes import SHAPES
from tests.app.client import client


@pytest.fixture(scope="module")
def document() -> Iterator[dict[str, Any]]:
    with client() as http:
        yield http.get("/v1/openapi.json").json()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def contents(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from operation.get("requestBody", {}).get("content", {}).values()
    for answer in operation["responses"].values():
        yield from answer["content"].values()


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    names = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(references(document)) <= names


def test_every_address_of_the_contract_is_there(document: dict[str, Any]) -> None:
    found = {(path, method) for path, method, _ in operations(document)}
    assert found >= {
        ("/v1/validate", "post"),
        *((f"/v1/{verb}", "post") for verb in SHAPES),
        ("/v1/rulesets", "get"),
        ("/v1/rulesets/{id}", "get"),
        *((f"/v1/catalog/{name}", "get") for name in ("rules", "objectives", "reasons", "faults")),
        ("/v1/demo-cases", "get"),
        ("/v1/demo-cases/{id}", "get"),
        ("/healthz", "get"),
        ("/readyz", "get"),
    }


def test_every_operation_tells_its_errors(document: dict[str, Any]) -> None:
    told: set[str] = set()
    for path, method, operation in operations(document):
        answers = operation["responses"]
        assert {"200", "500"} <= set(answers) or path == "/healthz", path
        assert ("401" in answers) == (path not in ("/healthz", "/readyz")), path
        assert method == "get" or {"400", "413", "415", "422"} <= set(answers), path
        for status, answer in answers.items():
            kinds = set(answer["content"])
            assert kinds == ({"application/json"} if status == "200" else {"application/problem+json"}), path
            if status != "200":
                told |= set(answer["content"]["application/problem+json"]["examples"])
    assert told == set(PROBLEMS) - {"not_found"}


def test_examples_are_true_to_their_schemas(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        for content in contents(operation):
            schema = {**content["schema"], "components": document["components"]}
            validator = jsonschema.Draft202012Validator(schema)
            for example in content["examples"].values():
                validator.validate(example["value"])
