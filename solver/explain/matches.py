"""Every unit with a GP, and all that is found out of the two: what spoke for it, what it needs, what it costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Dispensing, Match, MatchStatus, Pay, RuleOutcome
from solver.explain.agreements import pay_of
from solver.explain.dispensing import carried, carried_by_agreements
from solver.explain.evidence import Evidence
from solver.explain.fallback import Fallbacks
from solver.explain.notes import Pointers
from solver.explain.obstacles import Obstacles
from solver.explain.pairs import travel_found, wanted
from solver.explain.standing import Found, Standing, clinic_agreements
from solver.explain.strangers import Strangers


@dataclass(frozen=True)
class Matches:
    """The matches of a plan, agreements in effect among them."""

    facts: Facts
    plan: Plan
    strangers: Strangers
    _outcomes: dict[Found, tuple[RuleOutcome, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def proposed_rest_on(self) -> dict[str, Dispensing]:
        """New unit → the dispensations it rests on."""
        return carried(self.facts, self.plan)

    @cached_property
    def agreed_rest_on(self) -> dict[str, Dispensing]:
        """Unit under agreement → the dispensations it rests on."""
        return carried_by_agreements(self.facts)

    @cached_property
    def rests_on(self) -> dict[str, Dispensing]:
        """Both together."""
        return {**self.proposed_rest_on, **self.agreed_rest_on}

    @cached_property
    def holders(self) -> dict[str, str]:
        """Unit id → its GP, in document order."""
        found = self.facts.holders(self.plan)
        return {unit: found[unit] for unit in self.facts.units if unit in found}

    @cached_property
    def pay(self) -> dict[str, Pay]:
        """Unit id → the agreement it is paid under."""
        by_gp: dict[str, list[str]] = {}
        for unit, gp in self.holders.items():
            by_gp.setdefault(gp, []).append(unit)
        entries = (entry for gp in by_gp for entry in pay_of(self.facts, gp, by_gp[gp], self.rests_on))
        return {unit: entry for entry in entries for unit in entry.units}

    @cached_property
    def evidence(self) -> Evidence:
        """Gathers what speaks for a dispensation."""
        return Evidence(self.facts, self.strangers.near, self.plan)

    @cached_property
    def fallbacks(self) -> Fallbacks:
        """Finds whom to ask next."""
        return Fallbacks(self.facts, self.plan, self.strangers, Obstacles(self.facts, self.plan))

    @cached_property
    def pointers(self) -> Pointers:
        """Finds the notes."""
        return Pointers(self.facts, self.plan, self.rests_on)

    def status(self, unit: str) -> MatchStatus:
        """`existing` under agreement, `locked` by the committee, else `proposed`."""
        if unit in self.facts.holder:
            return "existing"
        return "locked" if unit in self.facts.locks else "proposed"

    def all(self) -> tuple[Match, ...]:
        """Every match, in document order of the units; empty where no unit has a GP."""
        return tuple(self._match(unit, gp) for unit, gp in self.holders.items())

    def _match(self, unit: str, gp: str) -> Match:
        facts, status = self.facts, self.status(unit)
        clinic = facts.gps[gp].clinic
        travel, dispensing = travel_found(facts, clinic, unit), self.rests_on.get(unit)
        continuity, likes = facts.continuity(gp, unit), wanted(facts, gp, unit)
        to_ask = status == "proposed" and facts.gps[gp].interest in ("unknown", "asked")
        return Match(
            unit=unit,
            botilbud=facts.units[unit].botilbud.id,
            gp=gp,
            clinic=clinic,
            status=status,
            travel=travel,
            priority_tier=facts.priority_tier(unit, gp),
            wish_tier=facts.wish_tier(gp, unit),
            continuity=continuity,
            residents_changing_gp=max(0, facts.units[unit].residents - continuity),
            wanted=likes,
            dispensing=dispensing,
            agreements=clinic_agreements(facts, self.plan, clinic),
            capacity=facts.clinics[clinic].doctor_capacities,
            pay=self.pay[unit],
            rules=Standing(facts, self.plan, gp, status, dispensing, self._outcomes).outcomes(),
            fallback=self.fallbacks.of(unit) if to_ask else None,
            evidence=self.evidence.of(unit, gp) if status != "existing" and dispensing and dispensing.new else (),
            notes=self.pointers.notes(unit, gp, status, travel, dispensing),
        )
