"""Invented botilbud in the real proportions: legal bases, sizes, owners, sites, sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.generate import names
from app.generate.places import Place, near, place_in, share_out, size_weights

SEL_108, ABL_105 = 471, 665
OVER_30 = {"sel_108": 36 / 471, "abl_105": 157 / 665}
"""Share of botilbud over 30 places; 193 of 1,135 in all."""
MEAN_SMALL = {"sel_108": 9.5, "abl_105": 15.5, "sel_107": 9.0, "bl_43": 7.0}
"""Mean residents of those of 30 places or fewer, so that all have the national mean of nearly 19."""
MEAN_OVER = 15.0
"""Mean residents over 30 of those over 30 places."""
LARGEST = 110
SECTION = 30
JOINED = 0.042
"""Chance that a botilbud shares a site with the one before it: about 8 % of all are on a shared site."""
OWNERS = ("municipal", "private", "regional")
TARGET_GROUPS = ("disability", "social_psychiatry", "socially_exposed", "other")


@dataclass(slots=True)
class Home:
    """An invented botilbud: its place and the record a case holds."""

    place: Place
    record: dict[str, Any]
    in_scope: bool = True
    units: list[tuple[str, int]] = field(default_factory=list)
    """Unit ids and their residents."""


def make_homes(draw: Random, codes: list[str], count: int) -> list[Home]:
    """Return `count` botilbud in these municipalities, one in each before any has two.

    Args:
        draw: Where chance comes from.
        codes: The municipalities.
        count: How many botilbud.
    """
    weights = [size_weights()[code] ** 0.9 for code in codes]
    shares = share_out(count, weights, at_least=1 if count >= len(codes) else 0)
    bases = share_out(count, [SEL_108, ABL_105])
    kinds = []
    for basis, number in zip(("sel_108", "abl_105"), bases, strict=True):
        over = round(number * OVER_30[basis])
        kinds += [(basis, i < over) for i in range(number)]
    draw.shuffle(kinds)
    homes: list[Home] = []
    taken: set[tuple[str, str]] = set()
    for code, share in zip(codes, shares, strict=True):
        for first in range(share):
            basis, large = kinds[len(homes)]
            home = _home(draw, len(homes) + 1, place_in(draw, code, 1.0), basis, large=large, taken=taken)
            if first and draw.random() < JOINED:
                _join(draw, homes[-1], home)
            homes.append(home)
    return homes


def _home(
    draw: Random, number: int, place: Place, basis: str, *, large: bool, taken: set[tuple[str, str]]
) -> Home:
    record: dict[str, Any] = {"id": f"B{number:04d}"}
    basis, more, in_scope = _standing(draw, basis)
    name = names.home(draw, basis)
    if (name, place.town.name) in taken:
        name = names.home(draw, basis)
    if (name, place.town.name) in taken:  # many homes in one town: a number ends the search
        name = f"{name} {number}"
    taken.add((name, place.town.name))
    residents = _residents(draw, basis, large=large)
    record |= {
        "name": name,
        "municipality": place.municipality,
        "legal_basis": basis,
        "residents": residents,
        "address": names.house(draw),
        "postcode": place.town.postcode,
        "location": place.location,
        "owner": draw.choices(OWNERS, (60, 28, 12))[0],
        "target_group": draw.choices(TARGET_GROUPS, (55, 28, 12, 5))[0],
        "places": residents + draw.choice((0, 0, 0, 1, 1, 2)) if residents != 30 else 30,
        "phone": names.phone(number),
        "contact_person": names.person(draw),
    }
    record |= more
    home = Home(place, record, in_scope)
    home.units = [(record["id"], residents)]
    if residents >= 2 * SECTION and draw.random() < 0.6:
        parts = share_out(residents, [1] * min(residents // SECTION, 3))
        home.units = [(f"{record['id']}-{i + 1}", part) for i, part in enumerate(parts)]
        record["sections"] = [
            {"id": unit, "residents": part, "name": f"Afsnit {i + 1}"} for i, (unit, part) in enumerate(home.units)
        ]
    return home


def _standing(draw: Random, basis: str) -> tuple[str, dict[str, Any], bool]:
    """Return legal basis, further fields, and whether in scope: a few are outside, or still to be informed."""
    chance = draw.random()
    if chance < 0.015:
        return "sel_107", {"long_term": False}, False
    if chance < 0.022:
        return "bl_43", {}, False
    if chance < 0.03:
        return basis, {"long_term": False}, False
    if chance < 0.04 and basis == "abl_105":
        return basis, {"support_sel_85": False}, False
    if chance < 0.055:
        return basis, {"participation": "declined"}, False
    if chance < 0.07:
        return basis, {"participation": "not_informed"}, True
    return basis, {}, True


def _residents(draw: Random, basis: str, *, large: bool) -> int:
    if large:
        return min(31 + int(draw.expovariate(1 / MEAN_OVER)), LARGEST)
    mean = MEAN_SMALL[basis]
    return max(3, min(round(draw.gauss(mean, mean / 2.2)), 30))


def _join(draw: Random, other: Home, home: Home) -> None:
    """Put a botilbud on the site of another: one address, one management with shared staff, or one key."""
    how = draw.choices(("address", "management", "site"), (5, 4, 1))[0]
    home.record["postcode"] = other.record["postcode"]
    home.record["owner"] = other.record["owner"]
    if how == "management":
        key = other.record.get("management") or f"Fælles ledelse, {other.record['name']}"
        for one in (other, home):
            one.record |= {"management": key, "shared_staff": True}
        home.place = near(draw, other.place, 0.3)
    else:
        home.place = other.place
        home.record["address"] = other.record["address"]
    if how == "site":
        key = other.record.get("site") or f"{other.record['address']}, {other.place.town.name}"
        other.record["site"] = home.record["site"] = key
    elif "site" in other.record:
        home.record["site"] = other.record["site"]
    home.record["location"] = home.place.location
