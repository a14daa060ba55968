from datetime import date

import pytest

from solver.domain.register import municipalities, municipality, read_register, region_name, region_of

BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)


def test_there_are_98_municipalities_and_christiansoe_is_none():
    assert len(municipalities()) == 98
    assert municipality("0411") is None
    assert municipality("0707").name == "Norddjurs"


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("0101", "Region Hovedstaden", "Region Østdanmark"),
        ("0265", "Region Sjælland", "Region Østdanmark"),
        ("0400", "Region Hovedstaden", "Region Østdanmark"),
        ("0707", "Region Midtjylland", "Region Midtjylland"),
        ("0461", "Region Syddanmark", "Region Syddanmark"),
    ],
)
def test_the_region_of_a_municipality_on_the_last_and_the_first_day(code, before, after):
    assert region_name(region_of(code, BEFORE), BEFORE) == before
    assert region_name(region_of(code, AFTER), AFTER) == after


def test_five_regions_become_four():
    for day, number in ((BEFORE, 5), (AFTER, 4)):
        found = {region_of(code, day) for code in municipalities()}
        assert len(found) == number
        assert all(region_name(region, day) for region in found)


def test_nineteen_municipalities_in_the_central_denmark_region():
    assert sum(region_of(code, BEFORE) == "1082" for code in municipalities()) == 19


def test_what_is_not_there_is_none():
    assert region_of("0411", BEFORE) is None
    assert region_of("0707", date(2006, 12, 31)) is None
    assert region_name("1084", AFTER) is None
    assert region_name("9999", BEFORE) is None


def test_every_postcode_lies_in_a_municipality_of_the_register():
    rows = read_register("postcodes")
    assert {row["municipality"] for row in rows} == set(municipalities())
    assert len({row["code"] for row in rows}) == len(rows)
