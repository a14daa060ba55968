"""Further columns and rows for a problem that is written already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import csr_array

from solver.model.matrix import Matrix
from solver.model.problem import Problem


@dataclass
class Addition:
    """Columns and rows to be put behind those of a problem; a row reads as in `Problem`."""

    problem: Problem
    bounds: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])

    def column(self, bound: int = 1) -> int:
        """A column more; its number."""
        self.bounds.append(bound)
        return len(self.problem.bound) + len(self.bounds) - 1

    def at_most(self, upper: int, *terms: tuple[Iterable[int], int]) -> None:
        """A row more: the terms' columns, each set of them at one coefficient, sum up to at most a figure."""
        for columns, value in terms:
            found = list(columns)
            self.columns += found
            self.values += [value] * len(found)
        self.upper.append(upper)
        self.starts.append(len(self.columns))

    def at_least(self, lower: int, *terms: tuple[Iterable[int], int]) -> None:
        """A row more: the terms sum up to at least a figure."""
        self.at_most(-lower, *((columns, -value) for columns, value in terms))

    def one_of(self, *columns: Iterable[int]) -> None:
        """A row more: of these columns, those named twice counted once, one at least is not 0."""
        self.at_least(1, (sorted({one for some in columns for one in some}), 1))

    def added(self) -> Problem:
        """The problem with all this."""
        old, more = self.problem, len(self.bounds)
        wide = len(old.bound) + more
        rows = csr_array((self.values, self.columns, self.starts), shape=(len(self.upper), wide), dtype=np.int64)
        none = np.zeros(more, np.int64)
        wider = replace(
            old,
            matrix=Matrix.of(
                csr_array((old.by_row.data, old.by_row.indices, old.by_row.indptr), (len(old.upper), wide))
            ),
            bound=np.append(old.bound, np.asarray(self.bounds, np.int64)),
            levels=tuple(replace(level, cost=np.append(level.cost, none)) for level in old.levels),
        )
        return wider.with_rows(rows, np.asarray(self.upper, np.int64))


def tight_covers(problem: Problem, out: Addition) -> None:
    """A column that is at most the sum of one unit's bundles is that sum: nothing else asks for less.

    Without this a search would prove anew that no more units can be covered than botilbud.
    """
    single = np.bincount(problem.part_of, minlength=problem.bundles) == 1
    unit_of = np.where(single, problem.lead, -1 - np.arange(problem.bundles))
    rows_with = np.diff(csr_array(problem.by_row.T).indptr)
    for row in np.flatnonzero(problem.upper == 0).tolist():
        start, end = problem.by_row.indptr[row], problem.by_row.indptr[row + 1]
        columns, values = problem.by_row.indices[start:end], problem.by_row.data[start:end]
        up = columns[values > 0]
        down = columns[values < 0]
        if len(up) != 1 or not len(down) or (np.abs(values) != 1).any() or (down >= problem.bundles).any():
            continue
        whole = int(up[0])
        wanted = whole >= problem.bundles and all(level.cost[whole] <= 0 for level in problem.levels)
        alone = rows_with[whole] == 1 and len(np.unique(unit_of[down])) == 1
        if wanted and alone and any(level.cost[whole] < 0 for level in problem.levels):
            out.at_most(0, (down.tolist(), 1), ([whole], -1))
