"""The two results as they were given: what went in, and which GP each unit had."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from solver.domain.case import Case
from solver.domain.facts import units_of_case
from solver.domain.faults import Fault, FaultsError
from solver.domain.policy import Policy
from solver.domain.reading import read_case, read_policy
from solver.domain.ruleset import Ruleset
from solver.questions.compare.records import Tree, documents_of, tree_of
from solver.rulesets import ruleset_from

T = TypeVar("T")


@dataclass(frozen=True)
class Input:
    """What a run was asked: a case without faults, a ruleset, a policy."""

    case: Case
    ruleset: Ruleset
    policy: Policy

    @cached_property
    def tree(self) -> Tree:
        """The same as a tree of records."""
        return tree_of(self.case, self.ruleset, self.policy)

    @cached_property
    def agreed(self) -> dict[str, str]:
        """Unit id → GP that holds it by agreement in effect; where several do (no plan can), the first by id."""
        out: dict[str, str] = {}
        for agreement in self.case.agreements:
            if agreement.unit is not None and agreement.in_effect(self.case.as_of):
                out[agreement.unit] = min(agreement.gp, out.get(agreement.unit, agreement.gp))
        return out

    @property
    def units(self) -> tuple[str, ...]:
        """All units, in document order."""
        return tuple(units_of_case(self.case))


@dataclass(frozen=True)
class Result:
    """One of the two results.

    Attributes:
        asked: its input.
        status: how the run ended.
        holders: unit id → GP, agreements included; without a plan only these.
        objectives: id → {`id`, `sense`, `value`, …} as given; empty without a plan.
    """

    asked: Input
    status: str
    holders: Mapping[str, str]
    objectives: Mapping[str, Mapping[str, Any]]

    @property
    def stopped(self) -> bool:
        """Whether the run ended before its plan was proven the best."""
        return self.status in ("feasible", "cancelled")


def read_result(result: Mapping[str, Any], side: str) -> Result:
    """A result of `match` taken apart.

    Args:
        result: the JSON of the contract's section 5.
        side: `left` or `right`, for the paths of faults.

    Raises:
        FaultsError: its case, ruleset or policy has faults, each with a path like `/left/input/case/gps/0/id`; or
            `input` holds none (`no_result`).
    """
    asked = result.get("input")
    if not isinstance(asked, Mapping) or not {"case", "ruleset", "policy"} <= asked.keys():
        raise FaultsError((Fault(f"/{side}/input", "no_result", {"key": "input"}),))
    read = Input(
        _read(read_case, asked["case"], f"/{side}/input/case"),
        _read(ruleset_from, asked["ruleset"], f"/{side}/input/ruleset"),
        _read(read_policy, asked["policy"], f"/{side}/input/policy"),
    )
    matched = {match["unit"]: match["gp"] for match in result.get("matches", ())}
    objectives = {one["id"]: one for one in result.get("objectives", ())}
    return Result(read, str(result["status"]), {**matched, **read.agreed}, objectives)


def input_of(tree: Tree) -> Input:
    """An input made of a tree.

    Raises:
        FaultsError: what the tree says has faults; the paths begin with the document, `/case/gps/0/clinic`.
    """
    documents = documents_of(tree)
    return Input(
        _read(read_case, documents["case"], "/case"),
        Ruleset.model_validate_json(json.dumps(documents["ruleset"])),
        _read(read_policy, documents["policy"], "/policy"),
    )


def _read(read: Callable[[Any], T], document: Any, at: str) -> T:
    try:
        return read(document)
    except FaultsError as wrong:
        raise FaultsError(
            tuple(Fault(at + fault.path, fault.code, fault.facts) for fault in wrong.faults)
        ) from wrong
