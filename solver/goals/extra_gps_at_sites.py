"""GPs at a site beyond what its size asks for (flere læger på samme adresse end hensigtsmæssigt).

For each site with two or more units in scope: the different GPs that hold them, less one for each section and
one for each begun 60 residents of the undivided botilbud. Guidance, not a ban.

Source: Region Midtjylland's clarification of 2 April 2025 [001]; interpretations B and E.
"""

from collections import defaultdict
from datetime import date

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.rulebook import Goal, Sheet, Source, Words


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


def cost(sheet: Sheet) -> None:
    """A column a site for the GPs beyond what it asks for; a GP's bundles at a site are one at most."""
    places, table, bundles = sheet.places, sheet.table, sheet.bundles
    in_scope, whole = table.unit_in_scope, ~places.is_section
    sites = int(places.site.max(initial=-1)) + 1
    units = np.bincount(places.site[in_scope], minlength=sites)
    residents = np.zeros(sites, np.int64)
    np.add.at(residents, places.site[in_scope & whole], table.unit_residents[in_scope & whole])
    sections = np.bincount(places.site[in_scope & ~whole], minlength=sites)
    holding = {(int(places.site[unit]), gp) for gp, unit in places.held if in_scope[unit]}
    already = np.bincount([site for site, _ in holding], minlength=sites) if holding else np.zeros(sites, np.int64)
    expedient = -(-residents // table.ruleset.site_max_residents) + sections
    sheet.add_constant("extra_gps_at_sites", int(np.maximum(already - expedient, 0)[units > 1].sum()))
    counted = np.flatnonzero((units > 1)[bundles.site])
    pairs = zip(bundles.site[counted].tolist(), bundles.gp[counted].tolist(), strict=True)
    counted = counted[[pair not in holding for pair in pairs]] if len(counted) else counted
    if not len(counted):
        return
    site, row = np.unique(bundles.site[counted], return_inverse=True)
    extra = sheet.add_columns(len(site), -1)
    rows, columns = np.concatenate([row, np.arange(len(site))]), np.concatenate([counted, extra])
    sign = np.concatenate([np.ones(len(counted), np.int64), np.full(len(site), -1)])
    sheet.add_rows(len(site), (rows, columns, sign), np.maximum(expedient - already, 0)[site])
    sheet.add_cost("extra_gps_at_sites", extra, 1)


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
    cost=cost,
)
