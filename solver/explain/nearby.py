"""Who is near a unit: in reach, or listed by either side. All others are only counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from solver.domain.facts import Facts


@dataclass(frozen=True)
class Nearby:
    """An index over a case by which a unit finds its GPs, and a GP its units, without asking every pair."""

    facts: Facts

    @cached_property
    def wishers(self) -> dict[str, tuple[str, ...]]:
        """Botilbud id → GPs that wish it."""
        out: dict[str, list[str]] = {}
        for gp, tiers in self.facts.wish_tiers.items():
            for botilbud in tiers:
                out.setdefault(botilbud, []).append(gp)
        return {botilbud: tuple(gps) for botilbud, gps in out.items()}

    @cached_property
    def refusers(self) -> dict[str, frozenset[str]]:
        """Botilbud id → GPs that refuse it."""
        out: dict[str, set[str]] = {}
        for gp in self.facts.gps.values():
            for botilbud in gp.refuses:
                out.setdefault(botilbud, set()).add(gp.id)
        return {botilbud: frozenset(gps) for botilbud, gps in out.items()}

    @cached_property
    def rejected(self) -> dict[str, frozenset[str]]:
        """Unit id → GPs that the committee rejected for it."""
        out: dict[str, set[str]] = {}
        for gp, unit in self.facts.rejects:
            out.setdefault(unit, set()).add(gp)
        return {unit: frozenset(gps) for unit, gps in out.items()}

    @cached_property
    def standing(self) -> dict[str, str]:
        """GP id → what it answers to a botilbud it does not know: `declined`, `no_answer`, `not_wished` or ``."""
        return {gp.id: self._standing(gp.id) for gp in self.facts.gps.values()}

    def _standing(self, gp: str) -> str:
        found = self.facts.gps[gp]
        if found.interest == "declined":
            return "declined"
        if gp in self.facts.silent:
            return "no_answer"
        return "" if found.accepts_unlisted else "not_wished"

    @cached_property
    def standings(self) -> Counter[str]:
        """How many GPs answer what."""
        return Counter(self.standing.values())

    def gps(self, unit: str) -> tuple[str, ...]:
        """The GPs who are in reach of a unit or listed by either side, sorted.

        In reach as rule 2 means it: by travel, by patients of the clinic, or by a lock. Those without an entry
        in the travel matrix may be among them; the rule itself sorts them out.
        """
        facts = self.facts
        botilbud = facts.units[unit].botilbud
        clinics = set(facts.in_reach(unit))
        clinics |= {clinic for clinic, count in botilbud.patients_by_clinic.items() if count > 0}
        found = set(self.wishers.get(botilbud.id, ())) | set(facts.locks.get(unit, ()))
        for name in facts.priority_tiers.get(botilbud.id, ()):
            if name in facts.clinics:
                clinics.add(name)
            else:
                found.add(name)
        for clinic in clinics:
            found.update(facts.gps_of_clinic[clinic])
        return tuple(sorted(found))

    @cached_property
    def units(self) -> dict[str, tuple[str, ...]]:
        """GP id → the in-scope units it is near, in document order; absent where none."""
        out: dict[str, list[str]] = {}
        for unit in self.facts.units:
            if unit in self.facts.in_scope:
                for gp in self.gps(unit):
                    out.setdefault(gp, []).append(unit)
        return {gp: tuple(units) for gp, units in out.items()}

    def far(self, unit: str, near: tuple[str, ...]) -> Counter[str]:
        """Reason codes of the GPs who are not near an in-scope unit, counted without looking at each.

        Nobody far away is listed, so what keeps each out follows from its own answers, a refusal or a reject
        of the pair, whether the botilbud takes GPs it has not listed, and last the distance.
        """
        facts = self.facts
        botilbud = facts.units[unit].botilbud
        left = self.standings.copy()
        left.subtract(self.standing[gp] for gp in near)
        out = Counter({"declined": left["declined"], "no_answer": left["no_answer"]})
        refused = self.refusers.get(botilbud.id, frozenset())
        for code, gps in (("refused", refused), ("rejected", self.rejected.get(unit, frozenset()) - refused)):
            for gp in gps.difference(near):
                if self.standing[gp] in ("", "not_wished"):
                    out[code] += 1
                    left[self.standing[gp]] -= 1
        if not botilbud.accepts_unlisted:
            out["unlisted"] += left["not_wished"] + left[""]
        else:
            out["not_wished"] += left["not_wished"]
            out["out_of_reach"] += left[""]
        return out
