"""Invented clinics and their GPs, fewer and fuller in outlying areas."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.generate import names
from app.generate.places import OUTLYING, Place, place_in, share_out, size_weights

DOCTORS = (1, 2, 3, 4, 5)
DOCTOR_WEIGHTS = (42, 32, 14, 8, 4)
"""GPs of a clinic: 2 on average."""
FIRST_YDERNUMMER = 990_000
"""An invented ydernummer begins with 99."""
CLOSED = {True: 0.62, False: 0.40}
"""Chance that a clinic is closed to new patients, in outlying municipalities and elsewhere: 45 % in all."""
NURSING_HOME_DOCTOR = {True: 0.40, False: 0.20}
INTERESTS = ("interested", "asked", "declined", "unknown")


@dataclass(slots=True)
class Doctor:
    """An invented GP; an anonymous one has no record in the case."""

    id: str
    record: dict[str, Any] | None
    nursing_home: bool = False

    @property
    def interest(self) -> str:
        """What the GP has said, `unknown` where nobody has asked."""
        return "unknown" if self.record is None else str(self.record.get("interest", "unknown"))


@dataclass(slots=True)
class Practice:
    """An invented clinic: its place, the record a case holds, its GPs."""

    place: Place
    record: dict[str, Any]
    doctors: list[Doctor] = field(default_factory=list)


def make_clinics(draw: Random, codes: list[str], gps: int) -> list[Practice]:
    """Return clinics with `gps` GPs together, the anonymous ones counted.

    Args:
        draw: Where chance comes from.
        codes: The municipalities.
        gps: How many GPs.
    """
    weights = [size_weights()[code] * (0.65 if code in OUTLYING else 1.1) for code in codes]
    shares = share_out(gps, weights, at_least=1 if gps >= len(codes) else 0)
    practices: list[Practice] = []
    taken: set[str] = set()
    number = 0
    for code, share in zip(codes, shares, strict=True):
        left = share
        while left:
            doctors = min(left, draw.choices(DOCTORS, DOCTOR_WEIGHTS)[0])
            practice = _clinic(draw, len(practices) + 1, place_in(draw, code, 0.5), doctors, taken)
            number = _staff(draw, practice, doctors, number)
            practices.append(practice)
            left -= doctors
    return practices


def _clinic(draw: Random, number: int, place: Place, doctors: int, taken: set[str]) -> Practice:
    outlying = place.municipality in OUTLYING
    kind = draw.choices(("plo", "udbud", "region"), (82, 11, 7) if outlying else (94, 4, 2))[0]
    address = names.house(draw)
    street = address.rpartition(" ")[0]
    name = names.clinic(draw, place.town.name, kind, street)
    if name in taken:
        name = f"Lægerne {street}, {place.town.name}"
    if name in taken:
        name = f"Lægehuset {draw.choice(names.HOMES)}, {place.town.name}"
    if name in taken:  # many clinics in one town: a number ends the search
        name = f"{name} {number}"
    taken.add(name)
    record: dict[str, Any] = {
        "id": f"K{number:04d}",
        "name": name,
        "doctor_capacities": doctors - 1 if doctors > 1 and draw.random() < 0.08 else doctors,
        "ydernummer": str(FIRST_YDERNUMMER + number),
        "kind": kind,
        "address": address,
        "postcode": place.town.postcode,
        "location": place.location,
        "phone": names.phone(5_000 + number),
    }
    if draw.random() < CLOSED[outlying]:
        record["closed_to_new_patients"] = True
        if draw.random() < 0.12:
            record["opens_for_botilbud"] = True
    if draw.random() < 0.1:
        record["vat_registered"] = False
    return Practice(place, record)


def _staff(draw: Random, practice: Practice, doctors: int, number: int) -> int:
    """Give a clinic its GPs, by name in three clinics of five; return the number of the last one named."""
    outlying = practice.place.municipality in OUTLYING
    named = draw.random() < 0.6
    if not named:
        practice.record["doctor_capacities"] = doctors
    for i in range(doctors):
        record: dict[str, Any] | None = None
        identity = f"{practice.record['id']}#{i + 1}"
        if named:
            number += 1
            identity = f"L{number:04d}"
            record = {"id": identity, "clinic": practice.record["id"], "name": names.person(draw)}
            interest = draw.choices(INTERESTS, (15, 15, 20, 50))[0]
            if interest != "unknown":
                record["interest"] = interest
            if draw.random() < 0.04:
                record["max_attachments"] = draw.choice((1, 3))
        practice.doctors.append(Doctor(identity, record, draw.random() < NURSING_HOME_DOCTOR[outlying]))
    return number
