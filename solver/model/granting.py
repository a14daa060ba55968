"""The problem in which atoms may give way: which columns need which atoms, and which rows an atom widens.

The columns are those of the case with every atom given way. The rows are the rule cards' own, with the right-hand
sides of the case as it is. A set of atoms then opens columns and widens rows, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array

from solver.candidates import Index, candidate_table, eligible, index_of
from solver.domain.atoms import AtomSet
from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.model.assemble import places_of
from solver.model.bundles import bundles_of
from solver.model.ledger import ledger_of
from solver.model.problem import Level, Problem, problem_of
from solver.model.site_rows import add_site_rows
from solver.rulebook import Bundles, Flags, Integers, Ledger, Sheet, Table
from solver.rules import CANDIDATE_RULES, PLAN_RULES
from solver.travel.reach import ClinicUnitTravel


@dataclass(frozen=True)
class Granting:
    """The problem and what each atom does to it.

    Attributes:
        problem: rows as the case is, columns with every atom given way, no level.
        needs: 1 where a column needs an atom, shape (columns, atoms); `needed` how many each column needs.
        widened: (row, atom) for each row that an atom widens by one.
        covered_before: units in scope that a GP holds by agreement.
    """

    index: Index
    table: Table
    bundles: Bundles
    problem: Problem
    needs: csc_array
    needed: Integers
    widened: tuple[Integers, Integers]
    covered_before: int

    @property
    def atoms(self) -> int:
        """How many atoms there are."""
        return int(self.needs.shape[1])

    def columns_with(self, atoms: Iterable[int]) -> Flags:
        """The columns that need none but some atoms, shape (columns,)."""
        return np.asarray(self.needed == self.needs[:, list(atoms)].sum(axis=1))

    def problem_with(self, atoms: Iterable[int], unit: int) -> Problem:
        """The problem once some atoms give way, with one level: cover a unit, and as many others as possible.

        The unit counts for more than all others together, so a plan is worth `worth_of` or more exactly when it
        covers the unit and so many in all.
        """
        row, atom = self.widened
        upper = self.problem.upper.copy()
        np.add.at(upper, row[np.isin(atom, list(atoms))], 1)
        cost = np.zeros(len(self.problem.bound), np.int64)
        np.subtract.at(cost, self.bundles.part_of, 1)
        np.subtract.at(cost, self.bundles.part_of[self.problem.unit == unit], self._weight)
        return replace(self.problem, upper=upper, levels=(Level("covering", -1, 0, cost),))

    def worth_of(self, at_least: int) -> int:
        """The value of a plan that covers the unit and, agreements included, so many units in scope."""
        return self._weight + at_least - self.covered_before

    @property
    def _weight(self) -> int:
        return len(self.index.units) + 1

    def pairs_of(self, chosen: Integers) -> tuple[tuple[str, str], ...]:
        """The (unit id, GP id) pairs of a choice of columns, sorted."""
        rows = self.bundles.row[(chosen[: len(self.bundles)] > 0)[self.bundles.part_of]]
        units, gps = self.table.unit[rows].tolist(), self.table.gp[rows].tolist()
        return tuple(sorted((self.index.units[u], self.index.gps[g]) for u, g in zip(units, gps, strict=True)))


def granting(
    case: Case, eased: Case, ruleset: Ruleset, policy: Policy, travel: ClinicUnitTravel, atoms: AtomSet
) -> Granting:
    """Set the problem up.

    Args:
        case: the case as it is; it has a lawful plan.
        eased: the case with all atoms given way.
        ruleset: the ruleset in force.
        policy: the run's policy.
        travel: travel in which the distances among the atoms are accepted.
        atoms: the atoms.

    Raises:
        SiteTooLargeError: a site's units cannot be spelled out.
    """
    index = index_of(eased, ruleset)
    table = candidate_table(index, ruleset, policy, travel)
    may = eligible(table, [card for card in CANDIDATE_RULES if card.applies(ruleset)])
    may &= index.holder[table.unit] < 0
    locked = _locked(index)
    for unit, gp in locked:
        may &= (table.unit != unit) | (table.gp == gp)
    all_given = ledger_of(index, ruleset, policy)
    before = index_of(case, ruleset)
    free, room = _as_is(index, before, all_given, ledger_of(before, ruleset, policy))
    bundles = bundles_of(index, table, all_given, may)
    places = places_of(index, policy)

    def sheet(ledger: Ledger) -> Sheet:
        out = Sheet(table, bundles, ledger, places, locked)
        add_site_rows(out)
        for card in PLAN_RULES:
            if card.rows is not None and card.applies(ruleset):
                # Whose attachments need a row of their own must not depend on what has given way.
                out.ledger = all_given if card.slug == "max_attachments" else ledger
                card.rows(out)
        return out

    as_is = sheet(replace(all_given, free=free, room=room))
    problem = problem_of(as_is, ())
    more_free = sheet(replace(all_given, free=np.where(all_given.may_propose, free, all_given.free), room=room))
    more_room = sheet(replace(all_given, free=free))
    needs = _needs(index, table, bundles, _Named(case, index, atoms), (as_is.columns, len(atoms)))
    return Granting(
        index=index,
        table=table,
        bundles=bundles,
        problem=problem,
        needs=needs,
        needed=np.asarray(needs.sum(axis=1)),
        widened=_widened(problem, bundles, index, atoms, more_free, more_room),
        covered_before=int((index.in_scope & (index.holder >= 0)).sum()),
    )


def _locked(index: Index) -> tuple[tuple[int, int], ...]:
    locks = [(index.unit_no[d.unit], index.gp_no[d.gp]) for d in index.case.decisions if d.kind == "lock"]
    return tuple((unit, gp) for unit, gp in dict.fromkeys(locks) if index.holder[unit] < 0)


def _as_is(index: Index, before: Index, all_given: Ledger, ledger: Ledger) -> tuple[Integers, Integers]:
    """What GPs may add freely and clinics have room for as the case is, by the numbers of the eased case."""
    known = np.asarray([before.gp_no.get(gp, -1) for gp in index.gps], np.int64)
    free = all_given.free.copy()
    free[known >= 0] = ledger.free[known[known >= 0]]
    return free, ledger.room


def _widened(
    problem: Problem, bundles: Bundles, index: Index, atoms: AtomSet, more_free: Sheet, more_room: Sheet
) -> tuple[Integers, Integers]:
    """(row, atom) for each row that an atom widens, read off the row's bundles, all one GP's or one clinic's."""
    of_gp = {index.gp_no[a.gp]: n for n, a in enumerate(atoms) if a.kind == "dispensation" and a.gp}
    of_clinic = {index.clinic_no[a.clinic]: n for n, a in enumerate(atoms) if a.kind == "capacity" and a.clinic}
    rows: list[int] = []
    which: list[int] = []
    for sheet, owner, atom_of in ((more_free, bundles.gp, of_gp), (more_room, bundles.clinic, of_clinic)):
        upper = np.concatenate([np.zeros(0, np.int64), *sheet.row_upper])
        for row in np.flatnonzero(upper > problem.upper).tolist():
            columns = problem.by_row.indices[problem.by_row.indptr[row] : problem.by_row.indptr[row + 1]]
            rows.append(row)
            which.append(atom_of[int(owner[columns[columns < len(bundles)][0]])])
    return np.asarray(rows, np.int64), np.asarray(which, np.int64)


class _Named:
    """Which atom each clinic, GP and pair would need, by number."""

    def __init__(self, case: Case, index: Index, atoms: AtomSet) -> None:
        self.asked: dict[int, int] = {}
        self.opening: dict[int, int] = {}
        self.distance: dict[tuple[int, int], int] = {}
        capacity: dict[str, int] = {}
        for number, atom in enumerate(atoms):
            if atom.kind == "ask_again" and atom.gp:
                self.asked[index.gp_no[atom.gp]] = number
            elif atom.kind == "open_intake" and atom.clinic:
                self.opening[index.clinic_no[atom.clinic]] = number
            elif atom.kind == "capacity" and atom.clinic:
                capacity[atom.clinic] = number
            elif atom.clinic and atom.unit:
                self.distance[index.clinic_no[atom.clinic], index.unit_no[atom.unit]] = number
        known = {clinic.id: clinic.doctor_capacities for clinic in case.clinics}
        self.further: dict[int, int] = {}
        """GP whom only one more lægekapacitet brings → that atom."""
        for number, gp in enumerate(index.gps):
            clinic_id, mark, place = gp.partition("#")
            if mark and int(place) > known[clinic_id]:
                self.further[number] = capacity[clinic_id]


def _needs(index: Index, table: Table, bundles: Bundles, named: _Named, shape: tuple[int, int]) -> csc_array:
    """1 where a bundle needs an atom; columns that are no bundles need none."""
    bound = (table.priority_tier >= 0) | (table.wish_tier >= 0) | (table.patients > 0) | table.locked
    far = table.opened & ~bound
    gps = np.zeros(len(index.gps), np.bool_)
    gps[[*named.asked, *named.further]] = True
    clinics = np.zeros(len(index.case.clinics), np.bool_)
    clinics[list(named.opening)] = True
    guarded = table.unit_intake_guarded[table.unit] & clinics[table.clinic]
    needy = np.flatnonzero((far | gps[table.gp] | guarded)[bundles.row])
    found: set[tuple[int, int]] = set()
    for bundle, row in zip(bundles.part_of[needy].tolist(), bundles.row[needy].tolist(), strict=True):
        gp, clinic = int(table.gp[row]), int(table.clinic[row])
        if gp in named.asked:
            found.add((bundle, named.asked[gp]))
        if gp in named.further:
            found.add((bundle, named.further[gp]))
        if guarded[row]:
            found.add((bundle, named.opening[clinic]))
        if far[row]:
            found.add((bundle, named.distance[clinic, int(table.unit[row])]))
    pairs = np.asarray(sorted(found), np.int64).reshape(-1, 2)
    return csc_array((np.ones(len(pairs), np.int64), (pairs[:, 0], pairs[:, 1])), shape=shape)
