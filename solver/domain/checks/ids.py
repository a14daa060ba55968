"""Ids: each stands for one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from solver.domain.checks.cpr import shown
from solver.domain.checks.draft import Draft, present
from solver.domain.checks.found import Found, Path, pointer

Named = Iterable[tuple[Path, str]]
_ID = re.compile(r"[^|#]{1,64}")


def check(draft: Draft) -> Iterator[Found]:
    """Ids of GPs that are none, and ids that stand twice."""
    for place, gp in draft.items("gps"):
        if "id" in gp and not _ID.fullmatch(gp["id"]):
            yield Found(("gps", place, "id"), "bad_id", {"value": shown(gp["id"])})
    yield from _twice(_ids(draft, "botilbud"))
    yield from _twice([*_ids(draft, "clinics"), *_ids(draft, "gps")])
    yield from _twice(_units(draft), only_sections=True)
    yield from _twice(_ids(draft, "dispensations"))
    yield from _twice(_ids(draft, "municipalities", "code"))


def _ids(draft: Draft, name: str, key: str = "id") -> Iterator[tuple[Path, str]]:
    for place, item in draft.items(name):
        if key in item:
            yield (name, place, key), item[key]


def _units(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Undivided botilbud first: where one has a section's id, it is the section that must change."""
    divided: list[tuple[Path, str]] = []
    for place, botilbud in draft.items("botilbud"):
        sections = list(draft.sections(botilbud))
        for number, section in sections:
            if "id" in section:
                divided.append((("botilbud", place, "sections", number, "id"), section["id"]))
        if not sections and "id" in botilbud:
            yield ("botilbud", place, "id"), botilbud["id"]
    yield from divided


def _twice(named: Named, only_sections: bool = False) -> Iterator[Found]:
    first: dict[str, Path] = {}
    for path, name in named:
        if name not in first:
            first[name] = path
        elif not only_sections or "sections" in path:
            yield Found(path, "duplicate_id", {"id": shown(name), "first": pointer(first[name])})


def repeated(listed: Iterable[tuple[Path, str]]) -> Iterator[Found]:
    """Ids that stand twice in one ranked list."""
    seen: set[str] = set()
    for path, name in listed:
        if name in seen:
            yield Found(path, "duplicate_in_list", {"id": shown(name)})
        seen.add(name)


def ranked(path: Path, tiers: object) -> Iterator[tuple[Path, str]]:
    """The ids of ranked tiers with their places."""
    for rank, tier in present(tiers):
        for place, name in present(tier):
            yield (*path, rank, place), name
