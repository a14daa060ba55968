"""JSON read strictly: what could be understood in two ways is refused, not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
LONGEST_KEY = 64
"""How much of a key a message repeats."""


class BrokenJsonError(Exception):
    """Bytes are no JSON document that can be taken in.

    Attributes:
        code: `invalid_encoding` (with `offset`), `duplicate_key` (with `key`) or `invalid_json` (with `line` and
            `column`, both from 1).
        facts: what the message needs.
    """

    def __init__(self, code: str, facts: Mapping[str, str | int]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def parse(data: bytes) -> Any:
    """Read a JSON text.

    A byte order mark in front is skipped, since Windows editors write one.

    Args:
        data: the text in UTF-8.

    Returns:
        What it holds, as `json.loads` gives it.

    Raises:
        BrokenJsonError: it is not UTF-8, not JSON, holds NaN or an infinity, is nested too deeply, holds half
            of a surrogate pair, or has one key twice in an object.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BrokenJsonError("invalid_encoding", {"offset": wrong.start}) from None
    try:
        content = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        raise BrokenJsonError("invalid_json", {"line": wrong.lineno, "column": wrong.colno}) from None
    except (RecursionError, ValueError):  # nested too deeply, or a number of more digits than Python reads
        raise BrokenJsonError("invalid_json", {"line": 1, "column": 1}) from None
    if _SURROGATE.search(data) and any(_is_half(text) for text in _texts(content)):
        raise BrokenJsonError("invalid_json", {"line": 1, "column": 1})
    return content


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        seen: set[str] = set()
        twin = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise BrokenJsonError("duplicate_key", {"key": json.dumps(twin[:LONGEST_KEY], ensure_ascii=False)})
    return content


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _is_half(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def _texts(content: Any) -> Iterator[str]:
    """Every text in a document, keys included."""
    todo = [content]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            todo += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            todo += one
