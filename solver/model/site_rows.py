"""Rows about bundles of one site: which exclude each other.

Only the first family is needed for whole numbers. The others are implied by it and by `one_gp_per_unit`, but
without them the relaxation takes halves: half of a bundle of two units and half of each unit's own.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from solver.rulebook import Integers, Sheet

CLIQUES_UP_TO = 8
"""Sites with more units than this get the first family only."""

Incidence = NDArray[np.bool_]
"""Which of a site's bundles (rows) hold which of its units (columns)."""


def add_site_rows(sheet: Sheet) -> None:
    """Write the rows of every site with more than one unit to match, all lazy.

    1. A GP has one bundle at a site at most.
    2. Of the bundles that hold two of three units one is chosen at most, since any two of them share a unit.
    3. For two units and a GP: the bundles of whomsoever that hold both, and those of the GP that hold one of
       them, exclude each other. A column of its own sums up the bundles that hold both.
    """
    _one_bundle(sheet)
    bundles = sheet.bundles
    at_large = np.zeros(int(bundles.site.max(initial=-1)) + 1, np.bool_)
    at_large[bundles.site[bundles.part_of[bundles.parted]]] = True
    site = bundles.site[bundles.part_of]
    parts = np.flatnonzero(at_large[site])
    parts = parts[np.argsort(site[parts], kind="stable")]
    for here in np.split(parts, np.flatnonzero(np.diff(site[parts])) + 1):
        units, column = np.unique(sheet.table.unit[bundles.row[here]], return_inverse=True)
        if 1 < len(units) <= CLIQUES_UP_TO:
            columns, row = np.unique(bundles.part_of[here], return_inverse=True)
            holds = np.zeros((len(columns), len(units)), np.bool_)
            holds[row, column] = True
            _triples(sheet, columns, holds)
            _pairs(sheet, columns, holds)


def _one_bundle(sheet: Sheet) -> None:
    # Also where no bundle of two units is left: two bundles would count as if they stood at different sites.
    bundles = sheet.bundles
    unit = sheet.table.unit[bundles.row]
    one = np.zeros(int(bundles.site.max(initial=-1)) + 1, np.int64)
    one[bundles.site[bundles.part_of]] = unit
    several = np.zeros(len(one), np.bool_)
    several[bundles.site[bundles.part_of[one[bundles.site[bundles.part_of]] != unit]]] = True
    places = np.flatnonzero(several[bundles.site])
    key = bundles.gp[places] * len(one) + bundles.site[places]
    _, row, size = np.unique(key, return_inverse=True, return_counts=True)
    place = np.cumsum(size > 1) - 1
    counted = (size > 1)[row]
    sheet.add_rows(int((size > 1).sum()), (place[row[counted]], places[counted], 1), 1, lazy=True)


def _triples(sheet: Sheet, columns: Integers, holds: Incidence) -> None:
    for triple in combinations(range(holds.shape[1]), 3):
        clique = columns[holds[:, triple].sum(axis=1) > 1]
        sheet.add_rows(1, (0 * clique, clique, 1), 1, lazy=True)


def _pairs(sheet: Sheet, columns: Integers, holds: Incidence) -> None:
    gp = sheet.bundles.gp[columns]
    for first, second in combinations(range(holds.shape[1]), 2):
        both = holds[:, first] & holds[:, second]
        one = (holds[:, first] | holds[:, second]) & ~both
        # A GP matters who has bundles with the one unit and bundles with the other, none of them with both.
        able = np.intersect1d(gp[one & holds[:, first]], gp[one & holds[:, second]])
        mine = one & np.isin(gp, able)
        if not both.any() or not len(able):
            continue
        together = sheet.add_columns(1, 1)
        members = np.append(columns[both], together)
        sheet.add_rows(1, (0 * members, members, np.append(np.ones(int(both.sum()), np.int64), -1)), 0)
        rows = np.concatenate([np.searchsorted(able, gp[mine]), np.arange(len(able))])
        everyone = np.concatenate([columns[mine], np.repeat(together, len(able))])
        sheet.add_rows(len(able), (rows, everyone, 1), 1, lazy=True)
