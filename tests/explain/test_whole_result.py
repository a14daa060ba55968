"""The result as a whole: its keys, coverage, cost, choices, warnings, and that the same input gives the same."""

import json
from decimal import Decimal
from typing import Any

import pytest

from solver.domain.facts import Plan
from solver.domain.outcome import ConflictItem, Outcome
from solver.explain.difference import cost_differences
from solver.explain.result import build
from solver.goals import ladder
from solver.words.report import report
from tests.explain.situations import drawn, facts_of, result_of, small_facts

KEYS = [
    "status", "objectives", "conflict", "warnings", "matches", "unmatched", "out_of_scope", "to_choose",
    "unused_gps", "blocking_pairs", "coverage", "cost", "stability", "input", "provenance",
]  # fmt: skip
MATCH_KEYS = {
    "unit", "botilbud", "gp", "clinic", "status", "travel", "priority_tier", "wish_tier", "continuity",
    "residents_changing_gp", "needs_dispensation", "capacity", "hours_per_month", "honorarium_dkk", "vat_dkk",
    "rules", "fallback", "explanation",
}  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_every_unit_is_told_once_and_the_numbers_add_up(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    instance, plan, facts = found
    result = result_of(facts, plan)
    assert list(result) == KEYS
    assert json.loads(json.dumps(result, allow_nan=False)) == result
    assert result_of(facts_of(*instance), plan) == result
    matched = {match["unit"] for match in result["matches"]}
    unmatched = {one["unit"] for one in result["unmatched"]}
    assert matched == {*plan, *facts.holder}
    assert unmatched == facts.in_scope - matched
    assert {one["unit"] for one in result["out_of_scope"]} == facts.units.keys() - facts.in_scope
    assert all(match.keys() >= MATCH_KEYS for match in result["matches"])
    total = result["coverage"]["total"]["units"]
    assert total["in_scope"] == len(facts.in_scope)
    assert total["without"] == len(unmatched)
    for group in ("municipality", "region", "owner", "legal_basis", "target_group"):
        assert sum(row["units"]["in_scope"] for row in result["coverage"][group]) == len(facts.in_scope)
    paid = sum(Decimal(match["honorarium_dkk"]) for match in result["matches"])
    cost = result["cost"]
    assert Decimal(cost["total"]["honorarium_dkk_per_month"]) == paid
    both = Decimal(cost["existing"]["honorarium_dkk_per_year"]) + Decimal(
        cost["proposed"]["honorarium_dkk_per_year"]
    )
    assert both == Decimal(cost["total"]["honorarium_dkk_per_year"]) == 12 * paid
    sought = sum(
        one.get("number", 1) for m in result["matches"] if (one := m["needs_dispensation"]) and "id" not in one
    )
    objectives = {one["id"]: one["value"] for one in result["objectives"]}
    assert sought <= objectives["new_dispensations"]
    for language in ("da", "en"):
        assert max(map(len, report(result, language).splitlines())) <= 100


@pytest.mark.parametrize("seed", range(40))
def test_differences_are_those_of_the_whole_plans(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    _, plan, facts = found
    goals = ladder(facts.ruleset, facts.policy)
    for unit in plan:
        left = {other: gp for other, gp in plan.items() if other != unit}
        own = {other: gp for other, gp in plan.items() if gp == plan[unit]}
        rest = {other: gp for other, gp in own.items() if other != unit}
        whole = [
            (goal.value(Plan(left), facts) - goal.value(Plan(plan), facts)) * (-1 if goal.sense == "max" else 1)
            for goal in goals
        ]
        assert list(cost_differences(facts, goals, Plan(plan), Plan(own), Plan(rest))) == whole


def test_an_infeasible_run_tells_its_conflict() -> None:
    case = {
        "gps": [{"id": "G1"}, {"id": "G2"}],
        "decisions": [{"kind": "lock", "unit": "B1", "gp": gp} for gp in ("G1", "G2")],
    }
    items = (
        ConflictItem("decision", index=0, unit="B1", gp="G1"),
        ConflictItem("decision", index=1, unit="B1", gp="G2"),
        ConflictItem("rule", slug="one_gp_per_unit", unit="B1"),
    )
    result = build(small_facts(case), Outcome("infeasible", None, conflict=items), provenance={"workers": 1})
    assert list(result) == KEYS
    assert result["matches"] == result["objectives"] == []
    assert result["conflict"][0]["message"]["da"] == (
        "Udvalget har låst Bostedet B1 til læge G1 fra Lægehuset C1."
    )
    assert "Dette kan ikke gælde på samme tid" in report(result)


def test_coverage_counts_a_botilbud_by_its_most_real_unit() -> None:
    sections = [{"id": "S1", "residents": 30}, {"id": "S2", "residents": 30}]
    case = {
        "botilbud": [{"id": "B1", "residents": 60, "sections": sections}],
        "agreements": [{"gp": "G1", "kind": "botilbud", "unit": "S2"}],
    }
    coverage = result_of(small_facts(case), {})["coverage"]
    assert coverage["total"]["botilbud"]["agreement_in_effect"] == 1
    assert coverage["total"]["botilbud"]["official_percent"] == 100.0
    assert (coverage["total"]["units"]["without"], coverage["total"]["units"]["official_percent"]) == (1, 50.0)
    assert [note["owner"] for note in coverage["pointed_out"]] == ["regional", "private"]


def test_a_botilbud_without_a_list_must_choose_among_interested_gps() -> None:
    case: dict[str, Any] = {
        "clinics": [{"id": "C1", "doctor_capacities": 2}],
        "gps": [{"id": "G1"}, {"id": "G2"}, {"id": "G3", "interest": "asked"}],
    }
    found = result_of(small_facts(case), {"B1": "G1"})
    assert found["to_choose"] == [{"botilbud": "B1", "picks": [{"unit": "B1", "gp": "G1"}], "gps": ["G1", "G2"]}]
    assert [(one["gp"], one["reasons"]) for one in found["unused_gps"]] == [
        ("G2", [{"code": "outcompeted", "count": 1, "units": ["B1"]}])
    ]
    with_list = {**case, "botilbud": [{"id": "B1", "priorities": [["G1"]]}]}
    assert result_of(small_facts(with_list), {"B1": "G1"})["to_choose"] == []


def test_an_outcompeted_gp_is_told_where_it_went() -> None:
    case = {
        "botilbud": [{"id": "B1"}, {"id": "B2"}],
        "gps": [{"id": "G1"}, {"id": "G2"}],
    }
    facts = small_facts(case, policy={"dispensations": "granted_only"})
    reasons = {one["code"]: one for one in result_of(facts, {"B1": "G1"})["unmatched"][0]["reasons"]}
    went = {one["gp"]: one for one in reasons["outcompeted"]["went_to"]}
    swap = {"objective": "tie", "gives_up": {"unit": "B1", "gp": "G1"}}
    assert went["G1"] == {"gp": "G1", "units": ["B1"], "colleagues": [], "breaks": "one_attachment", **swap}
    assert went["G2"]["breaks"] == "practice_capacity"
    assert went["G2"]["colleagues"] == [{"gp": "G1", "unit": "B1"}]


@pytest.mark.parametrize(
    ("changes", "ruleset", "policy", "codes"),
    [
        ({}, "rm-2025-08-13", {}, []),
        ({"as_of": "2026-01-01"}, "rm-2025-08-13", {}, ["ruleset_not_verified"]),
        ({"as_of": "2025-08-12"}, "rm-2025-08-13", {}, ["ruleset_not_in_force"]),
        ({"botilbud": [{"id": "B1", "municipality": "0851"}]}, "rm-2025-08-13", {}, ["ruleset_of_other_region"]),
        ({"botilbud": [{"id": "B1", "municipality": "0851"}]}, "aftale25-2025-01-01", {}, []),
        (
            {},
            "rm-2025-08-13",
            {"objectives": ["units_covered", "not_yet_interested", "new_dispensations"]},
            ["dispensations_after_asking"],
        ),
    ],
)
def test_warnings(changes: dict[str, Any], ruleset: str, policy: dict[str, Any], codes: list[str]) -> None:
    found = result_of(small_facts(changes, ruleset, policy), {"B1": "G1"})["warnings"]
    assert [warning["code"] for warning in found] == codes
    assert all(warning["message"]["da"] and warning["message"]["en"] for warning in found)
