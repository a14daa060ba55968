"""The evidence that goes with a dispensation: who is near, who was asked and how, and why nobody else can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.application import Approach, OtherGp
from solver.domain.facts import Facts, Plan
from solver.domain.findings import Asked
from solver.domain.holdings import kind_of, new_dispensations
from solver.explain.nearby import Nearby
from solver.explain.obstacles import breaks, ineligible, locked_plan
from solver.explain.pairs import travel_found
from solver.explain.reasons import OUTCOMPETED, went_to

FAR = 10**9


@dataclass(frozen=True)
class Evidence:
    """Gathers it from the case; it judges nothing (interpretation D).

    Attributes:
        plan: the plan that the dispensation belongs to, to tell where the others go; None where there is none.
    """

    facts: Facts
    near: Nearby
    plan: Plan | None = None
    _alone: dict[tuple[str, str], tuple[str | None, bool]] = field(default_factory=dict, repr=False)

    @cached_property
    def locked(self) -> Plan:
        """The plan of the locks alone."""
        return locked_plan(self.facts)

    def of(self, unit: str, gp: str) -> tuple[Asked, ...]:
        """All GPs in reach of a unit or listed by either side, but the one proposed, the nearest first."""
        facts, botilbud = self.facts, self.facts.units[unit].botilbud.id
        out = []
        for other in self.near.gps(unit):
            if other == gp:
                continue
            clinic = facts.gps[other].clinic
            contacts = facts.case.contacts
            about = tuple(p for p in self._places(other) if contacts[p].botilbud in (None, botilbud))
            travel = travel_found(facts, clinic, unit)
            new = self.plan.units_of.get(other, ()) if self.plan is not None else ()
            units = tuple(sorted({*facts.held.get(other, ()), *new}))
            out.append(Asked(other, clinic, travel, facts.gps[other].interest, about, units))
        return tuple(sorted(out, key=lambda one: (one.travel.value if one.travel else FAR, one.gp)))

    def _places(self, gp: str) -> list[int]:
        """Places of the contacts of a GP or its clinic."""
        found = self.facts.contacts
        return sorted({*found.get(gp, ()), *found.get(self.facts.gps[gp].clinic, ())})

    def approaches(self, gp: str) -> tuple[Approach, ...]:
        """How a GP or its clinic was approached, about whatever botilbud, by date."""
        return self._approaches(self._places(gp), gp)

    def posted(self, botilbud: str) -> tuple[Approach, ...]:
        """Contacts about a botilbud that name no GP and no clinic, as a job posting, by date."""
        case = self.facts.case
        places = [
            place
            for place, contact in enumerate(case.contacts)
            if contact.botilbud == botilbud and contact.gp is None and contact.clinic is None
            and contact.date <= case.as_of
        ]  # fmt: skip
        return self._approaches(places, None)

    def _approaches(self, places: Sequence[int], gp: str | None) -> tuple[Approach, ...]:
        contacts = self.facts.case.contacts
        by_date = sorted(places, key=lambda place: (contacts[place].date, place))
        return tuple(Approach(p, contacts[p], gp is not None and contacts[p].gp == gp) for p in by_date)

    def others(self, unit: str, gp: str, plan: Plan) -> tuple[OtherGp, ...]:
        """The same GPs with how each was approached and why it does not get the unit under a plan."""
        return tuple(self._other(one, unit, plan) for one in self.of(unit, gp))

    def _other(self, asked: Asked, unit: str, plan: Plan) -> OtherGp:
        gp = asked.gp
        code, needs = self._judged_alone(gp, unit)
        lacks_only = code == OUTCOMPETED or needs
        went = went_to(self.facts, plan, gp, unit) if lacks_only else None
        more = lacks_only and self._needs_more(plan, gp, unit)
        return OtherGp(
            gp=gp,
            clinic=asked.clinic,
            travel=asked.travel,
            interest=asked.interest,
            approaches=self.approaches(gp),
            reason=code,
            needs_dispensation=needs or more,
            units=went.units if went and code == OUTCOMPETED else (),
            colleagues=went.colleagues if went and code == OUTCOMPETED else (),
            free=went is not None and went.breaks is None and not more and unit not in self.facts.locks,
        )

    def _judged_alone(self, gp: str, unit: str) -> tuple[str, bool]:
        """The reason code with agreements and locks alone, and whether it is a dispensation that is lacking.

        A GP who would need a new dispensation is told by the rule that asks for it, though a run may propose one:
        such a GP is no way round the application.
        """
        if (gp, unit) not in self._alone:
            self._alone[gp, unit] = self._judge(gp, unit)
        code, needs = self._alone[gp, unit]
        return code or OUTCOMPETED, needs

    def _judge(self, gp: str, unit: str) -> tuple[str | None, bool]:
        facts = self.facts
        code = ineligible(facts, gp, unit)
        if code is not None:
            return code, False
        code = breaks(facts, self.locked, gp, unit)
        if code != "max_attachments" and self._needs_more(self.locked, gp, unit):
            nursing_home = kind_of(facts, gp) == "nursing_home_and_botilbud"
            return "nursing_home_conflict" if nursing_home else "one_attachment", True
        return code, False

    def _needs_more(self, plan: Plan, gp: str, unit: str) -> bool:
        """Whether a GP needs one more new dispensation once it has the unit too."""
        held = tuple(one for one in plan.units_of.get(gp, ()) if one != unit)
        return new_dispensations(self.facts, gp, (*held, unit)) > new_dispensations(self.facts, gp, held)
