"""How many units each GP and each clinic can take at most, and who can take what beside whom.

All counts here are upper bounds that no lawful plan exceeds, so that what they cannot place cannot be placed at
all. Agreements in effect and locks are held throughout; other matches are free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import holding, kind_of
from solver.explain.dispensing import of_kind
from solver.explain.nearby import Nearby
from solver.explain.obstacles import Obstacles, locked_plan

DISPENSED_KINDS = ("nursing_home_conflict", "one_attachment")


@dataclass(frozen=True)
class Seat:
    """What a GP has left when agreements and locks are counted.

    Attributes:
        more: attachments it can still get.
        fresh: whether it has none yet, so that its first takes one of the clinic's lægekapaciteter.
        joint: site → residents of the undivided botilbud it holds there; 0 where it holds only sections.
        waived: agreements that need no lægekapacitet since they would rest on dispensations.
    """

    more: int
    fresh: bool
    joint: dict[str, int]
    waived: int


@dataclass(frozen=True)
class Places:
    """Counts the places of one case."""

    facts: Facts
    near: Nearby
    locked: Plan
    _takers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _seats: dict[str, Seat] = field(default_factory=dict)
    _bounds: dict[tuple[str, tuple[str, ...]], tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts, near: Nearby | None = None) -> Places:
        """Ready to count."""
        return cls(facts, near or Nearby(facts), locked_plan(facts))

    @cached_property
    def open_units(self) -> frozenset[str]:
        """In-scope units that neither an agreement nor a lock gives to anybody."""
        return self.facts.in_scope.difference(self.facts.holder, self.facts.locks)

    @cached_property
    def room(self) -> dict[str, int]:
        """Clinic id → lægekapaciteter left; agreements and locks counted."""
        facts, out = self.facts, {}
        for clinic, gps in facts.gps_of_clinic.items():
            agreed = sum(self._load(gp, ()) for gp in gps)
            used = sum(self._load(gp, self.locked.units_of.get(gp, ())) for gp in gps)
            out[clinic] = max(0, max(facts.clinics[clinic].doctor_capacities, agreed) - used)
        return out

    def _load(self, gp: str, new: Iterable[str]) -> int:
        found = holding(self.facts, gp, new)
        free = 0 if self.facts.ruleset.dispensed_agreement_uses_capacity else found.dispensed
        return found.agreements - free

    def takers(self, unit: str) -> tuple[str, ...]:
        """The GPs who could take an open unit, sorted, also where a dispensation for its site may allow it."""
        if unit not in self._takers:
            self._takers[unit] = tuple(gp for gp in self.near.gps(unit) if self._could(gp, unit))
        return self._takers[unit]

    @cached_property
    def _obstacles(self) -> Obstacles:
        return Obstacles(self.facts, self.locked)

    def _could(self, gp: str, unit: str) -> bool:
        found = self._obstacles.of(gp, unit)
        if found in DISPENSED_KINDS:
            site_of = self.facts.site_of
            site = site_of[self.facts.units[unit].botilbud.id]
            return any(d.botilbud is not None and site_of[d.botilbud] == site for d in of_kind(self.facts, gp))
        return found is None

    @cached_property
    def site(self) -> dict[str, str]:
        """Unit id → what counts as one attachment: the site, or the botilbud where the ruleset joins no sites."""
        facts = self.facts
        joins = facts.ruleset.site_is_one_attachment
        return {
            unit: facts.site_of[found.botilbud.id] if joins else found.botilbud.id
            for unit, found in facts.units.items()
        }

    def seat(self, gp: str) -> Seat:
        """What a GP has left."""
        if gp not in self._seats:
            self._seats[gp] = self._seat(gp)
        return self._seats[gp]

    def _seat(self, gp: str) -> Seat:
        facts, locks = self.facts, self.locked.units_of.get(gp, ())
        agreed, now = holding(facts, gp), holding(facts, gp, locks)
        most = max(facts.gps[gp].max_attachments or facts.ruleset.max_attachments, agreed.attachments)
        kind = kind_of(facts, gp)
        if facts.policy.dispensations != "propose" or not facts.ruleset.dispensable(kind):
            most = min(most, max(1, agreed.attachments) + len(of_kind(facts, gp)))
        joint: dict[str, int] = {}
        for unit in (*facts.held.get(gp, ()), *locks):
            found = facts.units[unit]
            size = found.residents if found.section is None else 0
            joint[self.site[unit]] = joint.get(self.site[unit], 0) + size
        more = max(0, most - now.attachments)
        fresh = now.attachments == 0
        waived = 0 if facts.ruleset.dispensed_agreement_uses_capacity else more - (fresh and more > 0)
        return Seat(more, fresh, joint, waived)

    def bounds(self, gp: str, units: Sequence[str]) -> tuple[int, int]:
        """How many of these units a GP can hold at once at most, its clinic's room counted as if it were alone.

        Beside it, how many of them can share another's agreement.
        """
        key = gp, tuple(units)
        if key not in self._bounds:
            joined = self._joined(gp, units)
            self._bounds[key] = self._most(gp, units, joined), joined
        return self._bounds[key]

    def _most(self, gp: str, units: Sequence[str], joined: int) -> int:
        seat, facts = self.seat(gp), self.facts
        if not facts.ruleset.practice_capacity:
            return self._by_attachments(seat, units)
        capacity = self.room[facts.gps[gp].clinic] + seat.waived + joined
        return min(self._by_attachments(seat, units), capacity)

    def _joined(self, gp: str, units: Sequence[str]) -> int:
        """How many of these units can at most share another's agreement, being undivided botilbud of one site."""
        held, site = self.seat(gp).joint, self.site
        if not held and len({site[unit] for unit in units}) == len(units):
            return 0
        found = Counter(site[unit] for unit in units if self.facts.units[unit].section is None)
        return sum(count if held.get(place, 0) else count - 1 for place, count in found.items())

    def _by_attachments(self, seat: Seat, units: Sequence[str]) -> int:
        """The most units for the attachments left, site by site."""
        different = {self.site[unit] for unit in units}
        if len(different) == len(units) and different.isdisjoint(seat.joint):
            return min(seat.more, len(units))
        sites: dict[str, list[str]] = {}
        for unit in units:
            sites.setdefault(self.site[unit], []).append(unit)
        best = [0] * (seat.more + 1)
        for site, at_site in sites.items():
            gain = self._at_site(seat, site, at_site)
            best = [
                max(best[total - part] + gain[part] for part in range(total + 1)) for total in range(len(best))
            ]
        return best[-1]

    def _at_site(self, seat: Seat, site: str, units: Sequence[str]) -> list[int]:
        """Units that 0, 1, 2, … further attachments can hold at one site, at most."""
        facts = self.facts
        sizes = sorted(u.residents for u in (facts.units[unit] for unit in units) if u.section is None)
        sections = len(units) - len(sizes)
        limit = facts.ruleset.site_max_residents if facts.ruleset.site_is_one_attachment else 0
        together, joint = seat.joint.get(site, 0), 0
        for size in sizes:
            together += size
            if together > limit:
                break
            joint += 1
        held = site in seat.joint
        spare = int(held and not seat.joint[site])  # beside sections the first undivided botilbud adds nothing
        out = [sections + min(len(sizes), max(joint, spare)) if held else 0]
        for attachments in range(1, seat.more + 1):
            out.append(sections + min(len(sizes), max(joint, attachments + spare)))
        return out
