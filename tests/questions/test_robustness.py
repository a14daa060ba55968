"""What is said of a GP who withdraws is the difference of two plain enumerations."""

import copy
import json
from typing import Any

import pytest

from solver.questions import robustness
from solver.questions.ground import Ground, ground
from solver.words.robustness_report import robustness_report
from solver.words.table import WIDTH
from tests.explain.situations import facts_of, small_facts
from tests.oracle import value
from tests.oracle.enumerate import TooLargeError, solve
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Document, Reading

SEEDS = range(120)


def ground_of(instance: tuple[Document, Any, Document]) -> Ground:
    """The ground of raw documents."""
    facts = facts_of(*instance)
    return ground(facts.case, facts.ruleset, facts.policy)


def withdrawn(case: Document, gp: str, units: list[str]) -> Document:
    """The same case where every match with the GP is rejected and its botilbud agreements are gone."""
    out = copy.deepcopy(case)
    decisions = [d for d in out.get("decisions", []) if d["kind"] != "lock" or d["gp"] != gp]
    out["decisions"] = [*decisions, *({"kind": "reject", "unit": unit, "gp": gp} for unit in units)]
    kept = [a for a in out.get("agreements", []) if a["gp"] != gp or a["kind"] == "nursing_home"]
    out["agreements"] = kept
    return out


def holders(read: Reading, plan: dict[str, str]) -> dict[str, str]:
    """Every unit's GP, by agreement or by the plan."""
    return {**{unit: next(iter(gps)) for unit, gps in read.agreed_gps.items()}, **plan}


@pytest.mark.parametrize("seed", SEEDS)
def test_each_withdrawal_is_the_difference_of_two_enumerations(seed: int) -> None:
    case, ruleset, policy = random_instance(seed, stability=seed % 3 == 0)
    try:
        before = solve(case, ruleset, policy, node_limit=60_000)
    except TooLargeError:
        return
    found = robustness.answer(ground_of((case, ruleset, policy)))
    if before["status"] == "infeasible":
        assert (found["status"], found["gps"]) == ("infeasible", [])
        return
    read = Reading(case, ruleset, policy)
    had = holders(read, before["plan"])
    assert {one["gp"] for one in found["gps"]} == {gp for unit, gp in had.items() if unit in read.in_scope}
    order = value.objective_order(read)
    for one in found["gps"]:
        edited = withdrawn(case, one["gp"], sorted(read.units))
        after = solve(edited, ruleset, policy)
        if after["status"] == "infeasible":
            assert one["if_withdrawn"] is None
            continue
        without = one["if_withdrawn"]
        now = holders(Reading(edited, ruleset, policy), after["plan"])
        differences = {goal: after["objectives"][goal] - before["objectives"][goal] for goal in order}
        assert without["objectives"] == differences
        assert set(without["lose_cover"]) == {u for u in had.keys() - now.keys() if u in read.in_scope}
        changes = {c["unit"]: (c["from"], c["to"]) for c in without["changes"]}
        assert changes == {u: (had.get(u), now.get(u)) for u in read.units if had.get(u) != now.get(u)}
        assert {t["unit"]: t["gp"] for t in without["taken_over"]} == {u: now.get(u) for u in one["units"]}
    lost = [len(one["if_withdrawn"]["lose_cover"]) for one in found["gps"] if one["if_withdrawn"]]
    assert lost == sorted(lost, reverse=True)


def test_one_gp_can_be_asked_about_and_one_without_botilbud_costs_nothing() -> None:
    case = {"gps": [{"id": "G1"}, {"id": "G2", "interest": "declined"}]}
    facts = small_facts(case)
    asked = ground(facts.case, facts.ruleset, facts.policy)
    one = robustness.answer(asked, "G1")
    assert [found["if_withdrawn"]["lose_cover"] for found in one["gps"]] == [["B1"]]
    assert "står 1 botilbud eller afsnit uden læge" in one["explanation"]["da"]
    none = robustness.answer(asked, "G2")
    assert none["gps"] == []
    assert "har ingen botilbud i forslaget" in none["explanation"]["da"]


def test_a_gp_with_an_agreement_is_counted_as_if_it_ended_and_that_is_said() -> None:
    case = {
        "gps": [{"id": "G1"}, {"id": "G2"}],
        "agreements": [{"gp": "G1", "kind": "botilbud", "unit": "B1"}],
    }
    facts = small_facts(case)
    found = robustness.answer(ground(facts.case, facts.ruleset, facts.policy))["gps"][0]
    assert found["existing"] == ["B1"]
    assert found["if_withdrawn"]["changes"] == [{"unit": "B1", "from": "G1", "to": "G2"}]
    assert "regnet som ophørt" in found["assumed"]["da"]


def test_a_nameless_gp_can_withdraw_and_a_colleague_takes_over() -> None:
    case: dict[str, Any] = {"clinics": [{"id": "C1", "doctor_capacities": 2}], "gps": []}
    facts = small_facts(case)
    for locks in ([], [{"kind": "lock", "unit": "B1", "gp": "C1#1"}]):
        edited = small_facts({**case, "decisions": locks})
        found = robustness.answer(ground(edited.case, facts.ruleset, facts.policy))["gps"][0]
        taken = found["if_withdrawn"]["taken_over"][0]["gp"]
        assert {found["gp"], taken} == {"C1#1", "C1#2"}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_report_is_the_same_twice_and_fits_the_terminal(language: Any) -> None:
    case, ruleset, policy = random_instance(11)
    texts = {json.dumps(robustness.answer(ground_of((case, ruleset, policy)))) for _ in range(2)}
    assert len(texts) == 1
    text = robustness_report(json.loads(texts.pop()), language)
    assert max(map(len, text.splitlines())) <= WIDTH
