"""Facts from documents, and the candidate table of a small case built pair by pair."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from solver.domain.case import Case
from solver.domain.example import smallest_case
from solver.domain.facts import Facts, Plan
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.rulebook import Example, Pair
from solver.rulesets import choose, named, ruleset_from
from solver.travel.plain import plain_facts

NEWEST = "rm-2025-08-13"


def facts_of(
    case: dict[str, Any], ruleset: str | dict[str, Any] | None = NEWEST, policy: dict[str, Any] | None = None
) -> Facts:
    """The facts of a case document; a ruleset of None is the one the day chooses."""
    read = Case.model_validate_json(json.dumps(case))
    rules = choose(read) if ruleset is None else ruleset_of(ruleset)
    return plain_facts(read, rules, Policy.model_validate_json(json.dumps(policy or {})))


def ruleset_of(ruleset: str | dict[str, Any]) -> Ruleset:
    """A built-in ruleset by id, or a user's own from its document."""
    return named(ruleset) if isinstance(ruleset, str) else ruleset_from(ruleset)


def situation(example: Example) -> tuple[Facts, Plan]:
    """What an example of a card shows."""
    ruleset = {"based_on": NEWEST, **example.ruleset} if example.ruleset else NEWEST
    return facts_of(smallest_case(example.case), ruleset, dict(example.policy)), Plan(dict(example.plan))


def pair_of(facts: Facts, gp: str, unit: str) -> Pair:
    """One pair with its travel."""
    return Pair(facts, facts.gps[gp], facts.units[unit], facts.travel(facts.gps[gp].clinic, unit))


class PlainTable:
    """The candidate table of all pairs of a case, filled from the facts one pair at a time."""

    def __init__(self, facts: Facts) -> None:
        gps, units, clinics = list(facts.gps), list(facts.units), list(facts.clinics)
        pairs = [(gp, unit) for gp in gps for unit in units]
        self.pairs = pairs
        self.ruleset, self.policy, self.reach_limit = facts.ruleset, facts.policy, facts.reach_limit
        self.gp = np.array([gps.index(gp) for gp, _ in pairs], np.int32)
        self.unit = np.array([units.index(unit) for _, unit in pairs], np.int32)
        self.clinic = np.array([clinics.index(facts.gps[gp].clinic) for gp, _ in pairs], np.int32)
        travel = [facts.travel(facts.gps[gp].clinic, unit) for gp, unit in pairs]
        self.travel = np.array([-1 if value is None else value for value in travel], np.int64)
        self.priority_tier = np.array([tier(facts.priority_tier(u, g)) for g, u in pairs], np.int16)
        self.wish_tier = np.array([tier(facts.wish_tier(g, u)) for g, u in pairs], np.int16)
        self.patients = np.array([facts.patients(g, u) for g, u in pairs], np.int32)
        self.continuity = np.array([facts.continuity(g, u) for g, u in pairs], np.int64)
        self.refused = flags(facts.units[u].botilbud.id in facts.gps[g].refuses for g, u in pairs)
        self.rejected = flags((g, u) in facts.rejects for g, u in pairs)
        self.locked = flags(g in facts.locks.get(u, ()) for g, u in pairs)
        self.opened = flags((facts.gps[g].clinic, u) in facts.opened for g, u in pairs)
        self.baseline = flags((facts.policy.baseline or {}).get(u) == g for g, u in pairs)
        self.gp_declined = flags(facts.gps[g].interest == "declined" for g in gps)
        self.gp_silent = flags(g in facts.silent for g in gps)
        self.gp_interested = flags(facts.gps[g].interest == "interested" for g in gps)
        self.gp_accepts_unlisted = flags(facts.gps[g].accepts_unlisted for g in gps)
        self.gp_has_wishes = flags(g in facts.wish_tiers for g in gps)
        homes = [facts.units[u].botilbud for u in units]
        self.unit_in_scope = flags(u in facts.in_scope for u in units)
        self.unit_accepts_unlisted = flags(home.accepts_unlisted for home in homes)
        self.unit_has_priorities = flags(home.id in facts.priority_tiers for home in homes)
        self.unit_residents = np.array([facts.units[u].residents for u in units], np.int64)
        self.unit_intake_guarded = flags(home.legal_basis in facts.ruleset.closed_intake for home in homes)
        self.clinic_closed = flags(
            facts.clinics[c].closed_to_new_patients and not facts.clinics[c].opens_for_botilbud for c in clinics
        )


def tier(found: int | None) -> int:
    """A tier as the table holds it."""
    return -1 if found is None else found


def flags(values: Any) -> np.ndarray:
    """An array of flags."""
    return np.array(list(values), np.bool_)
