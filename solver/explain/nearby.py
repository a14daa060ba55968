"""Who is near a unit: in reach, or listed by either side. All others are only counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.facts import Facts


@dataclass(frozen=True)
class Nearby:
    """An index over a case by which a unit finds its GPs, and a GP its units, without asking every pair."""

    facts: Facts
    _units: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

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

    @cached_property
    def scoped(self) -> dict[str, frozenset[str]]:
        """Botilbud id → clinics whose GPs have a dispensation in effect for just that botilbud."""
        out: dict[str, set[str]] = {}
        for gp, found in self.facts.dispensations.items():
            for dispensation in found:
                if dispensation.botilbud is not None:
                    out.setdefault(dispensation.botilbud, set()).add(self.facts.gps[gp].clinic)
        return {botilbud: frozenset(clinics) for botilbud, clinics in out.items()}

    def gps(self, unit: str) -> tuple[str, ...]:
        """The GPs who are in reach of a unit or listed by either side, sorted.

        In reach as rule 2 means it: by travel, by patients of the clinic, or by a lock. Those without an entry
        in the travel matrix may be among them; the rule itself sorts them out.
        """
        gps, clinics = self._bound(unit)
        for clinic in clinics.union(self.facts.in_reach(unit)):
            gps.update(self.facts.gps_of_clinic[clinic])
        return tuple(sorted(gps))

    def of_clinics(self, unit: str, clinics: frozenset[str]) -> tuple[str, ...]:
        """Those of them who are at the clinics given, sorted."""
        facts = self.facts
        gps, bound = self._bound(unit)
        gps = {gp for gp in gps if facts.gps[gp].clinic in clinics}
        for clinic in clinics:
            if clinic in bound or self.in_reach(clinic, unit):
                gps.update(facts.gps_of_clinic[clinic])
        return tuple(sorted(gps))

    def in_reach(self, clinic: str, unit: str) -> bool:
        """Whether a clinic is in reach of a unit by travel alone."""
        travel = self.facts.travel(clinic, unit)
        return travel is not None and (travel <= self._limit or (clinic, unit) in self.facts.opened)

    @cached_property
    def _limit(self) -> int:
        return self.facts.reach_limit

    def _bound(self, unit: str) -> tuple[set[str], set[str]]:
        """The GPs, and the clinics with all their GPs, that are near a unit whatever the travel."""
        facts = self.facts
        botilbud = facts.units[unit].botilbud
        gps = {*self.wishers.get(botilbud.id, ()), *facts.locks.get(unit, ())}
        clinics = {clinic for clinic, count in botilbud.patients_by_clinic.items() if count > 0}
        for name in facts.priority_tiers.get(botilbud.id, ()):
            (clinics if name in facts.clinics else gps).add(name)
        return gps, clinics

    def tied(self, unit: str) -> frozenset[str]:
        """Clinics to which a unit is not like any other in reach: those near whatever the travel, and refusals.

        A clinic is among them if one of its GPs is: one who refuses the botilbud, was rejected for the unit, or
        has a dispensation for just this botilbud.
        """
        botilbud = self.facts.units[unit].botilbud.id
        gps, clinics = self._bound(unit)
        barred = (*self.refusers.get(botilbud, ()), *self.rejected.get(unit, ()))
        at = {self.facts.gps[gp].clinic for gp in (*gps, *barred)}
        return frozenset(clinics | at | self.scoped.get(botilbud, frozenset()))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Clinic or GP id → places in the document of the in-scope units that it is near."""
        out: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.facts.units):
            if unit in self.facts.in_scope:
                gps, clinics = self._bound(unit)
                for name in (*gps, *clinics, *self.facts.in_reach(unit)):
                    out[name].append(place)
        return out

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(self.facts.units)

    def units(self, gp: str) -> tuple[str, ...]:
        """The in-scope units that a GP is near, in document order; empty where none."""
        if gp not in self._units:
            self._units[gp] = self._found(gp)
        return self._units[gp]

    def _found(self, gp: str) -> tuple[str, ...]:
        places = {*self._places.get(self.facts.gps[gp].clinic, ()), *self._places.get(gp, ())}
        return tuple(self._names[place] for place in sorted(places))

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

    @cached_property
    def _unlisted(self) -> frozenset[str]:
        """In-scope units whose botilbud takes only GPs it has listed."""
        facts = self.facts
        return frozenset(unit for unit in facts.in_scope if not facts.units[unit].botilbud.accepts_unlisted)

    def far_units(self, gp: str, near: tuple[str, ...]) -> Counter[str]:
        """Reason codes of an interested GP and the in-scope units it is not near, counted as `far` counts them."""
        facts, person = self.facts, self.facts.gps[gp]
        far = facts.in_scope.difference(near)
        refused = {unit for name in person.refuses for unit in facts.units_of_botilbud[name]} & far
        rejected = {unit for one, unit in facts.rejects if one == gp} & far - refused
        unlisted = self._unlisted & far - refused - rejected
        rest = len(far) - len(refused) - len(rejected) - len(unlisted)
        out = Counter({"refused": len(refused), "rejected": len(rejected), "unlisted": len(unlisted)})
        out["out_of_reach" if person.accepts_unlisted else "not_wished"] += rest
        return out
