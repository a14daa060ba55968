"""The candidate table: every pair in reach or listed, with all that rules and goals ask about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from solver.candidates import named
from solver.candidates.index import Index
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.domain.silence import silent_gps
from solver.rulebook import CandidateRule, Flags, Integers, Table
from solver.travel.reach import ClinicUnitTravel


def eligible(table: Table, rules: Iterable[CandidateRule]) -> Flags:
    """Which rows may become a new match, as far as rules about single pairs go.

    Args:
        table: the candidate table, n rows.
        rules: the candidate rules in force.

    Returns:
        One flag a row, shape (n,).
    """
    out = np.zeros(len(table.gp), np.bool_)
    for rule in rules:
        out |= rule.mask(table)
    return ~out


def candidate_table(
    index: Index, ruleset: Ruleset, policy: Policy, travel: ClinicUnitTravel, *, everything: bool = False
) -> Table:
    """Set up the table.

    Args:
        index: the numbered case.
        ruleset: the ruleset; its `closed_intake` is read.
        policy: the policy; its `baseline` and `silent_after` are read.
        travel: travel between clinics and units.
        everything: every GP with every unit, for tests; else only pairs that are in reach by travel, listed by
            either side, locked, or where the clinic has patients. All others are out of reach.

    Returns:
        The table; without rows where nobody is in reach.
    """
    case, gp_count = index.case, len(index.gps)
    listed, wished, patients, refused = (
        named.listed(index),
        named.wished(index),
        named.patients(index),
        named.refused(index),
    )
    decided = {
        kind: [(index.unit_no[d.unit], index.gp_no[d.gp]) for d in case.decisions if d.kind == kind]
        for kind in ("lock", "reject")
    }
    kept = [(index.unit_no[u], index.gp_no[g]) for u, g in (policy.baseline or {}).items()]
    special = [*listed, *wished, *(pair for pair, count in patients.items() if count), *decided["lock"]]
    keys = _keys(index, travel, special, everything)
    unit, gp = (keys // gp_count).astype(np.int32), (keys % gp_count).astype(np.int32)
    clinic = index.clinic_of[gp]

    def spread(values: named.Numbers, empty: int) -> Integers:
        out = np.full(len(keys), empty, np.int64)
        if values and len(keys):
            wanted = np.fromiter((u * gp_count + g for u, g in values), np.int64, len(values))
            place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            found = keys[place] == wanted
            out[place[found]] = np.fromiter(values.values(), np.int64, len(values))[found]
        return out

    def marked(pairs: named.Pairs) -> Flags:
        return spread(dict.fromkeys(pairs, 1), 0).astype(np.bool_)

    of_clinic = spread(patients, 0)
    whole = np.asarray([b.residents for b in case.botilbud], np.int64)[index.botilbud_of[unit]]
    share = np.where(index.is_section[unit], index.residents[unit] * of_clinic // np.maximum(whole, 1), of_clinic)
    records, of_unit = index.gp_records, [case.botilbud[b] for b in index.botilbud_of.tolist()]
    silent = silent_gps(case, {gp.id: gp for gp in records}, policy.silent_after)
    return Table(
        ruleset=ruleset,
        policy=policy,
        reach_limit=travel.limit,
        gp=gp,
        unit=unit,
        clinic=clinic,
        travel=travel.between(clinic, unit),
        priority_tier=spread(listed, -1).astype(np.int16),
        wish_tier=spread(wished, -1).astype(np.int16),
        patients=of_clinic.astype(np.int32),
        continuity=share,
        refused=marked(refused),
        rejected=marked(decided["reject"]),
        locked=marked(decided["lock"]),
        opened=travel.is_opened(clinic, unit),
        baseline=marked(kept),
        gp_declined=_flags(g.interest == "declined" for g in records),
        gp_silent=_flags(g.id in silent for g in records),
        gp_interested=_flags(g.interest == "interested" for g in records),
        gp_accepts_unlisted=_flags(g.accepts_unlisted for g in records),
        gp_has_wishes=_flags(any(g.wishes) for g in records),
        unit_in_scope=index.in_scope,
        unit_accepts_unlisted=_flags(b.accepts_unlisted for b in of_unit),
        unit_has_priorities=_flags(any(b.priorities) for b in of_unit),
        unit_residents=index.residents,
        unit_intake_guarded=_flags(b.legal_basis in ruleset.closed_intake for b in of_unit),
        clinic_closed=_flags(c.closed_to_new_patients and not c.opens_for_botilbud for c in case.clinics),
    )


def _flags(values: Iterator[bool]) -> Flags:
    return np.fromiter(values, np.bool_)


def _keys(index: Index, travel: ClinicUnitTravel, special: named.Pairs, everything: bool) -> Integers:
    """Number of unit × number of GPs + number of GP, for each row of the table, rising."""
    gp_count = len(index.gps)
    if everything:
        return np.arange(len(index.units) * gp_count, dtype=np.int64)
    in_scope = index.in_scope[travel.near_unit]
    clinic, unit = travel.near_clinic[in_scope], travel.near_unit[in_scope]
    staff = np.asarray([len(gps) for gps in index.gps_of_clinic], np.int64)
    gps = np.concatenate([np.zeros(0, np.int64), *index.gps_of_clinic])
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(staff)])[clinic]
    many = staff[clinic]
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    near = np.repeat(unit, many) * gp_count + gps[np.repeat(first, many) + within]
    extra = np.fromiter((u * gp_count + g for u, g in special), np.int64, len(special))
    keys = np.sort(np.concatenate([near, extra]))  # np.unique hashes, which takes many times as long
    return keys[np.diff(keys, prepend=-1) > 0]
