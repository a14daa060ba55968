"""Why there is too little to go round: what a further match would cost, and who shares too few GPs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Swap:
    """What it costs to give a GP one more unit, at most one match of the plan being dropped for it.

    Attributes:
        dropped: (unit, GP) of the match that gives way; None where none need.
        worse_on: the first objective that gets worse; `stability` where only the demand for a stable match stands
            in the way; None where nothing differs, so that the lottery decided.
        costs: of all objectives in their order, turned so that less is better.
    """

    dropped: tuple[str, str] | None
    worse_on: str | None
    costs: tuple[int, ...]


@dataclass(frozen=True)
class Shortage:
    """Units that cannot all have a GP, whatever else a plan does, since too few can take any of them.

    Attributes:
        units: the group, sorted.
        gps: every GP who could take any of them, sorted.
        places: how many of them can have a GP at once; fewer than there are units.
    """

    units: tuple[str, ...]
    gps: tuple[str, ...]
    places: int
