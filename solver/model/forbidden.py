"""Parts of a plan that must not come about together, as rows of the problem."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_array

from solver.domain.outcome import PartOfPlan
from solver.model.assemble import Assembled
from solver.model.problem import Problem


def without_parts(assembled: Assembled, parts: Iterable[PartOfPlan]) -> Problem:
    """The problem without the plans that look like any of these parts where the part looks.

    A part tells all matches of some GPs and the match of one unit. The row asks that one of its bundles is dropped
    or another bundle of those GPs or that unit comes in; so it forbids just the plans with that part.
    """
    problem = assembled.problem
    for part in parts:
        held: dict[tuple[str, int], set[str]] = {}
        for unit, gp in part.pairs:
            site = int(assembled.index.site_of[assembled.index.unit_no[unit]])
            held.setdefault((gp, site), set()).add(unit)
        sign = np.zeros((1, len(problem.bound)), np.int64)
        for bundle in _looked_at(assembled, part):
            pairs = assembled.pairs_of(bundle)
            site = int(assembled.sheet.bundles.site[bundle])
            chosen = held.get((pairs[0][1], site)) == {unit for unit, _ in pairs}
            sign[0, bundle] = 1 if chosen else -1
        problem = problem.with_rows(csr_array(sign), np.asarray([int((sign > 0).sum()) - 1]))
    return problem


def _looked_at(assembled: Assembled, part: PartOfPlan) -> list[int]:
    bundles, index = assembled.sheet.bundles, assembled.index
    gps = [index.gp_no[gp] for gp in part.gps]
    of_unit = bundles.part_of[assembled.table.unit[bundles.row] == index.unit_no[part.unit]]
    return sorted({*np.flatnonzero(np.isin(bundles.gp, gps)).tolist(), *of_unit.tolist()})
