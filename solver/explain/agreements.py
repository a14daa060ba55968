"""Which units share one agreement, and what the agreement is paid: hours, honorarium and VAT a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from solver.domain.facts import Facts
from solver.domain.findings import Dispensing, Pay
from solver.rules.honorarium import honorarium_dkk, hours_per_month, vat_dkk


def shared(facts: Facts, units: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """One GP's units, put together as they are counted: each group is one agreement.

    Undivided botilbud of a site are one agreement while their residents together are at most the ruleset's
    `site_max_residents`; each section is one, and so is each botilbud where sites do not count together.

    Returns:
        Groups of unit ids, each sorted, in the order of their first unit; empty for no units.
    """
    joined: dict[str, list[str]] = {}
    alone: list[tuple[str, ...]] = []
    for unit in sorted(set(units)):
        found = facts.units[unit]
        if found.section is not None or not facts.ruleset.site_is_one_attachment:
            alone.append((unit,))
        else:
            joined.setdefault(facts.site_of[found.botilbud.id], []).append(unit)
    for at_site in joined.values():
        residents = sum(facts.units[unit].residents for unit in at_site)
        if len(at_site) >= 2 and residents > facts.ruleset.site_max_residents:
            alone.extend((unit,) for unit in at_site)
        else:
            alone.append(tuple(at_site))
    return tuple(sorted(alone))


def pay_of(facts: Facts, gp: str, units: Iterable[str], rests_on: Mapping[str, Dispensing]) -> tuple[Pay, ...]:
    """What a GP's botilbud agreements are paid.

    Args:
        units: all units the GP holds.
        rests_on: unit id → its dispensations; the hours of a granted one stand in place of the general ones.

    Returns:
        One entry an agreement; empty for no units.
    """
    hours_by_grant = {d.id: d.hours_per_month for d in facts.dispensations.get(gp, ())}
    clinic = facts.clinics[facts.gps[gp].clinic]
    out = []
    for group in shared(facts, units):
        residents = sum(facts.units[unit].residents for unit in group)
        grants = [grant for unit in group if unit in rests_on for grant in rests_on[unit].granted]
        special = [given for grant in grants if (given := hours_by_grant.get(grant)) is not None]
        hours = hours_per_month(residents, facts.ruleset, special[0] if special else None)
        honorarium = honorarium_dkk(hours, facts.ruleset)
        out.append(Pay(group, residents, hours, honorarium, vat_dkk(honorarium, clinic)))
    return tuple(out)
