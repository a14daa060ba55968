"""The auditor: silent on every worked optimum, at one with a second reading of the contract, loud on a slip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.domain.example import smallest_case
from solver.domain.facts import Facts, Plan
from solver.explain.audit import AuditError, audit, check, values
from tests.oracle import law, value
from tests.oracle.reading import Reading
from tests.oracle.rulesets import choose
from tests.rules.situations import facts_of
from tests.strategies import instances

VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_worked_optimum_passes(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    for run in document["runs"]:
        expect = run["expect"]
        facts = facts_of(document["case"], run["ruleset"], run["policy"])
        if expect["status"] == "optimal":
            plan = Plan(expect["plan"])
            assert audit(facts, plan) == ()
            found = values(facts, plan)
            assert {goal: found[goal] for goal in expect["objectives"]} == expect["objectives"]
            check(facts, plan, expect["objectives"])


@st.composite
def audits(draw: st.DrawFn) -> tuple[Facts, Reading, dict[str, str]]:
    case, ruleset, policy = draw(instances())
    if ruleset is None:
        ruleset = choose(case)
    facts, read = facts_of(case, ruleset, policy), Reading(case, ruleset, policy)
    gps = st.sampled_from(sorted(facts.gps)) if facts.gps else st.nothing()
    plan = draw(st.dictionaries(st.sampled_from(sorted(facts.units)), gps, max_size=4)) if facts.gps else {}
    return facts, read, plan


@settings(max_examples=200, deadline=None)
@given(audits())
def test_any_plan_is_judged_as_the_second_reading_does(drawn: tuple[Facts, Reading, dict[str, str]]) -> None:
    facts, read, plan = drawn
    found = audit(facts, Plan(plan))
    slugs = {(violation.rule, violation.gp, violation.unit, violation.clinic) for violation in found}
    units_of_two = {violation.unit for violation in found if violation.rule == "one_gp_per_unit"}
    due = law.violations(read, plan)
    assert {tuple(one) for one in due if one.rule != "one_gp_per_unit"} <= slugs
    assert units_of_two == {one.unit for one in due if one.rule == "one_gp_per_unit"}
    assert {v.unit or v.gp or v.clinic for v in found} == {v.unit or v.gp or v.clinic for v in due}


@settings(max_examples=200, deadline=None)
@given(audits())
def test_any_plan_has_the_values_of_the_second_reading(drawn: tuple[Facts, Reading, dict[str, str]]) -> None:
    facts, read, plan = drawn
    if any(one.rule in ("one_gp_per_unit", "agreement_kept") for one in law.violations(read, plan)):
        return
    found = values(facts, Plan(plan))
    due = {goal: of(read, plan) for goal, of in value.VALUE.items() if value.applies(read, goal)}
    assert found == {goal: count for goal, count in due.items() if goal in found}
    assert found.keys() >= due.keys() - {"residents_covered"}


def test_all_rules_that_refuse_a_pair_are_named() -> None:
    case = smallest_case({"gps": [{"id": "G1", "interest": "declined", "refuses": ["B1"]}]})
    assert [violation.rule for violation in audit(facts_of(case), Plan({"B1": "G1"}))] == ["declined", "refused"]


def test_lock_on_an_ineligible_pair_is_told_by_the_rule_that_refuses_it() -> None:
    lock = {"kind": "lock", "unit": "B1", "gp": "G1"}
    facts = facts_of(smallest_case({"gps": [{"id": "G1", "interest": "declined"}], "decisions": [lock]}))
    assert [violation.rule for violation in audit(facts, Plan({"B1": "G1"}))] == ["declined"]
    assert [violation.rule for violation in audit(facts, Plan({}))] == ["lock"]


def test_unknown_ids_are_violations_and_stop_the_check() -> None:
    facts = facts_of(smallest_case())
    found = audit(facts, Plan({"B9": "G1", "B1": "G9"}))
    assert [(violation.rule, violation.unit) for violation in found] == [
        ("unknown_gp", "B1"),
        ("unknown_unit", "B9"),
    ]
    with pytest.raises(AuditError, match="unknown_unit"):
        check(facts, Plan({"B9": "G1"}), {})


def claimed(**wrong: Any) -> dict[str, int]:
    right = values(facts_of(smallest_case()), Plan({"B1": "G1"}))
    return {goal: found for goal, found in {**right, **wrong}.items() if found is not None}


def test_right_claim_passes() -> None:
    check(facts_of(smallest_case()), Plan({"B1": "G1"}), claimed())


def test_wrong_value_is_named() -> None:
    with pytest.raises(AuditError, match="travel is 10000, claimed 9999") as caught:
        check(facts_of(smallest_case()), Plan({"B1": "G1"}), claimed(travel=9_999))
    assert caught.value.mismatches == {"travel": (9_999, 10_000)}
    assert caught.value.violations == ()


def test_optimised_goal_without_a_claim_is_named() -> None:
    with pytest.raises(AuditError) as caught:
        check(facts_of(smallest_case()), Plan({"B1": "G1"}), claimed(units_covered=None))
    assert caught.value.mismatches == {"units_covered": (None, 1)}


def test_claim_of_a_goal_that_is_not_there_is_named() -> None:
    with pytest.raises(AuditError) as caught:
        check(facts_of(smallest_case()), Plan({"B1": "G1"}), claimed(changes=0))
    assert caught.value.mismatches == {"changes": (0, None)}


def test_violation_is_named_with_its_place() -> None:
    facts = facts_of(smallest_case({"gps": [{"id": "G1", "interest": "declined"}]}))
    with pytest.raises(AuditError, match=r"declined \(G1, B1\)"):
        check(facts, Plan({"B1": "G1"}), values(facts, Plan({"B1": "G1"})))
