"""The sheet: the model as plain data, on which cards write their columns, rows and costs.

A column is a bundle (a GP, a site, the new units the GP gets there) or what a card adds. Every row reads
`sum(coefficient × column) ≤ upper`; every column is a whole number from 0 to its upper bound. All figures are
integers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.rulebook.table import Flags, Integers, Table

Numbers = NDArray[np.int64]
Narrow = NDArray[np.int32]


@dataclass(frozen=True)
class Bundles:
    """The bundles: what one GP may newly get at one site.

    Attributes:
        gp, clinic, site: numbers, one a bundle.
        attachments: how many attachments the bundle adds to what the GP holds there.
        extra: how many agreements it adds beyond those attachments (further sections).
        part_of: bundle number of each part, rising; `row` the part's row in the candidate table.
    """

    gp: Numbers
    clinic: Narrow
    site: Narrow
    attachments: Narrow
    extra: Narrow
    part_of: Numbers
    row: Narrow

    def __len__(self) -> int:
        return len(self.gp)

    @cached_property
    def parted(self) -> Numbers:
        """Places of the parts of all bundles with several of them, rising."""
        again = np.flatnonzero(self.part_of[1:] == self.part_of[:-1])
        several = np.zeros(len(self), np.bool_)
        several[self.part_of[again]] = True
        return np.flatnonzero(several[self.part_of])

    def summed(self, values: ArrayLike) -> Numbers:
        """Sum a figure of each table row over the parts of each bundle, shape (bundles,)."""
        figure = np.asarray(values)[self.row].astype(np.int64)
        if not len(self.parted):
            return figure
        return np.add.reduceat(figure, np.flatnonzero(np.diff(self.part_of, prepend=-1)))

    def told_apart(self, kind: NDArray[np.integer]) -> Numbers:
        """Places of the parts without those of a kind that an earlier part of their bundle has, rising.

        Args:
            kind: a number from 0 for each part, shape (parts,).
        """
        kept = np.ones(len(self.part_of), np.bool_)
        kept[self.parted] = False
        key = self.part_of[self.parted] * (int(kind.max(initial=0)) + 1) + kind[self.parted]
        kept[self.parted[np.unique(key, return_index=True)[1]]] = True
        return np.flatnonzero(kept)


@dataclass(frozen=True)
class Ledger:
    """What GPs and clinics have at the start, with their agreements in effect alone.

    Attributes:
        attachments: GP → attachments.
        has_nursing_home: GP → whether its further attachments are of the kind `nursing_home_and_botilbud`.
        free: GP → attachments it may add without any new or scoped dispensation.
        most: GP → attachments it may add at all.
        may_propose: GP → whether a new dispensation may be proposed.
        scoped: (GP, botilbud) of each scoped dispensation in effect that counts.
        room: clinic → agreements that it may add, dispensed ones apart where the ruleset says so.
    """

    attachments: Integers
    has_nursing_home: Flags
    free: Integers
    most: Integers
    may_propose: Flags
    scoped: tuple[tuple[int, int], ...]
    room: Integers


@dataclass(frozen=True)
class Places:
    """Where units belong, as numbers, and who holds them by agreement in effect (-1 nobody)."""

    botilbud: NDArray[np.int32]
    site: NDArray[np.int32]
    municipality: NDArray[np.int32]
    is_section: Flags
    holder: NDArray[np.int32]
    held: tuple[tuple[int, int], ...]
    """All (GP, unit) by agreement in effect."""
    baseline: tuple[tuple[int, int], ...]
    """(unit, GP) of the policy's baseline."""


@dataclass
class Sheet:
    """The model under construction.

    Attributes:
        table: the candidate table; only its eligible rows are in bundles.
        locked: (unit, GP) pairs that must be matched, agreements apart.
        crowded: which clinics' room could be exceeded, over clinics; None where any may be. Only these need rows.
        new_dispensations: columns that count new dispensations, filled by the attachment rules.
        relief: (GP, column) of each column that allows its GP one more attachment, filled by the same rules.
        column_upper: upper bound of each column; -1 for none.
        entries: (row, column, coefficient) blocks.
        row_upper: right-hand sides; `lazy` which rows are left out until a plan breaks them.
        costs: goal slug → (column, cost) blocks, to be minimised; `constants` what agreements make of it alone.
    """

    table: Table
    bundles: Bundles
    ledger: Ledger
    places: Places
    locked: tuple[tuple[int, int], ...] = ()
    crowded: Flags | None = None
    new_dispensations: list[Numbers] = field(default_factory=list)
    relief: list[tuple[Numbers, Numbers]] = field(default_factory=list)
    column_upper: list[Numbers] = field(default_factory=list)
    entries: list[tuple[Narrow, Narrow, Narrow]] = field(default_factory=list)
    row_upper: list[Numbers] = field(default_factory=list)
    lazy: list[Flags] = field(default_factory=list)
    costs: dict[str, list[tuple[Numbers, Numbers]]] = field(default_factory=dict)
    constants: dict[str, int] = field(default_factory=dict)
    columns: int = 0
    rows: int = 0

    def __post_init__(self) -> None:
        if not self.columns:
            self.add_columns(len(self.bundles), -1)

    def add_columns(self, count: int, upper: ArrayLike) -> Numbers:
        """Add columns.

        Args:
            count: how many.
            upper: their upper bounds, one for all or one each; -1 where rows bound them.

        Returns:
            Their numbers, shape (count,).
        """
        self.column_upper.append(np.broadcast_to(np.asarray(upper, np.int64), (count,)))
        self.columns += count
        return np.arange(self.columns - count, self.columns)

    def add_rows(
        self, count: int, entries: tuple[ArrayLike, ArrayLike, ArrayLike], upper: ArrayLike, *, lazy: bool = False
    ) -> None:
        """Add rows.

        Args:
            count: how many.
            entries: numbers of the new rows (0 to count - 1), column numbers, coefficients (one for all or one
                each); a pair of row and column named twice is summed.
            upper: right-hand sides, one for all or one each.
            lazy: whether the rows may be left out until a plan breaks them.

        Raises:
            OverflowError: a coefficient has more than 31 bits.
        """
        row = (np.asarray(entries[0], np.int64) + self.rows).astype(np.int32)
        coefficient = np.broadcast_to(_narrow(entries[2]), row.shape)
        self.entries.append((row, np.asarray(entries[1], np.int32), coefficient))
        self.row_upper.append(np.broadcast_to(np.asarray(upper, np.int64), (count,)))
        self.lazy.append(np.full(count, lazy, np.bool_))
        self.rows += count

    def add_cost(self, goal: str, columns: Numbers, values: ArrayLike) -> None:
        """Add to a goal's cost, in its own sense; columns not named cost nothing."""
        block = (np.asarray(columns, np.int64), np.broadcast_to(np.asarray(values, np.int64), (len(columns),)))
        self.costs.setdefault(goal, []).append(block)

    def cost_of_pairs(self, goal: str, values: ArrayLike) -> None:
        """Let each new match count with a figure of its table row, one for all or one each."""
        figures = np.broadcast_to(np.asarray(values, np.int64), self.table.gp.shape)
        self.add_cost(goal, self._every_bundle, self.bundles.summed(figures))

    @cached_property
    def _every_bundle(self) -> Numbers:
        return np.arange(len(self.bundles))

    @property
    def covered_before(self) -> Flags:
        """Units in scope that a GP holds by agreement in effect, over units."""
        return self.table.unit_in_scope & (self.places.holder >= 0)

    def add_constant(self, goal: str, value: int) -> None:
        """Add to what agreements alone make of a goal."""
        self.constants[goal] = self.constants.get(goal, 0) + value

    def cost_of_groups(self, goal: str, group_of_unit: NDArray[np.int32], among: Flags | None = None) -> None:
        """Let each group of units count one when at least one of its units has a GP.

        Args:
            goal: the goal whose cost it is.
            group_of_unit: unit → number of its group.
            among: which units' groups are meant, over units; all where left out.
        """
        counted = np.ones(len(group_of_unit), np.bool_) if among is None else among
        before = np.unique(group_of_unit[self.covered_before & counted])
        self.add_constant(goal, len(before))
        group = np.where(counted, group_of_unit, -1)
        group[np.isin(group, before)] = -1
        of_part = group[self.table.unit[self.bundles.row]]
        place = np.flatnonzero(of_part >= 0)
        if not len(place):
            return
        if len(self.bundles.parted):
            place = np.intersect1d(place, self.bundles.told_apart(of_part + 1), assume_unique=True)
        groups, row = _numbered(of_part[place])
        reached = self.add_columns(len(groups), 1)
        rows = np.concatenate([np.arange(len(groups)), row])
        columns = np.concatenate([reached, self.bundles.part_of[place]])
        sign = np.concatenate([np.ones(len(groups), np.int64), np.full(len(row), -1)])
        self.add_rows(len(groups), (rows, columns, sign), 0)
        self.add_cost(goal, reached, 1)

    def add_attachment_rows(self, among: Flags) -> None:
        """For each GP among some: new attachments are at most the free ones, the scoped dispensations' and new.

        A scoped dispensation counts once a bundle touches its botilbud; a new one costs a dispensation.

        Args:
            among: which GPs, over GPs.
        """
        ledger, bundles = self.ledger, self.bundles
        taking = np.unique(bundles.gp[among[bundles.gp]])
        place = np.full(len(among), -1, np.int64)
        place[taking] = np.arange(len(taking))
        proposing = taking[ledger.may_propose[taking] & (ledger.most > ledger.free)[taking]]
        new = self.add_columns(len(proposing), (ledger.most - ledger.free)[proposing])
        self.new_dispensations.append(new)
        scoped = np.asarray([s for s in ledger.scoped if place[s[0]] >= 0], np.int64).reshape(-1, 2)
        granted = self.add_columns(len(scoped), 1)
        self.relief += [(proposing, new), (scoped[:, 0], granted)]
        mine = np.flatnonzero(among[bundles.gp])
        rows = place[np.concatenate([bundles.gp[mine], proposing, scoped[:, 0]])]
        columns = np.concatenate([mine, new, granted])
        values = np.concatenate([bundles.attachments[mine], np.full(len(new) + len(granted), -1)])
        self.add_rows(len(taking), (rows, columns, values), ledger.free[taking])
        botilbud, gp = self.places.botilbud[self.table.unit[bundles.row]], self.table.gp[bundles.row]
        for column, (who, where) in zip(granted.tolist(), scoped.tolist(), strict=True):
            touching = np.unique(bundles.part_of[(gp == who) & (botilbud == where)])
            columns = np.append(touching, column)
            values = np.append(np.full(len(touching), -1), 1)
            self.add_rows(1, (0 * columns, columns, values), 0)

    def add_first_attachment_rows(self, gps: Numbers, takes_on: Numbers) -> None:
        """For each GP who holds nothing yet: the first attachment is free only if the GP takes something on.

        The attachment rows with the column in place of the 1 that is free anyway. Without them a fraction of the
        column would do, and the relaxation would dispense past a full clinic.

        Args:
            gps: GP numbers, rising.
            takes_on: the column of each.
        """
        bundles = self.bundles
        place = np.full(len(self.ledger.free), -1, np.int64)
        place[gps] = np.arange(len(gps))
        mine = np.flatnonzero(place[bundles.gp] >= 0)
        relief_gp = np.concatenate([np.zeros(0, np.int64), *(who for who, _ in self.relief)])
        relief = np.concatenate([np.zeros(0, np.int64), *(columns for _, columns in self.relief)])
        relief, relief_gp = relief[place[relief_gp] >= 0], relief_gp[place[relief_gp] >= 0]
        rows = place[np.concatenate([bundles.gp[mine], gps, relief_gp])]
        columns = np.concatenate([mine, takes_on, relief])
        values = np.concatenate([bundles.attachments[mine], np.full(len(gps) + len(relief), -1)])
        self.add_rows(len(gps), (rows, columns, values), self.ledger.free[gps] - 1, lazy=True)


def _numbered(figures: NDArray[np.integer]) -> tuple[Numbers, Numbers]:
    """The different ones of some figures from 0 up, rising, and the place of each figure among them."""
    used = np.zeros(int(figures.max(initial=-1)) + 1, np.bool_)
    used[figures] = True
    return np.flatnonzero(used), (np.cumsum(used) - 1)[figures]


def _narrow(figures: ArrayLike) -> Narrow:
    wide = np.asarray(figures, np.int64)
    narrow = wide.astype(np.int32)
    if (narrow != wide).any():
        raise OverflowError(f"a coefficient of {wide[narrow != wide][0]} in a row")
    return narrow
