"""Whom to turn to if a GP who has not been asked says no: a possibility by the rules, not a new solution."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from solver.domain.facts import Facts, Plan
from solver.domain.findings import Fallback
from solver.domain.holdings import kind_of
from solver.explain.obstacles import Obstacles
from solver.explain.pairs import is_anonymous, travel_found, wanted
from solver.explain.strangers import Kind, Strangers

LAST = 1_000_000

Rank = tuple[bool, int, int, int, int, str]
"""The order in which GPs are turned to, the id last; see `Fallbacks.of`."""
Best = tuple[tuple[bool, bool], str]
"""A clinic's GP to be turned to first: whether it needs a dispensation and does not want the unit, and its id."""


@dataclass(frozen=True)
class Fallbacks:
    """Finds the next GP to ask for each newly matched unit of a plan."""

    facts: Facts
    plan: Plan
    strangers: Strangers
    obstacles: Obstacles
    _best: dict[Kind, dict[str, Best | None]] = field(default_factory=dict, repr=False)

    def of(self, unit: str) -> Fallback | None:
        """The GP to ask next about a newly matched unit, all other matches kept.

        One who can hold it without a further dispensation comes before one who needs one. Among them: who wants
        it, its place on the botilbud's list, its clinic's patients there, its own wish, travel, id. A nameless
        colleague at the same clinic is no other answer than the clinic's.

        Returns:
            None where no other GP in reach, or listed by either side, may hold the unit as the plan stands.
        """
        second: str | None = None
        for gp in self._in_order(unit):
            needs = self.obstacles.needs_more(gp, unit)
            if (needs and second is not None) or self.obstacles.of(gp, unit):
                continue
            if not needs:
                return self._found(gp, unit, None)
            second = gp
        return None if second is None else self._found(second, unit, kind_of(self.facts, second))

    def _in_order(self, unit: str) -> Iterator[str]:
        """GPs in the order in which they are turned to, of strangers only the first who may hold the unit.

        How far away the strangers are is looked up only where nobody comes before all of them.
        """
        facts, ranked = self.facts, sorted(self._acquaintances(unit))
        best = list(self.strangers.answers(unit, self._best, lambda clinic: self._best_at(clinic, unit)))
        first = min({key for _, (key, _) in best}, default=(False, True))
        ahead = bisect(ranked, (first[1], LAST, 0, LAST))
        yield from (rank[-1] for rank in ranked[:ahead])
        nearest = sorted((facts.travel(clinic, unit) or 0, gp) for clinic, (key, gp) in best if key == first)[:1]
        strange = [(first[1], LAST, 0, LAST, travel, gp) for travel, gp in nearest]
        yield from (rank[-1] for rank in sorted((*ranked[ahead:], *strange)))

    def _found(self, gp: str, unit: str, kind: str | None) -> Fallback:
        clinic = self.facts.gps[gp].clinic
        return Fallback(gp, clinic, kind, self.facts.patients(gp, unit), travel_found(self.facts, clinic, unit))

    def _acquaintances(self, unit: str) -> Iterator[Rank]:
        """Those near the unit at clinics that have something to do with it, whether they may hold it or not."""
        facts, holder = self.facts, self.plan.new[unit]
        for gp in self.strangers.others(unit):
            clinic = facts.gps[gp].clinic
            if gp == holder or (clinic == facts.gps[holder].clinic and is_anonymous(facts, gp)):
                continue
            tier, wish = facts.priority_tier(unit, gp), facts.wish_tier(gp, unit)
            travel = facts.travel(clinic, unit)
            yield (
                not wanted(facts, gp, unit),
                LAST if tier is None else tier,
                -facts.patients(gp, unit),
                LAST if wish is None else wish,
                10 * LAST if travel is None else travel,
                gp,
            )

    def _best_at(self, clinic: str, unit: str) -> Best | None:
        colleagues = self.facts.gps_of_clinic[clinic]
        ranked = sorted(
            ((self.obstacles.needs_more(gp, unit), not wanted(self.facts, gp, unit)), gp) for gp in colleagues
        )
        return next((one for one in ranked if not self.obstacles.of(one[1], unit)), None)
