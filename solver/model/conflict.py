"""Why no plan exists: the smallest set of agreements, decisions and rules that cannot hold together.

**What it means.** The items of a conflict cannot all hold, whatever else of the case is kept or dropped: for no
choice of agreements, locks and rejects that has those of the conflict in it is there a set of new matches that
follows its locks and breaks none of its rules, each rule judged in its place (a unit, a pair, a GP, a clinic).
Agreements not named may be dropped, which moves the limits that agreements set; so a lock that an agreement
satisfies is no conflict with a rule of the pair, and an agreement is named only where the conflict needs it.

**How it is found.** Two GPs on one unit and a lock on an ineligible pair are seen at a glance, and nothing can be
smaller. Where there is neither, what is left is about one GP or one clinic: every way in which a GP can keep its
agreements and follow its locks breaks something, and the smallest conflict is the smallest set that has an item
in common with all that is so broken. A clinic's capacity takes the cheapest set of each GP that makes certain of
so many agreements. It is confirmed by another path: the model, on a case with nothing else in it, finds no plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.domain.case import Case
from solver.domain.facts import Facts
from solver.domain.outcome import ConflictItem
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.assemble import ContradictionError, assemble
from solver.model.clock import Clock
from solver.model.conflict_alone import alone
from solver.model.conflict_crowd import Crowd
from solver.model.conflict_items import (
    Items,
    agreement_item,
    decision_item,
    in_order,
    rank,
    rule_item,
)
from solver.model.conflict_ways import Claims
from solver.model.face import whole
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Pair
from solver.rules import CANDIDATE_RULES
from solver.travel.reach import ClinicUnitTravel, clinic_unit_travel


class NoConflictError(Exception):
    """Nothing contradicts: a run that was called infeasible has a plan. An internal error."""


class UnconfirmedConflictError(Exception):
    """The model finds a plan where a conflict was claimed. An internal error.

    Attributes:
        conflict: what was claimed.
    """

    def __init__(self, conflict: tuple[ConflictItem, ...]) -> None:
        super().__init__(f"a plan obeys all of {conflict}")
        self.conflict = conflict


def smallest_conflict(
    case: Case, ruleset: Ruleset, policy: Policy, travel: ClinicUnitTravel, clock: Clock, workers: int = 1
) -> tuple[ConflictItem, ...]:
    """Name a smallest set of agreements, decisions and rules that cannot hold together.

    Args:
        case: a case without faults for which no plan obeys section 3 of the contract. That a plan without
            blocking pairs is asked for (`stability`) is no part of it.
        ruleset: the ruleset in force.
        policy: the run's policy.
        travel: travel between clinics and units, with the policy's limit.
        clock: when to stop.
        workers: threads of the solve that confirms; the result does not depend on them.

    Returns:
        Agreements, then decisions, then rules. Of several smallest conflicts the first in a fixed order: pairs
        before units before the rest; there those with the fewest agreements and decisions, GPs before clinics;
        then the order of the document. For a GP with more than 8 agreements
        and locks in all it can be more than a smallest.

    Raises:
        NoConflictError: a plan exists.
        UnconfirmedConflictError: the second solve finds a plan for what was named.
        StoppedError: time ran out.
    """
    facts = Facts(case, ruleset, policy, travel.of, travel.in_reach, travel.metric)
    claims = Claims(facts)
    found = _at_a_glance(claims) or Crowd(claims, clock).smallest()
    if found is None:
        raise NoConflictError
    conflict = in_order(found)
    if not _confirmed(facts, conflict, clock, workers):
        raise UnconfirmedConflictError(conflict)
    return conflict


def _at_a_glance(claims: Claims) -> Items | None:
    """A lock on an ineligible pair, else two GPs on one unit: never more than three items, and never fewer."""
    for family in (_pairs(claims), _units(claims)):
        smallest = min(family, key=rank, default=None)
        if smallest is not None:
            return smallest
    return None


def _pairs(claims: Claims) -> Iterator[Items]:
    """Locks on pairs that a rule refuses."""
    facts = claims.facts
    rejects = [(d.gp, d.unit) if d.kind == "reject" else None for d in facts.case.decisions]
    for gp, units in claims.locks.items():
        doctor = facts.gps[gp]
        for unit in units:
            pair = Pair(facts, doctor, facts.units[unit], facts.travel(doctor.clinic, unit))
            for card in CANDIDATE_RULES:
                if card.applies(facts.ruleset) and card.refuses(pair):
                    items = {claims.item_of_lock(gp, unit), rule_item(card.slug, unit, gp)}
                    if card.slug == "rejected":
                        items.add(decision_item(facts.case, rejects.index((gp, unit))))
                    yield frozenset(items)


def _units(claims: Claims) -> Iterator[Items]:
    """Units that agreements and locks give to two GPs."""
    facts = claims.facts
    agreed: dict[str, list[int]] = {}
    for index, agreement in facts.agreements:
        if agreement.unit is not None:
            agreed.setdefault(agreement.unit, []).append(index)
    locked: dict[str, list[ConflictItem]] = {}
    for gp, units in claims.locks.items():
        for unit in units:
            locked.setdefault(unit, []).append(claims.item_of_lock(gp, unit))
    for unit in {**agreed, **locked}:
        holders = [agreement_item(facts.case, index) for index in agreed.get(unit, [])]
        wanting = locked.get(unit, [])
        alone = rule_item("one_gp_per_unit", unit)
        for one, other in [*combinations(holders, 2), *combinations(wanting, 2)]:
            if one.gp != other.gp:
                yield frozenset({one, other, alone})
        for one in holders:
            for other in wanting:
                yield frozenset({one, other, rule_item("agreement_kept", unit)})


def _confirmed(facts: Facts, conflict: tuple[ConflictItem, ...], clock: Clock, workers: int) -> bool:
    """Whether the model, solving again without simplifying first, finds no plan for the items of a conflict."""
    case = alone(facts, conflict)
    policy = facts.policy.model_copy(update={"baseline": None, "objectives": ("units_covered",)})
    limit = facts.reach_limit
    try:
        problem = assemble(case, facts.ruleset, policy, clinic_unit_travel(case, limit, limit)).problem
    except ContradictionError:
        return True
    return best_on_face(problem, whole(problem), None, clock, workers, presolve=False) is None
