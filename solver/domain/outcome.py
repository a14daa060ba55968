"""What a solve comes to: a plan with its proof, or a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from solver.domain.facts import Plan

Status = Literal["optimal", "feasible", "infeasible", "cancelled"]


@dataclass(frozen=True)
class ObjectiveValue:
    """One objective's value in a plan, and what is proven of it.

    Attributes:
        id: the goal's slug.
        sense: whether more or less is better.
        value: the plan's value.
        bound: no plan that is as good on the objectives before can have a better value; None where the
            objective was not optimised.
        proven: whether value and bound meet.
    """

    id: str
    sense: Literal["max", "min"]
    value: int
    bound: int | None
    proven: bool


@dataclass(frozen=True)
class ConflictItem:
    """One part of a smallest set of things that cannot hold together.

    Attributes:
        kind: `agreement` and `decision` carry `index`, the place in the case's list; `rule` carries `slug`.
    """

    kind: Literal["agreement", "decision", "rule"]
    index: int | None = None
    slug: str | None = None
    unit: str | None = None
    gp: str | None = None
    clinic: str | None = None


@dataclass(frozen=True)
class Outcome:
    """How a solve ended.

    Attributes:
        status: `optimal` all proven; `feasible` time ran out; `cancelled` stopped by hand; `infeasible`.
        plan: the best plan found; None where infeasible.
        objectives: in the order of the policy, those not optimised behind; empty where infeasible.
        conflict: a smallest set that cannot hold together; empty where there is a plan.
        undemanding: the proven objectives of the best plan that may have blocking pairs; empty where the run does
            not ask for a plan without any, or was stopped.
    """

    status: Status
    plan: Plan | None
    objectives: tuple[ObjectiveValue, ...] = ()
    conflict: tuple[ConflictItem, ...] = ()
    undemanding: tuple[ObjectiveValue, ...] = ()


@dataclass(frozen=True)
class PartOfPlan:
    """What a plan looks like at some GPs and one unit, and nowhere else.

    Attributes:
        gps: the GPs whose new matches are all told.
        unit: the unit that is looked at beside them.
        pairs: (unit id, GP id) of those matches.
        ended_by: GPs with any of whom the unit would put an end to the part, those of `gps` apart, whose matches
            are told anyway; None for any GP at all.
    """

    gps: frozenset[str]
    unit: str
    pairs: frozenset[tuple[str, str]]
    ended_by: frozenset[str] | None = None
