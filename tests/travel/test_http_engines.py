import time

import pytest

from solver.travel.engines import matrix_entries, open_engine
from solver.travel.osrm_http import OsrmHttp
from solver.travel.road import TravelEngineError
from solver.travel.valhalla_http import ValhallaHttp
from tests.travel.fake_server import serving

CLINICS = [("C1", 56.41, 10.88), ("C2", 56.43, 10.38)]
UNITS = [("U1", 56.40, 10.87), ("U2", 56.50, 10.50)]


def cell(i, j, km, s):
    return {"from_index": i, "to_index": j, "distance": km, "time": s}


VALHALLA_LONG = {
    "algorithm": "costmatrix",
    "units": "kilometers",
    "sources_to_targets": [
        [cell(0, 0, 1.234, 99), cell(0, 1, 30.5, 1801)],
        [cell(1, 0, None, None), cell(1, 1, 12.0, 700)],
    ],
}
VALHALLA_SHORT = {
    "units": "kilometers",
    "sources_to_targets": {"distances": [[1.234, 30.5], [None, 12.0]], "durations": [[99, 1801], [None, 700]]},
}
OSRM = {
    "code": "Ok",
    "durations": [[98.5, 1801.2], [None, 699.5]],
    "distances": [[1234.4, 30500], [None, 12000.5]],
}


@pytest.mark.parametrize("answer", [VALHALLA_LONG, VALHALLA_SHORT])
def test_valhalla_answers_in_both_documented_forms(answer):
    with serving(lambda *_: (200, answer)) as (address, asked):
        engine = open_engine("valhalla", address)
        assert matrix_entries(engine, CLINICS, UNITS, "metres", 25_000) == [
            {"clinic": "C1", "unit": "U1", "value": 1234},
            {"clinic": "C2", "unit": "U2", "value": 12000},
        ]
        assert matrix_entries(engine, CLINICS, UNITS, "seconds") == [
            {"clinic": "C1", "unit": "U1", "value": 99},
            {"clinic": "C1", "unit": "U2", "value": 1801},
            {"clinic": "C2", "unit": "U2", "value": 700},
        ]
    method, path, body = asked[0]
    assert (method, path) == ("POST", "/sources_to_targets")
    assert body["costing"] == "auto"
    assert [(place["lat"], place["lon"]) for place in body["sources"]] == [(56.41, 10.88), (56.43, 10.38)]


def test_osrm_answers_and_half_goes_to_even():
    with serving(lambda *_: (200, OSRM)) as (address, asked):
        engine = open_engine("osrm", address)
        seconds = matrix_entries(engine, CLINICS, UNITS, "seconds", 1_800)
        assert [entry["value"] for entry in seconds] == [98, 700]
        metres = matrix_entries(engine, CLINICS, UNITS, "metres")
        assert [entry["value"] for entry in metres] == [1234, 30500, 12000]
    path = asked[0][1]
    assert path.startswith("/table/v1/driving/10.880000,56.410000;10.380000,56.430000;10.870000,56.400000;")
    assert "sources=0;1&destinations=2;3&annotations=duration" in path


def test_a_pair_that_lists_each_other_keeps_its_entry_beyond_the_limit():
    with serving(lambda *_: (200, OSRM)) as (address, _):
        found = matrix_entries(
            OsrmHttp(address), CLINICS, UNITS, "metres", 2_000, always=[("C1", "U2"), ("C2", "U1")]
        )
    assert [(entry["clinic"], entry["unit"]) for entry in found] == [("C1", "U1"), ("C1", "U2")]


def test_units_at_one_place_are_asked_once():
    answer = {"code": "Ok", "durations": [[60.0]]}
    with serving(lambda *_: (200, answer)) as (address, asked):
        found = matrix_entries(OsrmHttp(address), CLINICS[:1], [("S1", 56.4, 10.8), ("S2", 56.4, 10.8)], "seconds")
    assert [entry["unit"] for entry in found] == ["S1", "S2"]
    assert asked[0][1].count(";") == 2  # two points and two radii


def test_a_large_table_is_asked_in_blocks_and_put_together():
    def answer(method, path, body):
        rows = [[cell(0, 0, a["lat"] + b["lon"], 1) for b in body["targets"]] for a in body["sources"]]
        return 200, {"sources_to_targets": rows}

    sources, targets = [(50 + i / 100, 10.0) for i in range(120)], [(56.0, 8 + j / 100) for j in range(60)]
    with serving(answer) as (address, asked):
        table = ValhallaHttp(address).table(sources, targets, "metres")
    assert len(asked) == 6
    assert max(len(body["sources"]) * len(body["targets"]) for _, _, body in asked) == 2500
    assert table[119][59] == round((51.19 + 8.59) * 1000)
    assert table[3] == [round((50.03 + 8 + j / 100) * 1000) for j in range(60)]


def test_a_point_without_a_road_costs_only_its_own_pairs():
    def answer(method, path, body):
        if any(place["lat"] > 57 for place in body["sources"] + body["targets"]):
            words = "No suitable edges near location"
            return 400, {"error_code": 171, "error": words, "status_code": 400, "status": "Bad Request"}
        return 200, {
            "sources_to_targets": [[cell(0, 0, 1.0, 60) for _ in body["targets"]] for _ in body["sources"]]
        }

    with serving(answer) as (address, _):
        table = ValhallaHttp(address).table([(56, 9), (58, 9), (56, 10)], [(55, 9), (55, 10), (59, 9)], "seconds")
    assert table == [[60, 60, None], [None, None, None], [60, 60, None]]


def test_osrm_without_a_segment():
    def answer(method, path, body):
        if "57.9" in path:
            return 400, {"code": "NoSegment", "message": "Could not find a matching segment for coordinate 0"}
        return 200, {"code": "Ok", "durations": [[60.0]]}

    with serving(answer) as (address, _):
        assert OsrmHttp(address).table([(57.9, 9), (56, 9)], [(55, 9)], "seconds") == [[None], [60]]


REFUSALS = [
    (
        "valhalla",
        400,
        {"error_code": 150, "error": "Exceeded max locations", "status_code": 400},
        "engine_refused",
    ),
    ("valhalla", 500, {}, "engine_refused"),
    ("valhalla", 502, b"<html>Bad gateway</html>", "engine_answer"),
    ("valhalla", 200, {"sources_to_targets": [[cell(0, 0, 1, 1)]]}, "engine_answer"),
    ("valhalla", 200, {"sources_to_targets": [[{"km": 1}] * 2] * 2}, "engine_answer"),
    ("valhalla", 200, {"sources_to_targets": [[cell(0, 0, "1", "1")] * 2] * 2}, "engine_answer"),
    ("valhalla", 200, [], "engine_answer"),
    ("osrm", 400, {"code": "TooBig", "message": "Too many table coordinates"}, "engine_refused"),
    ("osrm", 200, {"code": "Ok"}, "engine_answer"),
    ("osrm", 200, {"code": "Ok", "durations": [[1, -2], [1, 1]]}, "engine_answer"),
    ("osrm", 200, {"code": "Ok", "durations": [[1], [1]]}, "engine_answer"),
    ("osrm", 404, b"", "engine_answer"),
]


@pytest.mark.parametrize(("name", "status", "body", "code"), REFUSALS)
def test_every_other_answer_is_an_error_of_its_own(name, status, body, code):
    with serving(lambda *_: (status, body)) as (address, _), pytest.raises(TravelEngineError) as error:
        matrix_entries(open_engine(name, address), CLINICS, UNITS, "seconds")
    assert error.value.code == code


def test_a_server_that_is_not_there_or_too_slow():
    with serving(lambda *_: (200, OSRM)) as (gone, _):
        pass
    for address in (gone, "ftp://nowhere", "not an address"):
        with pytest.raises(TravelEngineError) as error:
            OsrmHttp(address).table([(56, 9)], [(56, 9)], "metres")
        assert error.value.code == "engine_unreachable"
    with serving(lambda *_: (time.sleep(0.4), (200, OSRM))[1]) as (address, _):
        with pytest.raises(TravelEngineError) as error:
            OsrmHttp(address, timeout_s=0.1).table([(56, 9)], [(56, 9)], "metres")
        assert error.value.code == "engine_timeout"


def test_an_unknown_engine_names_those_there_are():
    with pytest.raises(TravelEngineError) as error:
        open_engine("google", "")
    assert error.value.code == "engine_unknown"
    assert "valhalla-local" in error.value.detail


def test_nothing_to_ask():
    assert matrix_entries(OsrmHttp("http://127.0.0.1:9"), [], UNITS, "metres") == []
    assert matrix_entries(OsrmHttp("http://127.0.0.1:9"), CLINICS, [], "metres") == []
