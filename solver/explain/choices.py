"""What is left to people: botilbud that must choose among GPs, and interested GPs without a match."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Choice, Suits, UnitReasons, UnusedGp
from solver.explain.obstacles import CROWDING, taken
from solver.explain.pairs import interested, travel_found, wanted
from solver.explain.reasons import OUTCOMPETED, Reasons, reason_codes
from solver.explain.strangers import Kind

SUITS_AT_MOST = 3
TAKEN = ("agreement_kept", "lock")
"""Of an unused GP's units: those that an agreement or the committee gives to another."""
ELIGIBLE = frozenset((*CROWDING, *TAKEN, OUTCOMPETED))
"""Of an unused GP's units: those that no rule about the pair alone refuses."""
LAST = 10_000_000


@dataclass(frozen=True)
class Choices:
    """Finds both under one plan."""

    facts: Facts
    plan: Plan
    reasons: Reasons
    _strange_takers: dict[Kind, dict[str, tuple[str, ...] | None]] = field(default_factory=dict, repr=False)

    def to_choose(self) -> tuple[Choice, ...]:
        """Botilbud without a list of which two or more interested GPs could hold a newly matched unit.

        Locked units are left out: there the choice has been made. In document order; empty where none.
        """
        out = []
        for botilbud, units in self.facts.units_of_botilbud.items():
            new = tuple(u for u in units if u in self.plan.new and u not in self.facts.locks)
            if not new or botilbud in self.facts.priority_tiers:
                continue
            gps = sorted({gp for unit in new for gp in self._takers(unit)})
            if len(gps) >= 2:
                out.append(Choice(botilbud, tuple((unit, self.plan.new[unit]) for unit in new), tuple(gps)))
        return tuple(out)

    def _takers(self, unit: str) -> set[str]:
        """The interested GPs who could hold a unit."""
        strangers = self.reasons.strangers
        of_clinics = strangers.answers(
            unit, self._strange_takers, lambda clinic: self._takers_among(self.facts.gps_of_clinic[clinic], unit)
        )
        return set(self._takers_among(strangers.others(unit), unit)).union(*(gps for _, gps in of_clinics))

    def _takers_among(self, gps: tuple[str, ...], unit: str) -> tuple[str, ...]:
        willing = (gp for gp in gps if interested(self.facts, gp, unit))
        return tuple(gp for gp in willing if self.reasons.code(gp, unit) == OUTCOMPETED)

    @cached_property
    def used(self) -> frozenset[str]:
        """GPs with a new match or a botilbud agreement in effect."""
        return frozenset(self.plan.units_of) | frozenset(self.facts.held)

    def unused_gps(self) -> tuple[UnusedGp, ...]:
        """Interested GPs with neither a match nor a botilbud agreement, in the order of the case."""
        return tuple(
            self._unused(gp.id)
            for gp in self.facts.gps.values()
            if gp.interest == "interested" and gp.id not in self.used
        )

    def _unused(self, gp: str) -> UnusedGp:
        near = self.reasons.near.units(gp)
        codes = {unit: self._code(gp, unit) for unit in near}
        far = self.reasons.near.far_units(gp, near)
        by_code: dict[str, list[str]] = {}
        for unit, code in codes.items():
            by_code.setdefault(code, []).append(unit)
        grouped = []
        for code in (*reason_codes()[:-1], *TAKEN, OUTCOMPETED):
            units = tuple(by_code.get(code, ()))
            if units or far[code]:
                named = () if code == "out_of_reach" else units
                grouped.append(UnitReasons(code, len(units) + far[code], named))
        return UnusedGp(gp, self.facts.gps[gp].clinic, tuple(grouped), self._suits(gp, near, codes))

    def _code(self, gp: str, unit: str) -> str:
        """The reason code; `agreement_kept` or `lock` where nothing but another GP stands in the way."""
        code = self.reasons.code(gp, unit)
        return (taken(self.facts, gp, unit) or code) if code == OUTCOMPETED else code

    def _suits(self, gp: str, near: tuple[str, ...], codes: dict[str, str]) -> tuple[Suits, ...]:
        """Up to three eligible units that are still open: those without a GP, then those whose GP must be asked.

        Best first by the GP's wish, then travel, then unit id.
        """
        facts, clinic = self.facts, self.facts.gps[gp].clinic
        still_open = []
        for unit in near:
            holder = self._holder(unit)
            to_ask = holder is None or (unit in self.plan.new and not wanted(facts, holder, unit))
            if to_ask and unit not in facts.locks and codes[unit] in ELIGIBLE:
                wish, travel = facts.wish_tier(gp, unit), facts.travel(clinic, unit)
                rank = (holder is not None, LAST if wish is None else wish, LAST if travel is None else travel)
                still_open.append((*rank, unit, holder))
        best = sorted(still_open, key=lambda item: item[:4])[:SUITS_AT_MOST]
        return tuple(
            Suits(
                unit=unit,
                botilbud=facts.units[unit].botilbud.id,
                travel=travel_found(facts, clinic, unit),
                wish_tier=facts.wish_tier(gp, unit),
                reason=codes[unit],
                held_by=holder,
            )
            for *_, unit, holder in best
        )

    def _holder(self, unit: str) -> str | None:
        return self.facts.holder.get(unit) or self.plan.new.get(unit)
