import csv
import gzip

import pytest
from geopy.exc import GeocoderTimedOut
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from solver.travel.address import GEOCODERS, locate, open_geocoder
from solver.travel.road import TravelEngineError
from tests.travel.shared_data import shared


class Gazetteer(Geocoder):
    """A geocoder of geopy's own kind that knows a list of houses."""

    def __init__(self, places):
        super().__init__()
        self.places = places
        self.asked = []

    def geocode(self, query, *, exactly_one=True, timeout=None):
        self.asked.append(query)
        place = self.places.get(query.casefold())
        return Location(query, (*place, 0.0), {}) if place else None


class Broken(Geocoder):
    def geocode(self, query, *, exactly_one=True, timeout=None):
        raise GeocoderTimedOut("too slow")


def test_an_address_is_found_or_not():
    geocoder = Gazetteer({"storegade 1, 8500, danmark": (56.4, 10.9)})
    assert locate(geocoder, "  Storegade   1, 2. sal", "8500 ") == (56.4, 10.9)
    assert locate(geocoder, "Storegade 2", "8500") is None
    assert geocoder.asked == ["Storegade 1, 8500, Danmark", "Storegade 2, 8500, Danmark"]


def test_no_address_is_asked_of_nobody():
    geocoder = Gazetteer({})
    assert locate(geocoder, " , 8500 Grenaa", "8500") is None
    assert geocoder.asked == []


def test_a_service_that_fails():
    with pytest.raises(TravelEngineError) as error:
        locate(Broken(), "Storegade 1", "8500")
    assert error.value.code == "engine_unreachable"


@pytest.mark.parametrize("name", GEOCODERS)
def test_each_service_asks_the_server_it_is_given(name):
    geocoder = open_geocoder(name, "http://localhost:8080/")
    assert (geocoder.scheme, geocoder.domain) == ("http", "localhost:8080")
    assert open_geocoder(name, "nominatim.example.dk").scheme == "https"


def test_an_unknown_service():
    with pytest.raises(TravelEngineError) as error:
        open_geocoder("dawa", "example.dk")
    assert error.value.code == "engine_unknown"


def test_real_addresses_of_bornholm():
    with gzip.open(shared("bornholm_adresser.csv.gz"), "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    key = "{vejnavn} {husnr}, {postnr}, danmark"
    places = {key.format(**row).casefold(): (float(row["lat"]), float(row["lon"])) for row in rows}
    geocoder = Gazetteer(places)
    for row in rows[::3000]:
        street = f"{row['vejnavn']} {row['husnr']}, {row['by']}"
        assert locate(geocoder, street, row["postnr"]) == places[key.format(**row).casefold()]
    assert locate(geocoder, "Findes Ikke Vej 1", "3700") is None
