"""The legal rules, one card a file; their order is that of the reasons.

To add a rule, write `solver/rules/<slug>.py` and name it in one of the three tuples below.
"""

from __future__ import annotations

from solver.rulebook import CandidateRule, PlanRule, RuleCard
from solver.rules import (
    agreement_kept,
    closed_intake,
    declined,
    facility_chooses,
    honorarium,
    large_botilbud,
    lock,
    max_attachments,
    municipality_minimum,
    no_answer,
    not_wished,
    nursing_home_conflict,
    one_attachment,
    one_gp_per_address,
    one_gp_per_unit,
    out_of_reach,
    practice_capacity,
    refused,
    rejected,
    target_group,
    unlisted,
    voluntary,
)

CANDIDATE_RULES: tuple[CandidateRule, ...] = (
    target_group.CARD,
    declined.CARD,
    no_answer.CARD,
    refused.CARD,
    rejected.CARD,
    unlisted.CARD,
    not_wished.CARD,
    out_of_reach.CARD,
    closed_intake.CARD,
)
"""Rules of one pair, in the order in which the first that refuses it is its reason."""

PLAN_RULES: tuple[PlanRule, ...] = (
    one_gp_per_unit.CARD,
    agreement_kept.CARD,
    lock.CARD,
    large_botilbud.CARD,
    max_attachments.CARD,
    nursing_home_conflict.CARD,
    one_attachment.CARD,
    practice_capacity.CARD,
)
"""Rules of several pairs together; the last four are reasons too, in this order."""

GUIDANCE: tuple[RuleCard, ...] = (
    one_gp_per_address.CARD,
    municipality_minimum.CARD,
    facility_chooses.CARD,
    voluntary.CARD,
    honorarium.CARD,
)
"""Guidance, targets and prices: they forbid nothing by themselves."""

RULES: tuple[RuleCard, ...] = (*CANDIDATE_RULES, *PLAN_RULES, *GUIDANCE)
_BY_SLUG = {card.slug: card for card in RULES}


def rule(slug: str) -> RuleCard:
    """The card of a rule.

    Raises:
        KeyError: no rule has this slug.
    """
    return _BY_SLUG[slug]
