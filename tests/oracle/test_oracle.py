"""The second reading against the worked cases, and against an even plainer enumeration of its own."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle import enumerate as search
from tests.oracle import law, rulesets, value
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Document, Reading
from tests.oracle.stability import blocking_pairs, blocking_pairs_of, holdable, reason
from tests.strategies import instances

VECTORS = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
NODE_LIMIT = 2_000
"""Partial plans looked at for one run; a run that asks for more only has its expected plan judged."""


def judge_expected_plan(read: Reading, expect: Document) -> None:
    assert law.violations(read, expect["plan"]) == []
    known = value.values(read, expect["plan"])
    assert {name: known[name] for name in expect["objectives"]} == expect["objectives"]
    assert list(expect["objectives"]) == [name for name in known if name != "residents_covered"]


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_worked_case(path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    case = vector["case"]
    for run in vector["runs"]:
        ruleset, expect = run["ruleset"] or rulesets.choose(case), run["expect"]
        assert ruleset is not None
        if expect["status"] == "optimal":
            judge_expected_plan(Reading(case, ruleset, run["policy"]), expect)
        try:
            found = search.solve(case, ruleset, run["policy"], node_limit=NODE_LIMIT)
        except search.TooLargeError:
            assert expect["status"] == "optimal"
            continue
        assert found["status"] == expect["status"]
        assert found["objectives"] == expect.get("objectives", {})
        assert found["plan"] == expect.get("plan", {})


def test_all_worked_cases_are_here() -> None:
    assert len(VECTORS) == 106


def best_of_all(read: Reading, *, stable: bool) -> dict[str, str] | None:
    """The best plan among every function from units to GPs or nobody, each judged whole."""
    order, found = value.objective_order(read), []
    for chosen in itertools.product([None, *read.gps], repeat=len(read.units)):
        plan = {unit: gp for unit, gp in zip(read.units, chosen, strict=True) if gp is not None}
        if law.violations(read, plan) or (stable and blocking_pairs_of(read, plan)):
            continue
        costs = [value.cost(read, plan, objective) for objective in order]
        found.append((costs, value.lottery_number(read, plan), sorted(plan.items()), plan))
    return min(found, key=lambda each: each[:3])[3] if found else None


@pytest.mark.parametrize("seed", range(150))
def test_cutting_loses_nothing(seed: int) -> None:
    case, ruleset, policy = random_instance(seed, stability=True)
    read = Reading(case, ruleset, policy)
    found = search.solve(case, ruleset, policy)
    assert found == search.solve(case, ruleset, policy, bounds=False)
    if (len(read.gps) + 1) ** len(read.units) <= 1_500:
        best = best_of_all(read, stable=policy.get("stability") == "require")
        assert found["plan"] == (best or {})
        assert found["status"] == ("infeasible" if best is None else "optimal")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(instances(stability=True))
def test_drawn_instances_have_an_answer_that_obeys(instance: tuple[Any, Any, Any]) -> None:
    case, ruleset, policy = instance
    found = search.solve(case, ruleset, policy)
    if found["status"] == "infeasible":
        return
    read = Reading(case, ruleset, policy)
    assert law.violations(read, found["plan"]) == []
    if policy.get("stability") == "require":
        assert blocking_pairs(case, ruleset, policy, found["plan"]) == []
    for unit in read.in_scope - read.agreed_gps.keys() - found["plan"].keys():
        for gp in read.gps:
            code = reason(case, ruleset, policy, gp, unit, found["plan"])
            assert (code == "outcompeted") == holdable(case, ruleset, policy, gp, unit)


def small_case(**more: Any) -> Document:
    homes = [
        {"id": name, "name": name, "municipality": "0751", "legal_basis": "sel_108", "residents": 20}
        for name in ("B1", "B2")
    ]
    entries = [{"clinic": "C1", "unit": name, "value": 1000} for name in ("B1", "B2")]
    return {
        "schema_version": "1.0",
        "name": "small",
        "as_of": "2025-11-01",
        "botilbud": homes,
        "clinics": [{"id": "C1", "name": "C1", "doctor_capacities": 2}],
        "gps": [{"id": name, "clinic": "C1", "interest": "interested"} for name in ("G1", "G2")],
        "travel_matrix": {"metric": "metres", "entries": entries},
        **more,
    }


def test_pair_that_prefers_each_other_blocks() -> None:
    case = small_case()
    case["botilbud"][0]["priorities"] = [["G1"], ["G2"]]
    case["gps"][0]["wishes"] = [["B1"], ["B2"]]
    swapped = {"B1": "G2", "B2": "G1"}
    [pair] = blocking_pairs(case, "rm-2025-08-13", {}, swapped)
    assert (pair["gp"], pair["unit"], pair["objective"]) == ("G1", "B1", "botilbud_covered")
    assert blocking_pairs(case, "rm-2025-08-13", {}, {"B1": "G1", "B2": "G2"}) == []


def test_lock_stays_though_the_pair_would_rather() -> None:
    case = small_case(decisions=[{"kind": "lock", "unit": "B1", "gp": "G2"}])
    case["botilbud"][0]["priorities"] = [["G1"], ["G2"]]
    case["gps"][0]["wishes"] = [["B1"]]
    assert blocking_pairs(case, "rm-2025-08-13", {}, {"B1": "G2", "B2": "G1"}) == []
    assert not holdable(case, "rm-2025-08-13", {}, "G1", "B1")


def test_reason_looks_past_other_new_matches_but_not_past_locks() -> None:
    policy = {"dispensations": "granted_only"}
    case = small_case()
    assert reason(case, "rm-2025-08-13", policy, "G1", "B2", {"B1": "G1"}) == "outcompeted"
    case = small_case(decisions=[{"kind": "lock", "unit": "B1", "gp": "G1"}])
    assert reason(case, "rm-2025-08-13", policy, "G1", "B2", {"B1": "G1"}) == "one_attachment"


def test_ruleset_is_chosen_by_day_and_region() -> None:
    case = small_case()
    chosen = {day: rulesets.choose({**case, "as_of": day}) for day in ("2025-08-12", "2025-08-13")}
    assert [ruleset["id"] for ruleset in chosen.values()] == ["rm-2025-04-02", "rm-2025-08-13"]
    assert rulesets.choose({**case, "as_of": "2024-12-31"}) is None
    case["botilbud"][1]["municipality"] = "0851"
    assert rulesets.choose(case) is None
    assert len(rulesets.REGION_OF) == 98
