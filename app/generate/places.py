"""Where things are put in an invented case: real towns of real municipalities, spread as people are spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from solver.domain.register import municipality, read_register

KM_PER_DEGREE = 111.2
FURTHEST_KM = 2.5
# fmt: off
OUTLYING = frozenset((
    "0260", "0270", "0306", "0326", "0360", "0376", "0390", "0400", "0420", "0430", "0480", "0482", "0492",
    "0510", "0540", "0550", "0563", "0573", "0580", "0657", "0661", "0665", "0671", "0706", "0707", "0741",
    "0756", "0760", "0773", "0779", "0787", "0810", "0813", "0820", "0825", "0846", "0849", "0860",
))
# fmt: on
"""Municipalities where this project's invented cases have too few doctors. No official list."""


@dataclass(frozen=True, slots=True)
class Town:
    """A post town: a name, the middle of it in degrees, its postcode and how much is put there."""

    postcode: str
    name: str
    lat: float
    lon: float
    weight: int


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a town."""

    municipality: str
    town: Town
    lat: float
    lon: float

    @property
    def location(self) -> dict[str, float]:
        """The point as a case writes it."""
        return {"lat": self.lat, "lon": self.lon}


@cache
def towns(code: str) -> tuple[Town, ...]:
    """Return the post towns of a municipality, a town of many postcodes once, the main ones weighing more."""
    found: dict[str, Town] = {}
    known = municipality(code)
    for row in read_register("postcodes"):
        if row["municipality"] == code and row["name"] not in found:
            main = row["code"].endswith("00") or (known is not None and row["name"].startswith(known.name))
            weight = 7 if main else 3 if row["code"].endswith("0") else 1
            found[row["name"]] = Town(row["code"], row["name"], float(row["lat"]), float(row["lon"]), weight)
    return tuple(found.values())


@cache
def size_weights() -> dict[str, int]:
    """Return how large each municipality is: its votes at the municipal election of 2025, in thousands."""
    return {row["code"]: int(row["weight"]) for row in read_register("municipalities")}


def place_in(draw: Random, code: str, spread_km: float) -> Place:
    """Return a point near the middle of a town of a municipality.

    Args:
        draw: Where chance comes from.
        code: The municipality.
        spread_km: How far from the middle, as a standard deviation; never more than 2.5 km.
    """
    known = towns(code)
    town = draw.choices(known, [town.weight for town in known])[0]
    return near(draw, Place(code, town, town.lat, town.lon), spread_km)


def near(draw: Random, place: Place, spread_km: float) -> Place:
    """Return a point near another, in the same town."""
    away_km = min(abs(draw.gauss(0.0, spread_km)), FURTHEST_KM)
    angle = draw.random() * 2 * math.pi
    lat = place.lat + away_km * math.cos(angle) / KM_PER_DEGREE
    lon = place.lon + away_km * math.sin(angle) / (KM_PER_DEGREE * math.cos(math.radians(place.lat)))
    return Place(place.municipality, place.town, round(lat, 5), round(lon, 5))


def share_out(total: int, weights: Sequence[float], at_least: int = 0) -> list[int]:
    """Return whole numbers in proportion to the weights, by the largest remainder.

    Args:
        total: What they sum to; at least `at_least` for each.
        weights: One for each share.
        at_least: What each share gets beforehand.
    """
    rest = max(0, total - at_least * len(weights))
    exact = [rest * weight / sum(weights) for weight in weights]
    shares = [int(part) for part in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: rest - sum(shares)]:
        shares[i] += 1
    return [share + at_least for share in shares]
