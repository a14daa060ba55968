"""A shared shortage is one in truth: no lawful plan covers its units, and all who could take them are named."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from solver.domain.facts import Plan
from solver.explain.audit import audit
from solver.explain.difference import cost_differences
from solver.explain.reasons import Reasons
from solver.goals import ladder
from tests.explain.situations import drawn, facts_of, result_of, small_facts
from tests.oracle import law
from tests.oracle.reading import Reading

SEEDS = range(250)


def coverable(read: Reading, group: Sequence[str]) -> bool:
    """Whether some lawful plan has a GP for each of these units, by looking at all that could."""
    locked = {unit: gp for gp, unit in law.lock_pairs(read)}
    choices = [[gp for gp in sorted(read.gps) if law.ineligible(read, gp, unit) is None] for unit in group]
    return any(
        not law.violations(read, {**locked, **dict(zip(group, gps, strict=True))})
        for gps in itertools.product(*choices)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_covers_a_group_and_every_part_of_it_can_be_covered(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    instance, plan, facts = found
    read = Reading(*instance)
    locked = {unit: gp for gp, unit in law.lock_pairs(read)}
    for one in Reasons.of(facts, Plan(plan)).unmatched():
        if one.shortage is None:
            continue
        units = one.shortage.units
        assert one.unit in units
        assert list(units) == sorted(units)
        assert not coverable(read, units)
        assert one.shortage.places == len(units) - 1
        for left_out in units:
            rest = [unit for unit in units if unit != left_out]
            if left_out != one.unit:
                assert coverable(read, rest), (one.shortage, left_out)
        assert any(coverable(read, rest) for rest in itertools.combinations(units, len(units) - 1))
        able = {
            gp
            for unit in units
            for gp in read.gps
            if law.ineligible(read, gp, unit) is None and not law.violations(read, {**locked, unit: gp})
        }
        assert able <= set(one.shortage.gps)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_outcompeted_gp_costs_what_is_said(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    _, plan, facts = found
    goals = ladder(facts.ruleset, facts.policy)
    for one in Reasons.of(facts, Plan(plan)).unmatched():
        for went in (went for group in one.reasons for went in group.went_to):
            best = None
            for out in (None, *(unit for unit in sorted(plan) if unit not in facts.locks)):
                changed = Plan({**{unit: gp for unit, gp in plan.items() if unit != out}, one.unit: went.gp})
                if not audit(facts, changed):
                    costs = cost_differences(facts, goals, Plan(plan), Plan(plan), changed)
                    best = costs if best is None else min(best, costs)
            if facts.policy.stability == "require":
                continue
            assert (best is None) == (went.swap is None)
            if went.swap is not None and best is not None:
                assert went.swap.costs == best
                first = next((goal.slug for goal, cost in zip(goals, best, strict=True) if cost), None)
                assert went.swap.worse_on == first


def three_share_one(policy: dict[str, Any]) -> dict[str, Any]:
    """Three botilbud near one clinic with two GPs and one lægekapacitet."""
    case = {"botilbud": [{"id": f"B{number}"} for number in (1, 2, 3)], "gps": [{"id": "G1"}, {"id": "G2"}]}
    return result_of(small_facts(case, policy=policy), {"B1": "G1"})


def test_a_shortage_is_told_with_its_units_and_gps() -> None:
    found = three_share_one({"dispensations": "granted_only"})["unmatched"][0]
    assert found["shortage"] == {"units": ["B1", "B2"], "gps": ["G1", "G2"], "places": 1}
    assert "To botilbud – Bostedet B1 og Bostedet B2 – deles om to læger" in found["story"]["da"]
    assert "højst kan tage ét af dem" in found["story"]["da"]
    assert found["explanation"]["da"].startswith(found["story"]["da"])


def test_nothing_is_said_of_a_shortage_where_nobody_could_take_the_unit() -> None:
    case = {"gps": [{"id": "G1", "interest": "declined"}]}
    found = result_of(small_facts(case), {})["unmatched"][0]
    assert found["shortage"] is None
    assert "Den eneste læge inden for 25 km" in found["story"]["da"]
    assert "har sagt nej" in found["story"]["da"]
    assert "Spørg" not in found["explanation"]["da"]


@pytest.mark.parametrize("seed", range(60))
def test_a_story_has_at_most_three_sentences_and_says_nothing_is_a_guess(seed: int) -> None:
    found = drawn(seed)
    if found is None:
        return
    instance, plan, _ = found
    for one in result_of(facts_of(*instance), plan)["unmatched"]:
        assert one["story"]["da"].count(". ") <= 2 + one["story"]["da"].count("1. ")
        assert "vides ikke" not in one["explanation"]["da"]
        assert one["explanation"]["en"].startswith(one["story"]["en"])
