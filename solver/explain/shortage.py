"""Who shares too few GPs: a small group of units that cannot all have one, whatever the rest of the plan does.

That they cannot follows from upper bounds (`solver.explain.places`); how many of them can is shown by a lawful
plan that does it. Where either is not found, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.shortfall import Shortage
from solver.explain.obstacles import crowding_rules
from solver.explain.places import Places
from solver.explain.placing import Placing

MOST_TOLD = 40
"""Units that a group has at most: a longer list helps nobody."""
MOST_AROUND = 16
"""Units that a group built up from its neighbours has at most."""
MOST_STEPS = 4_000
"""Steps of the search for a lawful plan of a group, before its number is called not known."""
MOST_DEEP = 12
"""Units of a group up to which a lawful plan is searched for where the bounds' own is not lawful."""
MOST_SEARCHED = 7
"""Units of a group that is looked through plan by plan where the bounds alone show no shortage."""


@dataclass(frozen=True)
class Shortages:
    """Looks for the groups of one plan."""

    facts: Facts
    plan: Plan
    places: Places

    def of(self, unit: str) -> Shortage | None:
        """A small group with this unit in it, of which at least one cannot have a GP.

        Two groups are found and the smaller is given: the units that would have to make way under the plan,
        one after another, and the unit with its nearest competitors, whether they have a GP or not. Each is as
        small as leaving out single units can make it.

        Returns:
            None where nobody could take the unit, where no group is found, or where it is not known how many
            of a group can have a GP.
        """
        if not self.places.takers(unit):
            return None
        groups = [self._around(unit), self._along_the_plan(unit)]
        found = sorted((group for group in groups if group), key=lambda one: (len(one), one))
        if not found and groups[1] is None:
            searched = self._searched(unit)
            found = [searched] if searched is not None else []
        for group in found:
            counted = self._counted(unit, group)
            if counted is not None:
                return counted
        return None

    @cached_property
    def _held(self) -> tuple[Placing, ...]:
        """The plan's matches that could be otherwise: one unit of each site, one of each site and GP, all of them.

        Units of a site can be one attachment together, so with all of them a GP seems to have more places than
        it has for units of different sites.
        """
        units = [unit for unit in sorted(self.plan.new) if unit in self.places.open_units]
        by_site = {self.places.site[unit]: unit for unit in reversed(units)}
        by_gp = {(self.places.site[unit], self.plan.new[unit]): unit for unit in reversed(units)}
        kinds = dict.fromkeys(tuple(sorted(kind)) for kind in (by_site.values(), by_gp.values(), units))
        return tuple(Placing(self.places, kind, self.plan.new) for kind in kinds)

    def _along_the_plan(self, unit: str) -> tuple[str, ...] | None:
        """The units that stand in the unit's way under the plan, and in theirs, as far as that goes.

        Returns:
            None where the bounds leave room for all of them; empty where they are too many to be told.
        """
        for held in self._held:
            held.also(unit)
            met = held.competitors(unit, MOST_TOLD)
            held.not_any_more(unit)
            if met is not None:
                return self._smaller(unit, met) if met else ()
        return None

    def _around(self, unit: str) -> tuple[str, ...] | None:
        """The unit, and one by one the units that ask for fewest further GPs, until they are too many."""
        group, gps, sites = [unit], set(self.places.takers(unit)), {self.places.site[unit]}
        left_out = {unit}
        placing = Placing(self.places, (unit,))
        near = {one for gp in gps for one in self.places.near.units(gp)}
        while len(group) < MOST_AROUND:
            takers = {one: self.places.takers(one) for one in near & self.places.open_units - left_out}
            ranked = [
                (self.places.site[one] in sites, len(who) - len(gps.intersection(who)), -len(who), one)
                for one, who in takers.items()
                if who
            ]
            if not ranked:
                return None
            nearest = min(ranked)[-1]
            left_out.add(nearest)
            placing.also(nearest)
            if placing.place(nearest) is not None:
                placing.not_any_more(nearest)
                continue
            group.append(nearest)
            met = placing.competitors(unit, MOST_TOLD)
            if met:
                return self._smaller(unit, met)
            near.update(one for gp in takers[nearest] if gp not in gps for one in self.places.near.units(gp))
            gps.update(takers[nearest])
            sites.add(self.places.site[nearest])
        return None

    def _short(self, units: Sequence[str]) -> bool:
        """Whether the bounds leave no room for all of these units together."""
        placing = Placing(self.places, units, self.plan.new)
        return any(one not in placing.assigned and placing.place(one) is not None for one in units)

    def _smaller(self, unit: str, group: Sequence[str]) -> tuple[str, ...]:
        """The group without what can be left out, the farthest first, while it is still too large."""
        kept = list(group)
        for one in reversed(group):
            rest = [other for other in kept if other != one]
            if one != unit and self._short(rest):
                kept = rest
        return tuple(sorted(kept))

    def _searched(self, unit: str) -> tuple[str, ...] | None:
        """The unit with those held by the clinics of its takers, where no plan at all covers them together."""
        facts = self.facts
        clinics = sorted({facts.gps[gp].clinic for gp in self.places.takers(unit)})
        gps = [gp for clinic in clinics for gp in facts.gps_of_clinic[clinic]]
        held = [one for gp in gps for one in self.plan.units_of.get(gp, ()) if one in self.places.open_units]
        group = [unit, *held]
        if not 1 < len(group) <= MOST_SEARCHED or self._can_all(group) is not False:
            return None
        for one in held:
            rest = [other for other in group if other != one]
            if self._can_all(rest) is False:
                group = rest
        return tuple(sorted(group))

    def _counted(self, unit: str, group: Sequence[str]) -> Shortage | None:
        """The group with its GPs and the number of units that can have one, shown by a lawful plan."""
        kept = list(group)
        shown = False
        for out in (*(one for one in group if one != unit), unit):
            rest = [one for one in kept if one != out]
            if out not in kept or (shown and len(group) > MOST_SEARCHED):
                continue
            covered = self._can_all(rest)
            shown = shown or covered is True
            if covered is False and out != unit:
                kept, shown = rest, False
        if len(kept) < 2 or not shown:
            return None
        gps = sorted({gp for one in kept for gp in self.places.takers(one)})
        return Shortage(tuple(kept), tuple(gps), len(kept) - 1)

    def _can_all(self, group: Sequence[str]) -> bool | None:
        """Whether a lawful plan covers all of these units; None where the search was cut short.

        What the bounds allow is tried first: it is nearly always lawful.
        """
        placing = Placing(self.places, group, self.plan.new)
        if any(one not in placing.assigned and placing.place(one) is not None for one in group):
            return False
        if self._lawful(placing.assigned):
            return True
        if len(group) > MOST_DEEP:
            return None
        search = _Search(self, sorted(group, key=lambda unit: (len(self.places.takers(unit)), unit)))
        found = search.run(0)
        return None if search.steps_left < 0 and not found else found

    def _lawful(self, new: Mapping[str, str]) -> bool:
        plan = Plan({**self.places.locked.new, **new})
        return not any(
            card.applies(self.facts.ruleset) and card.audit(plan, self.facts) for card in crowding_rules()
        )


class _Search:
    """Plan by plan through a small group, every unit with a GP."""

    def __init__(self, shortages: Shortages, units: Sequence[str]) -> None:
        self.asked, self.units, self.steps_left = shortages, units, MOST_STEPS
        self.new: dict[str, str] = {}

    def run(self, depth: int) -> bool:
        """Whether the units from this one on can all be covered too."""
        if depth == len(self.units):
            return self.asked._lawful(self.new)
        for gp in self.asked.places.takers(self.units[depth]):
            self.steps_left -= 1
            if self.steps_left < 0:
                return False
            self.new[self.units[depth]] = gp
            if self.run(depth + 1):
                return True
            del self.new[self.units[depth]]
        return False
