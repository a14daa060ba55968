import time

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.domain.register import read_register
from solver.travel import geodesic as fast
from solver.travel.one import geodesic_one_m

DENMARK = st.tuples(st.floats(54.4, 57.9), st.floats(7.9, 15.3))
NEAR = st.tuples(st.floats(-0.3, 0.3), st.floats(-0.5, 0.5))


def test_a_worked_number():
    assert fast.geodesic_m(56.413, 10.879, 56.431, 10.379).tolist() == [30921]
    assert geodesic_one_m(56.413, 10.879, 56.431, 10.379) == 30921


def test_the_same_point_is_no_way():
    assert fast.geodesic_m(
        [55.0, 56.1234567], [9.0, 10.7654321], [55.0, 56.1234567], [9.0, 10.7654321]
    ).tolist() == [
        0,
        0,
    ]


def test_no_pairs():
    assert fast.geodesic_m([], [], [], []).shape == (0,)
    assert [len(part) for part in fast.within([], [], [55.0], [9.0], 1000)] == [0, 0, 0]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(DENMARK, DENMARK), min_size=1, max_size=4))
def test_equals_geopy_rounded_half_to_even(pairs):
    (lat1, lon1), (lat2, lon2) = np.array([a for a, _ in pairs]).T, np.array([b for _, b in pairs]).T
    assert fast.geodesic_m(lat1, lon1, lat2, lon2).tolist() == [round(geodesic(a, b).meters) for a, b in pairs]


def half_metre_pair(start, metres):
    """A pair of points whose distance lies as near to so many metres and a half as degrees can say."""
    low, high = 0.0, 0.5
    for _ in range(60):
        middle = (low + high) / 2
        if geodesic(start, (start[0], start[1] + middle)).meters < metres + 0.5:
            low = middle
        else:
            high = middle
    return [(start[0], start[1] + step) for step in (low, high)]


@settings(max_examples=25, deadline=None)
@given(DENMARK, st.integers(0, 26_000))
def test_equals_geopy_at_the_half_metre(start, metres):
    for end in half_metre_pair(start, metres):
        assert fast.geodesic_m(*start, *end).tolist() == [round(geodesic(start, end).meters)]


def test_geopy_settles_a_doubt(monkeypatch):
    """With pyproj off by a nanometre in either direction the answer is geopy's still."""
    end = half_metre_pair((56.0, 10.0), 12_345)[1]
    for error in (-2e-9, 2e-9):

        class Off:
            def inv(self, lon1, lat1, lon2, lat2, error=error):
                return None, None, np.array([12_345.5 + error])

        monkeypatch.setattr(fast, "_wgs84", Off)
        assert fast.geodesic_m(56.0, 10.0, *end).tolist() == [round(geodesic((56.0, 10.0), end).meters)]


@settings(max_examples=40, deadline=None)
@given(
    DENMARK,
    st.lists(NEAR, max_size=12),
    st.lists(NEAR, max_size=12),
    st.sampled_from([0, 1, 999, 15_000, 25_000, 60_000]),
)
def test_within_loses_nothing_and_adds_nothing(centre, clinics, units, limit):
    from_ = [(centre[0] + a, centre[1] + b) for a, b in clinics]
    to = [(centre[0] + a, centre[1] + b) for a, b in units] + from_[:2]
    found = fast.within(
        [p[0] for p in from_], [p[1] for p in from_], [p[0] for p in to], [p[1] for p in to], limit
    )
    plain = [(i, j, geodesic_one_m(*a, *b)) for i, a in enumerate(from_) for j, b in enumerate(to)]
    assert list(zip(*(part.tolist() for part in found), strict=True)) == [row for row in plain if row[2] <= limit]


@pytest.mark.parametrize("metres", [1, 15_000, 25_000])
def test_within_at_the_limit_itself(metres):
    start = (56.2, 9.8)
    near, far = half_metre_pair(start, metres - 1)[1], half_metre_pair(start, metres)[1]
    for end in (near, far):
        distance = geodesic_one_m(*start, *end)
        for limit in (distance - 1, distance, distance + 1):
            assert len(fast.within(*start, *end, limit)[0]) == (limit >= distance)


def test_a_nation_is_cheap():
    """1,700 clinics by 1,300 units took 0.1 s on the machine this was written on; the bound is generous."""
    places = np.array([(float(row["lat"]), float(row["lon"])) for row in read_register("postcodes")])
    draw = np.random.default_rng(1)
    clinics = places[draw.integers(len(places), size=1700)] + draw.normal(0, 0.03, (1700, 2))
    units = places[draw.integers(len(places), size=1300)] + draw.normal(0, 0.03, (1300, 2))
    start = time.process_time()
    found = fast.within(clinics[:, 0], clinics[:, 1], units[:, 0], units[:, 1], 25_000)
    assert time.process_time() - start < 1.5
    assert len(found[0]) > 100_000
