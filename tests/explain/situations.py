"""Cases read into facts for tests: small ones by hand, drawn ones with a lawful plan."""

import json
from collections.abc import Mapping
from typing import Any

from solver.domain.case import Case
from solver.domain.example import smallest_case
from solver.domain.facts import Facts, Plan
from solver.domain.outcome import ObjectiveValue, Outcome
from solver.domain.policy import Policy
from solver.explain.audit import values
from solver.explain.result import build
from solver.goals import GOALS
from solver.rulesets import named, ruleset_from
from solver.travel.plain import plain_facts
from tests.oracle.enumerate import solve
from tests.oracle.random_cases import random_instance

NEWEST = "rm-2025-08-13"


def facts_of(
    case: Mapping[str, Any], ruleset: str | Mapping[str, Any] = NEWEST, policy: Mapping[str, Any] | None = None
) -> Facts:
    """The facts of raw documents."""
    rules = named(ruleset) if isinstance(ruleset, str) else ruleset_from(dict(ruleset))
    read = Case.model_validate_json(json.dumps(case))
    return plain_facts(read, rules, Policy.model_validate_json(json.dumps(policy or {})))


def small_facts(
    changes: Mapping[str, Any], ruleset: str | Mapping[str, Any] = NEWEST, policy: Mapping[str, Any] | None = None
) -> Facts:
    """The facts of the smallest case with some lists changed."""
    return facts_of(smallest_case(changes), ruleset, policy)


def outcome_of(facts: Facts, plan: Mapping[str, str]) -> Outcome:
    """A plan as a finished solve."""
    found = values(facts, Plan(plan))
    objectives = (ObjectiveValue(name, GOALS[name].sense, value, value, True) for name, value in found.items())
    return Outcome("optimal", Plan(plan), tuple(objectives))


def result_of(facts: Facts, plan: Mapping[str, str]) -> dict[str, Any]:
    """The whole result of a plan."""
    return build(facts, outcome_of(facts, plan), provenance={})


def drawn(seed: int) -> tuple[tuple[Any, Any, Any], dict[str, str], Facts] | None:
    """A drawn instance with its best plan and facts; None where it is infeasible."""
    instance = random_instance(seed)
    answer = solve(*instance, node_limit=200_000)
    if answer["status"] != "optimal":
        return None
    return instance, answer["plan"], facts_of(*instance)
