"""What must give way for one pair: the smallest sets of atoms that make it holdable, each tried out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.domain.atoms import MOST_ATOMS, MOST_SETS, Atom, AtomSet, in_order
from solver.domain.facts import Plan
from solver.explain.audit import audit
from solver.explain.obstacles import breaks, holdable, locked_plan, taken
from solver.questions.ground import Ground
from solver.questions.locking import locked
from solver.questions.relief import possible_for_clinic, possible_for_gp, possible_for_pair, relieved
from solver.rulebook import Pair
from solver.rules import CANDIDATE_RULES


def give_way(ground: Ground, unit: str, gp: str) -> list[AtomSet]:
    """The inclusion-minimal sets of at most three atoms with which a GP could hold a unit.

    A set counts when the pair is eligible and breaks nothing with agreements and locks alone, and a lawful plan
    that holds it is at hand; with any atom of the set left out it is not holdable.

    Args:
        ground: the case as it is.
        unit: a unit of the case.
        gp: a GP of the case.

    Returns:
        At most twenty sets in the contract's order; empty where the pair is holdable already and where no set
        helps (`closed_to_atoms` says what then stands in the way).
    """
    if holdable(ground.facts, gp, unit) or taken(ground.facts, gp, unit) or unit in ground.facts.holder:
        return []
    atoms = in_order(_relevant(ground, unit, gp))
    found: list[AtomSet] = []
    for size in range(1, MOST_ATOMS + 1):
        for chosen in combinations(atoms, size):
            if any(set(smaller) <= set(chosen) for smaller in found):
                continue
            tried = relieved(ground, chosen)
            if holdable(tried.facts, gp, unit) and _has_plan(tried, unit, gp):
                found.append(chosen)
    return found[:MOST_SETS]


def closed_to_atoms(ground: Ground, unit: str, gp: str) -> list[str]:
    """The rules that stand in the way of a pair whatever atoms give way.

    Returns:
        Slugs: `agreement_kept` or `lock` where the unit is another GP's already; else of the rules about pairs
        that refuse it and of the first rule about all that its GP and clinic hold, each judged with every atom
        that bears on the pair given way. Empty where atoms open it, or where it is the GP's by agreement.
    """
    facts = ground.facts
    other = taken(facts, gp, unit)
    if other is not None or unit in facts.holder:
        return [other] if other else []
    best = relieved(ground, _relevant(ground, unit, gp)).facts
    pair = Pair(best, best.gps[gp], best.units[unit], best.travel(best.gps[gp].clinic, unit))
    out = [card.slug for card in CANDIDATE_RULES if card.applies(best.ruleset) and card.refuses(pair)]
    crowding = breaks(best, locked_plan(best), gp, unit)
    return [*out, crowding] if crowding else out


def _relevant(ground: Ground, unit: str, gp: str) -> Iterator[Atom]:
    """The atoms that can bear on whether the pair is holdable: its own, and those of colleagues who have locks."""
    facts = ground.facts
    clinic = facts.gps[gp].clinic
    yield from possible_for_gp(facts, gp)
    yield from possible_for_clinic(facts, clinic)
    yield from possible_for_pair(facts, clinic, unit)
    by_lock = locked_plan(facts).units_of
    for colleague in facts.gps_of_clinic[clinic]:
        if colleague != gp and colleague in by_lock:
            yield from (atom for atom in possible_for_gp(facts, colleague) if atom.kind == "dispensation")


def _has_plan(tried: Ground, unit: str, gp: str) -> bool:
    """Whether a lawful plan holds the pair: the locks and the pair alone, else what solving again finds.

    Whether it is stable is not asked.
    """
    plan = Plan({**locked_plan(tried.facts).new, unit: gp})
    if not audit(tried.plain, plan):
        return True
    return locked(tried.with_policy(stability="report"), unit, gp).best().plan is not None
