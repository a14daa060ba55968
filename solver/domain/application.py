"""What an application for a dispensation rests on, as typed facts: who was asked, who cannot, what is at stake.

Source: § 65 stk. 2 [003]: where there are "udfordringer med at rekruttere" the region dispenses "undtagelsesvist".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from solver.domain.case import Contact, Interest
from solver.domain.findings import TravelFound


@dataclass(frozen=True)
class Approach:
    """One line of the recruiting log, as evidence.

    Attributes:
        place: its place in the case's list.
        contact: the line itself.
        to_gp: whether it names the GP, not only its clinic.
    """

    place: int
    contact: Contact
    to_gp: bool


@dataclass(frozen=True)
class OtherGp:
    """A GP near a unit, or listed by either side, who does not get it.

    Attributes:
        travel: from its clinic to the unit; None where the matrix has no entry.
        interest: its answer as the case has it.
        approaches: how it or its clinic was approached, about whatever botilbud, by date.
        reason: the reason code; with `outcompeted` the plan as a whole is better without the pair.
        needs_dispensation: whether it would need a new dispensation of its own to take the unit.
        units: what it newly gets in the plan.
        colleagues: (GP, unit) of its clinic's other new matches, where they use up the lægekapaciteter.
        free: whether it could simply take the unit as the plan stands, without one more new dispensation; never
            where the committee has locked the unit.
    """

    gp: str
    clinic: str
    travel: TravelFound | None
    interest: Interest
    approaches: tuple[Approach, ...]
    reason: str
    needs_dispensation: bool
    units: tuple[str, ...]
    colleagues: tuple[tuple[str, str], ...]
    free: bool


@dataclass(frozen=True)
class UnitGrounds:
    """One unit of the application.

    Attributes:
        travel: from the clinic of the GP applied for.
        patients: residents of its botilbud who are patients of that clinic.
        patients_known: whether the case says of any resident where it is a patient.
        apart: residents of the GP's undivided botilbud at the unit's site, where they count as an attachment each
            because they are more than the ruleset's `site_max_residents`; else None.
        posted: lines of the log that name the botilbud and no GP or clinic.
        others: all other GPs near it, the nearest first.
        covered_before: whether the best plan with one new dispensation fewer gives it a GP; None where there is
            no such plan.
    """

    unit: str
    botilbud: str
    residents: int
    travel: TravelFound | None
    patients: int
    patients_known: bool
    apart: int | None
    posted: tuple[Approach, ...]
    others: tuple[OtherGp, ...]
    covered_before: bool | None


@dataclass(frozen=True)
class Coverage:
    """How many have a GP: municipalities, botilbud and units in scope."""

    municipalities: int
    botilbud: int
    units: int

    def as_tuple(self) -> tuple[int, int, int]:
        """The three, the weightiest first."""
        return self.municipalities, self.botilbud, self.units


@dataclass(frozen=True)
class HeldHome:
    """A nursing home that a GP is attached to; what the case does not say is None."""

    facility: str | None
    since: date | None


@dataclass(frozen=True)
class Application:
    """New dispensations for one GP, with the grounds for them.

    Attributes:
        kind: which departure from § 65 stk. 2.
        number: how many are applied for; `asks` how many the whole plan asks for.
        units: the units applied for: those that carry the dispensations, or all that the GP newly gets where
            the need does not fall away with these alone; then `each_carries` is false.
        nursing_homes: agreements in effect; `held` its units by agreement; `beside` its other new units.
        granted: ids of its dispensations in effect of this kind.
        interest: the GP's own answer; `approaches` how it or its clinic was approached.
        locked: whether the committee locked one of the units to the GP.
        agreements: agreements of the clinic under the plan; `capacity` its lægekapaciteter.
        coverage: with the plan.
        coverage_before: of the best plan with one new dispensation fewer; None where there is no such plan.
        missing_before: units with a GP now and none with one dispensation fewer, in document order.
    """

    gp: str
    clinic: str
    kind: str
    number: int
    asks: int
    units: tuple[UnitGrounds, ...]
    each_carries: bool
    nursing_homes: tuple[HeldHome, ...]
    held: tuple[str, ...]
    beside: tuple[str, ...]
    granted: tuple[str, ...]
    interest: Interest
    approaches: tuple[Approach, ...]
    locked: bool
    agreements: int
    capacity: int
    coverage: Coverage
    coverage_before: Coverage | None
    missing_before: tuple[str, ...]
