"""How each rule stands for one match: kept, dispensed from, not in force, or not binding it."""

from __future__ import annotations

from dataclasses import dataclass

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Dispensing, MatchStatus, RuleOutcome, RuleStanding
from solver.domain.holdings import holding, kind_of
from solver.rulebook import RuleCard
from solver.rules import CANDIDATE_RULES, PLAN_RULES


def clinic_agreements(facts: Facts, plan: Plan, clinic: str) -> int:
    """A clinic's agreements under a plan, nursing homes and those that rest on a dispensation included."""
    gps = facts.gps_of_clinic[clinic]
    return sum(holding(facts, gp, plan.units_of.get(gp, ())).agreements for gp in gps)


Found = tuple[bool, RuleStanding, RuleStanding, RuleStanding, RuleStanding]
"""All that tells matches apart here: whether it exists, then how the four rules about what a GP holds stand."""


@dataclass(frozen=True)
class Standing:
    """What the rules are judged by for one match of a plan that has been audited.

    Attributes:
        known: the outcomes of matches that are alike, under the same ruleset; grows.
    """

    facts: Facts
    plan: Plan
    gp: str
    status: MatchStatus
    dispensing: Dispensing | None
    known: dict[Found, tuple[RuleOutcome, ...]]

    def outcomes(self) -> tuple[RuleOutcome, ...]:
        """One outcome for each rule about pairs and plans, in the order of the reason codes, then the others.

        `exempt` means that the rule does not bind this match: an agreement in effect is not tried again, a rule
        about nursing-home doctors does not meet one who is none, and what agreements alone exceed stays.
        """
        found: Found = (
            self.status == "existing",
            self._attachment("nursing_home_conflict"),
            self._attachment("one_attachment"),
            "exempt" if self._attachments_exceed() else "kept",
            self._capacity(),
        )
        if found not in self.known:
            pair = tuple(self._outcome(card, found, new_only=True) for card in CANDIDATE_RULES)
            self.known[found] = pair + tuple(self._outcome(card, found, new_only=False) for card in PLAN_RULES)
        return self.known[found]

    def _outcome(self, card: RuleCard, found: Found, *, new_only: bool) -> RuleOutcome:
        source = card.sources[0].text if card.sources else ""
        return RuleOutcome(card.slug, self._standing(card, found, new_only), source)

    def _standing(self, card: RuleCard, found: Found, new_only: bool) -> RuleStanding:
        existing, nursing_home_conflict, one_attachment, max_attachments, capacity = found
        if not card.applies(self.facts.ruleset):
            return "not_in_force"
        if card.slug == "nursing_home_conflict":
            return nursing_home_conflict
        if card.slug == "one_attachment":
            return one_attachment
        if existing and (new_only or card.slug == "lock"):
            return "exempt"
        if card.slug == "max_attachments":
            return max_attachments
        return capacity if card.slug == "practice_capacity" else "kept"

    def _attachment(self, slug: str) -> RuleStanding:
        nursing_home_doctor = kind_of(self.facts, self.gp) == "nursing_home_and_botilbud"
        if nursing_home_doctor != (slug == "nursing_home_conflict"):
            return "exempt" if nursing_home_doctor else "kept"
        if self.status == "existing":
            if holding(self.facts, self.gp).dispensed == 0:
                return "kept"
            return "dispensed" if self.dispensing and self.dispensing.granted else "exempt"
        return "dispensed" if self.dispensing else "kept"

    def _attachments_exceed(self) -> bool:
        gp = self.facts.gps[self.gp]
        most = gp.max_attachments or self.facts.ruleset.max_attachments
        held = holding(self.facts, self.gp, self.plan.units_of.get(self.gp, ()))
        return held.attachments > most

    def _capacity(self) -> RuleStanding:
        clinic = self.facts.clinics[self.facts.gps[self.gp].clinic]
        if clinic_agreements(self.facts, self.plan, clinic.id) <= clinic.doctor_capacities:
            return "kept"
        if self.dispensing and not self.facts.ruleset.dispensed_agreement_uses_capacity:
            return "dispensed"
        return "exempt" if self.status == "existing" else "kept"
