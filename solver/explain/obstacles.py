"""What stands in the way of one pair: first the rules about the pair, then those about all a GP holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import new_dispensations
from solver.rulebook import CandidateRule, Pair, PlanRule
from solver.rules import CANDIDATE_RULES, PLAN_RULES

CROWDING = ("max_attachments", "nursing_home_conflict", "one_attachment", "practice_capacity")
"""The rules about all that a GP or a clinic holds, in the order of the reason codes."""


def crowding_rules() -> tuple[PlanRule, ...]:
    """Their cards, in that order."""
    cards = {card.slug: card for card in PLAN_RULES}
    return tuple(cards[slug] for slug in CROWDING)


def locked_plan(facts: Facts) -> Plan:
    """The new matches that the committee's locks ask for, and no other."""
    return Plan({unit: gps[0] for unit, gps in facts.locks.items() if unit not in facts.holder})


def clinics_at_sites(facts: Facts, new: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Site id → clinics whose GPs hold any of its units by agreement, or by the new matches given."""
    out: dict[str, set[str]] = {}
    agreed = [(unit, gp) for gp, units in facts.held.items() for unit in units]
    for unit, gp in (*agreed, *new.items()):
        out.setdefault(facts.site_of[facts.units[unit].botilbud.id], set()).add(facts.gps[gp].clinic)
    return {site: frozenset(clinics) for site, clinics in out.items()}


@dataclass(frozen=True)
class Obstacles:
    """What stands in the way of pairs beside one plan.

    Where a GP's clinic holds nothing at a unit's site, the unit is one attachment and one agreement more,
    whichever unit it is. So what crowds it out is found once a GP and kept.

    Attributes:
        base: what is held besides the pair.
    """

    facts: Facts
    base: Plan
    _elsewhere: dict[str, str | None] = field(default_factory=dict, repr=False)
    _needs_elsewhere: dict[str, bool] = field(default_factory=dict, repr=False)

    @cached_property
    def _at_site(self) -> dict[str, frozenset[str]]:
        return clinics_at_sites(self.facts, self.base.new)

    def _is_elsewhere(self, gp: str, unit: str) -> bool:
        """Whether the GP's clinic holds nothing at the unit's site, nor the GP a dispensation for its botilbud."""
        facts, botilbud = self.facts, self.facts.units[unit].botilbud.id
        if facts.gps[gp].clinic in self._at_site.get(facts.site_of[botilbud], ()):
            return False
        return not any(dispensation.botilbud == botilbud for dispensation in facts.dispensations.get(gp, ()))

    @cached_property
    def _pair_rules(self) -> tuple[CandidateRule, ...]:
        return tuple(card for card in CANDIDATE_RULES if card.applies(self.facts.ruleset))

    @cached_property
    def _crowding_rules(self) -> tuple[PlanRule, ...]:
        return tuple(card for card in crowding_rules() if card.applies(self.facts.ruleset))

    def of(self, gp: str, unit: str) -> str | None:
        """The slug of the first rule that a pair meets, of either sort; None where none stands in the way."""
        return self.ineligible(gp, unit) or self.breaks(gp, unit)

    def ineligible(self, gp: str, unit: str) -> str | None:
        """The first rule about the pair alone that refuses it (rules 2 and 8).

        Returns:
            The rule's slug; None where the pair is eligible.
        """
        facts = self.facts
        person = facts.gps[gp]
        pair = Pair(facts, person, facts.units[unit], facts.travel(person.clinic, unit))
        for card in self._pair_rules:
            if card.refuses(pair):
                return card.slug
        return None

    def breaks(self, gp: str, unit: str) -> str | None:
        """The first rule about all that a GP or clinic holds that `base` breaks once the pair is added.

        Only the GP's own clinic is judged, since a pair touches no other. A match of the unit in `base` gives way.

        Returns:
            `max_attachments`, `nursing_home_conflict`, `one_attachment` or `practice_capacity`; None where the
            pair fits.
        """
        if not self._is_elsewhere(gp, unit):
            return self._breaks(gp, unit)
        if gp not in self._elsewhere:
            self._elsewhere[gp] = self._breaks(gp, unit)
        return self._elsewhere[gp]

    def needs_more(self, gp: str, unit: str) -> bool:
        """Whether a GP needs one more new dispensation than in `base` once it has the unit too."""
        if _is_idle(self.facts, self.base, gp):
            return False
        if not self._is_elsewhere(gp, unit):
            return self._needs_more(gp, unit)
        if gp not in self._needs_elsewhere:
            self._needs_elsewhere[gp] = self._needs_more(gp, unit)
        return self._needs_elsewhere[gp]

    def _needs_more(self, gp: str, unit: str) -> bool:
        held = tuple(one for one in self.base.units_of.get(gp, ()) if one != unit)
        more = new_dispensations(self.facts, gp, (*held, unit))
        return more > 0 and more > new_dispensations(self.facts, gp, held)

    def _breaks(self, gp: str, unit: str) -> str | None:
        facts, base = self.facts, self.base
        clinic = facts.gps[gp].clinic
        if _is_idle(facts, base, gp) and _has_room(facts, base, clinic):
            return None
        colleagues = facts.gps_of_clinic[clinic]
        new = {held: colleague for colleague in colleagues for held in base.units_of.get(colleague, ())}
        new[unit] = gp
        plan = Plan(new)
        for card in self._crowding_rules:
            if card.audit(plan, facts):
                return card.slug
        return None


def ineligible(facts: Facts, gp: str, unit: str) -> str | None:
    """The first rule about the pair alone that refuses it; see `Obstacles.ineligible`."""
    return Obstacles(facts, Plan({})).ineligible(gp, unit)


def breaks(facts: Facts, base: Plan, gp: str, unit: str) -> str | None:
    """The first rule about all that a GP or clinic holds that `base` breaks with the pair; `Obstacles.breaks`."""
    return Obstacles(facts, base)._breaks(gp, unit)


def _is_idle(facts: Facts, base: Plan, gp: str) -> bool:
    """Whether a GP holds nothing at all, so that any one unit is its first attachment."""
    return gp not in facts.held and not facts.nursing_homes[gp] and gp not in base.units_of


def _has_room(facts: Facts, base: Plan, clinic: str) -> bool:
    """Whether a clinic has fewer holdings than lægekapaciteter, however they are counted.

    A quick yes for most clinics: each unit and each nursing home counts at most once in rule 7.
    """
    gps = facts.gps_of_clinic[clinic]
    most = sum(
        len(facts.held.get(gp, ())) + facts.nursing_homes[gp] + len(base.units_of.get(gp, ())) for gp in gps
    )
    return most < facts.clinics[clinic].doctor_capacities


def taken(facts: Facts, gp: str, unit: str) -> str | None:
    """`agreement_kept` or `lock` where an agreement or a lock gives the unit to another GP; else None."""
    holder = facts.holder.get(unit)
    if holder is not None:
        return None if holder == gp else "agreement_kept"
    locked = facts.locks.get(unit)
    return "lock" if locked and gp not in locked else None


def obstacle(facts: Facts, gp: str, unit: str) -> str | None:
    """The first rule that a pair meets: of the rules about pairs, then with agreements and locks alone.

    That the unit is another GP's by agreement or lock is left aside here (`taken`): it is the unit's match that
    is being weighed.

    Returns:
        The rule's slug; None where none stands in the way.
    """
    return Obstacles(facts, locked_plan(facts)).of(gp, unit)


def holdable(facts: Facts, gp: str, unit: str) -> bool:
    """Whether a pair is eligible and breaks nothing with agreements and locks alone."""
    free = unit not in facts.holder and taken(facts, gp, unit) is None
    return free and obstacle(facts, gp, unit) is None
