"""What a conflict is, word for word, on the second reading of the law: every choice, every plan looked at."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Any

from tests.oracle import law
from tests.oracle.reading import Document, Pair, Reading, in_effect

Item = tuple[Any, ...]
"""("agreement", index), ("decision", index) or ("rule", slug, unit, gp, clinic)."""


class TooManyError(Exception):
    """The case has more choices than can be looked at."""


def subsets(things: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Every subset, the smallest first."""
    listed = list(things)
    return chain.from_iterable(combinations(listed, size) for size in range(len(listed) + 1))


class Definition:
    """A case, and which items hold in each choice of its agreements and new matches."""

    def __init__(self, case: Document, ruleset: Any, policy: Document, most: int = 4_096) -> None:
        self.case, self.ruleset, self.policy = case, ruleset, policy
        self.read = Reading(case, ruleset, policy)
        listed = enumerate(case.get("agreements", []))
        self.agreements = {i: entry for i, entry in listed if in_effect(entry, case["as_of"])}
        decisions = list(enumerate(case.get("decisions", [])))
        self.locks: dict[int, Pair] = {i: (d["gp"], d["unit"]) for i, d in decisions if d["kind"] == "lock"}
        self.rejects = {i: (d["gp"], d["unit"]) for i, d in decisions if d["kind"] == "reject"}
        scoped = {(d["gp"], d["botilbud"]) for d in self.read.dispensations if d.get("botilbud")}
        units = self.read.units
        further = {(gp, u) for gp, home in scoped for u in units if units[u].botilbud == home}
        self.pairs = sorted({*self.locks.values(), *further})
        if 2 ** (len(self.agreements) + len(self.pairs)) > most:
            raise TooManyError
        self.choices = [
            (set(kept), set(plan), broken)
            for kept in subsets(self.agreements)
            for plan, broken in self._plans(set(kept))
        ]
        self.rules = sorted({rule for *_, broken in self.choices for rule in broken}, key=str)

    def _plans(self, kept: set[int]) -> Iterator[tuple[tuple[Pair, ...], set[Item]]]:
        case = {**self.case, "agreements": [self.agreements[i] for i in sorted(kept)]}
        read = Reading(case, self.ruleset, self.policy)
        for plan in subsets(self.pairs):
            yield plan, self._broken(read, plan)

    def _broken(self, read: Reading, plan: tuple[Pair, ...]) -> set[Item]:
        broken: set[Item] = set()
        new: dict[str, set[str]] = {}
        holders = {unit: set(gps) for unit, gps in read.agreed_gps.items()}
        for gp, unit in plan:
            new.setdefault(gp, set()).add(unit)
            holders.setdefault(unit, set()).add(gp)
            if unit in read.agreed_gps:
                broken.add(("rule", "agreement_kept", unit, None, None))
            if slug := law.ineligible(read, gp, unit):
                broken.add(("rule", slug, unit, gp, None))
        broken |= {("rule", "one_gp_per_unit", unit, None, None) for unit, gps in holders.items() if len(gps) > 1}
        found = [v for gp, units in new.items() for v in law.gp_violations(read, gp, units)]
        for clinic in {read.clinic_of(gp) for gp in new}:
            found += law.clinic_violations(read, clinic, new)
        return broken | {("rule", v.rule, v.unit, v.gp, v.clinic) for v in found}

    @property
    def items(self) -> list[Item]:
        """Everything that can be part of a conflict."""
        places = [("agreement", i) for i in self.agreements]
        return [*places, *(("decision", i) for i in (*self.locks, *self.rejects)), *self.rules]

    def able(self, items: Iterable[Item]) -> bool:
        """Whether some choice has these agreements and decisions in it and breaks none of these rules."""
        items = set(items)
        wanted = [pair for i, pair in self.locks.items() if ("decision", i) in items]
        barred = {pair for i, pair in self.rejects.items() if ("decision", i) in items}
        for kept, plan, broken in self.choices:
            if any(("agreement", i) in items and i not in kept for i in self.agreements):
                continue
            held = plan | {(self.agreements[i]["gp"], self.agreements[i].get("unit")) for i in kept}
            if not held.issuperset(wanted):
                continue
            bites = {r for r in broken & items if r[1] != "rejected" or (r[3], r[2]) in barred}
            if not bites:
                return True
        return False

    def smaller(self, size: int, most: int = 20_000) -> list[Item] | None:
        """A set of fewer items that cannot hold; None where there is none among the first `most`."""
        sets = chain.from_iterable(combinations(self.items, fewer) for fewer in range(size))
        for number, items in enumerate(sets):
            if number == most:
                return None
            if not self.able(items):
                return list(items)
        return None
