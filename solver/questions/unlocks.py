"""What it would take for a unit without a GP to get one: the smallest sets of atoms, each tried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from solver.domain.atoms import MOST_ATOMS, MOST_SETS, AtomSet, in_order, sets_json
from solver.domain.facts import Plan
from solver.domain.faults import Fault, FaultsError
from solver.explain.audit import AuditError, audit
from solver.explain.wire import words_json
from solver.model.bundles import SiteTooLargeError
from solver.model.clock import StoppedError
from solver.model.covering import can_cover
from solver.model.granting import Granting, granting
from solver.model.unlocking import Unlocking
from solver.questions.ground import Ground, site_too_large
from solver.questions.relief import possible_distances, possible_for_clinic, possible_for_gp, relieved
from solver.words.atoms import set_words
from solver.words.names import Names
from solver.words.unlocks import unit_words, whole_words


@dataclass
class UnitSets:
    """What was found for one unit.

    Attributes:
        sets: the verified sets, in the contract's order.
        complete: whether the search came to its end: no further set, or as many as are given.
    """

    unit: str
    sets: list[AtomSet] = field(default_factory=list)
    complete: bool = False


def answer(ground: Ground, unit: str | None = None) -> dict[str, Any]:
    """For one unit, or every unit in scope without a GP, what could get it one.

    A set counts when with it there is a lawful plan that covers the unit and more units in all than the best plan
    does; whether that plan would be the best, or its matches stable, is not asked. The empty set alone stands for
    a unit that a lawful plan could cover so already: another objective, or the wish for stable matches, left it
    out.

    Args:
        ground: the case as it is.
        unit: a unit of the case; None for all in scope without a GP.

    Returns:
        `status` of the best plan; `units`, in document order: each with its `sets`, the same as `ways` in words,
        and `complete`, false where time ran out. `units` is empty where no plan exists or every unit has a GP. A
        unit that was asked for and has a GP, or is out of scope, has no sets.

    Raises:
        FaultsError: the case has no such unit, or a site has too many small units.
        AuditError: a plan behind a set is not lawful; a fault of this program.
    """
    facts = ground.facts
    if unit is not None and unit not in facts.units:
        raise FaultsError((Fault("/unit", "unknown_reference", {"id": unit, "kind": "unit", "hint": ""}),))
    outcome = ground.best()
    found: list[UnitSets] = []
    held = facts.holders(outcome.plan or Plan({}))
    if outcome.plan is not None:
        search = Search(ground, sum(u in held for u in facts.in_scope))
        wanted = [u for u in facts.units if u in facts.in_scope and u not in held and unit in (None, u)]
        found = [search.unit(u) for u in wanted]
        if unit is not None and not wanted:
            found = [UnitSets(unit, complete=True)]
    names = Names(facts.case)
    words = [unit_words(facts, names, one.unit, held.get(one.unit), one.sets, one.complete) for one in found]
    alone = words[0] if unit is not None and words else None
    sections = any(facts.units[one.unit].section is not None for one in found)
    return {
        "status": outcome.status,
        "units": [
            {
                "unit": one.unit,
                "botilbud": facts.units[one.unit].botilbud.id,
                "name": names.unit(one.unit),
                "sets": sets_json(one.sets),
                "ways": [words_json(set_words(facts, names, atoms)) for atoms in one.sets],
                "complete": one.complete,
                "explanation": words_json(said),
            }
            for one, said in zip(found, words, strict=True)
        ],
        "explanation": words_json(
            whole_words(outcome.status, [(one.sets, one.complete) for one in found], sections, alone)
        ),
    }


class Search:
    """The search over one case, whose columns serve every unit.

    Args:
        ground: the case as it is.
        covered: units in scope that have a GP in its best plan.
    """

    def __init__(self, ground: Ground, covered: int) -> None:
        self.ground, self.covered = ground, covered
        self.atoms = possible(ground)
        self.granting = _granting(ground, self.atoms)
        self._works: dict[tuple[str, AtomSet], bool] = {}

    def unit(self, unit: str) -> UnitSets:
        """All of one unit's sets, or as many as time allows."""
        out = UnitSets(unit)
        try:
            for atoms in self._sets(unit):
                out.sets.append(atoms)
            out.complete = True
        except StoppedError:
            pass
        return out

    def _sets(self, unit: str) -> Iterator[AtomSet]:
        search = Unlocking(
            self.granting,
            self.granting.index.unit_no[unit],
            self.covered + 1,
            self.ground.clock,
            self.ground.workers,
        )
        for opening in search.sets(MOST_ATOMS, MOST_SETS):
            atoms = tuple(self.atoms[number] for number in opening.atoms)
            self._verify(unit, atoms, Plan(dict(opening.pairs)))
            yield atoms

    def _verify(self, unit: str, atoms: AtomSet, plan: Plan) -> None:
        """See that the plan is lawful once the atoms give way, and that none of them can be left out.

        Raises:
            AuditError: it is not, or one can.
        """
        plain = relieved(self.ground, atoms).plain
        violations = audit(plain, plan)
        held = plain.holders(plan)
        covered = sum(u in held for u in plain.in_scope)
        wrong = {} if unit in held and covered > self.covered else {"units_covered": (self.covered + 1, covered)}
        if violations or wrong:
            raise AuditError(violations, wrong)
        for number in range(len(atoms)):
            fewer = atoms[:number] + atoms[number + 1 :]
            if self._can_cover(unit, fewer):
                raise AuditError((), {"units_covered": (self.covered, self.covered + 1)})

    def _can_cover(self, unit: str, atoms: AtomSet) -> bool:
        """Whether a lawful plan covers the unit and more than the best plan once some atoms give way."""
        if (unit, atoms) not in self._works:
            tried = relieved(self.ground, atoms) if atoms else self.ground
            facts = tried.facts
            self._works[unit, atoms] = can_cover(
                facts.case, facts.ruleset, facts.policy, tried.travel, unit, self.covered + 1,
                tried.clock, tried.workers,
            )  # fmt: skip
        return self._works[unit, atoms]


def possible(ground: Ground) -> AtomSet:
    """Every atom that the case and its ruleset leave possible, in order."""
    facts = ground.facts
    atoms = [atom for gp in facts.gps for atom in possible_for_gp(facts, gp)]
    for clinic in facts.clinics:
        atoms += possible_for_clinic(facts, clinic)
    return in_order([*atoms, *possible_distances(ground)])


def _granting(ground: Ground, atoms: AtomSet) -> Granting:
    facts, full = ground.facts, relieved(ground, atoms)
    try:
        return granting(facts.case, full.facts.case, facts.ruleset, facts.policy, full.travel, atoms)
    except SiteTooLargeError as large:
        raise site_too_large(large) from large
