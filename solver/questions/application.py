"""The applications that a plan asks for: for each GP with a new dispensation its grounds, as facts and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from solver.domain.application import Application, Approach, Coverage, HeldHome, OtherGp, UnitGrounds
from solver.domain.facts import Facts, Plan
from solver.domain.findings import Dispensing
from solver.domain.holdings import kind_of, new_dispensations
from solver.explain.dispensing import carried, of_kind
from solver.explain.evidence import Evidence
from solver.explain.nearby import Nearby
from solver.explain.pairs import travel_found
from solver.explain.standing import clinic_agreements
from solver.explain.wire import travel_json, words_json
from solver.goals import GOALS
from solver.words.application import application_text
from solver.words.names import Names

Json = dict[str, Any]


def coverage_of(facts: Facts, plan: Plan) -> Coverage:
    """How many have a GP under a plan."""
    return Coverage(
        GOALS["municipalities_covered"].value(plan, facts),
        GOALS["botilbud_covered"].value(plan, facts),
        GOALS["units_covered"].value(plan, facts),
    )


def newly_covered(facts: Facts, plan: Plan, before: Plan) -> tuple[str, ...]:
    """Units in scope that have a GP under `plan` and none under `before`, in document order."""
    now, then = facts.holders(plan), facts.holders(before)
    return tuple(unit for unit in facts.units if unit in facts.in_scope and unit in now and unit not in then)


@dataclass(frozen=True)
class Applications:
    """Gathers them for the plans of one case."""

    facts: Facts

    @cached_property
    def evidence(self) -> Evidence:
        """Kept from plan to plan, since most of it hangs on the case alone."""
        return Evidence(self.facts, Nearby(self.facts))

    @cached_property
    def names(self) -> Names:
        """The names of the case."""
        return Names(self.facts.case)

    def of(self, plan: Plan, before: Plan | None) -> tuple[Application, ...]:
        """One application for each GP who needs a new dispensation under a plan, by GP id.

        Args:
            plan: an audited plan.
            before: the best plan with one new dispensation fewer; None where there is none.
        """
        rests_on = carried(self.facts, plan)
        return tuple(
            self._application(gp, units, {u: rests_on[u] for u in units if u in rests_on}, plan, before)
            for gp, units in sorted(plan.units_of.items())
            if new_dispensations(self.facts, gp, units)
        )

    def as_json(self, plan: Plan, before: Plan | None, *, drafts: bool) -> list[Json]:
        """The GPs who need new dispensations, by id, and the units that carry them.

        Args:
            plan: an audited plan.
            before: the best plan with one new dispensation fewer; None where there is none.
            drafts: whether each comes with its evidence and its draft text; else these are null.
        """
        rests_on = carried(self.facts, plan)
        grounds = {one.gp: one for one in self.of(plan, before)} if drafts else {}
        return [
            {
                "gp": gp,
                "clinic": self.facts.gps[gp].clinic,
                "kind": kind_of(self.facts, gp),
                "number": number,
                "units": [unit for unit in units if unit in rests_on and rests_on[unit].new],
                "evidence": _evidence(self.facts, grounds[gp]) if drafts else None,
                "application": (
                    words_json(application_text(self.facts, self.names, grounds[gp])) if drafts else None
                ),
            }
            for gp, units in sorted(plan.units_of.items())
            if (number := new_dispensations(self.facts, gp, units))
        ]

    def _application(
        self, gp: str, units: tuple[str, ...], rests_on: dict[str, Dispensing], plan: Plan, before: Plan | None
    ) -> Application:
        facts, clinic = self.facts, self.facts.gps[gp].clinic
        carrying = [unit for unit in units if unit in rests_on and rests_on[unit].new]
        without = [unit for unit in units if unit not in carrying]
        asked_for = units if new_dispensations(facts, gp, without) else tuple(carrying)
        return Application(
            gp=gp,
            clinic=clinic,
            kind=kind_of(facts, gp),
            number=new_dispensations(facts, gp, units),
            asks=GOALS["new_dispensations"].value(plan, facts),
            units=tuple(self._unit(gp, unit, plan, before) for unit in asked_for),
            each_carries=len(asked_for) == len(carrying),
            nursing_homes=tuple(
                HeldHome(agreement.facility, agreement.from_)
                for _, agreement in facts.agreements
                if agreement.gp == gp and agreement.kind == "nursing_home"
            ),
            held=facts.held.get(gp, ()),
            beside=tuple(unit for unit in units if unit not in asked_for),
            granted=tuple(found.id for found in of_kind(facts, gp)),
            interest=facts.gps[gp].interest,
            approaches=self.evidence.approaches(gp),
            locked=any(gp in facts.locks.get(unit, ()) for unit in asked_for),
            agreements=clinic_agreements(facts, plan, clinic),
            capacity=facts.clinics[clinic].doctor_capacities,
            coverage=coverage_of(facts, plan),
            coverage_before=None if before is None else coverage_of(facts, before),
            missing_before=() if before is None else newly_covered(facts, plan, before),
        )

    def _unit(self, gp: str, unit: str, plan: Plan, before: Plan | None) -> UnitGrounds:
        facts, found = self.facts, self.facts.units[unit]
        return UnitGrounds(
            unit=unit,
            botilbud=found.botilbud.id,
            residents=found.residents,
            travel=travel_found(facts, facts.gps[gp].clinic, unit),
            patients=facts.patients(gp, unit),
            patients_known=bool(found.botilbud.patients_by_clinic),
            apart=self._apart(gp, unit, plan),
            posted=self.evidence.posted(found.botilbud.id),
            others=self.evidence.others(unit, gp, plan),
            covered_before=None if before is None else unit in facts.holders(before),
        )

    def _apart(self, gp: str, unit: str, plan: Plan) -> int | None:
        """Residents that make a GP's undivided botilbud at one site count apart (interpretation B)."""
        facts = self.facts
        site = facts.units_at_site[facts.site_of[facts.units[unit].botilbud.id]]
        mine = {*facts.held.get(gp, ()), *plan.units_of.get(gp, ())}
        here = [facts.units[one] for one in site if one in mine and facts.units[one].section is None]
        together = sum(one.residents for one in here)
        over = len(here) >= 2 and together > facts.ruleset.site_max_residents
        return together if over and facts.ruleset.site_is_one_attachment else None


def _evidence(facts: Facts, found: Application) -> Json:
    before = found.coverage_before
    return {
        "holds": {
            "nursing_homes": [
                {"facility": home.facility, "from": home.since.isoformat() if home.since else None}
                for home in found.nursing_homes
            ],
            "botilbud": list(found.held),
            "proposed": list(found.beside),
            "granted_dispensations": list(found.granted),
        },
        "interest": found.interest,
        "contacts": _approaches(found.approaches),
        "locked": found.locked,
        "capacity": f"{found.agreements} of {found.capacity}",
        "coverage": _coverage(found.coverage),
        "coverage_with_one_fewer": (
            None if before is None else {**_coverage(before), "missing": list(found.missing_before)}
        ),
        "units": [_unit(facts, unit) for unit in found.units],
    }


def _coverage(found: Coverage) -> Json:
    return {
        "municipalities_covered": found.municipalities,
        "botilbud_covered": found.botilbud,
        "units_covered": found.units,
    }


def _unit(facts: Facts, found: UnitGrounds) -> Json:
    return {
        "unit": found.unit,
        "botilbud": found.botilbud,
        "legal_basis": facts.units[found.unit].botilbud.legal_basis,
        "residents": found.residents,
        "patients": found.patients if found.patients_known else None,
        "travel": travel_json(found.travel),
        "residents_at_site": found.apart,
        "covered_with_one_fewer": found.covered_before,
        "contacts": _approaches(found.posted),
        "others": [_other(one) for one in found.others],
    }


def _other(found: OtherGp) -> Json:
    return {
        "gp": found.gp,
        "clinic": found.clinic,
        "travel": found.travel.value if found.travel else None,
        "interest": found.interest,
        "contacts": _approaches(found.approaches),
        "reason": found.reason,
        "needs_dispensation": found.needs_dispensation,
        "units": list(found.units),
        "colleagues": [{"gp": gp, "unit": unit} for gp, unit in found.colleagues],
        "free": found.free,
    }


def _approaches(found: Iterable[Approach]) -> list[Json]:
    return [
        {
            "index": one.place,
            "date": one.contact.date.isoformat(),
            "outcome": one.contact.outcome,
            "method": one.contact.method,
            "means": one.contact.means,
            "botilbud": one.contact.botilbud,
            "to": "gp" if one.to_gp else ("clinic" if one.contact.clinic else None),
        }
        for one in found
    ]
