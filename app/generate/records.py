"""What has already happened in an invented case: agreements, dispensations, and the log of who was asked."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from app.generate import names
from app.generate.bonds import Neighbours
from app.generate.clinics import Doctor, Practice
from app.generate.homes import Home
from app.generate.places import OUTLYING

SCHEME_BEGINS = date(2025, 2, 24)
DISPENSATIONS_BEGIN = date(2025, 8, 13)
Record = dict[str, Any]
METHODS = ("klu", "priority_list", "wish_list", "development_nurse", "job_posting", "relation")
NO_ANSWER_NOTES = (
    "Sekretæren ville bede lægen ringe tilbage.",
    "Telefonsvarer. Lagt besked.",
    "Ingen tilbagemelding på brevet.",
)
DECLINED_NOTES = (
    "Har ikke tid til flere opgaver.",
    "Vil vente og se, hvad sundhedsreformen betyder.",
    "Ønsker ikke undervisningsopgaven.",
)
INTERESTED_NOTES = (
    "Vil gerne høre mere på et møde.",
    "Kender allerede flere af beboerne.",
    "Meldte sig efter informationsbrevet.",
)


def make_agreements(
    draw: Random, as_of: date, homes: list[Home], practices: list[Practice], near: Neighbours
) -> list[Record]:
    """Return the agreements in effect: the nursing-home doctors', and those of some botilbud.

    No GP gets a second agreement here, and no clinic more than it has doctor capacities.
    """
    found: list[Record] = []
    room = {practice.record["id"]: int(practice.record["doctor_capacities"]) for practice in practices}
    for practice in practices:
        for doctor in practice.doctors:
            doctor.nursing_home = doctor.nursing_home and room[practice.record["id"]] > 0
            if doctor.nursing_home:
                room[practice.record["id"]] -= 1
                start = date(2016, 1, 1) + timedelta(days=draw.randrange(0, 3200))
                facility = names.nursing_home(draw)
                found.append(_agreement(doctor, "nursing_home", "facility", facility, start))
    busy = {doctor.id for practice in practices for doctor in practice.doctors if doctor.nursing_home}
    for home, clinics in zip(homes, near.practices, strict=True):
        if not home.in_scope or draw.random() >= 0.06:
            continue
        for unit, _ in home.units:
            taken = next(
                (
                    (practice, doctor)
                    for _, practice in clinics[:8]
                    for doctor in practice.doctors
                    if room[practice.record["id"]] > 0
                    and doctor.record is not None
                    and doctor.id not in busy
                    and doctor.interest != "declined"
                    and home.record["id"] not in doctor.record.get("refuses", [])
                ),
                None,
            )
            if taken is None:
                continue
            practice, doctor = taken
            assert doctor.record is not None
            doctor.record["interest"] = "interested"
            busy.add(doctor.id)
            room[practice.record["id"]] -= 1
            start = SCHEME_BEGINS + timedelta(days=draw.randrange(20, (as_of - SCHEME_BEGINS).days))
            found.append(_agreement(doctor, "botilbud", "unit", unit, start))
    return found


def _agreement(doctor: Doctor, kind: str, key: str, what: str, start: date) -> Record:
    return {"gp": doctor.id, "kind": kind, key: what, "from": start.isoformat()}


def make_dispensations(draw: Random, as_of: date, practices: list[Practice], near: Neighbours) -> list[Record]:
    """Return the few dispensations a region has granted: to nursing-home doctors in outlying municipalities."""
    found: list[Record] = []
    for practice, homes in zip(practices, near.homes, strict=True):
        nearby = [home for home in homes if home.in_scope]
        for doctor in practice.doctors:
            suits = doctor.nursing_home and doctor.record is not None and doctor.interest != "declined"
            if not suits or not nearby or practice.place.municipality not in OUTLYING or draw.random() >= 0.08:
                continue
            start = DISPENSATIONS_BEGIN + timedelta(days=draw.randrange(7, (as_of - DISPENSATIONS_BEGIN).days))
            number = len(found) + 1
            record: Record = {"id": f"D{number:03d}", "gp": doctor.id, "kind": "nursing_home_and_botilbud"}
            if draw.random() < 0.6:
                record["botilbud"] = nearby[0].record["id"]
            record |= {"from": start.isoformat(), "to": "2026-12-31", "reference": f"Fiktiv sag {number}"}
            found.append(record)
    return found


def make_contacts(draw: Random, as_of: date, practices: list[Practice], near: Neighbours) -> list[Record]:
    """Return the recruiting log by day: who was told or asked, how, and what came back."""
    found: list[Record] = []
    days = (as_of - SCHEME_BEGINS).days
    for practice, homes in zip(practices, near.homes, strict=True):
        clinic = {"clinic": practice.record["id"]}
        if draw.random() < 0.3:
            first = SCHEME_BEGINS + timedelta(days=draw.randrange(5, 60))
            found.append(clinic | _contact(first, "informed", "job_posting", "letter", None))
        for doctor in practice.doctors:
            day = SCHEME_BEGINS + timedelta(days=draw.randrange(30, days - 60))
            whom: Record = clinic if doctor.record is None else {"gp": doctor.id}
            if homes and draw.random() < 0.3:
                whom = whom | {"botilbud": draw.choice(homes[:4]).record["id"]}
            for outcome, note in _story(draw, doctor):
                found.append(whom | _contact(day, outcome, draw.choice(METHODS), _means(draw), note))
                day += timedelta(days=draw.randrange(4, 20))
    return sorted(found, key=lambda contact: str(contact["date"]))


def _story(draw: Random, doctor: Doctor) -> list[tuple[str, str | None]]:
    """Return the outcomes of the contacts with one GP, in order, with a note where there is one."""
    silent = ("no_answer", draw.choice((*NO_ANSWER_NOTES, None)))
    if doctor.interest == "interested":
        return [("asked", None), ("interested", draw.choice((*INTERESTED_NOTES, None)))]
    if doctor.interest == "declined":
        return [("asked", None), ("declined", draw.choice((*DECLINED_NOTES, None)))]
    if doctor.interest == "asked":
        return [("asked", None), *[silent] * draw.choice((0, 0, 1, 2))]
    return [silent] if draw.random() < 0.03 else []


def _means(draw: Random) -> str:
    return draw.choice(("phone", "phone", "mail", "letter", "meeting"))


def _contact(day: date, outcome: str, method: str, means: str, note: str | None) -> Record:
    contact: Record = {"date": day.isoformat(), "method": method, "means": means, "outcome": outcome}
    return contact if note is None else contact | {"note": note}
