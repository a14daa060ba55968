"""A fault as a check finds it, with the place as steps; it leaves as a `Fault` with a JSON Pointer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from solver.domain.checks.cpr import holds_cpr
from solver.domain.faults import Fault

Path = tuple[str | int, ...]
Facts = Mapping[str, str | int | float]


@dataclass(frozen=True)
class Found:
    """One fault: the keys and list places that lead to it, its code, and what the message needs."""

    path: Path
    code: str
    facts: Facts = field(default_factory=dict)


def pointer(path: Path) -> str:
    """The JSON Pointer (RFC 6901) of a place; it ends at the object above a key that holds a CPR number.

    Example:
        `("botilbud", 3, "patients_by_clinic", "A/B")` is `/botilbud/3/patients_by_clinic/A~1B`.
    """
    parts: list[str] = []
    for step in path:
        if isinstance(step, str) and holds_cpr(step):
            break
        text = str(step).encode("utf-8", "replace").decode("utf-8")
        parts.append("/" + text.replace("~", "~0").replace("/", "~1"))
    return "".join(parts)


def steps(text: str) -> tuple[str, ...]:
    """The steps of a JSON Pointer, list places as digits; empty for the document itself."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:])


def in_document_order(found: Iterable[Found], document: Any) -> tuple[Fault, ...]:
    """The faults by their place in the document, missing keys last in their object, each fault once."""
    places: dict[int, dict[str, int]] = {}

    def order(path: Path) -> tuple[int, ...]:
        out: list[int] = []
        here = document
        for step in path:
            if isinstance(here, dict):
                keys = places.get(id(here))
                if keys is None:
                    keys = places[id(here)] = {key: place for place, key in enumerate(here)}
                out.append(keys.get(str(step), len(keys)))
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int):
                out.append(step)
                here = here[step] if step < len(here) else None
            else:
                break
        return tuple(out)

    ranked = sorted(found, key=lambda one: (order(one.path), one.code, sorted(map(str, one.facts.items()))))
    faults: dict[tuple[str, str, str], Fault] = {}
    for one in ranked:
        fault = Fault(pointer(one.path), one.code, dict(one.facts))
        faults.setdefault((fault.path, fault.code, repr(fault.facts)), fault)
    return tuple(faults.values())
