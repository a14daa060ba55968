"""The OpenAPI document: the routes as they are, with the schemas of documents and answers."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from app.problems import PROBLEMS
from app.schemas.answers import ANSWERS
from app.schemas.described import filled
from app.schemas.json_schema import partial_ruleset
from app.schemas.question_answers import QUESTION_ANSWERS
from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset

TITLE = "Botilbudsmatch"
DESCRIPTION = (
    "Finder det bedste lovlige match af faste læger til botilbud, beviser det og forklarer det. "
    "Finds the best lawful match of GPs to botilbud, proves it and explains it. "
    "Every address but /healthz and /readyz needs the service's key."
)
METHODS = ("get", "post", "put", "patch", "delete")


def document(app: FastAPI, version: str) -> dict[str, Any]:
    """The OpenAPI document of the service.

    Args:
        app: gives the routes.
        version: the program's.

    Returns:
        The document; each operation has every error it can answer.
    """
    bare = get_openapi(title=TITLE, version=version, description=DESCRIPTION, routes=app.routes)
    content: dict[str, Any] = filled(bare)
    content["security"] = [{"key": []}]
    content["components"] = {
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "bearerFormat": "bm_…"}},
        "schemas": schemas(),
    }
    for path, item in content["paths"].items():
        for method in METHODS:
            if method in item:
                _without_framework(item[method], path)
    return content


def schemas() -> dict[str, Any]:
    """The schemas by name: the documents as the models read them, and the answers."""
    models = [(Case, "validation"), (Policy, "validation"), (Ruleset, "validation")]
    _, found = models_json_schema(models, by_alias=True, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    own: dict[str, Any] = found["$defs"]
    partial_ruleset(own["Ruleset"])
    problem = ANSWERS["Problem"]
    problem["properties"]["code"]["enum"] = list(PROBLEMS)
    return {**own, **ANSWERS, **QUESTION_ANSWERS}


def _without_framework(operation: dict[str, Any], path: str) -> None:
    """Take out what the framework says by itself and this service does otherwise."""
    for parameter in operation.get("parameters", []):
        parameter.setdefault("description", "The id.")
        parameter.get("schema", {}).pop("title", None)
    if path in ("/healthz", "/readyz"):
        operation["responses"].pop("401", None)
