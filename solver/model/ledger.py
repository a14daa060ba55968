"""What every GP and clinic has before the plan, counted for the model alone (the audit counts by its own code)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.candidates import Index
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.rulebook import Integers, Ledger


def count_at_site(index: Index, ruleset: Ruleset, units: Iterable[int]) -> tuple[int, int]:
    """Attachments and agreements that one GP has by holding these units of one site.

    Args:
        index: the numbered case.
        ruleset: the ruleset; `site_is_one_attachment` and `site_max_residents` are read.
        units: unit numbers of one site, each once.

    Returns:
        Attachments and agreements; (0, 0) for no unit.
    """
    whole = sections = residents = 0
    divided: set[int] = set()
    for unit in units:
        if index.is_section[unit]:
            sections += 1
            divided.add(int(index.botilbud_of[unit]))
        else:
            whole += 1
            residents += int(index.residents[unit])
    if not whole + sections:
        return 0, 0
    if not ruleset.site_is_one_attachment:
        return whole + len(divided), whole + sections
    joint = whole if whole > 1 and residents > ruleset.site_max_residents else min(whole, 1)
    return max(joint, 1), joint + sections


def ledger_of(index: Index, ruleset: Ruleset, policy: Policy) -> Ledger:
    """Count what holds at the start.

    Args:
        index: the numbered case.
        ruleset: the ruleset in force.
        policy: the run's policy; `dispensations` is read.
    """
    attachments, agreements = index.nursing_homes.copy(), index.nursing_homes.copy()
    for (gp, _site), units in held_units(index).items():
        more = count_at_site(index, ruleset, units)
        attachments[gp] += more[0]
        agreements[gp] += more[1]
    nursing = index.nursing_homes > 0
    dispensable = np.where(nursing, ruleset.nursing_home_dispensable, ruleset.several_facilities_dispensable)
    unscoped, scoped = np.zeros(len(index.gps), np.int64), []
    for one in index.case.dispensations:
        gp = index.gp_no[one.gp]
        of_kind = (one.kind == "nursing_home_and_botilbud") == bool(nursing[gp])
        if not (of_kind and dispensable[gp] and one.in_effect(index.case.as_of)):
            continue
        if one.botilbud is None:
            unscoped[gp] += 1
        else:
            scoped.append((gp, index.botilbud_no[one.botilbud]))
    used = np.maximum(attachments - 1, 0)
    own = np.fromiter((gp.max_attachments or ruleset.max_attachments for gp in index.gp_records), np.int64)
    return Ledger(
        attachments=attachments,
        has_nursing_home=nursing,
        free=(attachments == 0) + np.maximum(unscoped - used, 0),
        most=np.maximum(own - attachments, 0),
        may_propose=dispensable & (policy.dispensations == "propose"),
        scoped=tuple(scoped),
        room=_room(index, ruleset, attachments, agreements),
    )


def held_units(index: Index) -> dict[tuple[int, int], tuple[int, ...]]:
    """(GP, site) → the units that the GP holds there by agreement in effect, rising."""
    out: dict[tuple[int, int], set[int]] = {}
    for gp, unit in index.held:
        out.setdefault((gp, int(index.site_of[unit])), set()).add(unit)
    return {key: tuple(sorted(units)) for key, units in out.items()}


def _room(index: Index, ruleset: Ruleset, attachments: Integers, agreements: Integers) -> Integers:
    dispensed = np.maximum(attachments - 1, 0)
    counted = agreements if ruleset.dispensed_agreement_uses_capacity else agreements - dispensed
    used = np.zeros(len(index.case.clinics), np.int64)
    np.add.at(used, index.clinic_of, counted)
    capacity = np.fromiter((clinic.doctor_capacities for clinic in index.case.clinics), np.int64)
    return np.asarray(np.maximum(capacity - used, 0), np.int64)
