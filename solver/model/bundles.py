"""Bundles: every set of new units that one GP could get at one site.

Units of one site count together (contract, section 2), so a match at a site with several units has no price or
count of its own. A bundle has: with one column a bundle the model is a flow, and its relaxation is nearly always
whole. Most sites have one unit, and their bundles are just the eligible pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.candidates import Index
from solver.domain.ruleset import Ruleset
from solver.model.ledger import count_at_site, held_units
from solver.rulebook import Bundles, Flags, Integers, Ledger, Table

MOST_SUBSETS = 20_000
"""More sets of units than this at one site for one GP are not spelled out."""


class SiteTooLargeError(Exception):
    """A site has so many small units that their sets cannot be spelled out.

    Raised when more than `MOST_SUBSETS` sets of one site's units would be lawful for one GP.
    """

    def __init__(self, units: tuple[str, ...]) -> None:
        super().__init__(f"{len(units)} units at one site, the first {units[0]}")
        self.units = units


@dataclass(frozen=True)
class Subset:
    """Some of a site's units, as places in the list of those the GP may take there."""

    places: tuple[int, ...]
    attachments: int
    agreements: int


def bundles_of(index: Index, table: Table, ledger: Ledger, allowed: Flags) -> Bundles:
    """Spell out the bundles.

    Args:
        index: the numbered case.
        table: the candidate table, n rows.
        ledger: what GPs have at the start; no bundle has more attachments than its GP may add.
        allowed: which rows may be matched, shape (n,).

    Returns:
        All bundles: first those of GPs with one unit at a site, in the table's order, then the others.
    """
    rows = np.flatnonzero(allowed)
    site = index.site_of[table.unit[rows]].astype(np.int64)
    gp = table.gp[rows].astype(np.int64)
    key = gp * max(index.sites, 1) + site
    held = held_units(index)
    group, inverse, size = np.unique(key, return_inverse=True, return_counts=True)
    holding = np.isin(group, [g * index.sites + s for g, s in held])
    simple = ((size == 1) & ~holding)[inverse]
    single = rows[simple & (ledger.most[table.gp[rows]] > 0)]
    parts: list[list[int]] = []
    attachments: list[int] = []
    extra: list[int] = []
    memo: dict[tuple[tuple[int, ...], tuple[int, ...], int], list[Subset]] = {}
    for number in _others(inverse, simple):
        members = rows[number]
        who, where = int(table.gp[members[0]]), int(index.site_of[table.unit[members[0]]])
        units = tuple(table.unit[members].tolist())
        call = (units, held.get((who, where), ()), int(ledger.most[who]))
        if call not in memo:
            memo[call] = _subsets(index, table.ruleset, *call)
        for subset in memo[call]:
            parts.append([int(members[place]) for place in subset.places])
            attachments.append(subset.attachments)
            extra.append(subset.agreements - subset.attachments)
    found = _stack(table, index, single, parts, np.asarray(attachments, np.int64), np.asarray(extra, np.int64))
    return _that_fit(found, table.ruleset, ledger)


def _that_fit(bundles: Bundles, ruleset: Ruleset, ledger: Ledger) -> Bundles:
    """Leave out bundles that alone exceed their clinic's room; without this the relaxation splits them up."""
    if not ruleset.practice_capacity:
        return bundles
    needs = bundles.extra + np.where(ledger.attachments[bundles.gp] == 0, 1, 0)
    if ruleset.dispensed_agreement_uses_capacity:
        needs = bundles.extra + bundles.attachments
    fits = needs <= ledger.room[bundles.clinic]
    kept = fits[bundles.part_of]
    number = np.cumsum(fits) - 1
    return Bundles(
        gp=bundles.gp[fits],
        clinic=bundles.clinic[fits],
        site=bundles.site[fits],
        attachments=bundles.attachments[fits],
        extra=bundles.extra[fits],
        part_of=number[bundles.part_of[kept]],
        row=bundles.row[kept],
    )


def _others(inverse: Integers, simple: Flags) -> list[Integers]:
    """Places of the rows of each (GP, site) that is not simple."""
    places = np.flatnonzero(~simple)
    order = places[np.argsort(inverse[places], kind="stable")]
    cuts = np.flatnonzero(np.diff(inverse[order])) + 1
    return np.split(order, cuts) if len(order) else []


def _subsets(
    index: Index, ruleset: Ruleset, units: tuple[int, ...], held: tuple[int, ...], most: int
) -> list[Subset]:
    """Every set of units that adds at most `most` attachments; a set's count never falls when it grows."""
    before = count_at_site(index, ruleset, held)
    found: list[Subset] = []

    def grow(start: int, chosen: tuple[int, ...]) -> None:
        for place in range(start, len(units)):
            here = (*chosen, place)
            count = count_at_site(index, ruleset, (*held, *(units[p] for p in here)))
            more = count[0] - before[0]
            if more > most:
                continue
            found.append(Subset(here, more, count[1] - before[1]))
            if len(found) > MOST_SUBSETS:
                raise SiteTooLargeError(tuple(index.units[u] for u in units))
            grow(place + 1, here)

    grow(0, ())
    return found


def _stack(
    table: Table, index: Index, single: Integers, parts: list[list[int]], attachments: Integers, extra: Integers
) -> Bundles:
    sizes = np.fromiter((len(rows) for rows in parts), np.int64, len(parts))
    more = np.fromiter((row for rows in parts for row in rows), np.int64, int(sizes.sum()))
    row = np.concatenate([single, more])
    count = len(single) + len(parts)
    part_of = np.repeat(np.arange(count), np.concatenate([np.ones(len(single), np.int64), sizes]))
    first = row[np.searchsorted(part_of, np.arange(count))] if count else np.zeros(0, np.int64)
    ones = np.ones(len(single), np.int64)
    return Bundles(
        gp=table.gp[first].astype(np.int64),
        clinic=table.clinic[first].astype(np.int64),
        site=index.site_of[table.unit[first]].astype(np.int64),
        attachments=np.concatenate([ones, attachments]),
        extra=np.concatenate([0 * ones, extra]),
        part_of=part_of,
        row=row,
    )
