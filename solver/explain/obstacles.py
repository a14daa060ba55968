"""What stands in the way of one pair: first the rules about the pair, then those about all a GP holds."""

from __future__ import annotations

from solver.domain.facts import Facts, Plan
from solver.rulebook import Pair, PlanRule
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


def ineligible(facts: Facts, gp: str, unit: str) -> str | None:
    """The first rule about the pair alone that refuses it (rules 2 and 8).

    Returns:
        The rule's slug; None where the pair is eligible.
    """
    person, place = facts.gps[gp], facts.units[unit]
    pair = Pair(facts, person, place, facts.travel(person.clinic, unit))
    for card in CANDIDATE_RULES:
        if card.applies(facts.ruleset) and card.refuses(pair):
            return card.slug
    return None


def breaks(facts: Facts, base: Plan, gp: str, unit: str) -> str | None:
    """The first rule about all that a GP or clinic holds that `base` breaks once the pair is added.

    Only the GP's own clinic is judged, since a pair touches no other. A match of the unit in `base` gives way.

    Returns:
        `max_attachments`, `nursing_home_conflict`, `one_attachment` or `practice_capacity`; None where the
        pair fits.
    """
    clinic = facts.gps[gp].clinic
    if _is_idle(facts, base, gp) and _has_room(facts, base, clinic):
        return None
    colleagues = facts.gps_of_clinic[clinic]
    new = {held: colleague for colleague in colleagues for held in base.units_of.get(colleague, ())}
    new[unit] = gp
    plan = Plan(new)
    for card in crowding_rules():
        if card.applies(facts.ruleset) and card.audit(plan, facts):
            return card.slug
    return None


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


def obstacle(facts: Facts, gp: str, unit: str, base: Plan | None = None) -> str | None:
    """The first rule that a pair meets: of the rules about pairs, then with agreements and locks alone.

    That the unit is another GP's by agreement or lock is left aside here (`taken`): it is the unit's match that
    is being weighed.

    Args:
        base: the plan of the locks, where the caller has it already.

    Returns:
        The rule's slug; None where none stands in the way.
    """
    return ineligible(facts, gp, unit) or breaks(facts, locked_plan(facts) if base is None else base, gp, unit)


def holdable(facts: Facts, gp: str, unit: str) -> bool:
    """Whether a pair is eligible and breaks nothing with agreements and locks alone."""
    free = unit not in facts.holder and taken(facts, gp, unit) is None
    return free and obstacle(facts, gp, unit) is None
