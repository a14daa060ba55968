"""A case with what a road engine and a geocoder know, asked of stand-ins."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.commands.common import RefusedError
from app.commands.roads import bound_pairs, with_matrix, with_places
from app.generate.demos import demo_case
from solver.domain.example import smallest_case
from solver.domain.reading import read_case
from solver.travel.road import Metric, Point, Table


class Roads:
    """Every way is 30 kilometres."""

    def table(self, sources: Sequence[Point], targets: Sequence[Point], metric: Metric) -> Table:
        return [[30_000 for _ in targets] for _ in sources]


class Found:
    latitude, longitude = 56.41, 10.88


class Map:
    """Knows one street."""

    def geocode(self, query: str) -> Found | None:
        return Found() if query.startswith("Skovvej") else None


def test_a_matrix_for_every_clinic_and_unit() -> None:
    case = read_case(demo_case("norddjurs"))
    whole = read_case(with_matrix(case, Roads(), "metres", None))
    assert whole.travel_matrix is not None
    units = sum(max(1, len(one.sections)) for one in case.botilbud)
    assert len(whole.travel_matrix.entries) == units * len(case.clinics)
    short = read_case(with_matrix(case, Roads(), "metres", 25_000))
    assert short.travel_matrix is not None
    assert {(one.clinic, one.unit) for one in short.travel_matrix.entries} == bound_pairs(case)


def test_a_case_without_places_says_so() -> None:
    with pytest.raises(RefusedError) as caught:
        with_matrix(read_case(smallest_case()), Roads(), "seconds", None)
    assert caught.value.code == "no_place"
    assert "B1, C1" in caught.value.da


def test_places_from_addresses() -> None:
    case = smallest_case({"botilbud": [{"id": "B1", "address": "Skovvej 3, st.", "postcode": "8500"}]})
    values, missing = with_places(case, Map())
    assert values["botilbud"][0]["location"] == {"lat": 56.41, "lon": 10.88}
    assert missing == ["C1"]
    assert "location" not in case["botilbud"][0]


@pytest.mark.parametrize(
    "values", [None, [], {}, {"botilbud": 3, "clinics": []}, {"botilbud": [3], "clinics": []}]
)
def test_what_is_no_case(values: Any) -> None:
    with pytest.raises(RefusedError):
        with_places(values, Map())
