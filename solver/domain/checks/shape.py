"""Keys, types and bounds: what the models of the domain say of a document, as faults."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from solver.domain.checks.cpr import shown
from solver.domain.checks.found import Facts, Found, Path

M = TypeVar("M", bound=BaseModel)

_TYPES = {
    "string_type": "text",
    "int_type": "integer",
    "float_type": "number",
    "bool_type": "boolean",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
    "decimal_type": "decimal",
    "decimal_parsing": "decimal",
    "is_instance_of": "decimal",
}
_BOUNDS = ("greater_than_equal", "less_than_equal", "greater_than", "less_than")
_FOUR_DIGITS = ("code", "municipality", "postcode", "region")


def read(model: type[M], text: str, document: Any) -> tuple[M | None, list[Found]]:
    """Read a JSON text as a model.

    Args:
        model: the model to read as.
        text: the JSON text.
        document: the same as values, to find the places in.

    Returns:
        The object, or None and everything that is wrong with the shape.
    """
    try:
        return model.model_validate_json(text, by_alias=True, by_name=False), []
    except ValidationError as error:
        return None, _found(error.errors(include_url=False, include_input=False), document)


def _found(errors: list[ErrorDetails], document: Any) -> list[Found]:
    placed = [(*_place(error["loc"], document), error) for error in errors]
    deeper = {path[:end] for path, _, _ in placed for end in range(len(path))}
    found: dict[Path, Found] = {}
    for path, branch, error in placed:
        if branch and path in deeper:
            continue  # one way to read the value failed at once, another came further: that one's faults count
        if path not in found:
            found[path] = _fault(path, error, document)
    return list(found.values())


def _place(loc: tuple[int | str, ...], document: Any) -> tuple[Path, bool]:
    """The place in the document, and whether the rest of `loc` names a branch of a union instead."""
    path: list[int | str] = []
    here = document
    for number, step in enumerate(loc):
        if _leads_on(here, step):
            here = here[step]
        elif isinstance(here, dict) and number == len(loc) - 1 and step != "[key]":
            here = None
        elif step == "[key]":
            continue
        else:
            return (*path, *(one for one in loc[number + 1 :] if isinstance(one, int))), True
        path.append(step)
    return tuple(path), False


def _leads_on(here: Any, step: str | int) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _fault(path: Path, error: ErrorDetails, document: Any) -> Found:
    kind = error["type"]
    context = error.get("ctx") or {}
    value = _at(document, path)
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        return Found(path, "unknown_key", {"key": shown(path[-1])})
    if kind == "missing":
        return Found(path, "missing", {"key": str(path[-1])})
    if kind in _TYPES:
        return Found(path, "wrong_type", {"expected": _TYPES[kind], "got": _type(value), "value": shown(value)})
    if kind in _BOUNDS:
        return _out_of_bounds(path, kind, context, value)
    if kind == "literal_error":
        if field == "schema_version":
            return Found(path, "schema_version", {"value": shown(value)})
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        return Found(path, "bad_value", {"value": shown(value), "allowed": allowed})
    if kind.startswith("date"):
        return Found(path, "bad_date", {"value": shown(value)})
    if kind.startswith("string_"):
        return _bad_text(path, field, kind, value)
    return Found(path, "bad_value", {"value": shown(value), "allowed": ""})


def _out_of_bounds(path: Path, kind: str, context: dict[str, Any], value: object) -> Found:
    if "location" in path:
        return Found(path, "outside_denmark", {"value": shown(value)})
    side = "at_least" if kind.startswith("greater") else "at_most"
    bound = next(iter(context.values()))
    facts: dict[str, str | int | float] = {"value": shown(value), "side": side, "bound": bound}
    if kind in ("greater_than", "less_than"):
        facts["side"] = "more_than" if kind == "greater_than" else "less_than"
    return Found(path, "out_of_bounds", facts)


def _bad_text(path: Path, field: str, kind: str, value: object) -> Found:
    facts: Facts = {"value": shown(value)}
    if field == "ydernummer":
        return Found(path, "bad_ydernummer", facts)
    if field in _FOUR_DIGITS:
        return Found(path, "bad_code", facts)
    if kind == "string_too_short" and field == "name":
        return Found(path, "empty_text")
    return Found(path, "bad_id", facts)


def _at(document: Any, path: Path) -> Any:
    here = document
    for step in path:
        if not _leads_on(here, step):
            return None
        here = here[step]
    return here


def _type(value: object) -> str:
    if value is None:
        return "null"
    names = {str: "text", bool: "boolean", int: "integer", float: "number", list: "list"}
    return names.get(type(value), "object")
