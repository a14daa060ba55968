"""What binds invented botilbud and GPs beforehand: patients, lists, wishes, refusals."""

from __future__ import annotations

from random import Random

from app.generate.clinics import Doctor, Practice
from app.generate.homes import Home
from solver.travel.geodesic import within

FAR_M = 20_000
PATIENTS_M = 15_000
TIE = 0.25
"""Chance that the next of a list shares the place of the one before it."""


class Neighbours:
    """Who is near whom, nearest first, within 20 km as the crow flies."""

    def __init__(self, homes: list[Home], practices: list[Practice]) -> None:
        found = within(
            [practice.place.lat for practice in practices],
            [practice.place.lon for practice in practices],
            [home.place.lat for home in homes],
            [home.place.lon for home in homes],
            FAR_M,
        )
        rows = sorted(
            (metres, practice, home)
            for practice, home, metres in zip(*(part.tolist() for part in found), strict=True)
        )
        self.practices: list[list[tuple[int, Practice]]] = [[] for _ in homes]
        self.homes: list[list[Home]] = [[] for _ in practices]
        for metres, practice, home in rows:
            self.practices[home].append((metres, practices[practice]))
            self.homes[practice].append(homes[home])


def give_patients(draw: Random, home: Home, nearby: list[tuple[int, Practice]]) -> None:
    """Say at which clinics the residents are, mostly near ones; in some homes nine of ten at one clinic."""
    clinics = [practice for metres, practice in nearby if metres <= PATIENTS_M][:6]
    if not clinics:
        return
    residents: int = home.record["residents"]
    patients: dict[str, int] = {}
    if draw.random() < 0.08:
        patients[draw.choice(clinics[:2]).record["id"]] = max(1, residents * 9 // 10)
    else:
        left = round(residents * draw.uniform(0.5, 0.95))
        for practice in draw.sample(clinics, min(len(clinics), draw.randrange(1, 5))):
            part = min(left, 1 + int(residents * draw.uniform(0.05, 0.5)))
            if part:
                patients[practice.record["id"]] = part
            left -= part
    home.record["patients_by_clinic"] = patients


def give_priorities(draw: Random, home: Home, nearby: list[tuple[int, Practice]]) -> None:
    """Let a botilbud rank GPs and clinics near it, those that have its residents first."""
    patients: dict[str, int] = home.record.get("patients_by_clinic", {})
    known = sorted(nearby[:8], key=lambda one: (-patients.get(one[1].record["id"], 0), one[0]))
    ranked: list[str] = []
    for _, practice in known[: draw.randrange(1, 6)]:
        named = [doctor for doctor in practice.doctors if doctor.record is not None]
        ranked.append(draw.choice(named).id if named and draw.random() < 0.7 else practice.record["id"])
    if ranked:
        home.record["priorities"] = tiers(draw, ranked)
        if draw.random() < 0.04:
            home.record["accepts_unlisted"] = False


def give_wishes(draw: Random, doctor: Doctor, nearby: list[Home]) -> None:
    """Let a GP rank botilbud in scope near the clinic."""
    suitable = [home for home in nearby if home.in_scope][:8]
    if doctor.record is None or not suitable:
        return
    wished = draw.sample(suitable, min(len(suitable), draw.randrange(1, 5)))
    doctor.record["wishes"] = tiers(draw, [home.record["id"] for home in wished])
    if draw.random() < 0.04:
        doctor.record["accepts_unlisted"] = False


def give_refusal(draw: Random, doctor: Doctor, nearby: list[Home]) -> None:
    """Let a GP say no to one botilbud that the GP has not wished for."""
    if doctor.record is None:
        return
    wished = {home for tier in doctor.record.get("wishes", []) for home in tier}
    others = [home.record["id"] for home in nearby[:5] if home.record["id"] not in wished]
    if others:
        doctor.record["refuses"] = [draw.choice(others)]


def tiers(draw: Random, ranked: list[str]) -> list[list[str]]:
    """Return a ranking as tiers, some of them shared; none is named twice."""
    found: list[list[str]] = []
    for one in dict.fromkeys(ranked):
        if found and draw.random() < TIE:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def bind(draw: Random, homes: list[Home], practices: list[Practice]) -> Neighbours:
    """Give homes and GPs patients, lists, wishes and refusals; return who is near whom."""
    neighbours = Neighbours(homes, practices)
    for home, clinics in zip(homes, neighbours.practices, strict=True):
        give_patients(draw, home, clinics)
        if draw.random() < 0.4:
            give_priorities(draw, home, clinics)
    for practice, nearby in zip(practices, neighbours.homes, strict=True):
        for doctor in practice.doctors:
            willing = doctor.interest != "declined"
            if willing and draw.random() < 0.31:  # one in five declined: a quarter of all have wishes
                give_wishes(draw, doctor, nearby)
            if willing and draw.random() < 0.04:
                give_refusal(draw, doctor, nearby)
    return neighbours
