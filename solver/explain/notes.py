"""What is pointed out of a match: far away, a large or wide site, several clinics, more agreements than room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Dispensing, MatchStatus, Note, TravelFound
from solver.explain.standing import clinic_agreements
from solver.travel.one import geodesic_one_m

FAR_M = 15_000
"""The distance within which residents choose their GP freely (interpretation H)."""
WIDE_SITE_M = 2_000
"""A joined site wider than this is pointed out (interpretation B)."""


@dataclass(frozen=True)
class Pointers:
    """Finds the notes of matches under one plan."""

    facts: Facts
    plan: Plan
    rests_on: Mapping[str, Dispensing]

    @cached_property
    def joined_sites(self) -> dict[str, tuple[str, ...]]:
        """Site id → its botilbud, in document order, for sites of two or more."""
        found: dict[str, list[str]] = {}
        for botilbud in self.facts.case.botilbud:
            found.setdefault(self.facts.site_of[botilbud.id], []).append(botilbud.id)
        return {site: tuple(ids) for site, ids in found.items() if len(ids) >= 2}

    @cached_property
    def of_site(self) -> dict[str, tuple[Note, ...]]:
        """Site id → what is said of it: over the ruleset's residents, and wider than two kilometres."""
        return {site: self._site_notes(ids) for site, ids in self.joined_sites.items()}

    def _site_notes(self, ids: tuple[str, ...]) -> tuple[Note, ...]:
        facts, out = self.facts, []
        homes = [facts.units[facts.units_of_botilbud[name][0]].botilbud for name in ids]
        residents = sum(home.residents for home in homes)
        most = facts.ruleset.site_max_residents
        if residents > most:
            out.append(Note("site_over_residents", {"residents": residents, "limit": most, "botilbud": len(ids)}))
        places = [home.location for home in homes if home.location is not None]
        width = max(
            (geodesic_one_m(a.lat, a.lon, b.lat, b.lon) for n, a in enumerate(places) for b in places[n + 1 :]),
            default=0,
        )
        if width > WIDE_SITE_M:
            out.append(Note("site_wide", {"width_m": width, "limit_m": WIDE_SITE_M}))
        return tuple(out)

    @cached_property
    def clinics_of_botilbud(self) -> dict[str, int]:
        """Divided botilbud → number of different clinics that hold its sections."""
        found: dict[str, set[str]] = {}
        for unit, gp in self.facts.holders(self.plan).items():
            if self.facts.units[unit].section is not None:
                found.setdefault(self.facts.units[unit].botilbud.id, set()).add(self.facts.gps[gp].clinic)
        return {botilbud: len(clinics) for botilbud, clinics in found.items()}

    def notes(
        self, unit: str, gp: str, status: MatchStatus, travel: TravelFound | None, dispensing: Dispensing | None
    ) -> tuple[Note, ...]:
        """The notes of one match; empty where nothing stands out."""
        facts, out = self.facts, []
        if travel and travel.metric == "metres" and travel.value > FAR_M:
            out.append(Note("travel_far", {"travel_m": travel.value, "limit_m": FAR_M}))
        botilbud = facts.units[unit].botilbud.id
        out += self.of_site.get(facts.site_of[botilbud], ())
        clinics = self.clinics_of_botilbud.get(botilbud, 1)
        if clinics > 1:
            out.append(Note("sections_at_several_clinics", {"clinics": clinics}))
        clinic = facts.gps[gp].clinic
        agreements, capacity = clinic_agreements(facts, self.plan, clinic), facts.clinics[clinic].doctor_capacities
        if dispensing and facts.ruleset.practice_capacity and agreements > capacity and status != "existing":
            out.append(Note("capacity_exceeded", {"agreements": agreements, "capacity": capacity}))
        if status == "existing":
            if dispensing and dispensing.new:
                out.append(Note("dispensation_not_registered", {"number": dispensing.new}))
            if unit not in facts.in_scope:
                out.append(Note("agreement_out_of_scope", {"fault": facts.scope_fault(unit) or ""}))
        return tuple(out)
