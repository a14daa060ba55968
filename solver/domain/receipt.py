"""A party's own receipt as typed facts: what it got of its own list, and what closed each better place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ClosedKind = Literal["rule", "objective", "agreement", "lock", "tie", "unknown"]

NOT_AVAILABLE = "not_available"
"""Stands for whatever the other party has answered or asked for itself, which is not told on."""


@dataclass(frozen=True)
class Closed:
    """What closed one option.

    Attributes:
        slug: the rule or the objective; None for the other kinds. `not_available` stands for every rule that rests
            on what the other party has answered, `stability` for the demand that no pair prefers each other.
    """

    kind: ClosedKind
    slug: str | None = None


@dataclass(frozen=True)
class Better:
    """One option that the party ranked better than what it got.

    Attributes:
        option: as the party wrote it: a GP, a clinic, or a botilbud.
        tier: 0-based place on the party's own list.
    """

    option: str
    tier: int
    closed: Closed


@dataclass(frozen=True)
class Receipt:
    """What one unit or one GP got.

    Attributes:
        party: the unit or GP.
        got: the unit's GP, or the GP's units in document order, each with its 0-based place on the party's list,
            None where it is not on it; empty where the party got nothing.
        status: how firm it is, of a unit: `existing`, `locked`, `proposed`, `none` or `out_of_scope`; of a GP
            `proposed` where it has any unit, else `none`.
        has_list: whether the party wrote a list.
        better: by place, then as written.
    """

    party: str
    got: tuple[tuple[str, int | None], ...]
    status: str
    has_list: bool
    better: tuple[Better, ...]

    @property
    def rank(self) -> int | None:
        """The best place that the party got, 0-based; None where it got nothing from its list."""
        return min((tier for _, tier in self.got if tier is not None), default=None)
