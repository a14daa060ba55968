"""The register of Denmark's 98 municipalities and of the region each belonged to on a day.

Read once from `data/register/`. Christiansø (0411) is outside the division into municipalities and is no
municipality here.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

OPEN_END = date.max


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: four-digit code, name, and a point inside it (degrees, three decimals)."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Spell:
    """That something held from a day to a day, both included."""

    value: str
    start: date
    end: date

    def covers(self, on: date) -> bool:
        return self.start <= on <= self.end


def read_register(name: str) -> list[dict[str, str]]:
    """Return the rows of `data/register/<name>.csv`, in the file's order.

    Args:
        name: The file's name without its ending, as `municipalities`.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    text = files("data").joinpath("register", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _spells(name: str, key: str, value: str) -> dict[str, list[_Spell]]:
    found: dict[str, list[_Spell]] = {}
    for row in read_register(name):
        end = date.fromisoformat(row["to"]) if row["to"] else OPEN_END
        found.setdefault(row[key], []).append(_Spell(row[value], date.fromisoformat(row["from"]), end))
    return found


@cache
def municipalities() -> dict[str, Municipality]:
    """Return the 98 municipalities by code, in the order of their codes."""
    return {
        row["code"]: Municipality(row["code"], row["name"], float(row["lat"]), float(row["lon"]))
        for row in read_register("municipalities")
    }


@cache
def _regions_of_municipalities() -> dict[str, list[_Spell]]:
    return _spells("municipality_regions", "municipality", "region")


@cache
def _names_of_regions() -> dict[str, list[_Spell]]:
    return _spells("regions", "code", "name")


def municipality(code: str) -> Municipality | None:
    """Return the municipality with this four-digit code, or None where there is none."""
    return municipalities().get(code)


def region_of(code: str, on: date) -> str | None:
    """Return the code of the region that a municipality belongs to on a day.

    From 1 January 2027 Region Hovedstaden (1084) and Region Sjælland (1085) are one, Region Østdanmark.

    Args:
        code: The municipality's four-digit code.
        on: The day.

    Returns:
        The region's code; None for an unknown municipality or a day before the regions (2007).
    """
    return _on(_regions_of_municipalities().get(code, []), on)


def region_name(region: str, on: date) -> str | None:
    """Return a region's name on a day, or None where no region had that code then."""
    return _on(_names_of_regions().get(region, []), on)


def _on(spells: list[_Spell], day: date) -> str | None:
    return next((spell.value for spell in spells if spell.covers(day)), None)
