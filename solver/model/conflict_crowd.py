"""Conflicts of a GP that would hold too much, and of a clinic with too few lægekapaciteter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain

from solver.model.clock import Clock
from solver.model.conflict_items import Items, rank, rule_item, smallest_hitting
from solver.model.conflict_ways import Claims, Way, together


@dataclass(frozen=True)
class Crowd:
    """The GPs that locks touch, with their colleagues.

    Attributes:
        claims: a case in which each lock by itself could be followed.
        clock: when to stop.
    """

    claims: Claims
    clock: Clock

    def smallest(self) -> Items | None:
        """The smallest conflict, of equal ones a GP's before a clinic's; None where all can hold."""
        families = (self._of_gps(), self._of_clinics())
        found = [min(family, key=rank, default=None) for family in families]
        return min((one for one in found if one is not None), key=lambda one: rank(one)[:2], default=None)

    @cached_property
    def _clinics(self) -> tuple[str, ...]:
        """Clinics of GPs with locks, sorted."""
        return tuple(sorted({self.claims.facts.gps[gp].clinic for gp in self.claims.locks}))

    @cached_property
    def _ways(self) -> dict[str, tuple[list[Way], Items]]:
        claims, out = self.claims, {}
        for gp in chain.from_iterable(claims.facts.gps_of_clinic[clinic] for clinic in self._clinics):
            if gp in claims.locks or gp in claims.agreements:
                self.clock.left()
                out[gp] = claims.ways(gp)
        return out

    @cached_property
    def _parties(self) -> tuple[list[Way], ...]:
        """The ways of each GP; of GPs together who could take the same further unit."""
        parties: list[tuple[set[str], list[str]]] = []
        for gp in self._ways:
            units, members = set(chain.from_iterable(self.claims.further(gp).values())), [gp]
            apart = [party for party in parties if not party[0] & units]
            for party in parties:
                if party[0] & units:
                    units, members = units | party[0], party[1] + members
            parties = [*apart, (units, members)]
        return tuple(reduce(together, (self._ways[gp][0] for gp in members)) for _, members in parties)

    def _of_gps(self) -> Iterator[Items]:
        """The smallest set of each party without which one of its ways would break nothing."""
        for ways in self._parties:
            found = smallest_hitting(way.broken for way in ways)
            if found is not None:
                yield self._with_given(found)

    def _of_clinics(self) -> Iterator[Items]:
        """The smallest set for each clinic that uses up more than its lægekapaciteter, and more than before.

        Each party is sure to use so many lægekapaciteter, and one of them is sure to use more than by its
        agreements alone; the cheapest sets that make it sure are put together party by party.
        """
        facts = self.claims.facts
        if not facts.ruleset.practice_capacity:
            return
        for clinic in self._clinics:
            self.clock.left()
            goal = facts.clinics[clinic].doctor_capacities + 1
            parties = [ways for ways in self._parties if any(clinic in way.use for way in ways)]
            if sum(max(_use(way, clinic)[1] for way in ways) for ways in parties) < goal:
                continue
            sure: dict[tuple[int, bool], Items] = {(0, False): frozenset()}
            for ways in parties:
                sure = _joined(sure, _sure(ways, clinic, goal), goal)
            if (goal, True) in sure:
                yield self._with_given(sure[goal, True] | {rule_item("practice_capacity", clinic=clinic)})

    def _with_given(self, conflict: Items) -> Items:
        named = {item.gp for item in conflict}
        return conflict.union(*(given for gp, (_, given) in self._ways.items() if gp in named))


def _use(way: Way, clinic: str) -> tuple[int, int]:
    return way.use.get(clinic, (0, 0))


def _sure(ways: list[Way], clinic: str, goal: int) -> dict[tuple[int, bool], Items]:
    """(lægekapaciteter used, whether more than by agreements alone) → the smallest set that makes it sure."""
    out: dict[tuple[int, bool], Items] = {}
    uses = [(way.broken, *_use(way, clinic)) for way in ways]
    for used in range(min(goal, max(after for _, _, after in uses)) + 1):
        for more in (False, True):
            short = [broken for broken, before, after in uses if after < used or after - before < more]
            found = smallest_hitting(short)
            if found is not None:
                out[used, more] = found
    return out


def _joined(
    one: dict[tuple[int, bool], Items], other: dict[tuple[int, bool], Items], goal: int
) -> dict[tuple[int, bool], Items]:
    out: dict[tuple[int, bool], Items] = {}
    for (used, more), items in one.items():
        for (used_too, more_too), items_too in other.items():
            key, both = (min(goal, used + used_too), more or more_too), items | items_too
            if key not in out or rank(both) < rank(out[key]):
                out[key] = both
    return out
