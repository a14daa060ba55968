"""Why a GP does not have a unit: one code for each pair, and all of a unit's codes grouped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.findings import ReasonGroup, Unmatched, WentTo
from solver.explain.nearby import Nearby
from solver.explain.obstacles import CROWDING, Obstacles, breaks, locked_plan, obstacle
from solver.explain.places import Places
from solver.explain.shortage import Shortages
from solver.explain.strangers import Kind, Strangers
from solver.explain.swaps import Swaps
from solver.goals import ladder
from solver.rules import CANDIDATE_RULES

OUTCOMPETED = "outcompeted"


def reason_codes() -> tuple[str, ...]:
    """All reason codes, in the order in which the first that applies is the reason."""
    return (*(card.slug for card in CANDIDATE_RULES), *CROWDING, OUTCOMPETED)


def reason(facts: Facts, gp: str, unit: str) -> str:
    """The reason code of a pair that is not in the plan.

    Returns:
        What stands in the way with agreements and locks alone, else `outcompeted`: the pair could hold, but the
        plan does better without it.
    """
    return obstacle(facts, gp, unit) or OUTCOMPETED


def went_to(facts: Facts, plan: Plan, gp: str, unit: str, swaps: Swaps | None = None) -> WentTo:
    """Where the GP of an outcompeted pair went, and who took its clinic's places.

    Args:
        swaps: prices the pair where the unit has no GP; absent, no price is looked for.

    Returns:
        The GP's own new units, then its colleagues' new matches where the lægekapaciteter are what is used up;
        `breaks` is None where the pair could simply be added: then only the order of the objectives, or a run
        stopped early, left it out.
    """
    blocking = breaks(facts, plan, gp, unit)
    colleagues: tuple[tuple[str, str], ...] = ()
    if blocking == "practice_capacity":
        others = facts.gps_of_clinic[facts.gps[gp].clinic]
        colleagues = tuple((o, u) for o in others if o != gp for u in plan.units_of.get(o, ()))
    swap = swaps.of(gp, unit) if swaps is not None else None
    return WentTo(gp, plan.units_of.get(gp, ()), colleagues, blocking, swap)


@dataclass(frozen=True)
class Reasons:
    """The reasons of a case under a plan, found unit by unit."""

    facts: Facts
    plan: Plan
    near: Nearby
    locked: Plan
    proven: bool = True
    _of_strangers: dict[tuple[str, Kind], str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, facts: Facts, plan: Plan, *, proven: bool = True) -> Reasons:
        """Ready to answer for a case and a plan.

        Args:
            proven: whether the plan is the best; only then does a price tell why a pair is not in it.
        """
        return cls(facts, plan, Nearby(facts), locked_plan(facts), proven)

    @cached_property
    def swaps(self) -> Swaps:
        """Prices the pairs that the plan does without."""
        return Swaps(self.facts, self.plan, ladder(self.facts.ruleset, self.facts.policy))

    @cached_property
    def shortages(self) -> Shortages:
        """Finds who shares too few GPs."""
        return Shortages(self.facts, self.plan, Places(self.facts, self.near, self.locked))

    @cached_property
    def strangers(self) -> Strangers:
        """Tells which pairs need not be looked at one by one."""
        return Strangers(self.facts, self.near, self.plan)

    @cached_property
    def _obstacles(self) -> Obstacles:
        return Obstacles(self.facts, self.locked)

    def code(self, gp: str, unit: str) -> str:
        """The reason code of one pair."""
        if not self.strangers.are(self.facts.gps[gp].clinic, unit):
            return self._obstacles.of(gp, unit) or OUTCOMPETED
        key = gp, self.strangers.kind(unit)
        if key not in self._of_strangers:
            self._of_strangers[key] = self._obstacles.of(gp, unit) or OUTCOMPETED
        return self._of_strangers[key]

    def grouped(self, unit: str) -> tuple[ReasonGroup, ...]:
        """A unit's reasons, in the order of the codes; each GP of the case is counted once."""
        near = self.near.gps(unit)
        open_unit = unit in self.facts.in_scope and unit not in self.facts.holders(self.plan)
        swaps = self.swaps if open_unit and self.proven else None
        found: dict[str, list[str]] = {}
        if unit in self.facts.in_scope:
            for gp in near:
                found.setdefault(self.code(gp, unit), []).append(gp)
            counts = self.near.far(unit, near)
        else:
            found["target_group"] = list(near)
            counts = Counter({"target_group": len(self.facts.gps) - len(near)})
        out = []
        for code in reason_codes():
            gps = tuple(found.get(code, ()))
            count = len(gps) + counts[code]
            if not count:
                continue
            named = () if code == "out_of_reach" else self._named(gps, unit)
            places = tuple(went_to(self.facts, self.plan, gp, unit, swaps) for gp in gps if code == OUTCOMPETED)
            out.append(ReasonGroup(code, count, named, places))
        return tuple(out)

    def _named(self, gps: tuple[str, ...], unit: str) -> tuple[str, ...]:
        """The near GPs who are in reach (a matrix must have an entry) or listed by either side."""
        facts = self.facts
        if facts.case.travel_matrix is None:
            return gps
        listed = (facts.priority_tier(unit, gp) is not None or facts.wish_tier(gp, unit) is not None for gp in gps)
        return tuple(
            gp
            for gp, is_listed in zip(gps, listed, strict=True)
            if is_listed or facts.travel(facts.gps[gp].clinic, unit) is not None
        )

    def unmatched(self) -> tuple[Unmatched, ...]:
        """Every in-scope unit without a GP, in document order; empty where all have one."""
        covered = self.facts.holders(self.plan)
        return tuple(
            Unmatched(unit, found.botilbud.id, self.grouped(unit), shortage=self.shortages.of(unit))
            for unit, found in self.facts.units.items()
            if unit in self.facts.in_scope and unit not in covered
        )

    def out_of_scope(self) -> tuple[Unmatched, ...]:
        """Every unit out of scope, with what keeps it out and the GP that an agreement gives it."""
        out = []
        for unit, found in self.facts.units.items():
            fault = self.facts.scope_fault(unit)
            if fault is not None:
                holder = self.facts.holder.get(unit)
                out.append(Unmatched(unit, found.botilbud.id, self.grouped(unit), fault, holder))
        return tuple(out)
