"""How far a solve has come: one note per step of the ladder of objectives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """Where a solve stands.

    Attributes:
        objective: slug of the objective being optimised; empty before the first.
        value: the best plan's value of it so far; None while there is no plan.
        bound: no plan can have a better value; None while nothing is proven.
        gap: distance between value and bound, 0 when proven; None while either is missing.
        seconds: time since the solve began.
        stage: what is going on, a slug as `reading`, `candidates`, `ladder`, `audit`, `words`.
    """

    objective: str
    value: int | None
    bound: int | None
    gap: int | None
    seconds: float
    stage: str


OnProgress = Callable[[Progress], None]
"""Told of each step; called from the solving thread, so it must be quick."""

Stop = Callable[[], bool]
"""Whether to stop now and keep the best plan; asked often."""
