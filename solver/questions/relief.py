"""What could give way in a case, and the case once some of it has.

A clinic that lists no GPs stands for one anonymous GP per lægekapacitet. So one more lægekapacitet there brings
one more anonymous GP, as the document with the higher number would say. Atoms name only GPs that the case has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

import numpy as np

from solver.domain.atoms import Atom, AtomSet, in_order
from solver.domain.case import Case, Contact, Dispensation, Gp, Record
from solver.domain.facts import Facts, gps_of_case
from solver.domain.holdings import kind_of
from solver.domain.silence import silent_gps
from solver.questions.ground import Ground


def possible_for_gp(facts: Facts, gp: str) -> Iterator[Atom]:
    """What could give way at a GP: one more dispensation where its kind is dispensable, another question.

    Only the kind that the GP's further attachments need is named; one of the other kind would count for nothing.
    """
    kind = kind_of(facts, gp)
    if facts.ruleset.dispensable(kind):
        yield Atom("dispensation", gp=gp, dispensation_kind=kind)  # type: ignore[arg-type]
    if facts.gps[gp].interest == "declined" or gp in facts.silent:
        yield Atom("ask_again", gp=gp)


def possible_for_clinic(facts: Facts, clinic: str) -> Iterator[Atom]:
    """What could give way at a clinic: its lægekapaciteter and its closed intake, where rules speak of them."""
    if facts.ruleset.practice_capacity:
        yield Atom("capacity", clinic=clinic)
    found = facts.clinics[clinic]
    if facts.ruleset.closed_intake and found.closed_to_new_patients and not found.opens_for_botilbud:
        yield Atom("open_intake", clinic=clinic)


def possible_for_pair(facts: Facts, clinic: str, unit: str) -> Iterator[Atom]:
    """The distance between a clinic and a unit, where it is known and beyond the limit."""
    travel = facts.travel(clinic, unit)
    if travel is not None and travel > facts.reach_limit and (clinic, unit) not in facts.opened:
        yield Atom("reach", clinic=clinic, unit=unit)


def possible_distances(ground: Ground) -> Iterator[Atom]:
    """The same for every clinic and every unit in scope, measured together."""
    facts, travel = ground.facts, ground.travel
    units = [number for number, unit in enumerate(travel.units) if unit in facts.in_scope]
    for number, clinic in enumerate(travel.clinics):
        values = travel.between(np.full(len(units), number), np.asarray(units, np.int64)).tolist()
        for place, value in zip(units, values, strict=True):
            unit = travel.units[place]
            if value > travel.limit and (clinic, unit) not in facts.opened:
                yield Atom("reach", clinic=clinic, unit=unit)


def eased(case: Case, atoms: Iterable[Atom], silent_after: int | None) -> tuple[Case, frozenset[tuple[str, str]]]:
    """A case in which some atoms have given way.

    Args:
        case: a case without faults.
        atoms: what gives way. A GP asked again is `asked` where it had declined; where it was set aside as silent
            the log gets its answer `interested` on the case's day, which changes nothing but the silence.
        silent_after: the policy's.

    Returns:
        The case, and the (clinic id, unit id) pairs whose distance is accepted, since no document can say that.
    """
    wanted = in_order(atoms)
    asked = {atom.gp for atom in wanted if atom.kind == "ask_again"}
    more = {atom.clinic for atom in wanted if atom.kind == "capacity"}
    opening = {atom.clinic for atom in wanted if atom.kind == "open_intake"}
    changed: dict[str, tuple[Record, ...]] = {}
    if asked:
        changed["gps"] = tuple(_asked(gp) if gp.id in asked else gp for gp in case.gps)
        changed["contacts"] = (*case.contacts, *_answers(case, asked, silent_after))
    if more or opening:
        changed["clinics"] = tuple(
            clinic.model_copy(
                update={
                    "doctor_capacities": clinic.doctor_capacities + (clinic.id in more),
                    "opens_for_botilbud": clinic.opens_for_botilbud or clinic.id in opening,
                }
            )
            for clinic in case.clinics
        )
    granted = tuple(atom for atom in wanted if atom.kind == "dispensation")
    if granted:
        taken = {dispensation.id for dispensation in case.dispensations}
        changed["dispensations"] = (*case.dispensations, *_granted(granted, taken))
    distances = {(atom.clinic, atom.unit) for atom in wanted if atom.kind == "reach"}
    opened = frozenset((clinic, unit) for clinic, unit in distances if clinic is not None and unit is not None)
    return case.model_copy(update=changed), opened


def relieved(ground: Ground, atoms: Iterable[Atom]) -> Ground:
    """The ground once some atoms have given way, ready to be solved again; travel is not measured anew."""
    facts = ground.facts
    case, opened = eased(facts.case, atoms, facts.policy.silent_after)
    travel = ground.travel.with_opened(opened)
    found = Facts(
        case, facts.ruleset, facts.policy, travel.of, travel.in_reach, travel.metric, facts.opened | opened
    )
    return replace(ground, facts=found, travel=travel)


def _asked(gp: Gp) -> Gp:
    return gp.model_copy(update={"interest": "asked"}) if gp.interest == "declined" else gp


def _answers(case: Case, asked: set[str | None], silent_after: int | None) -> list[Contact]:
    """An answer in the log for each of some GPs who is set aside as silent."""
    silent = silent_gps(case, gps_of_case(case), silent_after)
    return [Contact(gp=gp, date=case.as_of, outcome="interested") for gp in sorted(silent) if gp in asked]


def _granted(atoms: AtomSet, taken: set[str]) -> Iterator[Dispensation]:
    free = (name for number in count(1) if (name := f"supposed-{number}") not in taken)
    for atom, name in zip(atoms, free, strict=False):
        assert atom.gp is not None
        assert atom.dispensation_kind is not None
        yield Dispensation(id=name, gp=atom.gp, kind=atom.dispensation_kind)
