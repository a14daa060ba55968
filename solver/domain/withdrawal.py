"""What is found out about a plan if one of its GPs withdraws, as typed facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from solver.domain.options import Change


@dataclass(frozen=True)
class TakenOver:
    """Who takes a unit of the GP who withdrew.

    Attributes:
        gp: None where the unit is left without.
        needs_dispensation: the kind to be sought; None where none is.
        patients: residents of the botilbud who are patients of the new GP's clinic.
    """

    unit: str
    gp: str | None
    needs_dispensation: str | None = None
    patients: int = 0


@dataclass(frozen=True)
class Without:
    """The best plan once a GP has withdrawn, against the plan.

    Attributes:
        differences: objective → the new plan's value minus the plan's.
        lose_cover: in-scope units that have a GP under the plan and none in the new one, in document order.
        changes: every unit whose GP differs, in document order.
        taken_over: what becomes of the units that the GP had.
    """

    differences: Mapping[str, int]
    lose_cover: tuple[str, ...]
    changes: tuple[Change, ...]
    taken_over: tuple[TakenOver, ...]


@dataclass(frozen=True)
class Withdrawal:
    """One GP of a plan, and what is left if it withdraws.

    Attributes:
        units: the units it has in the plan, in document order.
        existing: those of them it has by agreement in effect; `locked` those the committee locked to it.
        costs: of all objectives in their order, turned so that less is better; empty without `without`.
        without: None where no plan is left, or time ran out before it was proven.
    """

    gp: str
    units: tuple[str, ...]
    existing: tuple[str, ...]
    locked: tuple[str, ...]
    costs: tuple[int, ...] = ()
    without: Without | None = None
