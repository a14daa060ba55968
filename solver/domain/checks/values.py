"""Every value of a document, wherever it stands: CPR numbers, broken text, numbers that are none, nesting."""

from __future__ import annotations

import math
from typing import Any

from solver.domain.checks.cpr import holds_cpr, shown
from solver.domain.checks.found import Found, Path
from solver.domain.checks.text import Doubled

DEEPEST = 20
_LARGEST = 10**30
_MAY_HOLD_CPR = {("botilbud", "p_number"), ("clinics", "sor")}


class Walk:
    """One pass over a document.

    Attributes:
        found: the faults.
        unfit: places whose value no further check should see; a faulty key is a place too.
    """

    def __init__(self, document: Any) -> None:
        self.found: list[Found] = []
        self.unfit: set[Path] = set()
        self._trail: list[str | int] = []
        self._visit(document)

    def _visit(self, value: Any) -> None:
        kind = type(value)
        if kind is str:
            self._text(value)
        elif kind is dict or kind is Doubled:
            self._object(value)
        elif kind is list:
            self._list(value)
        elif kind is float:
            if not math.isfinite(value):
                self._unfit("not_finite")
        elif kind is int:
            if abs(value) > _LARGEST:
                self._unfit("not_finite")
        elif kind is not bool and value is not None:
            self._unfit("not_json_value", type=kind.__name__)

    def _text(self, text: str) -> None:
        if not _encodable(text):
            self._unfit("bad_text")
        if len(text) >= 10 and holds_cpr(text) and not self._exempt():
            self.found.append(Found(tuple(self._trail), "cpr_number"))

    def _exempt(self) -> bool:
        trail = self._trail
        return len(trail) == 3 and (trail[0], trail[2]) in _MAY_HOLD_CPR

    def _object(self, values: dict[Any, Any]) -> None:
        if len(self._trail) >= DEEPEST:
            self._unfit("too_deep")
            return
        for key in getattr(values, "doubled", ()):
            self.found.append(Found((*self._trail, key), "duplicate_key", {"key": shown(key)}))
        for key, value in values.items():
            self._trail.append(key)
            if type(key) is not str:
                self._unfit("not_json_value", type=type(key).__name__)
            elif len(key) >= 10 and holds_cpr(key):
                self.found.append(Found(tuple(self._trail), "cpr_number"))
            elif not _encodable(key):
                self._unfit("bad_text")
            self._visit(value)
            self._trail.pop()

    def _list(self, values: list[Any]) -> None:
        if len(self._trail) >= DEEPEST:
            self._unfit("too_deep")
            return
        trail = self._trail
        for place, value in enumerate(values):
            trail.append(place)
            self._visit(value)
            trail.pop()

    def _unfit(self, code: str, **facts: str) -> None:
        path = tuple(self._trail)
        self.unfit.add(path)
        self.found.append(Found(path, code, facts))


def _encodable(text: str) -> bool:
    """Whether a text is Unicode; JSON lets halves of surrogate pairs through, which no file can hold."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def without(value: Any, unfit: set[Path], path: Path = ()) -> Any:
    """A copy without the unfit places: keys are left out, list places become None to keep the others'."""
    if path in unfit:
        return None
    if isinstance(value, dict):
        kept = ((key, (*path, key)) for key in value)
        return {key: without(value[key], unfit, at) for key, at in kept if at not in unfit}
    if isinstance(value, list):
        return [without(one, unfit, (*path, place)) for place, one in enumerate(value)]
    return value
