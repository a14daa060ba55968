"""How many attachments and agreements a GP has: the counting of the contract's section 2, in plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from solver.domain.facts import Facts


class Holding(NamedTuple):
    """What a GP holds, counted.

    Attributes:
        attachments: nursing homes and sites, as § 65 stk. 2 counts them.
        agreements: what the lægekapaciteter count.
    """

    attachments: int
    agreements: int

    @property
    def dispensed(self) -> int:
        """Attachments beyond the one that § 65 stk. 2 allows."""
        return max(0, self.attachments - 1)


ALONE = Holding(1, 1)
"""What one unit counts, alone at its site."""


def holding(facts: Facts, gp: str, new_units: Iterable[str] = ()) -> Holding:
    """What a GP holds with its agreements in effect and the new units given.

    Undivided botilbud of one site are one attachment while their residents together are at most the ruleset's
    `site_max_residents`; over that each counts. Sections of a site are one attachment with the rest of the
    site, an agreement each. Without `site_is_one_attachment` each botilbud counts by itself.

    Example:
        A nursing home, and two botilbud of 30 residents each at one address: 2 attachments, 2 agreements.
    """
    units = {*facts.held.get(gp, ()), *new_units}
    attachments = agreements = facts.nursing_homes.get(gp, 0)
    if len(units) <= 1:
        return Holding(attachments + len(units), agreements + len(units))
    by_site: dict[str, list[str]] = {}
    for unit in units:
        by_site.setdefault(facts.site_of[facts.units[unit].botilbud.id], []).append(unit)
    for together in by_site.values():
        at_site = ALONE if len(together) == 1 else _at_site(facts, together)
        attachments += at_site.attachments
        agreements += at_site.agreements
    return Holding(attachments, agreements)


def _at_site(facts: Facts, units: list[str]) -> Holding:
    undivided = [facts.units[u] for u in units if facts.units[u].section is None]
    sections = [facts.units[u] for u in units if facts.units[u].section is not None]
    if not facts.ruleset.site_is_one_attachment:
        divided = {section.botilbud.id for section in sections}
        return Holding(len(undivided) + len(divided), len(undivided) + len(sections))
    together = sum(unit.residents for unit in undivided)
    over = len(undivided) >= 2 and together > facts.ruleset.site_max_residents
    joint = len(undivided) if over else min(1, len(undivided))
    return Holding(max(1, joint), joint + len(sections))


def kind_of(facts: Facts, gp: str) -> str:
    """The kind of dispensation a GP's further attachments need."""
    return "nursing_home_and_botilbud" if gp in facts.nursing_homes else "several_facilities"


def granted(facts: Facts, gp: str, new_units: Iterable[str]) -> int:
    """How many of a GP's new attachments the dispensations in effect allow (rule 6's granted(g)).

    Unscoped ones less those its agreements use up already, and each scoped one in whose botilbud the GP has at
    least one new match. None of a kind that the ruleset does not make dispensable.
    """
    kind = kind_of(facts, gp)
    if not facts.ruleset.dispensable(kind):
        return 0
    of_kind = [d for d in facts.dispensations.get(gp, ()) if d.kind == kind]
    unscoped = sum(d.botilbud is None for d in of_kind)
    at = {facts.units[unit].botilbud.id for unit in new_units}
    scoped = sum(d.botilbud in at for d in of_kind)
    return max(0, unscoped - holding(facts, gp).dispensed) + scoped


def new_dispensations(facts: Facts, gp: str, new_units: Iterable[str]) -> int:
    """How many dispensations beyond the granted ones a GP's new units need (rule 6's new(g), at its least)."""
    units = tuple(new_units)
    more = holding(facts, gp, units).dispensed - holding(facts, gp).dispensed
    return max(0, more - granted(facts, gp, units)) if more > 0 else 0
