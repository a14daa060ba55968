"""GPs at a site beyond what its size asks for (flere læger på samme adresse end hensigtsmæssigt).

For each site with two or more units in scope: the different GPs that hold them, less one for each section and
one for each begun 60 residents of the undivided botilbud. Guidance, not a ban.

Source: Region Midtjylland's clarification of 2 April 2025 [001]; interpretations B and E.
"""

from collections import defaultdict
from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Source, Words


def value(plan: Plan, facts: Facts) -> int:
    """Σ over the sites, agreements counted; 0 where no site has two units in scope."""
    holders = facts.holders(plan)
    at_site: dict[str, list[str]] = defaultdict(list)
    for unit in facts.in_scope:
        at_site[facts.site_of[facts.units[unit].botilbud.id]].append(unit)
    return sum(_extra(facts, units, holders) for units in at_site.values() if len(units) > 1)


def _extra(facts: Facts, units: list[str], holders: dict[str, str]) -> int:
    gps = {holders[unit] for unit in units if unit in holders}
    undivided = [facts.units[unit] for unit in units if facts.units[unit].section is None]
    residents = sum(unit.residents for unit in undivided)
    expedient = -(-residents // facts.ruleset.site_max_residents) + len(units) - len(undivided)
    return max(0, len(gps) - expedient)


CARD = Goal(
    slug="extra_gps_at_sites",
    sense="min",
    unit=Words(da="læger", en="GPs"),
    title=Words(da="Flere læger end nødvendigt på samme sted", en="More GPs than needed at one site"),
    says=Words(
        da="Antal læger ud over det, stedernes størrelse og afsnit tilsiger.",
        en="The number of GPs beyond what the sites' size and sections ask for.",
    ),
    sources=(Source("Region Midtjyllands præcisering af 2. april 2025", "001", date(2025, 4, 2)),),
    applies=lambda ruleset, policy: ruleset.extra_gps_at_sites,
    value=value,
)
