"""The front door: a plan judged, a plan found, and what is refused at the door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import data
from solver.decide import assess, match
from solver.domain.example import smallest_case
from solver.domain.faults import FaultsError
from tests.model.running import Question
from tests.oracle import law, value
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Reading

NEWEST = "rm-2025-08-13"
CASES = Path(data.__file__ or "").parent / "cases"
TWO = [{"id": "B1"}, {"id": "B2"}]


def judged(question: Question, plan: Mapping[str, str]) -> dict[str, Any]:
    return assess(question.case, question.ruleset, question.policy, plan)


def found(question: Question) -> dict[str, Any]:
    return match(question.case, question.ruleset, question.policy)


def new(result: Mapping[str, Any]) -> dict[str, str]:
    return {m["unit"]: m["gp"] for m in result["matches"] if m["status"] in ("proposed", "locked")}


def test_best_plan_is_lawful_and_as_good_as_the_optimum() -> None:
    question = Question.read(smallest_case({"botilbud": TWO, "gps": [{"id": "G1"}, {"id": "G2"}]}), NEWEST)
    best = found(question)
    answer = judged(question, new(best))
    assert answer["violations"] == []
    values = {one["id"]: one["value"] for one in answer["objectives"]}
    assert [one["id"] for one in answer["optimum"]] == [one["id"] for one in best["objectives"]]
    assert {one["id"]: one["value"] for one in answer["optimum"]}.items() <= values.items()
    assert all(one["proven"] for one in answer["optimum"])


def test_empty_plan_is_lawful_and_worse() -> None:
    answer = judged(Question.read(smallest_case(), NEWEST), {})
    assert answer["violations"] == []
    value = {one["id"]: one["value"] for one in answer["objectives"]}
    best = {one["id"]: one["value"] for one in answer["optimum"]}
    assert (value["units_covered"], best["units_covered"]) == (0, 1)


def test_unlawful_plan_names_rule_gp_unit_and_clinic() -> None:
    gps = [{"id": "G1", "refuses": ["B2"]}]
    question = Question.read(
        smallest_case({"botilbud": TWO, "gps": gps}), NEWEST, {"dispensations": "granted_only"}
    )
    answer = judged(question, {"B1": "G1", "B2": "G1"})
    assert answer["violations"] == [
        {"rule": "refused", "gp": "G1", "unit": "B2", "clinic": None},
        {"rule": "one_attachment", "gp": "G1", "unit": None, "clinic": None},
    ]
    assert next(one["value"] for one in answer["optimum"] if one["id"] == "units_covered") == 1


@pytest.mark.parametrize("plan", [{"B9": "G1"}, {"B1": "G9"}, {"B9": "G9"}, {"B1": "C1"}])
def test_unknown_ids_are_faults_each_of_them(plan: dict[str, str]) -> None:
    with pytest.raises(FaultsError) as raised:
        judged(Question.read(smallest_case(), NEWEST), plan)
    unknown = sum(unit != "B1" for unit in plan) + sum(gp != "G1" for gp in plan.values())
    assert [fault.code for fault in raised.value.faults] == ["unknown_reference"] * unknown


def test_anonymous_gps_take_part() -> None:
    clinics = [{"id": "C1", "doctor_capacities": 2}]
    question = Question.read(smallest_case({"botilbud": TWO, "clinics": clinics, "gps": []}), NEWEST)
    assert set(new(found(question)).values()) == {"C1#1", "C1#2"}
    assert judged(question, {"B1": "C1#1", "B2": "C1#2"})["violations"] == []
    with pytest.raises(FaultsError):
        judged(question, {"B1": "C1#3"})


def test_agreements_may_be_left_out_or_repeated() -> None:
    agreed = [{"gp": "G1", "kind": "botilbud", "unit": "B1"}]
    question = Question.read(smallest_case({"agreements": agreed}), NEWEST)
    left_out, repeated = judged(question, {}), judged(question, {"B1": "G1"})
    assert left_out == repeated
    assert left_out["violations"] == []


def test_agreement_given_to_another_is_a_violation() -> None:
    agreed = [{"gp": "G1", "kind": "botilbud", "unit": "B1"}]
    clinics = [{"id": "C1", "doctor_capacities": 2}]
    case = smallest_case({"agreements": agreed, "clinics": clinics, "gps": [{"id": "G1"}, {"id": "G2"}]})
    rules = {one["rule"] for one in judged(Question.read(case, NEWEST), {"B1": "G2"})["violations"]}
    assert rules == {"agreement_kept"}


def test_infeasible_case_has_no_optimum() -> None:
    locks = [{"kind": "lock", "unit": "B1", "gp": gp} for gp in ("G1", "G2")]
    question = Question.read(smallest_case({"decisions": locks, "gps": [{"id": "G1"}, {"id": "G2"}]}), NEWEST)
    answer = judged(question, {"B1": "G1"})
    assert (answer["status"], answer["optimum"]) == ("infeasible", [])
    assert [one["rule"] for one in answer["violations"]] == ["lock"]
    assert found(question)["status"] == "infeasible"


@pytest.mark.parametrize("seed", range(60))
def test_violations_and_values_are_those_of_a_second_reading(seed: int) -> None:
    instance = random_instance(seed)
    question, read = Question.read(*instance), Reading(*instance)
    best = question.solved().plan
    plan = dict(best.new) if best is not None else {}
    pairs = sorted((unit, gp) for unit in question.facts.units for gp in question.facts.gps)
    plan |= dict(pairs[seed % 7 :: 11][:2])
    plan = {unit: gp for unit, gp in plan.items() if question.facts.holder.get(unit) != gp}
    answer = judged(question, plan)
    assert bool(answer["violations"]) == bool(law.violations(read, plan))
    if not any(one["rule"] == "agreement_kept" for one in answer["violations"]):
        values = {one["id"]: one["value"] for one in answer["objectives"]}
        assert values == {name: value.values(read, plan)[name] for name in values}


def test_sections_under_the_rulesets_own_minimum_are_faults() -> None:
    divided = {
        "id": "B1",
        "residents": 80,
        "sections": [{"id": "S1", "residents": 30}, {"id": "S2", "residents": 50}],
    }
    case = smallest_case({"botilbud": [divided]})
    own = {"based_on": NEWEST, "section_min_residents": 40}
    for ask in (found, lambda question: judged(question, {})):
        with pytest.raises(FaultsError) as raised:
            ask(Question.read(case, own))
        assert [(one.path, one.code) for one in raised.value.faults] == [
            ("/botilbud/0/sections/0/residents", "section_too_small")
        ]
    assert found(Question.read(case, {**own, "section_min_residents": 30}))["status"] == "optimal"


def test_baseline_of_another_case_is_a_fault() -> None:
    question = Question.read(smallest_case(), NEWEST, {"baseline": {"B9": "G1"}})
    with pytest.raises(FaultsError):
        found(question)


@pytest.mark.parametrize("ruleset", ["rm-2025-04-02", "rm-2025-08-13"])
def test_region_demo_is_proven(ruleset: str) -> None:
    case = json.loads((CASES / "midtjylland.json").read_text(encoding="utf-8"))
    result = found(Question.read(case, ruleset))
    assert result["status"] == "optimal"
    assert [one["id"] for one in result["objectives"] if not one["proven"] or one["bound"] != one["value"]] == []
    assert len(result["objectives"]) == 10
