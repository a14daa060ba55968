"""Placing units one after another with the GPs who can take them, others making way along a chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from solver.explain.places import Places

Step = tuple[str, str]
"""A unit and the GP it would go to."""


class Placing:
    """As many of some units as possible with a GP each, within the upper bounds of `Places`.

    Attributes:
        assigned: unit id → GP id, so far.
    """

    def __init__(self, places: Places, units: Sequence[str], start: Mapping[str, str] | None = None) -> None:
        """Nobody is placed yet but as `start` says, as far as the bounds allow it."""
        self.places, self.assigned = places, dict[str, str]()
        self.wanted: dict[str, list[str]] = {}
        self.most: dict[str, int] = {}
        self.joined: dict[str, int] = {}
        self.clinic_most: dict[str, int] = {}
        self.of_gp: dict[str, dict[str, None]] = {}
        self.of_clinic: Counter[str] = Counter()
        for unit in units:
            for gp in places.takers(unit):
                self.wanted.setdefault(gp, []).append(unit)
        self._count(self.wanted)
        for unit in units:
            first = (start or {}).get(unit)
            if first is not None and first in self.most and self._has_place(first):
                self._put(unit, first)

    def _count(self, gps: Iterable[str]) -> None:
        """The bounds of these GPs and of their clinics, for the units that are to be placed."""
        for gp in gps:
            self.most[gp], self.joined[gp] = self.places.bounds(gp, self.wanted[gp])
            self.of_gp.setdefault(gp, {})
        for clinic in {self._clinic(gp): None for gp in gps}:
            self.clinic_most[clinic] = self._clinic_bound(clinic)

    def _clinic_bound(self, clinic: str) -> int:
        """Units that a clinic's GPs can take together at most."""
        places = self.places
        gps = [gp for gp in places.facts.gps_of_clinic[clinic] if gp in self.wanted]
        together = sum(self.most[gp] for gp in gps)
        if not places.facts.ruleset.practice_capacity:
            return together
        room = places.room[clinic]
        fresh = sorted((self.most[gp] for gp in gps if places.seat(gp).fresh), reverse=True)
        started = sum(self.most[gp] for gp in gps if not places.seat(gp).fresh)
        waived = sum(places.seat(gp).waived + self.joined[gp] for gp in gps)
        return min(started + sum(fresh[:room]), room + waived)

    def also(self, unit: str) -> None:
        """Take one more unit into the count, not yet placed."""
        takers = self.places.takers(unit)
        for gp in takers:
            self.wanted.setdefault(gp, []).append(unit)
        self._count(takers)

    def not_any_more(self, unit: str) -> None:
        """Take a unit that `also` added, and that was not placed, out of the count again."""
        takers = self.places.takers(unit)
        for gp in takers:
            self.wanted[gp].remove(unit)
        self._count(takers)

    def _clinic(self, gp: str) -> str:
        return self.places.facts.gps[gp].clinic

    def _has_place(self, gp: str) -> bool:
        clinic = self._clinic(gp)
        return len(self.of_gp[gp]) < self.most[gp] and self.of_clinic[clinic] < self.clinic_most[clinic]

    def _put(self, unit: str, gp: str) -> None:
        before = self.assigned.get(unit)
        if before is not None:
            del self.of_gp[before][unit]
            self.of_clinic[self._clinic(before)] -= 1
        self.assigned[unit] = gp
        self.of_gp[gp][unit] = None
        self.of_clinic[self._clinic(gp)] += 1

    def place(self, unit: str) -> tuple[str, ...] | None:
        """Give one more unit a GP, moving others where that helps.

        Returns:
            None where it has been placed. Else the units that compete for the same places, this one first, in
            the order in which they were met: with these bounds they cannot all be placed.
        """
        met, end, before = self._search(unit)
        if end is None:
            return met
        self._shift(end, before)
        return None

    def competitors(self, unit: str, at_most: int) -> tuple[str, ...] | None:
        """What `place` would return, nothing being moved; empty where more than `at_most` were met first."""
        met, end, _ = self._search(unit, at_most)
        if end is not None:
            return None
        return met if len(met) <= at_most else ()

    def _search(
        self, unit: str, at_most: int | None = None
    ) -> tuple[tuple[str, ...], Step | None, Mapping[str, Step | None]]:
        """The units met on the way to a free place, the last step of that way, and each one's step before.

        It is given up where more than `at_most` units are met.
        """
        before: dict[str, Step | None] = {unit: None}
        full_gps, full_clinics = set[str](), set[str]()
        queue = [unit]
        for one in queue:
            if at_most is not None and len(queue) > at_most:
                break
            for gp in self.places.takers(one):
                if self.most.get(gp, 0) == 0:
                    continue
                if self._has_place(gp):
                    return tuple(queue), (one, gp), before
                for other in self._in_the_way(gp, full_gps, full_clinics):
                    if other not in before:
                        before[other] = (one, gp)
                        queue.append(other)
        return tuple(queue), None, before

    def _in_the_way(self, gp: str, full_gps: set[str], full_clinics: set[str]) -> Iterable[str]:
        """The units that must leave for the GP to take another: its own, or any of its clinic's."""
        clinic = self._clinic(gp)
        if len(self.of_gp[gp]) >= self.most[gp]:
            if gp in full_gps:
                return ()
            full_gps.add(gp)
            return tuple(self.of_gp[gp])
        if clinic in full_clinics:
            return ()
        full_clinics.add(clinic)
        colleagues = self.places.facts.gps_of_clinic[clinic]
        return tuple(unit for colleague in colleagues for unit in self.of_gp.get(colleague, ()))

    def _shift(self, end: Step, before: Mapping[str, Step | None]) -> None:
        """The last unit goes to its GP, the one that wanted its place takes that, and so on back to the first."""
        step: Step | None = end
        while step is not None:
            one, taker = step
            self._put(one, taker)
            step = before[one]
