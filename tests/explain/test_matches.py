"""What is said of a match: dispensations and who carries them, agreements and pay, rules, notes, fallback."""

from decimal import Decimal
from typing import Any

import pytest

from solver.domain.facts import Plan
from solver.explain.agreements import pay_of
from solver.explain.dispensing import carried
from tests.explain.situations import result_of, small_facts

NURSING_HOME = {"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}
ROOM = [{"id": "C1", "doctor_capacities": 3}]
TWO = [{"id": "B1"}, {"id": "B2"}]
BOTH = {"B1": "G1", "B2": "G1"}


def grant(name: str, kind: str = "several_facilities", **more: Any) -> dict[str, Any]:
    return {"id": name, "gp": "G1", "kind": kind, **more}


def matches_of(changes: dict[str, Any], plan: dict[str, str], **more: Any) -> dict[str, Any]:
    found = result_of(small_facts(changes, **more), plan)["matches"]
    return {match["unit"]: match for match in found}


def test_the_unit_wished_least_carries_the_dispensation() -> None:
    found = matches_of({"botilbud": TWO, "clinics": ROOM, "gps": [{"id": "G1", "wishes": [["B2"], ["B1"]]}]}, BOTH)
    assert found["B1"]["needs_dispensation"] == {"kind": "several_facilities"}
    assert found["B2"]["needs_dispensation"] is None


def test_travel_then_id_settle_who_carries_it() -> None:
    travel = [("B1", 9_000), ("B2", 4_000)]
    matrix = {"metric": "metres", "entries": [{"clinic": "C1", "unit": u, "value": v} for u, v in travel]}
    case = {"botilbud": TWO, "clinics": ROOM}
    assert list(carried(small_facts(case), Plan(BOTH))) == ["B2"]
    assert list(carried(small_facts({**case, "travel_matrix": matrix}), Plan(BOTH))) == ["B1"]


def test_a_scoped_dispensation_is_carried_by_the_match_at_its_botilbud() -> None:
    case = {"botilbud": TWO, "clinics": ROOM, "dispensations": [grant("D1", botilbud="B1")]}
    found = matches_of(case, BOTH)
    assert found["B1"]["needs_dispensation"] == {"kind": "several_facilities", "id": "D1"}
    assert found["B2"]["needs_dispensation"] is None


def test_an_unscoped_dispensation_that_the_agreements_use_up_is_not_used_again() -> None:
    agreements = [NURSING_HOME, {"gp": "G1", "kind": "botilbud", "unit": "B1"}]
    case = {
        "botilbud": TWO,
        "clinics": ROOM,
        "gps": [{"id": "G1", "max_attachments": 3}],
        "agreements": agreements,
        "dispensations": [grant("D1", "nursing_home_and_botilbud", hours_per_month=5)],
    }
    found = matches_of(case, {"B2": "G1"})
    assert found["B1"]["needs_dispensation"] == {"kind": "nursing_home_and_botilbud", "id": "D1"}
    assert found["B1"]["hours_per_month"] == 5
    assert found["B1"]["honorarium_dkk"] == "5360.05"
    assert found["B2"]["needs_dispensation"] == {"kind": "nursing_home_and_botilbud"}


def test_rule_outcomes_of_a_dispensed_match() -> None:
    found = matches_of({"agreements": [NURSING_HOME]}, {"B1": "G1"})["B1"]
    outcomes = {rule["slug"]: rule["outcome"] for rule in found["rules"]}
    assert outcomes["nursing_home_conflict"] == "dispensed"
    assert outcomes["one_attachment"] == "exempt"
    assert outcomes["practice_capacity"] == "dispensed"
    assert outcomes["closed_intake"] == "not_in_force"
    assert outcomes["out_of_reach"] == "kept"
    assert found["capacity"] == "2 of 1"
    assert [note["code"] for note in found["notes"]] == ["capacity_exceeded"]
    assert all(rule["source"] for rule in found["rules"])


def test_an_agreement_in_effect_is_not_tried_again() -> None:
    agreement = {"gp": "G1", "kind": "botilbud", "unit": "B1"}
    found = matches_of({"agreements": [agreement]}, {})["B1"]
    outcomes = {rule["slug"]: rule["outcome"] for rule in found["rules"]}
    assert found["status"] == "existing"
    assert outcomes["declined"] == "exempt"
    assert outcomes["one_attachment"] == "kept"


@pytest.mark.parametrize(("second", "carriers"), [(30, {"B1"}), (31, {"B1", "B2"})])
def test_a_site_shares_one_agreement_up_to_sixty_residents(second: int, carriers: set[str]) -> None:
    homes = [{"id": "B1", "site": "S", "residents": 30}, {"id": "B2", "site": "S", "residents": second}]
    found = matches_of({"botilbud": homes, "clinics": ROOM}, BOTH)
    assert {unit for unit, match in found.items() if match["agreement"] == unit} == carriers
    paid = sum(Decimal(match["honorarium_dkk"]) for match in found.values())
    assert paid == (Decimal("3216.03") if second == 30 else Decimal("2144.02") + Decimal("3216.03"))
    codes = [note["code"] for note in found["B1"]["notes"]]
    assert ("site_over_residents" in codes) == (second == 31)


def test_before_april_each_botilbud_of_a_site_is_its_own_agreement() -> None:
    homes = [{"id": "B1", "site": "S"}, {"id": "B2", "site": "S"}]
    facts = small_facts({"botilbud": homes}, "aftale25-2025-01-01")
    assert [entry.units for entry in pay_of(facts, "G1", ["B2", "B1"], {})] == [("B1",), ("B2",)]


def test_no_vat_for_a_clinic_that_is_not_registered() -> None:
    clinics = [{"id": "C1", "vat_registered": False}]
    assert matches_of({"clinics": clinics}, {"B1": "G1"})["B1"]["vat_dkk"] == "0.00"
    assert matches_of({}, {"B1": "G1"})["B1"]["vat_dkk"] == "536.01"


def test_sections_at_two_clinics_are_pointed_out() -> None:
    sections = [{"id": "S1", "residents": 30}, {"id": "S2", "residents": 40}]
    case = {
        "botilbud": [{"id": "B1", "residents": 70, "sections": sections, "patients_by_clinic": {"C1": 35}}],
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1"}, {"id": "G2", "clinic": "C2"}],
    }
    found = matches_of(case, {"S1": "G1", "S2": "G2"})
    assert [note["code"] for note in found["S2"]["notes"]] == ["sections_at_several_clinics"]
    assert (found["S1"]["continuity"], found["S1"]["residents_changing_gp"]) == (15, 15)


def test_the_fallback_of_a_gp_who_was_never_asked() -> None:
    case: dict[str, Any] = {
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1", "interest": "unknown"}, {"id": "G2", "clinic": "C2", "interest": "unknown"}],
    }
    agreements = [{**NURSING_HOME, "gp": "G2"}]
    assert matches_of(case, {"B1": "G1"})["B1"]["fallback"]["gp"] == "G2"
    assert matches_of(case, {"B1": "G1"})["B1"]["fallback"]["needs_dispensation"] is None
    dispensed = matches_of({**case, "agreements": agreements}, {"B1": "G1"})["B1"]["fallback"]
    assert dispensed["needs_dispensation"] == "nursing_home_and_botilbud"
    only_granted = {"dispensations": "granted_only"}
    alone = matches_of({**case, "agreements": agreements}, {"B1": "G1"}, policy=only_granted)["B1"]
    assert alone["fallback"] is None


def test_evidence_goes_with_a_dispensation_to_be_sought() -> None:
    case = {
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1"}, {"id": "G2", "clinic": "C2", "interest": "declined"}],
        "agreements": [NURSING_HOME],
        "contacts": [{"gp": "G2", "date": "2025-10-01", "outcome": "declined", "means": "phone"}],
    }
    found = matches_of(case, {"B1": "G1"})["B1"]
    assert found["evidence"] == [
        {"gp": "G2", "clinic": "C2", "travel": 10_000, "interest": "declined", "contacts": [0], "units": []}
    ]
    assert "1 har sagt nej" in found["explanation"]["da"]
