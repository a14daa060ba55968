"""What follows from a case on its day, in plain Python: units, sites, who holds what, who lists whom.

The audit, the explanations and the plain side of every rule card read these facts. The model does not: it
derives its own arrays (`solver.candidates`), so that a slip on one side is found by the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.case import Agreement, Botilbud, Case, Clinic, Dispensation, Gp, Metric, Section
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.domain.silence import silent_gps
from solver.domain.sites import site_of_botilbud

TravelOf = Callable[[str, str], int | None]
"""(clinic id, unit id) → travel in whole metres or seconds; None where there is no entry."""

ReachOf = Callable[[str], tuple[str, ...]]
"""Unit id → ids of the clinics within the limit of reach by travel alone, sorted."""


@dataclass(frozen=True)
class Unit:
    """What gets a GP: an undivided botilbud, or one section of a divided one."""

    id: str
    botilbud: Botilbud
    section: Section | None
    residents: int

    @property
    def name(self) -> str:
        """The unit's name for people: the botilbud's, with the section's behind it."""
        if self.section is None:
            return self.botilbud.name
        return f"{self.botilbud.name}, {self.section.name or self.section.id}"


@dataclass(frozen=True)
class Plan:
    """The new matches of a plan, locked ones among them: unit id → GP id. Agreements are not in it."""

    new: Mapping[str, str]

    @cached_property
    def units_of(self) -> dict[str, tuple[str, ...]]:
        """GP id → its newly matched units, sorted; a GP without any is absent."""
        out: dict[str, list[str]] = {}
        for unit in sorted(self.new):
            out.setdefault(self.new[unit], []).append(unit)
        return {gp: tuple(units) for gp, units in out.items()}


def units_of_case(case: Case) -> dict[str, Unit]:
    """All units by id, in the order of the document."""
    out: dict[str, Unit] = {}
    for botilbud in case.botilbud:
        if not botilbud.sections:
            out[botilbud.id] = Unit(botilbud.id, botilbud, None, botilbud.residents)
        for section in botilbud.sections:
            out[section.id] = Unit(section.id, botilbud, section, section.residents)
    return out


def gps_of_case(case: Case) -> dict[str, Gp]:
    """All GPs by id: those listed, then for each clinic without any one per lægekapacitet, `CLINIC#1`, …"""
    out = {gp.id: gp for gp in case.gps}
    staffed = {gp.clinic for gp in case.gps}
    for clinic in case.clinics:
        if clinic.id not in staffed:
            for number in range(1, clinic.doctor_capacities + 1):
                out[f"{clinic.id}#{number}"] = Gp(id=f"{clinic.id}#{number}", clinic=clinic.id)
    return out


def tier_index(tiers: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Id → its best 0-based tier."""
    out: dict[str, int] = {}
    for rank, tier in enumerate(tiers):
        for name in tier:
            out.setdefault(name, rank)
    return out


@dataclass(frozen=True)
class Facts:
    """A case read on its day under a ruleset and a policy.

    Attributes:
        travel: travel from clinic to unit; kept as a function so that only what is asked is measured.
        in_reach: which clinics lie within `reach_limit` of a unit.
        metric: what `travel` measures.
        opened: (clinic id, unit id) pairs that count as in reach although they lie beyond the limit; asked only
            where a question supposes that a distance is accepted.
    """

    case: Case
    ruleset: Ruleset
    policy: Policy
    travel: TravelOf
    in_reach: ReachOf
    metric: Metric = field(default="metres")
    opened: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def units(self) -> dict[str, Unit]:
        """All units by id, in document order."""
        return units_of_case(self.case)

    @cached_property
    def gps(self) -> dict[str, Gp]:
        """All GPs by id, anonymous ones included."""
        return gps_of_case(self.case)

    @cached_property
    def clinics(self) -> dict[str, Clinic]:
        """All clinics by id."""
        return {clinic.id: clinic for clinic in self.case.clinics}

    @cached_property
    def gps_of_clinic(self) -> dict[str, tuple[str, ...]]:
        """Clinic id → ids of its GPs, sorted."""
        out: dict[str, list[str]] = {clinic: [] for clinic in self.clinics}
        for gp in self.gps.values():
            out[gp.clinic].append(gp.id)
        return {clinic: tuple(sorted(gps)) for clinic, gps in out.items()}

    @cached_property
    def units_of_botilbud(self) -> dict[str, tuple[str, ...]]:
        """Botilbud id → ids of its units."""
        out: dict[str, list[str]] = {}
        for unit in self.units.values():
            out.setdefault(unit.botilbud.id, []).append(unit.id)
        return {botilbud: tuple(units) for botilbud, units in out.items()}

    @cached_property
    def site_of(self) -> dict[str, str]:
        """Botilbud id → id of its site, which is the smallest id of its botilbud."""
        return site_of_botilbud(self.case.botilbud)

    @cached_property
    def units_at_site(self) -> dict[str, tuple[str, ...]]:
        """Site id → ids of all its units, in scope or not, in document order."""
        out: dict[str, list[str]] = {}
        for unit in self.units.values():
            out.setdefault(self.site_of[unit.botilbud.id], []).append(unit.id)
        return {site: tuple(units) for site, units in out.items()}

    @cached_property
    def agreements(self) -> tuple[tuple[int, Agreement], ...]:
        """The agreements in effect on the day, each with its place in the document."""
        on = self.case.as_of
        return tuple((i, a) for i, a in enumerate(self.case.agreements) if a.in_effect(on))

    @cached_property
    def nursing_homes(self) -> Counter[str]:
        """GP id → number of nursing-home agreements in effect."""
        return Counter(a.gp for _, a in self.agreements if a.kind == "nursing_home")

    @cached_property
    def held(self) -> dict[str, tuple[str, ...]]:
        """GP id → units it holds by botilbud agreement in effect, sorted; absent where none."""
        out: dict[str, set[str]] = {}
        for _, agreement in self.agreements:
            if agreement.unit is not None:
                out.setdefault(agreement.gp, set()).add(agreement.unit)
        return {gp: tuple(sorted(units)) for gp, units in out.items()}

    @cached_property
    def holder(self) -> dict[str, str]:
        """Unit id → GP that holds it by agreement in effect; the first in document order where several do."""
        out: dict[str, str] = {}
        for _, agreement in self.agreements:
            if agreement.unit is not None:
                out.setdefault(agreement.unit, agreement.gp)
        return out

    @cached_property
    def dispensations(self) -> dict[str, tuple[Dispensation, ...]]:
        """GP id → its dispensations in effect on the day, in document order; absent where none."""
        out: dict[str, list[Dispensation]] = {}
        for dispensation in self.case.dispensations:
            if dispensation.in_effect(self.case.as_of):
                out.setdefault(dispensation.gp, []).append(dispensation)
        return {gp: tuple(found) for gp, found in out.items()}

    @cached_property
    def locks(self) -> dict[str, tuple[str, ...]]:
        """Unit id → GPs it is locked to, in document order, each once; absent where none."""
        out: dict[str, dict[str, None]] = {}
        for decision in self.case.decisions:
            if decision.kind == "lock":
                out.setdefault(decision.unit, {})[decision.gp] = None
        return {unit: tuple(gps) for unit, gps in out.items()}

    @cached_property
    def rejects(self) -> frozenset[tuple[str, str]]:
        """(GP id, unit id) pairs that a committee rejected."""
        return frozenset((d.gp, d.unit) for d in self.case.decisions if d.kind == "reject")

    @cached_property
    def contacts(self) -> dict[str, tuple[int, ...]]:
        """GP or clinic id → places in the contact log, up to the case's day; absent where none."""
        out: dict[str, list[int]] = {}
        for place, contact in enumerate(self.case.contacts):
            if contact.date <= self.case.as_of:
                for name in (contact.gp, contact.clinic):
                    if name is not None:
                        out.setdefault(name, []).append(place)
        return {name: tuple(places) for name, places in out.items()}

    @cached_property
    def silent(self) -> frozenset[str]:
        """GPs set aside by the policy's `silent_after`; empty where it is off."""
        return silent_gps(self.case, self.gps, self.policy.silent_after)

    @cached_property
    def priority_tiers(self) -> dict[str, dict[str, int]]:
        """Botilbud id → 0-based tier of each GP or clinic it names; absent where it has no list."""
        found = {b.id: tier_index(b.priorities) for b in self.case.botilbud}
        return {botilbud: tiers for botilbud, tiers in found.items() if tiers}

    @cached_property
    def wish_tiers(self) -> dict[str, dict[str, int]]:
        """GP id → 0-based tier of each botilbud it wishes; absent where it has no list."""
        found = {gp.id: tier_index(gp.wishes) for gp in self.gps.values()}
        return {gp: tiers for gp, tiers in found.items() if tiers}

    @property
    def reach_limit(self) -> int:
        """The limit of reach in the case's metric: the policy's where it gives one, else the ruleset's."""
        asked = self.policy.max_travel
        if self.metric == "seconds":
            return asked.seconds if asked and asked.seconds is not None else self.ruleset.max_travel_seconds
        return asked.metres if asked and asked.metres is not None else self.ruleset.max_travel_metres

    def priority_tier(self, unit: str, gp: str) -> int | None:
        """0-based tier of the GP, or of its clinic if better, on the unit's botilbud's list; None if unlisted."""
        tiers = self.priority_tiers.get(self.units[unit].botilbud.id, {})
        found = [tiers[name] for name in (gp, self.gps[gp].clinic) if name in tiers]
        return min(found, default=None)

    def wish_tier(self, gp: str, unit: str) -> int | None:
        """0-based tier of the unit's botilbud on the GP's list; None if unlisted."""
        return self.wish_tiers.get(gp, {}).get(self.units[unit].botilbud.id)

    def patients(self, gp: str, unit: str) -> int:
        """Residents of the unit's botilbud who are patients of the GP's clinic already."""
        return self.units[unit].botilbud.patients_by_clinic.get(self.gps[gp].clinic, 0)

    def continuity(self, gp: str, unit: str) -> int:
        """Residents of the unit who keep their clinic: a section takes its share, rounded down."""
        found = self.units[unit]
        patients = self.patients(gp, unit)
        if found.section is None:
            return patients
        return found.residents * patients // found.botilbud.residents

    def scope_fault(self, unit: str) -> str | None:
        """Why a unit is out of scope, None if it is in scope.

        Returns:
            `not_long_term`, `participation_declined`, `legal_basis` or `no_support_sel_85`, the first that holds.
        """
        botilbud = self.units[unit].botilbud
        if not botilbud.long_term:
            return "not_long_term"
        if botilbud.participation == "declined":
            return "participation_declined"
        if botilbud.legal_basis not in self.ruleset.legal_bases:
            return "legal_basis"
        if botilbud.legal_basis == "abl_105" and not botilbud.support_sel_85:
            return "no_support_sel_85"
        return None

    @cached_property
    def in_scope(self) -> frozenset[str]:
        """Ids of the units in scope."""
        return frozenset(unit for unit in self.units if self.scope_fault(unit) is None)

    def holders(self, plan: Plan) -> dict[str, str]:
        """Unit id → its GP, by agreement or by the plan; units without one are absent."""
        return {**plan.new, **self.holder}
