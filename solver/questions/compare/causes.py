"""Causes: for each changed unit a smallest set of differences whose joint undoing gives it its former GP again.

A set that cannot be run (a lock to a GP who is not there) undoes nothing. Every set named here was solved, gives
the former GP, and was tried against its parts:

- With at most six differences all sets are tried, the smaller first.
- With more, each difference by itself with what cannot stand without it, then pairs. Then those that move the
  unit by themselves, taken together, or else all, made smaller part by part until nothing more can be left out.
- Of a set of up to four every proper part is solved. Of a larger one each difference is left out by itself, or,
  where that leaves no faultless case, together with those that hang on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from solver.questions.compare.undone import EffortSpentError, Undoings, Undone

ALL_SETS_UP_TO = 6
"""So many differences that all sets of them are tried."""
ALL_PARTS_UP_TO = 4
"""So large a set that all its proper parts are tried."""
MOST_FOR_PAIRS = 12

Targets = Mapping[str, str | None]
"""Changed unit → the GP that it had, None for nobody."""


class Causes:
    """Finds the causes of the changes between two plans."""

    def __init__(self, undoings: Undoings, targets: Targets, most_singles: int) -> None:
        self._undoings, self._targets = undoings, targets
        self._most_singles = most_singles
        self._open = list(targets)
        self.found: dict[str, Undone] = {}
        self.complete = True

    def find(self) -> dict[str, Undone]:
        """Unit → its cause; a unit is absent where none was found before time or effort were spent.

        `complete` tells afterwards whether the search came to its end.
        """
        count = len(self._undoings.differences)
        try:
            if count <= ALL_SETS_UP_TO:
                for size in range(1, count + 1):
                    self._try(map(frozenset, combinations(range(count), size)))
            else:
                self._search(count)
        except EffortSpentError:
            self.complete = False
        return self.found

    def _search(self, count: int) -> None:
        alone = {self._undoings.closed(number) for number in range(min(count, self._most_singles))}
        kept = sorted(alone, key=lambda one: (len(one), sorted(one)))
        self._try(kept)
        if self._open and count <= MOST_FOR_PAIRS:
            self._try(dict.fromkeys(a | b for a, b in combinations(kept, 2)))
        for unit in list(self._open):
            if unit in self._open:
                start = self._start(unit, kept)
                if start is not None:
                    self._keep(unit, self._smallest(start, unit))
                    self._try([self.found[unit]])

    def _start(self, unit: str, alone: list[Undone]) -> Undone | None:
        """A set that works, to be made smaller: one seen before, those that moved the unit, or all."""
        for undone, held in self._undoings.seen():
            if self._right(unit, held):
                return undone
        now = self._undoings.holders(frozenset()) or {}
        moving = [one for one in alone if (self._undoings.holders(one) or {}).get(unit) != now.get(unit)]
        for undone in (frozenset().union(*moving), frozenset(range(len(self._undoings.differences)))):
            if undone and self._works(undone, unit):
                return undone
        return None

    def _try(self, sets: Iterable[Undone]) -> None:
        """Try sets on all units that are still open, and give each the one that explains most of them."""
        if not self._open:
            return
        working: dict[Undone, list[str]] = {}
        spent: EffortSpentError | None = None
        try:
            for undone in sets:
                units = [unit for unit in self._open if self._works(undone, unit)]
                if units:
                    working[undone] = units
                if len(undone) > 1 and {unit for units in working.values() for unit in units} >= set(self._open):
                    break
        except EffortSpentError as error:
            spent = error
        while working:
            best = max(working, key=lambda one: len(working[one]))  # of equal ones the first
            for unit in working.pop(best):
                self._keep(unit, self._smallest(best, unit))
            working = {undone: [u for u in units if u in self._open] for undone, units in working.items()}
            working = {undone: units for undone, units in working.items() if units}
        if spent is not None:
            raise spent

    def _keep(self, unit: str, undone: Undone) -> None:
        self.found[unit] = undone
        self._open.remove(unit)

    def _works(self, undone: Undone, unit: str) -> bool:
        held = self._undoings.holders(undone)
        return held is not None and self._right(unit, held)

    def _right(self, unit: str, held: Mapping[str, str]) -> bool:
        return held.get(unit) == self._targets[unit]

    def _smallest(self, undone: Undone, unit: str) -> Undone:
        """A part of a working set, or the set itself, none of whose parts that were tried works."""
        size = max(1, len(undone) // 2)
        while len(undone) > ALL_PARTS_UP_TO:
            smaller = self._without_some(undone, unit, size)
            if smaller is not None:
                undone = smaller
                size = min(size, max(1, len(undone) // 2))
            elif size == 1:
                return undone
            else:
                size = max(1, size // 2)
        for count in range(1, len(undone)):
            for part in map(frozenset, combinations(sorted(undone), count)):
                if self._works(part, unit):
                    return part
        return undone

    def _without_some(self, undone: Undone, unit: str, size: int) -> Undone | None:
        """The set without `size` of its members and what hangs on them; None where each of these is needed."""
        members = sorted(undone, reverse=True)
        for start in range(0, len(members), size):
            out = frozenset(members[start : start + size])
            less = undone - out
            if less and not self._undoings.faultless(less):
                less = frozenset(one for one in less if not self._undoings.closed(one) & out)
            if less and self._works(less, unit):
                return less
        return None
