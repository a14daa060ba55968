"""From a case to a problem: candidates, bundles, and what every card writes on the sheet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.candidates import Index, candidate_table, eligible, index_of
from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.goals import ladder
from solver.model.bundles import bundles_of
from solver.model.crowding import crowded_clinics
from solver.model.ledger import ledger_of
from solver.model.problem import Problem, problem_of
from solver.model.site_rows import add_site_rows
from solver.rulebook import Flags, Places, Sheet, Table
from solver.rules import CANDIDATE_RULES, PLAN_RULES
from solver.travel.reach import ClinicUnitTravel


class ContradictionError(Exception):
    """Agreements and decisions contradict each other before any plan is made."""


@dataclass(frozen=True)
class Assembled:
    """A problem and the way back from its columns to units and GPs."""

    index: Index
    table: Table
    sheet: Sheet
    problem: Problem

    def pairs_of(self, bundle: int) -> list[tuple[str, str]]:
        """The (unit id, GP id) pairs of a bundle."""
        start, end = np.searchsorted(self.sheet.bundles.part_of, [bundle, bundle + 1])
        rows = self.sheet.bundles.row[start:end]
        gp = self.index.gps[int(self.sheet.bundles.gp[bundle])]
        return [(self.index.units[unit], gp) for unit in self.table.unit[rows].tolist()]


def assemble(case: Case, ruleset: Ruleset, policy: Policy, travel: ClinicUnitTravel) -> Assembled:
    """Set the problem up.

    Args:
        case: a case without faults.
        ruleset: the ruleset in force.
        policy: the run's policy.
        travel: travel between clinics and units.

    Raises:
        ContradictionError: two GPs agreed on one unit, two locks on one unit, a lock against an agreement, or a
            lock on a pair that is not eligible.
        SiteTooLargeError: a site's units cannot be spelled out.
    """
    index = index_of(case, ruleset)
    table = candidate_table(index, ruleset, policy, travel)
    may = eligible(table, [card for card in CANDIDATE_RULES if card.applies(ruleset)])
    locked = _locks(index, table, may)
    may = may & (index.holder[table.unit] < 0)
    for unit, gp in locked:
        may &= (table.unit != unit) | (table.gp == gp)
    ledger = ledger_of(index, ruleset, policy)
    bundles = bundles_of(index, table, ledger, may)
    crowded = crowded_clinics(bundles, ledger, ruleset)
    sheet = Sheet(table, bundles, ledger, places_of(index, policy), locked, crowded)
    add_site_rows(sheet)
    for card in PLAN_RULES:
        if card.rows is not None and card.applies(ruleset):
            card.rows(sheet)
    goals = ladder(ruleset, policy)
    for goal in goals:
        assert goal.cost is not None, goal.slug
        goal.cost(sheet)
    rungs = [(goal.slug, 1 if goal.sense == "min" else -1) for goal in goals]
    return Assembled(index, table, sheet, problem_of(sheet, (*rungs, ("lottery", 1))))


def _locks(index: Index, table: Table, may: Flags) -> tuple[tuple[int, int], ...]:
    agreed: dict[int, set[int]] = {}
    for gp, unit in index.held:
        agreed.setdefault(unit, set()).add(gp)
    if any(len(gps) > 1 for gps in agreed.values()):
        raise ContradictionError
    wanted: dict[int, int] = {}
    for decision in index.case.decisions:
        if decision.kind != "lock":
            continue
        unit, gp = index.unit_no[decision.unit], index.gp_no[decision.gp]
        held = agreed.get(unit)
        if wanted.setdefault(unit, gp) != gp or (held is not None and gp not in held):
            raise ContradictionError
        if held is None and not (may & (table.unit == unit) & (table.gp == gp)).any():
            raise ContradictionError
    return tuple((unit, gp) for unit, gp in wanted.items() if unit not in agreed)


def places_of(index: Index, policy: Policy) -> Places:
    """Where each unit stands, who holds what, and the baseline: what cards ask of a case beside its pairs."""
    baseline = tuple((index.unit_no[u], index.gp_no[g]) for u, g in (policy.baseline or {}).items())
    return Places(
        botilbud=index.botilbud_of,
        site=index.site_of,
        municipality=index.municipality_of,
        is_section=index.is_section,
        holder=index.holder,
        held=index.held,
        baseline=baseline,
    )
