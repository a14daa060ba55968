"""Travel as the crow flies: whole metres of the WGS-84 geodesic, for many pairs at once.

A distance means what geopy's `geodesic` says, rounded half to even. pyproj computes the same geodesic a
hundred times faster and differs from it by some nanometres, so only a distance that close to half a metre is
asked of geopy itself.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from pyproj import Geod

from solver.travel.one import geodesic_one_m

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEMI_MAJOR_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
DOUBT_M = 1e-5
"""Nearer than this to half a metre geopy decides. The two programs differ by less than 1e-7 m in Denmark."""
CHORD_SLACK_M = 1.0
"""Half a metre that rounding may take off, and far more than the error of a computed chord (1e-8 m)."""
BLOCK = 128


@cache
def _wgs84() -> Geod:
    return Geod(ellps="WGS84")


def geodesic_m(lat1: npt.ArrayLike, lon1: npt.ArrayLike, lat2: npt.ArrayLike, lon2: npt.ArrayLike) -> Ints:
    """Return the distance of each pair of points.

    Args:
        lat1: Latitudes of the first points, degrees, shape (n,).
        lon1: Their longitudes.
        lat2: Latitudes of the second points, shape (n,).
        lon2: Their longitudes.

    Returns:
        Whole metres, half to even, int64, shape (n,); empty for no pairs. From Grenaa (56.413, 10.879) to
        Auning (56.431, 10.379) it is 30921.
    """
    a_lat, a_lon, b_lat, b_lon = (np.atleast_1d(np.asarray(x, np.float64)) for x in (lat1, lon1, lat2, lon2))
    if not a_lat.size:
        return np.zeros(0, np.int64)
    exact = np.asarray(_wgs84().inv(a_lon, a_lat, b_lon, b_lat)[2], np.float64)
    metres = np.rint(exact).astype(np.int64)
    doubtful = np.flatnonzero(np.abs(exact - np.floor(exact) - 0.5) < DOUBT_M)
    for i in doubtful.tolist():
        metres[i] = geodesic_one_m(float(a_lat[i]), float(a_lon[i]), float(b_lat[i]), float(b_lon[i]))
    return metres


def within(
    clinic_lat: npt.ArrayLike,
    clinic_lon: npt.ArrayLike,
    unit_lat: npt.ArrayLike,
    unit_lon: npt.ArrayLike,
    limit_m: int,
) -> tuple[Ints, Ints, Ints]:
    """Return every pair of clinic and unit that are at most `limit_m` whole metres apart.

    The way over the ellipsoid is never shorter than the straight chord through it. So a pair whose chord is
    longer than the limit and a metre is out, and no pair within the limit can be lost; the geodesic decides
    the rest. A chord is at least the difference of the points' heights over the equator, so both sides are
    sorted by it and a block of clinics meets only the units of its own band.

    Args:
        clinic_lat: Latitudes of the clinics, degrees, shape (n,).
        clinic_lon: Their longitudes.
        unit_lat: Latitudes of the units, shape (m,).
        unit_lon: Their longitudes.
        limit_m: The limit of reach in metres.

    Returns:
        Clinic indices, unit indices and metres, int64, sorted by clinic, then unit; empty where none is in
        reach.
    """
    from_lat, from_lon, to_lat, to_lon = (
        np.atleast_1d(np.asarray(x, np.float64)) for x in (clinic_lat, clinic_lon, unit_lat, unit_lon)
    )
    clinic_idx, unit_idx = _near(_points(from_lat, from_lon), _points(to_lat, to_lon), limit_m + CHORD_SLACK_M)
    metres = geodesic_m(from_lat[clinic_idx], from_lon[clinic_idx], to_lat[unit_idx], to_lon[unit_idx])
    kept = metres <= limit_m
    return clinic_idx[kept], unit_idx[kept], metres[kept]


def _points(lat: Floats, lon: Floats) -> Floats:
    """Return the points' places in space (metres from the centre of the earth), shape (n, 3)."""
    phi, lam = np.radians(lat), np.radians(lon)
    normal = SEMI_MAJOR_M / np.sqrt(1 - ECCENTRICITY_SQUARED * np.sin(phi) ** 2)
    across = normal * np.cos(phi)
    height = normal * (1 - ECCENTRICITY_SQUARED) * np.sin(phi)
    return np.stack([across * np.cos(lam), across * np.sin(lam), height], axis=1)


def _near(left: Floats, right: Floats, chord_m: float) -> tuple[Ints, Ints]:
    """Return the pairs of points at most a chord apart, sorted by left, then right."""
    left_order, right_order = np.argsort(left[:, 2]), np.argsort(right[:, 2])
    right_sorted = right[right_order]
    found: list[Ints] = [np.zeros((2, 0), np.int64)]
    for start in range(0, len(left), BLOCK):
        block = left_order[start : start + BLOCK]
        here = left[block]
        low = np.searchsorted(right_sorted[:, 2], here[0, 2] - chord_m, "left")
        high = np.searchsorted(right_sorted[:, 2], here[-1, 2] + chord_m, "right")
        band = right_sorted[low:high]
        squared = np.zeros((len(here), len(band)))
        for axis in range(3):
            squared += np.subtract.outer(here[:, axis], band[:, axis]) ** 2
        i, j = np.nonzero(squared <= chord_m * chord_m)
        found.append(np.stack([block[i], right_order[low + j]]))
    pairs = np.concatenate(found, axis=1)
    pairs = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    return pairs[0], pairs[1]
