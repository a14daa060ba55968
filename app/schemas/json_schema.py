"""The JSON Schemas of the documents, as `botilbudsmatch schema` prints them."""

from __future__ import annotations

from typing import Any

from solver.domain.case import Case, Record
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Record]] = {"case": Case, "policy": Policy, "ruleset": Ruleset}


def schema_of(document: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document.

    It says keys, types and bounds. What it cannot say, as references and the order of dates, is found by
    `botilbudsmatch validate`.

    Raises:
        KeyError: the document is none of MODELS.
    """
    schema = MODELS[document].model_json_schema(by_alias=True)
    if document == "case":
        schema["$defs"]["Contact"]["anyOf"] = [{"required": [key]} for key in ("gp", "clinic", "botilbud")]
    if document == "ruleset":
        partial_ruleset(schema)
    return {"$schema": DIALECT, "$id": f"urn:botilbudsmatch:schema:{document}", **schema}


def partial_ruleset(schema: dict[str, Any]) -> None:
    """Let a ruleset that is based on another leave out what it does not change."""
    required = schema.pop("required")
    schema["anyOf"] = [{"required": ["based_on"]}, {"required": required}]
