"""Folding: the GPs of a clinic whom nothing tells apart are counted, not named.

In a crowded case a clinic has fifteen GPs with one wish list. Which of them gets a unit matters to the lottery
alone, and a search that tells them apart tries every exchange of two. A folded column says that *some* of them
gets the unit; a folded row is the sum of their rows. So every plan is a folded plan, at the same cost on every
objective, and what is proven of folded plans is proven of plans.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from solver.model.assemble import Assembled
from solver.model.matrix import Matrix
from solver.model.problem import Problem
from solver.rulebook import Integers

Marks = NDArray[np.uint64]
ROUNDS = 6
"""Rounds of telling columns and rows apart by what stands beside them; more would find no other groups."""


@dataclass(frozen=True)
class Folded:
    """A problem with interchangeable GPs counted.

    Attributes:
        problem: columns and rows summed up; its bundles are the first columns, as in any problem.
        fold: column of the whole problem → folded column, shape (columns,).
        bundle: folded bundle → a bundle that it stands for, shape (folded bundles,).
        group: GP → number of its group; `size` GPs a group.
    """

    problem: Problem
    fold: Integers
    bundle: Integers
    group: Integers
    size: Integers

    @property
    def counted(self) -> bool:
        """Whether any group has more than one GP."""
        return bool((self.size > 1).any())


def folded(assembled: Assembled, apart: Collection[int]) -> Folded:
    """Fold a problem.

    Args:
        assembled: the problem; its lottery's level is not read, since it tells all GPs apart.
        apart: GPs to keep apart whatever they look like.

    Returns:
        The folded problem; the same problem where no two GPs are alike, or where their rows differ after all.
    """
    group = _groups(assembled, apart)
    out = _fold(assembled, group)
    if out is None:
        out = _fold(assembled, np.arange(len(group)))
    assert out is not None
    return out


def _groups(assembled: Assembled, apart: Collection[int]) -> Integers:
    """Number of each GP's group, rising with the first GP in it."""
    sheet, ledger, problem = assembled.sheet, assembled.sheet.ledger, assembled.problem
    bundles, table = sheet.bundles, sheet.table
    starts = np.searchsorted(bundles.part_of, np.arange(len(bundles)))
    row = bundles.row[starts]
    figures = [table.unit[row], table.priority_tier[row], table.wish_tier[row]]
    figures += [level.cost[: len(bundles)] for level in problem.levels[:-1]]
    looks = np.stack([np.asarray(one, np.int64) for one in figures], axis=1)
    plain = (np.bincount(bundles.part_of, minlength=len(bundles)) == 1) & (bundles.attachments == 1)
    plain &= bundles.extra == 0
    alone = set(apart) | {gp for gp, _ in ledger.scoped} | {gp for gp, _ in sheet.places.held}
    alone |= {gp for _, gp in sheet.locked} | set(bundles.gp[~plain].tolist())
    order = np.argsort(bundles.gp, kind="stable")
    first = np.searchsorted(bundles.gp[order], np.arange(len(ledger.free) + 1))
    seen: dict[tuple[object, ...], int] = {}
    group = np.zeros(len(ledger.free), np.int64)
    for gp in range(len(group)):
        mine = order[first[gp] : first[gp + 1]]
        look: tuple[object, ...] = (gp,)
        if gp not in alone and len(mine):
            look = (int(bundles.clinic[mine[0]]), *_standing(assembled, gp), looks[mine].tobytes())
        group[gp] = seen.setdefault(look, len(seen))
    return group


def _standing(assembled: Assembled, gp: int) -> tuple[int, ...]:
    ledger = assembled.sheet.ledger
    figures = (ledger.attachments, ledger.has_nursing_home, ledger.free, ledger.most, ledger.may_propose)
    return tuple(int(one[gp]) for one in figures)


def _fold(assembled: Assembled, group: Integers) -> Folded | None:
    """The problem folded by groups; None where what stands beside them tells the GPs of a group apart."""
    problem = assembled.problem
    size = np.bincount(group)
    if (size == 1).all():
        everything = np.arange(problem.bundles)
        return Folded(problem, np.arange(len(problem.bound)), everything, group, size)
    colour, row_colour = _colours(problem, group)
    _, first, fold = np.unique(colour, return_index=True, return_inverse=True)
    place = np.argsort(np.argsort(first))  # folded columns in the order of the first column they stand for
    fold, first = place[fold], np.sort(first)
    _, row_fold = np.unique(row_colour, return_inverse=True)
    rows = int(row_fold.max(initial=-1)) + 1
    ones = np.ones(len(row_fold), np.int64)
    adder = csr_array((ones, (row_fold, np.arange(len(row_fold)))), shape=(rows, len(row_fold)))
    summed = csr_array(adder @ problem.by_row)
    kept = csr_array(summed[:, first])
    goals = problem.levels[:-1]
    unlike = abs(summed - csr_array(kept[:, fold])).sum() > 0
    if unlike or any((level.cost != level.cost[first][fold]).any() for level in goals):
        return None
    bound = np.bincount(fold, np.maximum(problem.bound, 0)).astype(np.int64)
    bound[fold[problem.bound < 0]] = -1
    bundles = int((first < problem.bundles).sum())
    lead = first[:bundles]
    parts = np.isin(problem.part_of, lead)
    levels = [replace(level, cost=level.cost[first]) for level in goals]
    levels.append(replace(problem.levels[-1], cost=np.zeros(len(first), np.int64)))
    small = Problem(
        matrix=Matrix.of(kept),
        upper=np.asarray(adder @ problem.upper, np.int64),
        lazy=np.zeros(rows, np.bool_),
        bound=bound,
        levels=tuple(levels),
        bundles=bundles,
        part_of=fold[problem.part_of[parts]],
        unit=problem.unit[parts],
        gp=problem.gp[lead],
    )
    return Folded(small, fold, lead, group, size)


def _colours(problem: Problem, group: Integers) -> tuple[Marks, Marks]:
    """A number for each column and row, the same for those that nothing but an exchange of GPs tells apart.

    Bundles are told apart by group and unit from the start; other columns and rows by what stands beside them.
    """
    lead = problem.lead * (int(group.max()) + 1) + group[problem.gp]
    single = np.bincount(problem.part_of, minlength=problem.bundles) == 1
    many = np.bincount(group)[group[problem.gp]] > 1
    number = np.where(single & many, lead, -1 - np.arange(problem.bundles))
    fixed = _mixed(np.unique(number, return_inverse=True)[1].astype(np.uint64))
    costs = np.stack([problem.bound, *(level.cost for level in problem.levels[:-1])])
    column = np.zeros(len(problem.bound), np.uint64)
    for line in costs:
        column = _mixed(column ^ line.astype(np.uint64))
    column[: problem.bundles] = fixed
    own, row = column.copy(), np.zeros(len(problem.upper), np.uint64)
    entry_row = np.repeat(np.arange(len(row)), np.diff(problem.by_row.indptr))
    entry_column, value = problem.by_row.indices, _mixed(problem.by_row.data.astype(np.uint64))
    for _ in range(ROUNDS):
        row = _mixed(problem.upper.astype(np.uint64))
        np.add.at(row, entry_row, _mixed(value ^ column[entry_column]))
        row, beside = _mixed(row), own.copy()
        np.add.at(beside, entry_column, _mixed(value + row[entry_row]))
        column[problem.bundles :] = _mixed(beside[problem.bundles :])
    return column, row


def _mixed(figures: Marks) -> Marks:
    """Figures scattered over 64 bits, equal ones alike."""
    out = (figures + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
    out = (out ^ (out >> np.uint64(31))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(out ^ (out >> np.uint64(29)))
