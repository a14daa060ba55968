"""Bundles: every set of new units that one GP could get at one site.

Units of one site count together (contract, section 2), so a match at a site with several units has no price or
count of its own. A bundle has: with one column a bundle the model is a flow, and its relaxation is nearly always
whole. Most sites have one unit, and their bundles are just the eligible pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.candidates import Index
from solver.candidates.index import Indices
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
class _Groups:
    """Table rows of a GP at a site, group after group: `size` rows from place `first` on of `rows` for each."""

    rows: Integers
    first: Integers
    size: Integers


@dataclass(frozen=True)
class _Parts:
    """Bundles of several units, or beside some that are held: their rows one after another, and their figures."""

    rows: Integers
    size: Integers
    attachments: Integers
    extra: Integers


@dataclass(frozen=True)
class Subset:
    """Some of a site's units, as places in the list of those the GP may take there."""

    places: tuple[int, ...]
    attachments: int
    extra: int


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
    site, gp = index.site_of[table.unit[rows]], table.gp[rows]
    held = held_units(index)
    shared = _with_several_units(index.sites, site, table.unit[rows])
    shared[[where for _, where in held]] = True
    apart = ~shared[site]
    several = rows[~apart]
    key = gp[~apart].astype(np.int64) * max(index.sites, 1) + site[~apart]
    order = np.argsort(key, kind="stable")
    several, key = several[order], key[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    size = np.diff(first, append=len(key))
    holding = np.isin(key[first], [g * index.sites + s for g, s in held])
    simple = (size == 1) & ~holding
    apart[np.flatnonzero(~apart)[order[first[simple]]]] = True
    single = rows[apart & (ledger.most[gp] > 0)]
    groups = _Groups(several, first[~simple], size[~simple])
    return _that_fit(_stack(table, index, single, _spelled_out(index, table, ledger, groups, held)), table, ledger)


def _with_several_units(sites: int, site: Indices, unit: Indices) -> Flags:
    """Whether rows name more than one unit of a site, over sites."""
    one = np.full(sites, -1, np.int32)
    one[site] = unit
    out = np.zeros(sites, np.bool_)
    out[site[one[site] != unit]] = True
    return out


def _that_fit(bundles: Bundles, table: Table, ledger: Ledger) -> Bundles:
    """Leave out bundles that alone exceed their clinic's room; without this the relaxation splits them up."""
    ruleset = table.ruleset
    if not ruleset.practice_capacity:
        return bundles
    needs = bundles.extra + np.where(ledger.attachments[bundles.gp] == 0, 1, 0)
    if ruleset.dispensed_agreement_uses_capacity:
        needs = bundles.extra + bundles.attachments
    fits = needs <= ledger.room[bundles.clinic]
    if fits.all():
        return bundles
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


def _spelled_out(
    index: Index, table: Table, ledger: Ledger, groups: _Groups, held: dict[tuple[int, int], tuple[int, ...]]
) -> _Parts:
    """The bundles of GPs who may take several units of a site, or hold some there, by GP, site and set of units.

    Most GPs of a site may take the same of its units, so each set is found once and written for all of them.
    """
    alike: dict[tuple[tuple[int, ...], tuple[int, ...], int], list[int]] = {}
    units, lead = table.unit[groups.rows].tolist(), groups.rows[groups.first]
    who, where = table.gp[lead].tolist(), index.site_of[table.unit[lead]].tolist()
    ends = (groups.first + groups.size).tolist()
    for number, (start, end) in enumerate(zip(groups.first.tolist(), ends, strict=True)):
        look = tuple(units[start:end]), held.get((who[number], where[number]), ()), int(ledger.most[who[number]])
        alike.setdefault(look, []).append(number)
    empty = np.zeros(0, np.int64)
    rows, of_bundle, owner, figures = [empty], [empty], [empty], [np.zeros((0, 3), np.int64)]
    count = 0
    for look, numbers in alike.items():
        first = groups.first[numbers]
        for place, subset in enumerate(_subsets(index, table.ruleset, *look)):
            rows.append(groups.rows[first[:, np.newaxis] + np.asarray(subset.places)].ravel())
            of_bundle.append(np.repeat(np.arange(count, count + len(first)), len(subset.places)))
            owner.append(np.asarray(numbers, np.int64) * (MOST_SUBSETS + 1) + place)
            figures.append(np.full((len(first), 3), (len(subset.places), subset.attachments, subset.extra)))
            count += len(first)
    order = np.argsort(np.concatenate(owner))
    size, attachments, extra = np.concatenate(figures)[order].T
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    by_bundle = np.argsort(rank[np.concatenate(of_bundle)], kind="stable")
    return _Parts(np.concatenate(rows)[by_bundle], size, attachments, extra)


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
            found.append(Subset(here, more, count[1] - before[1] - more))
            if len(found) > MOST_SUBSETS:
                raise SiteTooLargeError(tuple(index.units[u] for u in units))
            grow(place + 1, here)

    grow(0, ())
    return found


def _stack(table: Table, index: Index, single: Integers, parts: _Parts) -> Bundles:
    row = np.concatenate([single, parts.rows])
    ones = np.ones(len(single), np.int64)
    sizes = np.concatenate([ones, parts.size])
    first = row[np.cumsum(sizes) - sizes]
    return Bundles(
        gp=table.gp[first].astype(np.int64),
        clinic=table.clinic[first],
        site=index.site_of[table.unit[first]],
        attachments=np.concatenate([ones, parts.attachments]).astype(np.int32),
        extra=np.concatenate([0 * ones, parts.extra]).astype(np.int32),
        part_of=np.repeat(np.arange(len(sizes)), sizes),
        row=row.astype(np.int32),
    )
