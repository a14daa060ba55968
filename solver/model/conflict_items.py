"""What a conflict is made of, and how the smallest of several is found."""

from __future__ import annotations

from collections.abc import Iterable

from solver.domain.case import Case
from solver.domain.outcome import ConflictItem
from solver.rules import CANDIDATE_RULES

Items = frozenset[ConflictItem]

SLUGS = (
    *(card.slug for card in CANDIDATE_RULES),
    "agreement_kept",
    "one_gp_per_unit",
    "max_attachments",
    "nursing_home_conflict",
    "one_attachment",
    "practice_capacity",
)
"""The rules that can be part of a conflict, in the order in which they are named."""

_KINDS = ("agreement", "decision", "rule")


def agreement_item(case: Case, index: int) -> ConflictItem:
    """An agreement of the case as part of a conflict."""
    agreement = case.agreements[index]
    return ConflictItem("agreement", index=index, unit=agreement.unit, gp=agreement.gp)


def decision_item(case: Case, index: int) -> ConflictItem:
    """A lock or a reject of the case as part of a conflict."""
    decision = case.decisions[index]
    return ConflictItem("decision", index=index, unit=decision.unit, gp=decision.gp)


def rule_item(
    slug: str, unit: str | None = None, gp: str | None = None, clinic: str | None = None
) -> ConflictItem:
    """A rule in one place as part of a conflict: for a unit, a GP, a pair of both, or a clinic."""
    return ConflictItem("rule", slug=slug, unit=unit, gp=gp, clinic=clinic)


def in_order(items: Iterable[ConflictItem]) -> tuple[ConflictItem, ...]:
    """Agreements, decisions, rules; each kind in the order of the document or of `SLUGS`."""
    return tuple(sorted(items, key=_key))


def rank(items: Items) -> tuple[int, int, list[tuple[int, int, str, str, str]]]:
    """What conflicts are compared by: their size, how many of it are no rules, then their items in order.

    So of two conflicts of one size the one is named that needs fewer agreements and decisions of the case.
    """
    return len(items), sum(item.kind != "rule" for item in items), sorted(_key(item) for item in items)


def smallest_hitting(sets: Iterable[Items]) -> Items | None:
    """The smallest set that has an item in common with each of some sets, the first of them by `rank`.

    Args:
        sets: any number of sets of items.

    Returns:
        The empty set where there are no sets; None where one of them is empty.
    """
    minimal: list[Items] = []
    for one in sorted(set(sets), key=rank):
        if not any(other <= one for other in minimal):
            minimal.append(one)
    if minimal and not minimal[0]:
        return None
    for size in range(len({item for one in minimal for item in one}) + 1):
        found = list(_hitting(minimal, frozenset(), frozenset(), size))
        if found:
            return min(found, key=rank)
    raise AssertionError("all items together hit every set")


def _hitting(sets: list[Items], chosen: Items, barred: Items, size: int) -> Iterable[Items]:
    """All sets of at most so many more items that hit every set; an item tried before is barred afterwards."""
    missed = [one - barred for one in sets if not one & chosen]
    if not missed:
        yield chosen
        return
    if not size or _disjoint(missed) > size:
        return
    for item in in_order(sorted(missed, key=rank)[0]):
        yield from _hitting(sets, chosen | {item}, barred, size - 1)
        barred |= {item}


def _disjoint(sets: list[Items]) -> int:
    """How many sets without a common item are found by taking the smallest first: each needs its own hit."""
    seen: set[ConflictItem] = set()
    count = 0
    for one in sorted(sets, key=len):
        if seen.isdisjoint(one):
            seen |= one
            count += 1
    return count


def _key(item: ConflictItem) -> tuple[int, int, str, str, str]:
    place = item.index if item.index is not None else SLUGS.index(item.slug or "")
    return _KINDS.index(item.kind), place, item.unit or "", item.gp or "", item.clinic or ""
