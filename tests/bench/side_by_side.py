"""Several nations in one case, so far apart that no pair reaches from one to another.

A case's places must lie in Denmark's bounding box, which is hardly larger than the country, so a copy cannot
simply be moved, and copies in one place would reach each other. Therefore each copy is drawn to a smaller scale
in a cell of its own, and the limit of reach is drawn to the same scale (a policy's `max_travel`): who is near
whom, and how near compared with the limit, stays as it was to within a few per cent. Ids, sites, managements and
addresses get the copy's number, so nothing is shared by chance. The municipalities' codes are real ones and are
shared: a municipality counts as covered when it is so in any copy.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

REACH_M = 25_000
SOUTH, NORTH, WEST, EAST = 54.42, 57.98, 7.52, 15.68
"""A little inside the box that a case's places must lie in."""
M_PER_DEGREE = 111_200
NAMED_LISTS = ("botilbud", "clinics", "gps", "dispensations")


@dataclass(frozen=True)
class Cell:
    """Where a copy is drawn: the middle of its cell in degrees, and the scale."""

    lat: float
    lon: float
    scale: float


def side_by_side(cases: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Put invented cases of the whole country side by side.

    Args:
        cases: case documents of one day, at least one, with a place for every botilbud and clinic and no matrix.

    Returns:
        One case document, and the policy with the limit of reach that belongs to its scale.
    """
    middle, height_m, width_m = _extent(cases)
    cells = _cells(len(cases), height_m, width_m)
    whole: dict[str, Any] = {
        "schema_version": "1.0",
        "name": f"Fiktivt eksempel: {len(cases)} gange hele landet, i formindsket målestok",
        "as_of": cases[0]["as_of"],
        "municipalities": cases[0]["municipalities"],
    }
    for number, (case, cell) in enumerate(zip(cases, cells, strict=True), start=1):
        copy = json.loads(json.dumps(case))
        _rename(copy, f"N{number}-", number)
        for record in _placed(copy):
            record["location"] = _moved(record["location"], middle, cell)
        for name in ("botilbud", "clinics", "gps", "agreements", "dispensations", "contacts"):
            whole.setdefault(name, []).extend(copy[name])
    return whole, {"max_travel": {"metres": round(REACH_M * cells[0].scale)}}


def _placed(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from case["botilbud"]
    yield from case["clinics"]


def _extent(cases: Sequence[dict[str, Any]]) -> tuple[tuple[float, float], float, float]:
    """The middle in degrees, and height and width in metres with half a reach and more of margin on each side."""
    places = [record["location"] for case in cases for record in _placed(case)]
    lats, lons = [place["lat"] for place in places], [place["lon"] for place in places]
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    across = M_PER_DEGREE * math.cos(math.radians(min(lats)))
    margin = 1.1 * REACH_M
    return middle, M_PER_DEGREE * (max(lats) - min(lats)) + margin, across * (max(lons) - min(lons)) + margin


def _cells(count: int, height_m: float, width_m: float) -> list[Cell]:
    """The cells of the grid that allows the largest scale, row by row; never larger than life."""
    box_height, box_width = (
        M_PER_DEGREE * (NORTH - SOUTH),
        M_PER_DEGREE * math.cos(math.radians(NORTH)) * (EAST - WEST),
    )
    grids = [(rows, math.ceil(count / rows)) for rows in range(1, count + 1)]

    def scale_of(grid: tuple[int, int]) -> float:
        return min(1.0, box_height / grid[0] / height_m, box_width / grid[1] / width_m)

    rows, columns = max(grids, key=scale_of)
    tall, wide = (NORTH - SOUTH) / rows, (EAST - WEST) / columns
    middles = [(row + 0.5, column + 0.5) for row in range(rows) for column in range(columns)]
    scale = scale_of((rows, columns))
    return [Cell(SOUTH + row * tall, WEST + column * wide, scale) for row, column in middles[:count]]


def _moved(place: dict[str, float], middle: tuple[float, float], cell: Cell) -> dict[str, float]:
    north = place["lat"] - middle[0]
    east = (place["lon"] - middle[1]) * math.cos(math.radians(place["lat"]))
    lat = cell.lat + cell.scale * north
    return {"lat": round(lat, 6), "lon": round(cell.lon + cell.scale * east / math.cos(math.radians(lat)), 6)}


def _rename(case: dict[str, Any], prefix: str, number: int) -> None:
    """Give everything that is named, and every mention of it, the copy's prefix."""
    for one in (record for name in NAMED_LISTS for record in case[name]):
        one["id"] = prefix + one["id"]
    for home in case["botilbud"]:
        for section in home.get("sections", ()):
            section["id"] = prefix + section["id"]
        home["patients_by_clinic"] = {prefix + name: n for name, n in home.get("patients_by_clinic", {}).items()}
        home["address"] = f"{home['address']} ({number})"
        for key in ("site", "management"):
            if key in home:
                home[key] = prefix + home[key]
    for key, records in (("priorities", case["botilbud"]), ("wishes", case["gps"])):
        for record in records:
            record[key] = [[prefix + name for name in tier] for tier in record.get(key, ())]
    for gp in case["gps"]:
        gp["clinic"] = prefix + gp["clinic"]
        gp["refuses"] = [prefix + name for name in gp.get("refuses", ())]
    for record in (*case["agreements"], *case["dispensations"], *case["contacts"]):
        for key in ("gp", "clinic", "botilbud", "unit"):
            if key in record:
                record[key] = prefix + record[key]
