"""A document as far as it can be read: what has the wrong shape is out, the ids it gave stay known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from solver.domain.checks.found import Found, Path

Item = dict[str, Any]
_REQUIRED = ("botilbud", "clinics")
_ANONYMOUS = re.compile(r"(.+)#([1-9][0-9]*)")


class Draft:
    """What the checks of a case read.

    A value with a fault of shape is not here: a key is left out, a place in a list holds None. So whatever is
    here has its right type, and may be absent.

    Attributes:
        sound: the document without what has the wrong shape.
    """

    def __init__(self, document: Item, faults: Iterable[Found] = ()) -> None:
        self._document = document
        self.sound = _pruned(document, [found.path for found in faults])

    def items(self, name: str) -> Iterator[tuple[int, Item]]:
        """The objects of a top-level list with their places."""
        return present(self.sound.get(name))

    def sections(self, botilbud: Item) -> Iterator[tuple[int, Item]]:
        """The sections of a botilbud with their places."""
        return present(botilbud.get("sections"))

    def given(self, path: Path) -> Any:
        """What the document has at a place, faulty or not; None where it has nothing."""
        here: Any = self._document
        for step in path:
            here = here.get(step) if isinstance(here, dict) else here[int(step)]
        return here

    @cached_property
    def botilbud(self) -> frozenset[str] | None:
        """Ids of all botilbud, faulty ones too; None where the list itself cannot be read."""
        return self._ids("botilbud")

    @cached_property
    def clinics(self) -> frozenset[str] | None:
        """Ids of all clinics, faulty ones too; None where the list itself cannot be read."""
        return self._ids("clinics")

    @cached_property
    def units(self) -> frozenset[str] | None:
        """Ids of all units; None where the list of botilbud cannot be read."""
        if self.botilbud is None:
            return None
        out: set[str] = set()
        for one in _objects(self._document.get("botilbud")):
            out.update(_ids_of(one.get("sections")) or _ids_of([one]))
        return frozenset(out)

    @cached_property
    def gps(self) -> frozenset[str] | None:
        """Ids of the GPs listed; None where the list cannot be read."""
        return self._ids("gps")

    @cached_property
    def _capacities(self) -> dict[str, int | None]:
        """Clinic without listed GPs → its lægekapaciteter, None where they cannot be read."""
        staffed = {str(gp.get("clinic")) for gp in _objects(self._document.get("gps"))}
        sound = {clinic.get("id"): clinic.get("doctor_capacities") for _, clinic in self.items("clinics")}
        return {name: sound.get(name) for name in self.clinics or () if name not in staffed}

    def is_gp(self, name: str) -> bool:
        """Whether a GP of this id exists, listed or anonymous; True where that cannot be told."""
        if self.gps is None or name in self.gps:
            return True
        anonymous = _ANONYMOUS.fullmatch(name)
        if anonymous is None:
            return False
        clinic, number = anonymous.groups()
        if self.clinics is None:
            return True
        if clinic not in self._capacities or len(number) > 6:
            return False
        capacities = self._capacities[clinic]
        return capacities is None or int(number) <= capacities

    def _ids(self, name: str) -> frozenset[str] | None:
        listed = self._document.get(name)
        if not isinstance(listed, list) and (name in self._document or name in _REQUIRED):
            return None
        return frozenset(_ids_of(listed))


def present(values: Any) -> Iterator[tuple[int, Any]]:
    """What of a list can be read, with its places; nothing for an absent list."""
    return ((place, one) for place, one in enumerate(values or ()) if one is not None)


def _objects(values: Any) -> list[Item]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _ids_of(listed: Any) -> list[str]:
    """The ids that the objects of a list give; a number written without quotes is an id too."""
    return [str(one["id"]) for one in _objects(listed) if isinstance(one.get("id"), str | int)]


def _pruned(document: Item, paths: list[Path]) -> Item:
    if not paths:
        return document
    out: Item = json.loads(json.dumps(document))
    for path in paths:
        here: Any = out
        for step in path[:-1]:
            here = _step(here, step)
        if isinstance(here, dict):
            here.pop(path[-1] if path else "", None)
        elif isinstance(here, list) and isinstance(path[-1], int) and path[-1] < len(here):
            here[path[-1]] = None
    return out


def _step(here: Any, step: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(str(step))
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None
