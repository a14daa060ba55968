"""What one GP may come to hold, and what each such way breaks.

A way is a choice of the GP's agreements, of its locks and of further new matches. It breaks the agreements it
leaves out, the locks it does not follow, and the rules that the plain side of their cards finds broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations, product
from typing import TypeVar

from solver.domain.case import Case
from solver.domain.facts import Facts, Plan
from solver.domain.outcome import ConflictItem
from solver.model.conflict_items import Items, agreement_item, decision_item, rule_item
from solver.rulebook import Pair
from solver.rules import CANDIDATE_RULES, max_attachments, nursing_home_conflict, one_attachment, practice_capacity

GP_RULES = (max_attachments.CARD, nursing_home_conflict.CARD, one_attachment.CARD)
T = TypeVar("T")
MOST_SPELLED_OUT = 8
"""Of more agreements and locks of one GP some are taken as given, so that the others' subsets can be listed."""


@dataclass(frozen=True)
class Way:
    """One way for one GP, or for several together.

    Attributes:
        broken: the items that do not hold in it.
        further: units newly matched without a lock.
        use: clinic → lægekapaciteter used by the agreements kept, and with the new matches.
    """

    broken: Items
    further: frozenset[str]
    use: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Claims:
    """Who claims what in a case whose locks contradict neither each other, nor agreements, nor rules of a pair."""

    facts: Facts

    @cached_property
    def agreements(self) -> dict[str, tuple[int, ...]]:
        """GP → places of its agreements in effect."""
        out: dict[str, tuple[int, ...]] = {}
        for index, agreement in self.facts.agreements:
            out[agreement.gp] = (*out.get(agreement.gp, ()), index)
        return out

    @cached_property
    def locks(self) -> dict[str, dict[str, int]]:
        """GP → unit → place of the first lock on the pair, but for locks that an agreement satisfies."""
        out: dict[str, dict[str, int]] = {}
        for index, decision in enumerate(self.facts.case.decisions):
            gp, unit = decision.gp, decision.unit
            if decision.kind == "lock" and unit not in self.facts.held.get(gp, ()):
                out.setdefault(gp, {}).setdefault(unit, index)
        return out

    def item_of_lock(self, gp: str, unit: str) -> ConflictItem:
        """The lock on a pair."""
        return decision_item(self.facts.case, self.locks[gp][unit])

    def further(self, gp: str) -> dict[str, tuple[str, ...]]:
        """Botilbud → units in which a new match makes a scoped dispensation count; empty where none can matter.

        Where new dispensations can be proposed, none of the granted ones is ever wanting.
        """
        if gp not in self.locks or self.facts.policy.dispensations == "propose":
            return {}
        scoped = {d.botilbud for d in self.facts.dispensations.get(gp, ()) if d.botilbud is not None}
        units = self.facts.units_of_botilbud
        return {b: tuple(u for u in units[b] if u not in self.locks[gp]) for b in sorted(scoped)}

    def price(self, gp: str, unit: str, kept: Sequence[int]) -> list[Items]:
        """What gives way to a further new match, each set by itself enough; `kept` are the GP's agreements."""
        facts, case = self.facts, self.facts.case
        doctor = facts.gps[gp]
        pair = Pair(facts, doctor, facts.units[unit], facts.travel(doctor.clinic, unit))
        refusals = [card.slug for card in CANDIDATE_RULES if card.applies(facts.ruleset) and card.refuses(pair)]
        always = {rule_item(slug, unit, gp) for slug in refusals if slug != "rejected"}
        either: list[tuple[Items, ...]] = []
        if "rejected" in refusals:
            decision = next(
                i for i, d in enumerate(case.decisions) if (d.kind, d.gp, d.unit) == ("reject", gp, unit)
            )
            either.append(
                (frozenset({decision_item(case, decision)}), frozenset({rule_item("rejected", unit, gp)}))
            )
        keeps, alone = rule_item("agreement_kept", unit), rule_item("one_gp_per_unit", unit)
        for index, agreement in facts.agreements:
            if agreement.unit == unit and agreement.gp != gp:
                either.append((frozenset({agreement_item(case, index)}), frozenset({keeps, alone})))
            elif agreement.unit == unit and index in kept:
                always.add(keeps)
        either += [
            (frozenset({self.item_of_lock(other, unit)}), frozenset({alone}))
            for other in self.locks
            if other != gp and unit in self.locks[other]
        ]
        return [frozenset(always.union(*chosen)) for chosen in product(*either)]

    def ways(self, gp: str) -> tuple[list[Way], Items]:
        """All ways of one GP.

        Returns:
            The ways, and the items that all of them follow because there are too many to list their subsets
            (`MOST_SPELLED_OUT`); a conflict of this GP holds those too.
        """
        facts, case = self.facts, self.facts.case
        clinic = facts.gps[gp].clinic
        agreements, locks = self.agreements.get(gp, ()), tuple(self.locks.get(gp, {}))
        further = self.further(gp)
        named = {*locks, *chain(*further.values()), *facts.held.get(gp, ())}
        small = _small_case(facts, gp, named)
        locks = self._enough(gp, small, agreements, locks)
        given = agreements[: max(0, len(agreements) - MOST_SPELLED_OUT)]
        over = max(0, len(agreements) - len(given) + len(locks) - MOST_SPELLED_OUT)
        followed_anyway = locks[:over]
        out: list[Way] = []
        for kept in _subsets(given, agreements[len(given) :]):
            here = _with_agreements(facts, small, kept)
            dropped = {agreement_item(case, index) for index in agreements if index not in kept}
            before = practice_capacity.used(here, clinic, {})
            for followed in _subsets(followed_anyway, locks[over:]):
                ignored = {self.item_of_lock(gp, unit) for unit in locks if unit not in followed}
                for more in product(*((None, *units) for units in further.values())):
                    extra = [unit for unit in more if unit is not None]
                    plan = Plan(dict.fromkeys((*followed, *extra), gp))
                    broken = dropped | ignored | {rule_item(slug, gp=gp) for slug in _broken(here, plan)}
                    use = {clinic: (before, practice_capacity.used(here, clinic, plan.units_of))}
                    prices = product(*(self.price(gp, unit, kept) for unit in extra))
                    out += [Way(frozenset(broken.union(*price)), frozenset(extra), use) for price in prices]
        forced = {agreement_item(case, index) for index in given}
        return out, frozenset(forced | {self.item_of_lock(gp, unit) for unit in followed_anyway})

    def _enough(
        self, gp: str, small: Case, agreements: tuple[int, ...], locks: tuple[str, ...]
    ) -> tuple[str, ...]:
        """All locks of a GP, or of very many the first so many that are too many already."""
        if len(agreements) + len(locks) <= MOST_SPELLED_OUT:
            return locks
        here = _with_agreements(self.facts, small, agreements)
        clinic = self.facts.clinics[self.facts.gps[gp].clinic]
        for count in range(2, len(locks)):
            plan = Plan(dict.fromkeys(locks[:count], gp))
            full = self.facts.ruleset.practice_capacity and (
                practice_capacity.used(here, clinic.id, plan.units_of) > clinic.doctor_capacities
            )
            if full or _broken(here, plan):
                return locks[:count]
        return locks


def together(one: Sequence[Way], other: Sequence[Way]) -> list[Way]:
    """The ways of two parties at once: a further unit that both take breaks `one_gp_per_unit`."""
    out: list[Way] = []
    for a, b in product(one, other):
        both = {rule_item("one_gp_per_unit", unit) for unit in a.further & b.further}
        use = dict(a.use)
        for clinic, (before, after) in b.use.items():
            already = use.get(clinic, (0, 0))
            use[clinic] = (already[0] + before, already[1] + after)
        out.append(replace(a, broken=a.broken | b.broken | both, further=a.further | b.further, use=use))
    return out


def _broken(facts: Facts, plan: Plan) -> list[str]:
    return [violation.rule for card in GP_RULES for violation in card.audit(plan, facts)]


def _with_agreements(facts: Facts, small: Case, kept: Sequence[int]) -> Facts:
    agreed = tuple(facts.case.agreements[index] for index in kept)
    case = small.model_copy(update={"agreements": agreed})
    return Facts(case, facts.ruleset, facts.policy, facts.travel, facts.in_reach, facts.metric)


def _small_case(facts: Facts, gp: str, units: set[str]) -> Case:
    """One GP with its clinic, and all botilbud of the sites at which the units lie."""
    case, doctor = facts.case, facts.gps[gp]
    sites = {facts.site_of[facts.units[unit].botilbud.id] for unit in units}
    return case.model_copy(
        update={
            "botilbud": tuple(b for b in case.botilbud if facts.site_of[b.id] in sites),
            "clinics": (facts.clinics[doctor.clinic],),
            "gps": (doctor,),
            "dispensations": tuple(d for d in case.dispensations if d.gp == gp),
            "decisions": (),
            "contacts": (),
        }
    )


def _subsets(always: tuple[T, ...], maybe: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    """The first tuple with each subset of the second behind it, the largest first."""
    for size in range(len(maybe), -1, -1):
        for some in combinations(maybe, size):
            yield (*always, *some)
