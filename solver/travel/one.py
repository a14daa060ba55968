"""The distance of one pair of points, straight from geopy: slow, plain, and what the fast way must equal."""

from __future__ import annotations

from geopy.distance import geodesic


def geodesic_one_m(lat1: float, lon1: float, lat2: float, lon2: float) -> int:
    """Return whole metres, half to even, of the WGS-84 geodesic between two points.

    Args:
        lat1: Latitude of the first point, degrees.
        lon1: Its longitude.
        lat2: Latitude of the second point.
        lon2: Its longitude.

    Returns:
        Metres; 0 for the same point.
    """
    return round(float(geodesic((lat1, lon1), (lat2, lon2)).meters))
