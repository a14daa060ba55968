"""What is found out about a result, as typed facts: the material of its JSON and of its sentences.

`solver.explain` finds them, `solver.words` says them, `solver.explain.wire` writes them down. Ids are the
case's own; tiers are 0-based here and 1-based only on paper and in JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from solver.domain.case import Interest, Metric
from solver.domain.shortfall import Shortage, Swap

MatchStatus = Literal["proposed", "locked", "existing"]
RuleStanding = Literal["kept", "dispensed", "not_in_force", "exempt"]
Column = Literal[
    "agreement_in_effect", "locked", "gp_interested", "gp_to_be_asked", "awaiting_dispensation", "without"
]
COLUMNS: tuple[Column, ...] = (
    "agreement_in_effect",
    "locked",
    "gp_interested",
    "gp_to_be_asked",
    "awaiting_dispensation",
    "without",
)
"""How real a unit's GP is, the most real first."""


@dataclass(frozen=True)
class Note:
    """Something worth pointing out, of a match or of a whole run.

    Attributes:
        code: its stable name.
        facts: what its sentence needs.
    """

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class TravelFound:
    """Travel from the GP's clinic to the unit, in whole metres or seconds, and where the figure is from."""

    metric: Metric
    value: int
    source: Literal["matrix", "geodesic"]


@dataclass(frozen=True)
class Dispensing:
    """The dispensations that one match rests on.

    Attributes:
        kind: which departure from § 65 stk. 2.
        granted: ids of those the region has given.
        new: how many would have to be applied for.
    """

    kind: str
    granted: tuple[str, ...] = ()
    new: int = 0


@dataclass(frozen=True)
class RuleOutcome:
    """How one rule stands for one match, and the text the rule comes from."""

    slug: str
    outcome: RuleStanding
    source: str


@dataclass(frozen=True)
class Fallback:
    """Another GP who could be asked if the answer is no, judged by the rules with the rest of the plan kept.

    Attributes:
        needs_dispensation: the kind to be sought; None where none is needed.
        patients: residents of the botilbud who are patients of that GP's clinic.
    """

    gp: str
    clinic: str
    needs_dispensation: str | None
    patients: int
    travel: TravelFound | None


@dataclass(frozen=True)
class Asked:
    """One GP near a unit, as evidence for a dispensation: how far away, and what it has answered.

    Attributes:
        contacts: places in the case's contact log, of the GP's or its clinic's, up to the case's day.
        units: where the GP is attached by agreement or under the plan, sorted.
    """

    gp: str
    clinic: str
    travel: TravelFound | None
    interest: Interest
    contacts: tuple[int, ...]
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pay:
    """One agreement of a GP with the units that share it; the first by id carries the honorarium.

    Attributes:
        units: ids of its units, sorted.
        residents: of all its units together.
        hours: a month.
        honorarium_dkk: kroner a month excluding VAT.
        vat_dkk: kroner of VAT a month.
    """

    units: tuple[str, ...]
    residents: int
    hours: int
    honorarium_dkk: Decimal
    vat_dkk: Decimal

    @property
    def carrier(self) -> str:
        """The unit under which the agreement is paid."""
        return self.units[0]


@dataclass(frozen=True)
class Match:
    """A unit with its GP, and all that is said of the two.

    Attributes:
        wanted: whether the GP wants this botilbud: it is on its list, or it has none and is interested.
        agreements: the clinic's agreements under the plan, nursing homes and dispensed ones included.
        capacity: the clinic's lægekapaciteter.
        evidence: where a dispensation must be applied for, all GPs near the unit; else empty.
    """

    unit: str
    botilbud: str
    gp: str
    clinic: str
    status: MatchStatus
    travel: TravelFound | None
    priority_tier: int | None
    wish_tier: int | None
    continuity: int
    residents_changing_gp: int
    wanted: bool
    dispensing: Dispensing | None
    agreements: int
    capacity: int
    pay: Pay
    rules: tuple[RuleOutcome, ...]
    fallback: Fallback | None
    evidence: tuple[Asked, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class WentTo:
    """Where a GP, or the place at its clinic, went instead of to a unit it could hold.

    Attributes:
        units: the GP's own new units in the plan.
        colleagues: (GP, unit) new matches of others at the clinic.
        breaks: the rule that stops the pair from being added to the plan as it is; None if none does.
        swap: the least costly way to give the GP this unit instead; None where more than one match would have
            to give way, so that the price is not known here.
    """

    gp: str
    units: tuple[str, ...]
    colleagues: tuple[tuple[str, str], ...]
    breaks: str | None
    swap: Swap | None = None


@dataclass(frozen=True)
class ReasonGroup:
    """All GPs for whom the same thing stands in the way of one unit.

    Attributes:
        count: how many GPs of the case, near or far.
        gps: those in reach or listed by either side, sorted; none for `out_of_reach`.
    """

    code: str
    count: int
    gps: tuple[str, ...] = ()
    went_to: tuple[WentTo, ...] = ()


@dataclass(frozen=True)
class Unmatched:
    """An in-scope unit without a GP, and why; or, with `scope_fault`, one out of scope.

    Attributes:
        shortage: a small group of units, this one among them, that share too few GPs; None where none is found.
    """

    unit: str
    botilbud: str
    reasons: tuple[ReasonGroup, ...]
    scope_fault: str | None = None
    gp: str | None = None
    shortage: Shortage | None = None


@dataclass(frozen=True)
class Choice:
    """A botilbud without a list that several interested GPs could take.

    Attributes:
        units: its newly matched units, each with the plan's provisional pick.
        gps: the interested GPs who could take one of them, sorted.
    """

    botilbud: str
    units: tuple[tuple[str, str], ...]
    gps: tuple[str, ...]


@dataclass(frozen=True)
class Suits:
    """A unit that would suit an unused GP, and what stands in the way today.

    Attributes:
        held_by: the GP it is proposed to; None where it has none.
    """

    unit: str
    botilbud: str
    travel: TravelFound | None
    wish_tier: int | None
    reason: str
    held_by: str | None


@dataclass(frozen=True)
class UnitReasons:
    """All units that one thing keeps from a GP; `units` is empty for `out_of_reach`."""

    code: str
    count: int
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnusedGp:
    """An interested GP without a match, why, and what would suit it next."""

    gp: str
    clinic: str
    reasons: tuple[UnitReasons, ...]
    suits_next: tuple[Suits, ...]


@dataclass(frozen=True)
class BlockingPair:
    """A pair that both sides prefer to what the plan gives them, and what the plan gains by leaving it out.

    Attributes:
        unit_from: the GP who would lose the unit; None where it has none.
        gp_from: the GP's own unit that it would leave; None where none need be left.
        worse_on: the first objective on which the plan with the pair is worse; None where none is.
    """

    gp: str
    unit: str
    unit_from: str | None
    gp_from: str | None
    worse_on: str | None
