"""Reading a case: each fault by itself, all at once, and nothing but faults whatever comes in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from solver.domain.example import smallest_case
from solver.domain.faults import Fault, FaultsError
from solver.domain.reading import case_json, check_policy, policy_json, read_case, read_policy
from tests.domain.faulty import FAULTY, Change, faulty


def faults_of(data: Any) -> list[Fault]:
    with pytest.raises(FaultsError) as raised:
        read_case(data)
    return list(raised.value.faults)


def codes(data: Any) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in faults_of(data)]


@pytest.mark.parametrize(("code", "path", "change"), FAULTY)
def test_each_fault_comes_alone(code: str, path: str, change: Change) -> None:
    assert codes(faulty(change)) == [(code, path)]


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"\xff{}", "not_utf8", {"byte": 1}),
        ('{\n "name": ,\n}', "not_json", {"line": 2, "column": 10}),
        ("", "not_json", {"line": 1, "column": 1}),
        ("[]", "not_object", {}),
        ("7" * 5000, "not_object", {}),
        ("[" * 200_000, "too_deep", {}),
    ],
)
def test_broken_text_is_one_fault(data: bytes | str, code: str, facts: dict[str, int]) -> None:
    assert faults_of(data) == [Fault("", code, facts)]


def test_a_doubled_key_is_found_with_its_place() -> None:
    text = json.dumps(smallest_case()).replace('"id": "C1"', '"id": "C1", "id": "C1"')
    assert codes(text) == [("duplicate_key", "/clinics/0/id")]


def test_not_a_number_is_a_fault_in_text_too() -> None:
    text = json.dumps(smallest_case()).replace("10000", "NaN")
    assert codes(text) == [("not_finite", "/travel_matrix/entries/0/value")]


def test_nesting_has_a_limit_and_a_document_may_even_hold_itself() -> None:
    document = smallest_case()
    document["name"] = document
    assert ("too_deep", "/name" * 20) in codes(document)


def test_a_byte_order_mark_is_let_through() -> None:
    assert read_case(b"\xef\xbb\xbf" + json.dumps(smallest_case()).encode()) == read_case(smallest_case())


def test_all_faults_at_once_in_the_order_of_the_document() -> None:
    document = smallest_case(
        {
            "as_of": "i dag",
            "botilbud": [
                {"id": "B1", "residents": "tyve", "municipality": "9999", "priorities": [["G1", "G1"], ["G7"]]},
                {"id": "B1", "farve": "rød"},
            ],
            "gps": [{"id": "G1", "clinic": "C9"}],
            "agreements": [{"gp": "G1", "kind": "botilbud", "unit": 4, "from": "2026-01-01", "to": "2025-01-01"}],
        }
    )
    assert codes(document) == [
        ("bad_date", "/as_of"),
        ("unknown_municipality", "/botilbud/0/municipality"),
        ("wrong_type", "/botilbud/0/residents"),
        ("duplicate_in_list", "/botilbud/0/priorities/0/1"),
        ("unknown_reference", "/botilbud/0/priorities/1/0"),
        ("duplicate_id", "/botilbud/1/id"),
        ("unknown_key", "/botilbud/1/farve"),
        ("unknown_reference", "/gps/0/clinic"),
        ("wrong_type", "/agreements/0/unit"),
        ("date_order", "/agreements/0/to"),
        ("duplicate_entry", "/travel_matrix/entries/1"),
    ]


def test_a_faulty_item_stays_known_to_those_who_name_it() -> None:
    document = smallest_case({"gps": [{"id": "G1", "interest": 3}], "decisions": []})
    document["decisions"] = [{"kind": "lock", "unit": "B1", "gp": "G1"}]
    document["clinics"][0]["doctor_capacities"] = "to"
    assert codes(document) == [
        ("wrong_type", "/clinics/0/doctor_capacities"),
        ("bad_value", "/gps/0/interest"),
    ]


def test_an_unreadable_list_brings_no_unknown_references() -> None:
    assert codes(smallest_case() | {"clinics": "C1"}) == [("wrong_type", "/clinics")]


def test_anonymous_gps_can_be_named_up_to_the_capacities() -> None:
    document = smallest_case({"clinics": [{"id": "C1", "doctor_capacities": 2}], "gps": []})
    document["decisions"] = [{"kind": "reject", "unit": "B1", "gp": "C1#2"}]
    assert read_case(document).decisions[0].gp == "C1#2"
    document["decisions"][0]["gp"] = "C1#3"
    assert faults_of(document)[0].facts == {"id": "C1#3", "kind": "gp", "hint": "anonymous"}


def test_sections_are_units_and_their_botilbud_is_not() -> None:
    document = smallest_case(
        {"botilbud": [{"id": "B1", "residents": 90, "sections": [{"id": "B1", "residents": 40}]}, {"id": "B2"}]}
    )
    assert read_case(document).botilbud[0].sections[0].id == "B1"
    document["botilbud"][0]["sections"][0]["id"] = "B2"
    document["travel_matrix"]["entries"][0]["unit"] = "B1"
    assert faults_of(document)[0] == Fault(
        "/botilbud/0/sections/0/id", "duplicate_id", {"id": "B2", "first": "/botilbud/1/id"}
    )
    assert faults_of(document)[1].facts["hint"] == "divided"


def test_p_number_and_sor_may_look_like_cpr_numbers() -> None:
    document = smallest_case()
    document["botilbud"][0]["p_number"] = "1012901234"
    document["clinics"][0]["sor"] = "1012901234"
    assert read_case(document).clinics[0].sor == "1012901234"


def test_the_same_pair_in_two_periods_is_no_fault() -> None:
    one = {"gp": "G1", "kind": "botilbud", "unit": "B1"}
    document = smallest_case(
        {"agreements": [{**one, "from": "2025-01-01", "to": "2025-12-31"}, {**one, "from": "2026-01-01"}]}
    )
    assert len(read_case(document).agreements) == 2


def test_a_case_goes_out_as_it_came_in() -> None:
    document = smallest_case()
    case = read_case(document)
    assert case_json(case) == document
    assert read_case(case_json(case)) == case


def test_policies_are_read_and_fitted_to_the_case() -> None:
    case = read_case(smallest_case())
    said = {"objectives": ["travel"], "baseline": {"B1": "G1"}, "max_travel": {"metres": 9000}}
    policy = read_policy(said)
    check_policy(policy, case)
    assert policy_json(policy) == said
    with pytest.raises(FaultsError) as raised:
        check_policy(read_policy({"baseline": {"B9": "G9"}}), case)
    assert [fault.path for fault in raised.value.faults] == ["/baseline/B9", "/baseline/B9"]


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ({"objectives": ["travel", "travel"]}, [("duplicate_in_list", "/objectives/1")]),
        ({"objectives": ["hurtigst"]}, [("bad_value", "/objectives/0")]),
        ({"objectives": "hurtigst"}, [("bad_value", "/objectives")]),
        ({"time_limit_s": 0}, [("out_of_bounds", "/time_limit_s")]),
        ({"silent": 3, "seed": 1.5}, [("unknown_key", "/silent"), ("wrong_type", "/seed")]),
    ],
)
def test_faults_of_a_policy(policy: dict[str, Any], found: list[tuple[str, str]]) -> None:
    with pytest.raises(FaultsError) as raised:
        read_policy(policy)
    assert [(fault.code, fault.path) for fault in raised.value.faults] == found
