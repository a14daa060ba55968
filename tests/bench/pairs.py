"""The same pairs for everybody: what the product chooses among, and what each pair is worth, as plain arrays.

A peer gets exactly the eligible pairs of the product, so nobody wins by looking at fewer. Beside them stands
what the plain side rules ask: what each GP and clinic has before the plan. Everything is counted here anew from
the document's numbers; no row or bundle of the product's own model is read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.candidates import candidate_table, eligible, index_of
from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.rulebook import Table
from solver.rules import CANDIDATE_RULES
from solver.travel.reach import clinic_unit_travel

Integers = NDArray[np.int64]
LAST_TIER, UNLISTED = 9, 10


@dataclass(frozen=True)
class Pairs:
    """The eligible pairs and what surrounds them.

    Attributes:
        unit, gp, clinic: the parts of each pair, shape (pairs,).
        travel: metres or seconds of each pair, shape (pairs,).
        worth: the pair-wise objectives by id, each of shape (pairs,).
        priority_tier, wish_tier: 0-based tiers of each pair, -1 unlisted.
        botilbud, municipality: of each unit, shape (units,).
        held: whether a unit in scope has a GP by agreement, shape (units,).
        clinic_of: of each GP, shape (GPs,).
        before: attachments by agreement of each GP, each unit counted by itself, shape (GPs,).
        most: further attachments each GP may take at all, shape (GPs,).
        free: further attachments that need no new dispensation, shape (GPs,).
        may_propose: whether a new dispensation may be proposed for each GP, shape (GPs,).
        scoped: (GP, botilbud) of the dispensations granted for one botilbud.
        room: further agreements that each clinic has doctor capacities for, shape (clinics,).
    """

    unit: Integers
    gp: Integers
    clinic: Integers
    travel: Integers
    worth: dict[str, Integers]
    priority_tier: Integers
    wish_tier: Integers
    botilbud: Integers
    municipality: Integers
    held: NDArray[np.bool_]
    clinic_of: Integers
    before: Integers
    most: Integers
    free: Integers
    may_propose: NDArray[np.bool_]
    scoped: tuple[tuple[int, int], ...]
    room: Integers

    def __len__(self) -> int:
        return len(self.unit)

    @property
    def units(self) -> int:
        return len(self.botilbud)

    @property
    def gps(self) -> int:
        return len(self.clinic_of)


def pairs_of(case: Case, ruleset: Ruleset, policy: Policy) -> Pairs:
    """The pairs among which the product chooses; the case has no locks."""
    assert not any(decision.kind == "lock" for decision in case.decisions)
    asked = policy.max_travel
    metres = asked.metres if asked and asked.metres is not None else ruleset.max_travel_metres
    travel = clinic_unit_travel(case, metres, ruleset.max_travel_seconds)
    index = index_of(case, ruleset)
    table = candidate_table(index, ruleset, policy, travel)
    may = eligible(table, [card for card in CANDIDATE_RULES if card.applies(ruleset)])
    may &= index.holder[table.unit] < 0
    before = index.nursing_homes + np.bincount(index.holder[index.holder >= 0], minlength=len(index.gps))
    own = np.fromiter((gp.max_attachments or ruleset.max_attachments for gp in index.gp_records), np.int64)
    nursing = index.nursing_homes > 0
    dispensable = np.where(nursing, ruleset.nursing_home_dispensable, ruleset.several_facilities_dispensable)
    unscoped, scoped = np.zeros(len(index.gps), np.int64), []
    for one in case.dispensations:
        gp = index.gp_no[one.gp]
        if (
            (one.kind == "nursing_home_and_botilbud") == nursing[gp]
            and dispensable[gp]
            and one.in_effect(case.as_of)
        ):
            if one.botilbud is None:
                unscoped[gp] += 1
            else:
                scoped.append((gp, index.botilbud_no[one.botilbud]))
    used = np.bincount(index.clinic_of, weights=np.minimum(before, 1), minlength=len(case.clinics))
    capacity = np.fromiter((clinic.doctor_capacities for clinic in case.clinics), np.int64)
    return Pairs(
        unit=table.unit[may].astype(np.int64),
        gp=table.gp[may].astype(np.int64),
        clinic=table.clinic[may].astype(np.int64),
        travel=table.travel[may].astype(np.int64),
        worth={name: values[may] for name, values in _worth(table).items()},
        priority_tier=table.priority_tier[may].astype(np.int64),
        wish_tier=table.wish_tier[may].astype(np.int64),
        botilbud=index.botilbud_of.astype(np.int64),
        municipality=index.municipality_of.astype(np.int64),
        held=index.in_scope & (index.holder >= 0),
        clinic_of=index.clinic_of.astype(np.int64),
        before=before,
        most=np.maximum(own - before, 0),
        free=(before == 0) + np.maximum(unscoped - np.maximum(before - 1, 0), 0),
        may_propose=dispensable & (policy.dispensations == "propose"),
        scoped=tuple(scoped),
        room=np.maximum(capacity - used.astype(np.int64), 0),
    )


def _worth(table: Table) -> dict[str, Integers]:
    """The objectives that are a sum over new matches, as the contract's section 4 counts them."""

    def regret(tier: NDArray[np.int16], has_list: NDArray[np.bool_]) -> Integers:
        return np.where(tier < 0, UNLISTED, np.minimum(tier, LAST_TIER)).astype(np.int64) * has_list

    has_wishes = table.gp_has_wishes[table.gp]
    asked = np.where(has_wishes, table.wish_tier < 0, ~table.gp_interested[table.gp])
    return {
        "not_yet_interested": asked.astype(np.int64),
        "priority_regret": regret(table.priority_tier, table.unit_has_priorities[table.unit]),
        "continuity": table.continuity.astype(np.int64),
        "wish_regret": regret(table.wish_tier, has_wishes),
        "travel": table.travel.astype(np.int64),
    }
