"""Looking up where an address is, through geopy's geocoders. Off unless somebody asks for it by name.

An address leaves the machine when it is looked up, so no service is asked by default, and the user names the
one to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from geopy.exc import GeocoderServiceError, GeopyError
from geopy.geocoders import Nominatim, Pelias, Photon

from solver.travel.road import TravelEngineError

USER_AGENT = "botilbudsmatch"
COUNTRY = "Danmark"
TIMEOUT_S = 10


class Found(Protocol):
    """What a geocoder finds: geopy's Location, or anything with a latitude and a longitude."""

    @property
    def latitude(self) -> float:
        """Degrees north."""
        ...

    @property
    def longitude(self) -> float:
        """Degrees east."""
        ...


class Geocoder(Protocol):
    """The one method of geopy's Geocoder that is used."""

    def geocode(self, query: str) -> Found | None:
        """Return the best hit for an address, or None."""
        ...


GEOCODERS: dict[str, Callable[[str], Geocoder]] = {
    "nominatim": lambda where: Nominatim(**_split(where), user_agent=USER_AGENT, timeout=TIMEOUT_S),
    "photon": lambda where: Photon(**_split(where), user_agent=USER_AGENT, timeout=TIMEOUT_S),
    "pelias": lambda where: Pelias(**_split(where), user_agent=USER_AGENT, timeout=TIMEOUT_S),
}
"""One line a service: its name, and how it is made from the address of a server of that kind."""


def open_geocoder(name: str, where: str) -> Geocoder:
    """Return a geocoder of that name that asks the given server.

    Args:
        name: One of GEOCODERS.
        where: The server, as `nominatim.example.dk` or `http://localhost:8080`; https unless said.

    Raises:
        TravelEngineError: `engine_unknown` for another name.
    """
    if name not in GEOCODERS:
        raise TravelEngineError("engine_unknown", f"{name!r} is none of {', '.join(GEOCODERS)}")
    return GEOCODERS[name](where)


def locate(geocoder: Geocoder, address: str, postcode: str) -> tuple[float, float] | None:
    """Return the place of an address.

    What follows the first comma of the address (a floor, a village) is left out, since services know the
    house only.

    Args:
        geocoder: Whom to ask.
        address: Street and number.
        postcode: Four digits.

    Returns:
        Latitude and longitude in degrees, or None when the address is empty or not found.

    Raises:
        TravelEngineError: `engine_unreachable` when the service cannot be asked or refuses.
    """
    house = re.sub(r"\s+", " ", address.partition(",")[0]).strip()
    if not house:
        return None
    try:
        found = geocoder.geocode(f"{house}, {postcode.strip()}, {COUNTRY}")
    except (GeocoderServiceError, GeopyError) as broken:
        raise TravelEngineError("engine_unreachable", repr(broken)) from broken
    return None if found is None else (float(found.latitude), float(found.longitude))


def _split(where: str) -> dict[str, str]:
    scheme, _, domain = where.rpartition("://")
    return {"scheme": scheme or "https", "domain": domain.rstrip("/")}
