"""The figures of the law at their edges: hours, fees, section sizes, reach, sites, days."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from solver.domain.case import Clinic
from solver.domain.example import smallest_case
from solver.domain.facts import Plan
from solver.explain.audit import audit
from solver.rules.honorarium import honorarium_dkk, hours_per_month, vat_dkk
from solver.rulesets import named, ruleset_from
from tests.rules.situations import facts_of

NEWEST = named("rm-2025-08-13")


def broken(case: dict[str, Any], plan: dict[str, str] | None = None, **run: Any) -> list[str]:
    facts = facts_of(smallest_case(case), **run)
    return [violation.rule for violation in audit(facts, Plan(plan or {"B1": "G1"}))]


@pytest.mark.parametrize(("residents", "hours"), [(1, 2), (30, 2), (31, 3), (400, 3)])
def test_a_third_hour_comes_with_the_31st_resident(residents: int, hours: int) -> None:
    assert hours_per_month(residents, NEWEST) == hours


@pytest.mark.parametrize("hours", [0, 1, 4])
def test_a_dispensations_hours_take_the_place_of_all_others(hours: int) -> None:
    assert hours_per_month(31, NEWEST, hours) == hours


def test_fees_of_section_65() -> None:
    assert honorarium_dkk(2, NEWEST) == Decimal("2144.02")
    assert honorarium_dkk(3, NEWEST) == Decimal("3216.03")
    assert str(honorarium_dkk(0, NEWEST)) == "0.00"


def test_vat_is_a_quarter_with_half_an_ore_up_and_none_where_not_registered() -> None:
    registered = Clinic(id="C", name="C", doctor_capacities=1)
    other = Clinic(id="D", name="D", doctor_capacities=1, vat_registered=False)
    assert vat_dkk(Decimal("2144.02"), registered) == Decimal("536.01")
    assert vat_dkk(Decimal("3216.03"), registered) == Decimal("804.01")
    assert str(vat_dkk(Decimal("2144.02"), other)) == "0.00"


@pytest.mark.parametrize(
    ("metric", "value", "found"),
    [
        ("metres", 25_000, []),
        ("metres", 25_001, ["out_of_reach"]),
        ("seconds", 1_800, []),
        ("seconds", 1_801, ["out_of_reach"]),
    ],
)
def test_limit_of_reach(metric: str, value: int, found: list[str]) -> None:
    matrix = {"metric": metric, "entries": [{"clinic": "C1", "unit": "B1", "value": value}]}
    assert broken({"travel_matrix": matrix}) == found


def test_a_run_sets_its_own_limit_of_reach_for_the_metric_of_the_case_only() -> None:
    matrix = {"metric": "metres", "entries": [{"clinic": "C1", "unit": "B1", "value": 9_001}]}
    assert broken({"travel_matrix": matrix}, policy={"max_travel": {"metres": 9_000}}) == ["out_of_reach"]
    assert broken({"travel_matrix": matrix}, policy={"max_travel": {"metres": 9_001}}) == []
    assert broken({"travel_matrix": matrix}, policy={"max_travel": {"seconds": 1}}) == []


@pytest.mark.parametrize(("residents", "found"), [(30, []), (29, ["large_botilbud"])])
def test_a_section_has_30_residents(residents: int, found: list[str]) -> None:
    section = [{"id": "A", "residents": residents}, {"id": "B", "residents": 30}]
    case = {"botilbud": [{"id": "B1", "residents": 70, "sections": section}]}
    assert broken(case, {"A": "G1"}) == found


@pytest.mark.parametrize(("second", "found"), [(30, []), (31, ["one_attachment"])])
def test_a_site_is_one_attachment_up_to_60_residents(second: int, found: list[str]) -> None:
    case = {
        "botilbud": [{"id": "B1", "site": "S", "residents": 30}, {"id": "B2", "site": "S", "residents": second}]
    }
    assert broken(case, {"B1": "G1", "B2": "G1"}, policy={"dispensations": "granted_only"}) == found


def test_a_site_is_one_attachment_from_2_april_2025() -> None:
    case = {"botilbud": [{"id": "B1", "site": "S"}, {"id": "B2", "site": "S"}]}
    run: dict[str, Any] = {"policy": {"dispensations": "granted_only"}}
    both = {"B1": "G1", "B2": "G1"}
    assert broken(case, both, ruleset="aftale25-2025-01-01", **run) == ["one_attachment"]
    assert broken(case, both, ruleset="rm-2025-04-02", **run) == []


NURSING_HOME = {"agreements": [{"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}]}
CLOSED = {
    "botilbud": [{"id": "B1", "legal_basis": "abl_105"}],
    "clinics": [{"id": "C1", "closed_to_new_patients": True}],
}
TWO_GPS_ONE_CAPACITY = {"botilbud": [{"id": "B1"}, {"id": "B2"}], "gps": [{"id": "G1"}, {"id": "G2"}]}


@pytest.mark.parametrize(
    ("day", "nursing_home", "closed", "capacity"),
    [
        ("2025-01-01", ["nursing_home_conflict"], ["closed_intake"], []),
        ("2025-04-01", ["nursing_home_conflict"], ["closed_intake"], []),
        ("2025-04-02", ["nursing_home_conflict"], ["closed_intake"], ["practice_capacity"]),
        ("2025-08-12", ["nursing_home_conflict"], ["closed_intake"], ["practice_capacity"]),
        ("2025-08-13", [], [], ["practice_capacity"]),
    ],
)
def test_the_day_before_and_the_day_itself(
    day: str, nursing_home: list[str], closed: list[str], capacity: list[str]
) -> None:
    on: dict[str, Any] = {"as_of": day}
    room = {"clinics": [{"id": "C1", "doctor_capacities": 2}]}
    assert broken({**NURSING_HOME, **room, **on}, ruleset=None) == nursing_home
    assert broken({**CLOSED, **on}, ruleset=None) == closed
    assert broken({**TWO_GPS_ONE_CAPACITY, **on}, {"B1": "G1", "B2": "G2"}, ruleset=None) == capacity


def test_a_region_may_count_dispensed_agreements_and_ask_for_larger_sections() -> None:
    counted = {"based_on": "rm-2025-08-13", "dispensed_agreement_uses_capacity": True}
    assert broken(NURSING_HOME) == []
    assert broken(NURSING_HOME, ruleset=counted) == ["practice_capacity"]
    assert ruleset_from(counted).region == "1082"
