"""The evidence that goes with a dispensation: who is near, how far away, who was asked, and the answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.domain.facts import Facts
from solver.domain.findings import Asked
from solver.explain.nearby import Nearby
from solver.explain.pairs import travel_found

FAR = 10**9


@dataclass(frozen=True)
class Evidence:
    """Gathers it from the case; it judges nothing (interpretation D)."""

    facts: Facts
    near: Nearby

    @cached_property
    def contacts(self) -> dict[str, list[int]]:
        """GP or clinic id → places in the contact log, up to the case's day."""
        out: dict[str, list[int]] = {}
        for place, contact in enumerate(self.facts.case.contacts):
            if contact.date <= self.facts.case.as_of:
                for name in (contact.gp, contact.clinic):
                    if name is not None:
                        out.setdefault(name, []).append(place)
        return out

    def of(self, unit: str, gp: str) -> tuple[Asked, ...]:
        """All GPs in reach of a unit or listed by either side, but the one proposed, the nearest first."""
        facts, botilbud = self.facts, self.facts.units[unit].botilbud.id
        out = []
        for other in self.near.gps(unit):
            if other == gp:
                continue
            clinic = facts.gps[other].clinic
            places = sorted({*self.contacts.get(other, ()), *self.contacts.get(clinic, ())})
            about = tuple(p for p in places if facts.case.contacts[p].botilbud in (None, botilbud))
            travel = travel_found(facts, clinic, unit)
            out.append(Asked(other, clinic, travel, facts.gps[other].interest, about))
        return tuple(sorted(out, key=lambda one: (one.travel.value if one.travel else FAR, one.gp)))
