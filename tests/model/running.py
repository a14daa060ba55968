"""From documents to solved outcomes and to the problem behind them, as the model's tests need them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from solver.domain.case import Case
from solver.domain.facts import Facts
from solver.domain.outcome import Outcome
from solver.domain.policy import Policy
from solver.domain.reading import read_case, read_policy
from solver.domain.ruleset import Ruleset
from solver.explain.audit import check
from solver.model.assemble import Assembled, assemble
from solver.model.clock import Clock
from solver.model.solve import solve
from solver.rulesets import choose, named, ruleset_from
from solver.travel.plain import plain_facts
from solver.travel.reach import ClinicUnitTravel, clinic_unit_travel


@dataclass(frozen=True)
class Question:
    """A case, a ruleset and a policy, read and checked."""

    case: Case
    ruleset: Ruleset
    policy: Policy

    @classmethod
    def read(
        cls,
        case: Case | Mapping[str, Any],
        ruleset: str | Mapping[str, Any] | None = None,
        policy: Mapping[str, Any] | None = None,
    ) -> Question:
        """Read documents; a ruleset of None is the one that the day and the region choose."""
        found = case if isinstance(case, Case) else read_case(json.dumps(case))
        if ruleset is None:
            rules = choose(found)
        else:
            rules = named(ruleset) if isinstance(ruleset, str) else ruleset_from(dict(ruleset))
        return cls(found, rules, read_policy(json.dumps(policy or {})))

    @cached_property
    def facts(self) -> Facts:
        """The facts, with plain travel."""
        return plain_facts(self.case, self.ruleset, self.policy)

    @cached_property
    def travel(self) -> ClinicUnitTravel:
        """Travel as the model measures it, with the limit of reach that `Facts` reads."""
        asked, rules = self.policy.max_travel, self.ruleset
        metres = rules.max_travel_metres if asked is None or asked.metres is None else asked.metres
        seconds = rules.max_travel_seconds if asked is None or asked.seconds is None else asked.seconds
        return clinic_unit_travel(self.case, metres, seconds)

    def assembled(self) -> Assembled:
        """The problem."""
        return assemble(self.case, self.ruleset, self.policy, self.travel)

    def solved(self, workers: int = 1) -> Outcome:
        """The outcome; a plan has passed its audit."""
        outcome = solve(self.case, self.ruleset, self.policy, self.travel, Clock(), workers)
        if outcome.plan is not None:
            check(self.facts, outcome.plan, {one.id: one.value for one in outcome.objectives})
        return outcome


def assert_proven(outcome: Outcome) -> None:
    """Every objective's value is met by its bound."""
    assert outcome.status == "optimal"
    assert [one.id for one in outcome.objectives if not one.proven or one.bound != one.value] == []
