"""What is left to people: botilbud that must choose among GPs, and interested GPs without a match."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Choice, Suits, UnitReasons, UnusedGp
from solver.explain.obstacles import ineligible, taken
from solver.explain.pairs import interested, travel_found, wanted
from solver.explain.reasons import OUTCOMPETED, Reasons, reason_codes

SUITS_AT_MOST = 3
TAKEN = ("agreement_kept", "lock")
"""Of an unused GP's units: those that an agreement or the committee gives to another."""
LAST = 10_000_000


@dataclass(frozen=True)
class Choices:
    """Finds both under one plan."""

    facts: Facts
    plan: Plan
    reasons: Reasons

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

    def _takers(self, unit: str) -> list[str]:
        willing = (gp for gp in self.reasons.near.gps(unit) if interested(self.facts, gp, unit))
        return [gp for gp in willing if self.reasons.code(gp, unit) == OUTCOMPETED]

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
        near = self.reasons.near.units.get(gp, ())
        codes = {unit: self._code(gp, unit) for unit in near}
        far = Counter(self._far_code(gp, unit) for unit in self.facts.in_scope.difference(near))
        grouped = []
        for code in (*reason_codes()[:-1], *TAKEN, OUTCOMPETED):
            units = tuple(unit for unit in near if codes[unit] == code)
            if units or far[code]:
                named = () if code == "out_of_reach" else units
                grouped.append(UnitReasons(code, len(units) + far[code], named))
        return UnusedGp(gp, self.facts.gps[gp].clinic, tuple(grouped), self._suits(gp, near, codes))

    def _code(self, gp: str, unit: str) -> str:
        """The reason code; `agreement_kept` or `lock` where nothing but another GP stands in the way."""
        code = self.reasons.code(gp, unit)
        return (taken(self.facts, gp, unit) or code) if code == OUTCOMPETED else code

    def _far_code(self, gp: str, unit: str) -> str:
        """The reason code of an interested GP and an in-scope unit that it is not near."""
        person, botilbud = self.facts.gps[gp], self.facts.units[unit].botilbud
        if botilbud.id in person.refuses:
            return "refused"
        if (gp, unit) in self.facts.rejects:
            return "rejected"
        if not botilbud.accepts_unlisted:
            return "unlisted"
        return "out_of_reach" if person.accepts_unlisted else "not_wished"

    def _suits(self, gp: str, near: tuple[str, ...], codes: dict[str, str]) -> tuple[Suits, ...]:
        """Up to three eligible units that are still open: those without a GP, then those whose GP must be asked.

        Best first by the GP's wish, then travel, then unit id.
        """
        facts, clinic = self.facts, self.facts.gps[gp].clinic
        still_open = []
        for unit in near:
            holder = self._holder(unit)
            to_ask = holder is None or (unit in self.plan.new and not wanted(facts, holder, unit))
            if to_ask and unit not in facts.locks and ineligible(facts, gp, unit) is None:
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
