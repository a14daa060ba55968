"""A policy: what a run asks for. It never touches a hard rule but the limit of reach."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from solver.domain.case import Positive, Record, Reference

GoalId = Literal[
    "municipalities_covered",
    "botilbud_covered",
    "units_covered",
    "new_dispensations",
    "changes",
    "not_yet_interested",
    "priority_regret",
    "continuity",
    "wish_regret",
    "extra_gps_at_sites",
    "travel",
    "residents_covered",
]

STANDARD: tuple[GoalId, ...] = (
    "municipalities_covered",
    "botilbud_covered",
    "units_covered",
    "new_dispensations",
    "changes",
    "not_yet_interested",
    "priority_regret",
    "continuity",
    "wish_regret",
    "extra_gps_at_sites",
    "travel",
)
"""The objectives of the contract's section 4, in order."""

CONTINUITY_FIRST: tuple[GoalId, ...] = (*STANDARD[:6], "continuity", "priority_regret", *STANDARD[8:])
WISHES_FIRST: tuple[GoalId, ...] = (
    *STANDARD[:6],
    "wish_regret",
    "priority_regret",
    "continuity",
    *STANDARD[9:],
)
PRESETS: dict[str, tuple[GoalId, ...]] = {
    "standard": STANDARD,
    "continuity_first": CONTINUITY_FIRST,
    "wishes_first": WISHES_FIRST,
}


class MaxTravel(Record):
    """A limit of reach of the run's own; only the case's metric is read."""

    metres: Annotated[int, Field(ge=0)] | None = None
    seconds: Annotated[int, Field(ge=0)] | None = None


class Policy(Record):
    """What a run asks for; every key may be left out."""

    dispensations: Literal["propose", "granted_only"] = "propose"
    baseline: dict[Reference, Reference] | None = None
    objectives: Literal["standard", "continuity_first", "wishes_first"] | tuple[GoalId, ...] = "standard"
    max_travel: MaxTravel | None = None
    silent_after: Positive | None = None
    stability: Literal["report", "require"] = "report"
    seed: int = 0
    time_limit_s: Annotated[float, Field(gt=0)] | None = None

    def order(self) -> tuple[GoalId, ...]:
        """The objectives in the order asked for, also those that may turn out not to apply."""
        return PRESETS[self.objectives] if isinstance(self.objectives, str) else self.objectives
