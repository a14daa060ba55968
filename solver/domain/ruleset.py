"""A ruleset: the parameters of the law in force from a day, as data."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from solver.domain.case import Code, Id, LegalBasis, Positive, Record

_KRONER = re.compile(r"\d{1,7}(\.\d{1,2})?")


def _kroner(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _KRONER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("decimal_type", "kroner as a decimal text, as 1072.01")


Amount = Annotated[Decimal, BeforeValidator(_kroner), PlainSerializer(str)]
"""Kroner as a decimal string, never a float."""


class SourceNote(Record):
    """Where a parameter comes from: the text, its place in it, and what this project read into it."""

    parameter: str
    text: str
    interpretation: str | None = None


class Ruleset(Record):
    """Which rules hold, with which figures, for whom and since when.

    `region` None means any region; `to` None means no end; `based_on` names the ruleset it departs from.
    Hours are per month, the rate is in kroner excluding VAT at the level of April 2024.
    """

    id: Id
    title: str
    region: Code | None = None
    based_on: Id | None = None
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    verified_until: date | None = None
    sources: tuple[SourceNote, ...] = ()

    legal_bases: tuple[LegalBasis, ...]
    nursing_home_dispensable: bool
    several_facilities_dispensable: bool
    practice_capacity: bool
    dispensed_agreement_uses_capacity: bool
    closed_intake: tuple[LegalBasis, ...]
    site_is_one_attachment: bool
    site_max_residents: Positive
    section_min_residents: Positive
    max_attachments: Positive
    max_travel_metres: Annotated[int, Field(ge=0)]
    max_travel_seconds: Annotated[int, Field(ge=0)]
    extra_gps_at_sites: bool
    hour_rate_dkk: Amount
    hours: Annotated[int, Field(ge=0)]
    extra_hour_over_residents: Positive

    def dispensable(self, kind: str) -> bool:
        """Whether the region may dispense from the rule `kind` stands for."""
        if kind == "nursing_home_and_botilbud":
            return self.nursing_home_dispensable
        return self.several_facilities_dispensable
