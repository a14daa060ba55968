"""Short ways to describe a route for OpenAPI: what it takes, what it shows, which errors it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.errors import MEDIA_TYPE
from app.problems import PROBLEMS
from app.schemas.problems import problem_example

ON_PARAMETER: dict[str, Any] = {
    "parameters": [
        {
            "name": "on",
            "in": "query",
            "required": False,
            "description": "The day, as 2025-08-13.",
            "schema": {"type": "string", "format": "date"},
            "example": "2025-08-13",
        }
    ]
}

EVERYWHERE = ("unauthorized", "method_not_allowed", "internal_error")
"""Errors that any address can answer, beside the 404 of one that is none."""


_EXAMPLES: dict[str, Callable[[], Any]] = {}
"""Mark → the example that is to stand in its place. FastAPI leaves out every null of what it is given, so it is
given marks."""


def marked(example: Callable[[], Any]) -> dict[str, Any]:
    """A mark in an example's place, until `filled` puts the example there."""
    mark = f"example {len(_EXAMPLES)}"
    _EXAMPLES[mark] = example
    return {"example": {"value": mark}}


def filled(part: Any) -> Any:
    """A part of the document with its examples in the place of their marks."""
    if isinstance(part, dict):
        return {key: filled(value) for key, value in part.items()}
    if isinstance(part, list):
        return [filled(one) for one in part]
    return _EXAMPLES[part]() if isinstance(part, str) and part in _EXAMPLES else part


def reference(schema: str) -> dict[str, str]:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{schema}"}


def asks(schema: str, example: Callable[[], Any]) -> dict[str, Any]:
    """The request body of a route, with a real example."""
    content = {"schema": reference(schema), "examples": marked(example)}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def shows(schema: str, example: Callable[[], Any]) -> dict[int | str, dict[str, Any]]:
    """The answer of a route that goes well, with a real example."""
    content = {"schema": reference(schema), "examples": marked(example)}
    return {200: {"description": "The answer.", "content": {"application/json": content}}}


def problems(*codes: str, everywhere: bool = True) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, by status, each code with an example as it is answered."""
    out: dict[int | str, dict[str, Any]] = {}
    for code in (*codes, *(EVERYWHERE if everywhere else ())):
        kind = PROBLEMS[code]
        answer = out.setdefault(
            kind.status,
            {
                "description": kind.title.en,
                "content": {MEDIA_TYPE: {"schema": reference("Problem"), "examples": {}}},
            },
        )
        if kind.title.en not in answer["description"]:
            answer["description"] += f"; {kind.title.en}"
        answer["content"][MEDIA_TYPE]["examples"][code] = {"value": problem_example(code)}
        if "Retry-After" not in answer and kind.status == 503:
            answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    return out
