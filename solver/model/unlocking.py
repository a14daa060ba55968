"""Which sets of atoms let one unit be covered in a plan that covers more: found in order, none left out.

A set that does not work shows a cut: atoms of which at least one must give way before anything helps. For a set
that works meets every cut, only sets that meet all cuts known so far are tried, the smallest first. Each try is
a linear program. Where its optimum is too low its prices prove it, and they name the cut: the atoms that would
open a column, or widen a row, worth anything at these prices. Where it is high enough but in fractions, whole
numbers are searched for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from solver.model.clock import Clock
from solver.model.duals import Prices, reduced_cost
from solver.model.granting import Granting
from solver.model.hitting import Chosen, bit_set, hitting_sets
from solver.model.problem import Problem
from solver.model.relaxation import Basis
from solver.model.worth import judge, searched
from solver.rulebook import Flags, Integers

MOST_SEARCHES_FOR_A_CUT = 30


@dataclass(frozen=True)
class Opening:
    """A set of atoms that works, and a plan that shows it: (unit id, GP id) of every new match."""

    atoms: Chosen
    pairs: tuple[tuple[str, str], ...]


class Unlocking:
    """The search for one unit's sets.

    Args:
        granting: the problem in which atoms may give way.
        unit: number of the unit that must be covered.
        at_least: units in scope that must have a GP, agreements included.
        clock: when to stop.
        workers: threads; the sets found do not depend on them.
    """

    def __init__(self, granting: Granting, unit: int, at_least: int, clock: Clock, workers: int = 1) -> None:
        self.granting, self.unit, self.clock, self.workers = granting, unit, clock, workers
        self.worth = granting.worth_of(at_least)
        self.cuts: list[int] = []
        self.basis: Basis | None = None

    def sets(self, most_atoms: int, most_sets: int) -> Iterator[Opening]:
        """The minimal sets in order; the empty set alone where nothing need give way.

        Raises:
            StoppedError: time ran out; what was given before that stands.
        """
        found: list[int] = []
        nothing = self._try(())
        if nothing is not None:
            yield nothing
            return
        for size in range(1, most_atoms + 1):
            for opening in self._of_size(size, found):
                found.append(bit_set(opening.atoms))
                yield opening
                if len(found) == most_sets:
                    return

    def _of_size(self, size: int, found: list[int]) -> Iterator[Opening]:
        known = -1
        while known < len(self.cuts):
            known = len(self.cuts)
            for atoms in hitting_sets(self.cuts[:], size):
                mine = bit_set(atoms)
                if any(smaller & mine == smaller for smaller in found):
                    continue
                opening = self._try(atoms)
                if opening is None:
                    break
                yield opening

    def _try(self, atoms: Chosen) -> Opening | None:
        """A plan that shows a set to work; else None, and one more cut that the set does not meet."""
        problem = self.granting.problem_with(atoms, self.unit)
        columns = self.granting.columns_with(atoms)
        judged = judge(problem, columns, self.worth, self.clock, self.workers, self.basis)
        self.basis = self.basis or judged.basis
        if judged.chosen is not None:
            return Opening(atoms, self.granting.pairs_of(judged.chosen))
        if judged.prices is not None:
            self.cuts.append(self._cut_by_prices(problem, judged.prices, atoms, columns))
        else:
            self.cuts.append(self._cut_by_search(atoms))
        return None

    def _cut_by_prices(self, problem: Problem, prices: Prices, atoms: Chosen, columns: Flags) -> int:
        """The cut that prices name which prove a set too weak.

        Whatever else gives way brings nothing, as long as no row with a price is widened and no column is opened
        that is worth more than its price.
        """
        row, atom = self.granting.widened
        cut = np.zeros(self.granting.atoms, np.bool_)
        cut[atom[prices.price[row] < 0]] = True
        cut[list(atoms)] = False
        self._block(cut, np.flatnonzero(~columns & (reduced_cost(problem, prices) < 0)), atoms)
        return bit_set(np.flatnonzero(cut).tolist())

    def _block(self, cut: Flags, columns: Integers, atoms: Chosen) -> None:
        """Add to a cut until each of some columns needs an atom of it, the atom that most of them need first."""
        needs = self.granting.needs.tocsr()[columns].tocsc()
        given = np.zeros(self.granting.atoms, np.bool_)
        given[list(atoms)] = True
        single = np.asarray((needs @ (~given).astype(np.int64)) == 1)
        alone = np.asarray(needs[single].sum(axis=0)) > 0
        cut |= alone & ~given
        while True:
            unblocked = np.asarray(needs @ cut.astype(np.int64)) == 0
            if not unblocked.any():
                return
            wanted = np.asarray(needs[unblocked].sum(axis=0))
            wanted[given] = 0
            cut[int(wanted.argmax())] = True

    def _cut_by_search(self, atoms: Chosen) -> int:
        """A cut by trial: as many further atoms as can be found in a few searches give way too, to no avail."""
        given = set(atoms)
        waiting = [[atom for atom in range(self.granting.atoms) if atom not in given]]
        for _ in range(MOST_SEARCHES_FOR_A_CUT):
            if not waiting:
                break
            some = waiting.pop()
            both = (*given, *some)
            problem, columns = self.granting.problem_with(both, self.unit), self.granting.columns_with(both)
            if searched(problem, columns, self.worth, self.clock, self.workers) is None:
                given |= set(some)
            elif len(some) > 1:
                waiting += [some[len(some) // 2 :], some[: len(some) // 2]]
        everything = (1 << self.granting.atoms) - 1
        return everything & ~bit_set(sorted(given))
