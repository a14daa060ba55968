"""What every plan without blocking pairs obeys, as rows (contract, section 5).

A GP and a unit that list each other do not block if the unit has something at least as good, or if the GP can
make no room for it. Two kinds of columns say so, and each pair is a short row about them:

* *at least as good as a tier*, for a unit: the sum of its bundles up to that tier;
* *full up to a tier*, for the GPs of a group: none of them has an attachment left that needs no dispensation,
  and none has a match that it wishes less and could give up for the unit.

The rows never forbid a plan without blocking pairs. Where the law is intricate (several units of one site,
dispensations for one botilbud, a clinic that is full by other GPs) they forbid less than they could; what still
blocks is found in the plan and forbidden then (`solver.model.stability`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from solver.model.assemble import Assembled
from solver.model.problem import Problem
from solver.model.stability_fold import Folded
from solver.model.stability_sheet import Addition, tight_covers


@dataclass(frozen=True)
class Mutual:
    """A group of GPs and a unit that list each other and could be matched.

    Attributes:
        column: the folded bundle of just this unit.
        tier, wish: 0-based tiers on the unit's and on the GPs' lists.
        attachments, extra: what the bundle adds, as in `Bundles`.
        at_site: the group's columns at the unit's site.
    """

    column: int
    group: int
    unit: int
    tier: int
    wish: int
    attachments: int
    extra: int
    at_site: tuple[int, ...]


class Stability:
    """Writes the rows; see the module's head."""

    def __init__(self, assembled: Assembled, fold: Folded) -> None:
        self.sheet, self.fold = assembled.sheet, fold
        self.ledger, self.table = assembled.sheet.ledger, assembled.sheet.table
        self.out = Addition(fold.problem)
        bundles = self.sheet.bundles
        self.attachments = bundles.attachments[fold.bundle]
        self.extra = bundles.extra[fold.bundle]
        self.group = fold.group[bundles.gp[fold.bundle]]
        self.clinic = bundles.clinic[fold.bundle]
        self.site = bundles.site[fold.bundle]
        starts, ends = (np.searchsorted(bundles.part_of, fold.bundle, side) for side in ("left", "right"))
        self.single = ends - starts == 1
        self.row = bundles.row[starts]
        self.rows_of = [bundles.row[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
        self.gp_of = {int(self.group[j]): int(bundles.gp[b]) for j, b in enumerate(fold.bundle.tolist())}
        self.columns_of: dict[int, list[int]] = defaultdict(list)
        for column, group in enumerate(self.group.tolist()):
            self.columns_of[group].append(column)
        self.scoped = set(self.ledger.scoped)
        self.locked = {unit for unit, _ in self.sheet.locked}
        self._full: dict[tuple[int, int, int, int], int] = {}

    def written(self) -> Problem:
        """The folded problem with the rows of stability."""
        tight_covers(self.fold.problem, self.out)
        for mutual in self.mutuals:
            self._does_not_block(mutual)
        if not self.table.ruleset.dispensed_agreement_uses_capacity:
            self._exchanged_dispensations()
        return self.out.added()

    @cached_property
    def mutuals(self) -> list[Mutual]:
        """All pairs of a group and a unit that could block a plan and that the rows can tell of."""
        at_site: dict[tuple[int, int], list[int]] = defaultdict(list)
        for column, key in enumerate(zip(self.group.tolist(), self.site.tolist(), strict=True)):
            at_site[key].append(column)
        found = []
        table, awkward = self.table, self._awkward_units
        for column in np.flatnonzero(self.single).tolist():
            row = int(self.row[column])
            tier, wish = int(table.priority_tier[row]), int(table.wish_tier[row])
            unit, group = int(table.unit[row]), int(self.group[column])
            if tier < 0 or wish < 0 or unit in self.locked or unit in awkward:
                continue
            here = tuple(at_site[group, int(self.site[column])])
            figures = int(self.attachments[column]), int(self.extra[column])
            found.append(Mutual(column, group, unit, tier, wish, *figures, here))
        return found

    @cached_property
    def _awkward_units(self) -> set[int]:
        """Units that a GP can lose at a loss: with them goes a dispensation that counts for other units too."""
        found = set()
        botilbud = self.sheet.places.botilbud
        for column, rows in enumerate(self.rows_of):
            if len(rows) == 1 and self.attachments[column]:
                continue
            gp = int(self.table.gp[rows[0]])
            found |= {u for u in self.table.unit[rows].tolist() if (gp, int(botilbud[u])) in self.scoped}
        return found

    @cached_property
    def _as_good(self) -> dict[tuple[int, int], int]:
        """(unit, tier) → the column that says whether the unit has a GP of that tier or better."""
        by_tier: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        wanted = {mutual.unit for mutual in self.mutuals}
        for column, rows in enumerate(self.rows_of):
            for row in rows:
                unit, tier = int(self.table.unit[row]), int(self.table.priority_tier[row])
                if tier >= 0 and unit in wanted:
                    by_tier[unit][tier].append(column)
        found = {}
        for unit, tiers in sorted(by_tier.items()):
            before: list[int] = []
            for tier, columns in sorted(tiers.items()):
                found[unit, tier] = sums_up = self.out.column()
                self.out.at_most(0, ([sums_up], 1), ([*before, *columns], -1))
                self.out.at_least(0, ([sums_up], 1), ([*before, *columns], -1))
                before = [sums_up]
        return found

    def _does_not_block(self, one: Mutual) -> None:
        better = [self._as_good[one.unit, one.tier]]
        here = one.at_site if len(one.at_site) > 1 else ()
        if not one.attachments and not one.extra:
            self.out.one_of(better, here)
            return
        room = self._room_needed(one)
        slots = self._slots(one.group)
        if slots >= one.attachments and not room:
            self.out.one_of(better, here, [self._full_up_to(one, adding=True)])
            return
        self.out.one_of(better, here, [self._full_up_to(one, adding=False)])
        if slots >= one.attachments:
            full = self._full_up_to(one, adding=True, swapping=False)
            self.out.one_of(better, here, [full], [self._no_room(int(self.clinic[one.column]), room)])

    def _slots(self, group: int) -> int:
        """New attachments that each GP of a group may have without a new or scoped dispensation."""
        gp = self.gp_of[group]
        return int(min(self.ledger.free[gp], self.ledger.most[gp]))

    def _full_up_to(self, one: Mutual, *, adding: bool, swapping: bool = True) -> int:
        """A column that may be 1 only if the group's GPs can make no room for the unit.

        Args:
            one: the pair; only its tier of wish and what its bundle adds are read.
            adding: whether room by attachments that are still free is meant.
            swapping: whether room by giving up a match that is wished less is meant.
        """
        key = one.group, one.wish if swapping else -2, one.attachments, one.extra if swapping else -1
        key = key if adding else (~one.group, *key[1:])
        if key in self._full:
            return self._full[key]
        self._full[key] = full = self.out.column()
        size, gp = int(self.fold.size[one.group]), self.gp_of[one.group]
        mine = self.columns_of[one.group]
        bad = [column for column in mine if swapping and self._worse(column, one)]
        if adding:
            least = size * (self._slots(one.group) - one.attachments + 1)
            kept = sorted(set(mine) - set(bad))
            by_count: dict[int, list[int]] = defaultdict(list)
            for column in kept:
                by_count[int(self.attachments[column])].append(column)
            self.out.at_least(0, ([full], -least), *((some, n) for n, some in sorted(by_count.items()) if n))
        if bad:
            most = min(len(bad), size * max(int(self.ledger.most[gp]), 1))
            self.out.at_most(most, (bad, 1), ([full], most))
        return full

    def _worse(self, column: int, one: Mutual) -> bool:
        """Whether a GP that has this bundle could give it up for the unit and would rather."""
        if not self.single[column]:
            return False
        row = int(self.row[column])
        unit, wish = int(self.table.unit[row]), int(self.table.wish_tier[row])
        if 0 <= wish <= one.wish or unit in self.locked:
            return False
        if (self.gp_of[one.group], int(self.sheet.places.botilbud[unit])) in self.scoped:
            return False
        return bool(self.attachments[column] >= one.attachments and self.extra[column] >= one.extra)

    def _room_needed(self, one: Mutual) -> int:
        """How much of its clinic's room a GP with a free attachment may need to add the unit; 0 if it is there."""
        ruleset, gp = self.table.ruleset, self.gp_of[one.group]
        if not ruleset.practice_capacity:
            return 0
        if ruleset.dispensed_agreement_uses_capacity:
            return one.attachments + one.extra
        fresh = int(self.ledger.attachments[gp] == 0)
        need, clinic = one.extra + fresh, int(self.clinic[one.column])
        idle = bool(fresh) and one.attachments == self._slots(one.group) and not self._extra_of_clinic[clinic]
        # Such a GP has nothing at all, and its fresh colleagues use one each at most.
        others = self._fresh_of_clinic[clinic] - 1
        return 0 if idle and others <= int(self.ledger.room[clinic]) - need else need

    @cached_property
    def _fresh_of_clinic(self) -> dict[int, int]:
        """Clinic → GPs without attachments who could get one."""
        found: dict[int, int] = defaultdict(int)
        for group, columns in self.columns_of.items():
            if self.ledger.attachments[self.gp_of[group]] == 0:
                found[int(self.clinic[columns[0]])] += int(self.fold.size[group])
        return found

    @cached_property
    def _extra_of_clinic(self) -> dict[int, bool]:
        """Clinic → whether any of its bundles has agreements beyond its attachments."""
        with_extra = set(self.clinic[self.extra > 0].tolist())
        return {clinic: clinic in with_extra for clinic in set(self.clinic.tolist())}

    def _no_room(self, clinic: int, needed: int) -> int:
        """A column that may be 1 only if a clinic has less room left than is needed."""
        key = clinic, -3, needed, -3
        if key in self._full:
            return self._full[key]
        self._full[key] = none = self.out.column()
        short = int(self.ledger.room[clinic]) - needed + 1
        used: list[tuple[list[int], int]] = []
        all_count = self.table.ruleset.dispensed_agreement_uses_capacity
        for group, columns in sorted(self.columns_of.items()):
            if int(self.clinic[columns[0]]) != clinic:
                continue
            for column in columns:
                uses = int(self.extra[column]) + (int(self.attachments[column]) if all_count else 0)
                if uses:
                    used.append(([column], uses))
            if not all_count and self.ledger.attachments[self.gp_of[group]] == 0:
                taking = self.out.column(int(self.fold.size[group]))
                self.out.at_most(0, ([taking], 1), (columns, -1))
                used.append(([taking], 1))
        if short > 0:
            self.out.at_least(0, ([none], -short), *used)
        return none

    def _exchanged_dispensations(self) -> None:
        """A unit whose GP has more than is free may leave it: that gives a dispensation back, for another to use.

        So of the units of such GPs, `most` of each against `most` less what is free dispensed anew, so many must
        want nobody who could take them on top.
        """
        new = {int(c) for columns in self.sheet.new_dispensations for c in self.fold.fold[columns].tolist()}
        relief: dict[int, set[int]] = defaultdict(set)
        for gps, columns in self.sheet.relief:
            for gp, column in zip(gps.tolist(), self.fold.fold[columns].tolist(), strict=True):
                relief[int(self.fold.group[gp])].add(int(column))
        takers: dict[int, list[Mutual]] = defaultdict(list)
        for one in self.mutuals:
            taking = self.ledger.may_propose[self.gp_of[one.group]] and one.attachments == 1 and not one.extra
            if taking and not self._room_needed(one) and len(one.at_site) == 1:
                takers[one.unit].append(one)
        crowded: dict[int, int] = {}
        for group, found in sorted(relief.items()):
            gp = self.gp_of.get(group)
            if gp is None or len(found) > 1 or not found <= new or not self._is_plain(group):
                continue
            most, free = int(self.ledger.most[gp]), self._slots(group)
            settled = [
                self._settled(column, takers.get(int(self.table.unit[self.row[column]]), ()), crowded)
                for column in self.columns_of[group]
            ]
            self.out.at_most(0, (found, most), (settled, free - most))

    def _is_plain(self, group: int) -> bool:
        mine = self.columns_of[group]
        return bool(self.single[mine].all() and (self.attachments[mine] == 1).all() and not self.extra[mine].any())

    def _settled(self, column: int, takers: list[Mutual] | tuple[()], crowded: dict[int, int]) -> int:
        """A column that may be 1 only with a bundle whose unit no better GP could take on top of what it has."""
        tier = int(self.table.priority_tier[self.row[column]])
        better = [one for one in takers if tier < 0 or one.tier < tier]
        if not better:
            return column
        settled = self.out.column()
        self.out.at_most(0, ([settled], 1), ([column], -1))
        for one in better:
            if one.group not in crowded:
                crowded[one.group] = at_most = self.out.column()
                least = int(self.fold.size[one.group] * self.ledger.most[self.gp_of[one.group]])
                by_count = ((self.columns_of[one.group][i], int(n)) for i, n in self._counts(one.group))
                self.out.at_least(0, ([at_most], -least), *(([c], n) for c, n in by_count if n))
            self.out.at_most(0, ([settled], 1), ([crowded[one.group]], -1))
        return settled

    def _counts(self, group: int) -> Iterator[tuple[int, int]]:
        return enumerate(self.attachments[self.columns_of[group]].tolist())
