"""What is found out about one option, a unit with a GP, as typed facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Pricing = Literal["priced", "no_plan", "not_eligible", "not_asked", "stopped"]
"""How an option stands: priced; in no lawful plan; barred by a rule about the pair; beyond what was asked for;
or time ran out first."""


@dataclass(frozen=True)
class Change:
    """Another unit whose GP differs from the plan's; None for no GP."""

    unit: str
    from_: str | None
    to: str | None


@dataclass(frozen=True)
class Option:
    """One pair, weighed.

    Attributes:
        reason: what stands in the way of the pair itself; `outcompeted` where nothing does; None in the plan.
        standing: whether it has a price, and if not, why.
        reoptimise: objective → value of the best plan with the pair, minus the plan's; None without a price.
        others_fixed: the same of the best plan that moves at most one match; None where more would have to go.
        changes: the other units that change in the best plan with the pair, in document order.
        lifts_lock: whether the price leaves a lock of the unit to another GP aside.
        plan: the best plan with the pair, new matches only; None without a price.
    """

    unit: str
    gp: str
    eligible: bool
    holdable: bool
    in_plan: bool
    reason: str | None
    standing: Pricing
    reoptimise: Mapping[str, int] | None = None
    others_fixed: Mapping[str, int] | None = None
    changes: tuple[Change, ...] = ()
    lifts_lock: bool = False
    plan: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Ranked:
    """Options in the contract's order.

    Attributes:
        options: those asked for.
        total: how many there are, those beyond what was asked for included.
    """

    options: tuple[Option, ...]
    total: int
