"""Atoms by the contract's text alone: which there are, what each does to a raw case, and who can cover what."""

import itertools
from collections.abc import Iterator
from typing import Any

from tests.oracle import law
from tests.oracle.enumerate import Search
from tests.oracle.reading import Document, Reading

Atom = dict[str, str]
KINDS = ("dispensation", "capacity", "open_intake", "reach", "ask_again")
NURSING, SEVERAL = "nursing_home_and_botilbud", "several_facilities"


def order(atom: Atom) -> tuple[int, list[str]]:
    """By kind, then by id."""
    names = [atom[key] for key in ("gp", "dispensation_kind", "clinic", "unit") if key in atom]
    return KINDS.index(atom["kind"]), names


def atoms_of(read: Reading) -> list[Atom]:
    """Every atom that the ruleset leaves possible, in order."""
    out: list[Atom] = []
    for gp, doctor in read.gps.items():
        for kind, key in ((NURSING, "nursing_home_dispensable"), (SEVERAL, "several_facilities_dispensable")):
            if read.rules[key]:
                out.append({"kind": "dispensation", "gp": gp, "dispensation_kind": kind})
        if doctor.get("interest") == "declined" or read.is_silent(gp):
            out.append({"kind": "ask_again", "gp": gp})
    for clinic, found in read.clinics.items():
        if read.rules["practice_capacity"]:
            out.append({"kind": "capacity", "clinic": clinic})
        closed = found.get("closed_to_new_patients") and not found.get("opens_for_botilbud")
        if closed and read.rules["closed_intake"]:
            out.append({"kind": "open_intake", "clinic": clinic})
        someone = read.clinic_gps[clinic][0]
        for unit in read.in_scope:
            travel = read.travel(someone, unit)
            if travel is not None and travel > read.travel_limit:
                out.append({"kind": "reach", "clinic": clinic, "unit": unit})
    return sorted(out, key=order)


def eased(read: Reading, atoms: tuple[Atom, ...]) -> Reading:
    """The case once some atoms have given way."""
    case: dict[str, Any] = dict(read.case)
    opened = set(read.opened)
    for atom in atoms:
        if atom["kind"] == "dispensation":
            entry = {"id": f"D{atom['gp']}", "gp": atom["gp"], "kind": atom["dispensation_kind"]}
            case["dispensations"] = [*case.get("dispensations", []), entry]
        elif atom["kind"] == "ask_again":
            asked = {"gp": atom["gp"], "date": read.as_of, "outcome": "interested"}
            case["contacts"] = [*case.get("contacts", []), asked]
            case["gps"] = [
                {**gp, "interest": "asked"} if gp["id"] == atom["gp"] and gp.get("interest") == "declined" else gp
                for gp in case.get("gps", [])
            ]
        elif atom["kind"] == "reach":
            opened.add((atom["clinic"], atom["unit"]))
        else:
            case["clinics"] = [_changed(c, atom) if c["id"] == atom["clinic"] else c for c in case["clinics"]]
    return Reading(case, read.rules, read.policy, frozenset(opened))


def _changed(clinic: Document, atom: Atom) -> Document:
    if atom["kind"] == "capacity":
        return {**clinic, "doctor_capacities": clinic["doctor_capacities"] + 1}
    return {**clinic, "opens_for_botilbud": True}


class _CoveredError(Exception):
    """A plan was found."""


class _Cover(Search):
    """Stops at the first lawful plan that covers a unit and enough in all."""

    unit: str
    at_least: int

    def judge(self) -> None:
        if self.unit not in self.plan or len(self.plan) < self.at_least:
            return
        if not any(law.gp_violations(self.read, gp, units) for gp, units in self.new.items() if units):
            assert law.violations(self.read, self.plan) == []
            raise _CoveredError


def covers(read: Reading, unit: str, at_least: int) -> bool:
    """Whether a lawful plan covers a unit and at least so many in scope."""
    search = _Cover(read, None, bounds=False)
    search.unit = unit
    search.at_least = at_least - len(read.in_scope & read.agreed_gps.keys())
    try:
        search.run()
    except _CoveredError:
        return True
    return False


def minimal_sets(atoms: list[Atom], works: Any, least: int = 0) -> Iterator[tuple[Atom, ...]]:
    """All sets of at most three atoms that work and no part of which does, in the contract's order.

    `works` is asked of sets of atoms. Whoever asks takes the first twenty.
    """
    found: list[tuple[Atom, ...]] = []
    for size in range(least, 4):
        for chosen in itertools.combinations(atoms, size):
            if any(all(atom in chosen for atom in smaller) for smaller in found):
                continue
            if works(chosen):
                found.append(chosen)
                yield chosen
