"""From bytes or text to values: broken JSON, doubled keys, numbers out of all bounds, nesting."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

from solver.domain.checks.found import Found

_LONGEST_INTEGER = 30


class Doubled(dict[str, Any]):
    """A JSON object in which keys stood more than once; the last value of each counts."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        times = Counter(key for key, _ in pairs)
        self.doubled = tuple(key for key in self if times[key] > 1)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Doubled(pairs)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else math.inf


def parse(data: bytes | str) -> tuple[Any, str, list[Found]]:
    """The values of a JSON text.

    Args:
        data: UTF-8 bytes, with or without a byte order mark, or text.

    Returns:
        The values, with `Doubled` where an object has a key more than once and an infinite number where the
        text has `NaN`, `Infinity` or an integer of more than 30 digits; the text; and what is broken. Where
        something is broken, there are no values.
    """
    if isinstance(data, bytes):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return None, "", [Found((), "not_utf8", {"byte": error.start + 1})]
    else:
        text = data.removeprefix("\ufeff")
    try:
        values = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_constant=lambda name: math.nan
        )
    except json.JSONDecodeError as error:
        return None, text, [Found((), "not_json", {"line": error.lineno, "column": error.colno})]
    except RecursionError:
        return None, text, [Found((), "too_deep")]
    return values, text, []
