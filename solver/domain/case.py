"""The case document: a municipality's botilbud, clinics and GPs on one day, as the contract lays it down.

Every model is strict and frozen and refuses unknown keys. Lists come out as tuples. A document is read with
`solver.domain.reading.read_case`, which lists every fault at once; the models alone judge only shape.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[^|#]+$")]
"""An id of the document's own: 1–64 characters without `|` and `#`."""

Reference = Annotated[str, StringConstraints(min_length=1, max_length=80)]
"""A mention of an id; an anonymous GP's is its clinic's with `#1`, `#2`, … behind it."""

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Count = Annotated[int, Field(ge=0, le=100_000)]
Positive = Annotated[int, Field(ge=1, le=100_000)]
Tiers = tuple[tuple[Reference, ...], ...]
"""Ranked ids, best first; ids of one tier are tied."""

LegalBasis = Literal["sel_108", "abl_105", "sel_107", "bl_43"]
Interest = Literal["interested", "asked", "unknown", "declined"]
Kind = Literal["nursing_home_and_botilbud", "several_facilities"]
Metric = Literal["metres", "seconds"]


class Record(BaseModel):
    """What all parts of a case have in common: strict, frozen, no unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=True)


class Location(Record):
    """A point in WGS 84 degrees, inside Denmark."""

    lat: float = Field(ge=54.4, le=58.0)
    lon: float = Field(ge=7.5, le=15.7)


class MunicipalityEntry(Record):
    """A municipality as the document names it."""

    code: Code
    name: str = Field(min_length=1)


class Section(Record):
    """Afsnit: a part of a large botilbud with a GP of its own."""

    id: Id
    residents: Positive
    name: str | None = None


class Contact(Record):
    """One line of the recruiting log: evidence, which touches the match only through `silent_after`."""

    gp: Reference | None = None
    clinic: Reference | None = None
    botilbud: Reference | None = None
    date: date
    outcome: Literal["informed", "asked", "no_answer", "interested", "declined"]
    method: Literal["klu", "priority_list", "wish_list", "development_nurse", "job_posting", "relation"] | None = (
        None
    )
    means: Literal["phone", "mail", "letter", "meeting"] | None = None
    note: str | None = None


class Botilbud(Record):
    """A residential facility for people with disabilities, mental illness or social needs."""

    id: Id
    name: str = Field(min_length=1)
    municipality: Code
    legal_basis: LegalBasis
    residents: Positive
    address: str | None = None
    postcode: Code | None = None
    location: Location | None = None
    support_sel_85: bool = True
    long_term: bool = True
    participation: Literal["yes", "not_informed", "declined"] = "yes"
    owner: Literal["municipal", "regional", "private"] = "municipal"
    target_group: Literal["disability", "social_psychiatry", "socially_exposed", "other"] | None = None
    places: Positive | None = None
    p_number: str | None = None
    phone: str | None = None
    email: str | None = None
    contact_person: str | None = None
    site: str | None = None
    management: str | None = None
    shared_staff: bool = False
    sections: tuple[Section, ...] = ()
    patients_by_clinic: dict[Reference, Count] = Field(default_factory=dict)
    priorities: Tiers = ()
    accepts_unlisted: bool = True


class Clinic(Record):
    """A GP practice: PLO practice, udbudsklinik or regionsklinik."""

    id: Id
    name: str = Field(min_length=1)
    doctor_capacities: Positive
    ydernummer: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None = None
    sor: str | None = None
    kind: Literal["plo", "udbud", "region"] = "plo"
    address: str | None = None
    postcode: Code | None = None
    location: Location | None = None
    phone: str | None = None
    email: str | None = None
    contact_person: str | None = None
    closed_to_new_patients: bool = False
    opens_for_botilbud: bool = False
    vat_registered: bool = True


class Gp(Record):
    """A general practitioner of a clinic."""

    id: Reference
    clinic: Reference
    name: str | None = None
    authorisation_id: str | None = None
    interest: Interest = "unknown"
    wishes: Tiers = ()
    accepts_unlisted: bool = True
    refuses: tuple[Reference, ...] = ()
    max_attachments: Positive | None = None


class Dated(Record):
    """Something in effect from a day to a day, both included; an absent end is open."""

    from_: date | None = Field(default=None, alias="from")
    to: date | None = None

    def in_effect(self, on: date) -> bool:
        """Whether it holds on the day `on`, both ends included."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class Agreement(Dated):
    """A GP's permanent attachment to a nursing home or to a unit of a botilbud."""

    gp: Reference
    kind: Literal["nursing_home", "botilbud"]
    facility: str | None = None
    unit: Reference | None = None


class Dispensation(Dated):
    """The region's exceptional permission to depart from § 65 stk. 2; without `botilbud` it holds for any."""

    id: Id
    gp: Reference
    kind: Kind
    botilbud: Reference | None = None
    hours_per_month: Annotated[int, Field(ge=0, le=200)] | None = None
    reference: str | None = None


class Decision(Record):
    """What a committee decided of a pair: locked together, or rejected."""

    kind: Literal["lock", "reject"]
    unit: Reference
    gp: Reference
    by: str | None = None
    at: date | None = None
    note: str | None = None


class TravelEntry(Record):
    """Travel from a clinic to a unit, in the matrix's metric."""

    clinic: Reference
    unit: Reference
    value: Annotated[int, Field(ge=0, le=10_000_000)]


class TravelMatrix(Record):
    """Travel as given: it alone decides, and a pair without an entry is out of reach."""

    metric: Metric
    entries: tuple[TravelEntry, ...]


class Case(Record):
    """The whole situation on one day."""

    schema_version: Literal["1.0"]
    name: str = Field(min_length=1)
    as_of: date
    municipalities: tuple[MunicipalityEntry, ...] = ()
    botilbud: tuple[Botilbud, ...]
    clinics: tuple[Clinic, ...]
    gps: tuple[Gp, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    dispensations: tuple[Dispensation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    contacts: tuple[Contact, ...] = ()
    travel_matrix: TravelMatrix | None = None
