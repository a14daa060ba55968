"""References: whatever is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from solver.domain.checks.cpr import shown
from solver.domain.checks.draft import Draft, present
from solver.domain.checks.found import Found, Path
from solver.domain.checks.ids import ranked, repeated

_FIELDS = (
    ("gps", "clinic", "clinic"),
    ("agreements", "gp", "gp"),
    ("agreements", "unit", "unit"),
    ("dispensations", "gp", "gp"),
    ("dispensations", "botilbud", "botilbud"),
    ("decisions", "gp", "gp"),
    ("decisions", "unit", "unit"),
    ("contacts", "gp", "gp"),
    ("contacts", "clinic", "clinic"),
    ("contacts", "botilbud", "botilbud"),
)


def check(draft: Draft) -> Iterator[Found]:
    """References to nothing, and ranked lists that name somebody twice."""
    for name, key, kind in _FIELDS:
        for place, item in draft.items(name):
            if item.get(key) is not None:
                yield from unknown(draft, (name, place, key), item[key], kind)
    for place, botilbud in draft.items("botilbud"):
        at: Path = ("botilbud", place)
        listed = list(ranked((*at, "priorities"), botilbud.get("priorities")))
        yield from repeated(listed)
        for path, name in listed:
            yield from unknown(draft, path, name, "gp_or_clinic")
        for name in botilbud.get("patients_by_clinic") or {}:
            yield from unknown(draft, (*at, "patients_by_clinic", name), name, "clinic")
    for place, gp in draft.items("gps"):
        wishes = list(ranked(("gps", place, "wishes"), gp.get("wishes")))
        refused = [(("gps", place, "refuses", n), name) for n, name in present(gp.get("refuses"))]
        yield from repeated(wishes)
        for path, name in (*wishes, *refused):
            yield from unknown(draft, path, name, "botilbud")


def unknown(draft: Draft, path: Path, name: str, kind: str) -> Iterator[Found]:
    """A fault where nothing of this kind has this id.

    Args:
        draft: the document.
        path: where the id is mentioned.
        name: the id.
        kind: `botilbud`, `unit`, `clinic`, `gp` or `gp_or_clinic`.
    """
    if _is(draft, name, kind):
        return
    hint = ""
    if kind == "unit" and draft.botilbud and name in draft.botilbud:
        hint = "divided"
    elif kind in ("gp", "gp_or_clinic") and "#" in name:
        hint = "anonymous"
    elif kind == "gp" and draft.clinics and name in draft.clinics:
        hint = "clinic"
    elif kind == "botilbud" and draft.units and name in draft.units:
        hint = "section"
    yield Found(path, "unknown_reference", {"id": shown(name), "kind": kind, "hint": hint})


def _is(draft: Draft, name: str, kind: str) -> bool:
    if kind == "gp_or_clinic":
        return _is(draft, name, "clinic") or draft.is_gp(name)
    if kind == "gp":
        return draft.is_gp(name)
    known = {"botilbud": draft.botilbud, "unit": draft.units, "clinic": draft.clinics}[kind]
    return known is None or name in known
