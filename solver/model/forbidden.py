"""Parts of a plan that must not come about together, as rows of the problem."""

from __future__ import annotations

import numpy as np

from solver.domain.outcome import PartOfPlan
from solver.model.assemble import Assembled
from solver.rulebook import Integers


def row_of(assembled: Assembled, part: PartOfPlan) -> tuple[Integers, int]:
    """The row that forbids the plans with a part, and no other.

    A part tells all matches of some GPs and something of one unit. The row asks that one of its bundles is
    dropped, or another bundle of those GPs comes in, or one of the unit that would put an end to the part.

    Returns:
        A coefficient for each bundle, and the row's right-hand side.
    """
    index, bundles = assembled.index, assembled.sheet.bundles
    held: dict[tuple[str, int], set[str]] = {}
    for unit, gp in part.pairs:
        held.setdefault((gp, int(index.site_of[index.unit_no[unit]])), set()).add(unit)
    sign = np.zeros(len(bundles), np.int64)
    sign[_ending(assembled, part)] = -1
    gps = [index.gp_no[gp] for gp in part.gps]
    for bundle in np.flatnonzero(np.isin(bundles.gp, gps)).tolist():
        pairs = assembled.pairs_of(bundle)
        chosen = held.get((pairs[0][1], int(bundles.site[bundle]))) == {unit for unit, _ in pairs}
        sign[bundle] = 1 if chosen else -1
    return sign, int((sign > 0).sum()) - 1


def _ending(assembled: Assembled, part: PartOfPlan) -> Integers:
    """Bundles with the part's unit by which the part is not there any more."""
    bundles, table, index = assembled.sheet.bundles, assembled.table, assembled.index
    with_unit = table.unit[bundles.row] == index.unit_no[part.unit]
    if part.ended_by is not None:
        ending = np.asarray([index.gp_no[gp] for gp in part.ended_by], np.int64)
        with_unit &= np.isin(table.gp[bundles.row], ending)
    return np.asarray(bundles.part_of[with_unit], np.int64)
