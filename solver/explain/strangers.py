"""GPs and units that have nothing to do with each other: what is found of one such pair holds for all alike.

Most pairs are of that sort. Of a unit the rules then ask only what `Kind` holds, and whatever the GP holds
already, the unit is one attachment and one agreement more. So one answer a clinic and kind of unit is enough
where a case has a pair for every GP within 25 km of every unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from solver.domain.facts import Facts, Plan
from solver.explain.nearby import Nearby
from solver.explain.obstacles import clinics_at_sites

Kind = tuple[bool, bool, bool]
"""Whether a unit is in scope, closed clinics are barred from it, and its botilbud takes GPs it has not listed."""

T = TypeVar("T")


@dataclass(frozen=True)
class Strangers:
    """Tells strangers from acquaintances.

    Attributes:
        plan: whoever holds a unit in it is acquainted with all units of that site.
    """

    facts: Facts
    near: Nearby
    plan: Plan
    _acquainted: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def _at_site(self) -> dict[str, frozenset[str]]:
        locked = {unit: gps[0] for unit, gps in self.facts.locks.items()}
        return clinics_at_sites(self.facts, {**locked, **self.plan.new})

    def acquainted(self, unit: str) -> frozenset[str]:
        """The clinics that have anything to do with a unit or its site, themselves or through one of their GPs.

        They or the botilbud have listed, refused or rejected the other, hold a unit there, have patients there or
        a dispensation for just that botilbud.
        """
        if unit not in self._acquainted:
            botilbud = self.facts.units[unit].botilbud.id
            at_site = self._at_site.get(self.facts.site_of[botilbud], frozenset())
            self._acquainted[unit] = at_site | self.near.tied(unit)
        return self._acquainted[unit]

    def are(self, clinic: str, unit: str) -> bool:
        """Whether a clinic is in reach of a unit by travel alone, and nothing else is between the two."""
        return clinic not in self.acquainted(unit) and self.near.in_reach(clinic, unit)

    def kind(self, unit: str) -> Kind:
        """What a rule can ask of a unit that the GP has nothing to do with."""
        botilbud = self.facts.units[unit].botilbud
        guarded = botilbud.legal_basis in self.facts.ruleset.closed_intake
        return unit in self.facts.in_scope, guarded, botilbud.accepts_unlisted

    def answers(
        self, unit: str, known: dict[Kind, dict[str, T | None]], ask: Callable[[str], T | None]
    ) -> Iterator[tuple[str, T]]:
        """Each clinic in reach that is a stranger to a unit, with what is found of it.

        In the order of their ids; clinics of which nothing is found are left out.

        Args:
            known: what was found of clinics before, for each kind of unit; grows.
            ask: finds it of a clinic and just this unit.
        """
        acquainted, found = self.acquainted(unit), known.setdefault(self.kind(unit), {})
        for clinic in self.facts.in_reach(unit):
            if clinic not in acquainted:
                if clinic not in found:
                    found[clinic] = ask(clinic)
                if one := found[clinic]:
                    yield clinic, one

    def others(self, unit: str) -> tuple[str, ...]:
        """The GPs near a unit whose clinic is no stranger to it, sorted."""
        return self.near.of_clinics(unit, self.acquainted(unit))
