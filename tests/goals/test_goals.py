"""Every goal: its value by hand on small cases, and the two lists of goals of a run."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, get_args

import pytest

from solver import goals
from solver.domain.example import smallest_case
from solver.domain.facts import Plan
from solver.domain.policy import STANDARD, GoalId, Policy
from solver.goals import (
    GOALS,
    continuity,
    ladder,
    not_yet_interested,
    priority_regret,
    reported,
    travel,
    wish_regret,
)
from solver.rulesets import named
from tests.rules.situations import facts_of, pair_of

NEWEST = named("rm-2025-08-13")
OLDEST = named("aftale25-2025-01-01")


def value(goal: str, case: dict[str, Any], plan: dict[str, str], **policy: Any) -> int:
    return GOALS[goal].value(Plan(plan), facts_of(smallest_case(case), policy=policy))  # type: ignore[index]


@pytest.mark.parametrize("goal", GOALS.values(), ids=lambda goal: goal.slug)
def test_goal_is_whole_and_nothing_for_an_empty_plan(goal: Any) -> None:
    assert goal.value(Plan({}), facts_of(smallest_case())) == 0
    assert goal.title.da
    assert goal.title.en
    assert goal.says.da.endswith(".")
    assert goal.says.en.endswith(".")
    assert goal.sources


def test_each_goal_stands_in_the_file_of_its_slug() -> None:
    modules = {name for _, name, _ in pkgutil.iter_modules(goals.__path__)} - {"pairs"}
    assert tuple(GOALS) == (*STANDARD, "residents_covered")
    assert set(GOALS) == modules == set(get_args(GoalId))
    for name, goal in GOALS.items():
        assert importlib.import_module(f"solver.goals.{name}").CARD is goal
        assert goal.slug == name


TWO_MUNICIPALITIES = {
    "botilbud": [{"id": "B1"}, {"id": "B2", "municipality": "0706"}, {"id": "B3", "municipality": "0706"}],
}


def test_municipalities_covered_counts_each_once() -> None:
    assert value("municipalities_covered", TWO_MUNICIPALITIES, {"B2": "G1", "B3": "G1"}) == 1
    assert value("municipalities_covered", TWO_MUNICIPALITIES, {"B1": "G1", "B3": "G1"}) == 2


DIVIDED = {
    "botilbud": [
        {
            "id": "B1",
            "residents": 80,
            "sections": [{"id": "A", "residents": 45}, {"id": "B", "residents": 35}],
            "patients_by_clinic": {"C1": 9},
        }
    ]
}


def test_botilbud_units_and_residents_covered_of_a_divided_botilbud() -> None:
    for plan, expected in (({"A": "G1"}, (1, 1, 45)), ({"A": "G1", "B": "G1"}, (1, 2, 80))):
        found = tuple(
            value(goal, DIVIDED, plan) for goal in ("botilbud_covered", "units_covered", "residents_covered")
        )
        assert found == expected


def test_agreements_in_scope_count_in_the_coverage_and_others_do_not() -> None:
    agreement = [{"gp": "G1", "kind": "botilbud", "unit": "B1"}]
    assert value("units_covered", {"agreements": agreement}, {}) == 1
    outside = {"agreements": agreement, "botilbud": [{"id": "B1", "participation": "declined"}]}
    assert value("units_covered", outside, {}) == 0


def test_new_dispensations_beyond_the_granted() -> None:
    case: dict[str, Any] = {"botilbud": [{"id": "B1"}, {"id": "B2"}, {"id": "B3"}]}
    plan = dict.fromkeys(("B1", "B2", "B3"), "G1")
    assert value("new_dispensations", case, plan) == 2
    case["dispensations"] = [{"id": "D", "gp": "G1", "kind": "several_facilities"}]
    assert value("new_dispensations", case, plan) == 1
    case["dispensations"] = [{"id": "D", "gp": "G1", "kind": "nursing_home_and_botilbud"}]
    assert value("new_dispensations", case, plan) == 2


def test_changes_counts_other_gps_and_none_but_only_units_of_the_baseline() -> None:
    case = {"botilbud": [{"id": "B1"}, {"id": "B2"}, {"id": "B3"}], "gps": [{"id": "G1"}, {"id": "G2"}]}
    assert value("changes", case, {"B1": "G2", "B3": "G1"}, baseline={"B1": "G1", "B2": "G1"}) == 2
    assert value("changes", case, {"B1": "G1", "B2": "G1"}, baseline={"B1": "G1", "B2": "G1"}) == 0


@pytest.mark.parametrize(
    ("gp", "expected"),
    [
        ({"interest": "interested"}, 0),
        ({"interest": "asked"}, 1),
        ({"interest": "unknown", "wishes": [["B1"]]}, 0),
        ({"interest": "interested", "wishes": [["B2"]]}, 1),
        ({"interest": "interested", "wishes": [[]]}, 0),
    ],
)
def test_not_yet_interested(gp: dict[str, Any], expected: int) -> None:
    case = {"botilbud": [{"id": "B1"}, {"id": "B2"}], "gps": [{"id": "G1", **gp}]}
    assert value("not_yet_interested", case, {"B1": "G1"}) == expected
    assert not_yet_interested.pair_value(pair_of(facts_of(smallest_case(case)), "G1", "B1")) == expected


def tiers(place: int | None) -> list[list[str]]:
    """Twelve tiers of which one, from 0, holds X."""
    return [["X"] if number == place else [f"Y{number}"] for number in range(12)]


@pytest.mark.parametrize(("place", "expected"), [(0, 0), (1, 1), (9, 9), (11, 9), (None, 10)])
def test_regret_of_a_tier_is_at_most_nine_and_ten_for_unlisted(place: int | None, expected: int) -> None:
    others = [f"Y{number}" for number in range(12)]
    named_gps = {"gps": [{"id": "X"}, *({"id": name} for name in others)]}
    facts = facts_of(smallest_case({**named_gps, "botilbud": [{"id": "B1", "priorities": tiers(place)}]}))
    assert priority_regret.pair_value(pair_of(facts, "X", "B1")) == expected
    homes = {"botilbud": [{"id": "X"}, *({"id": name} for name in others)]}
    facts = facts_of(smallest_case({**homes, "gps": [{"id": "G1", "wishes": tiers(place)}]}))
    assert wish_regret.pair_value(pair_of(facts, "G1", "X")) == expected


def test_no_list_is_no_regret_and_a_clinic_on_the_list_stands_for_its_gps() -> None:
    bare = pair_of(facts_of(smallest_case()), "G1", "B1")
    assert (priority_regret.pair_value(bare), wish_regret.pair_value(bare)) == (0, 0)
    listed = smallest_case(
        {"botilbud": [{"id": "B1", "priorities": [["G2"], ["C1"], ["G1"]]}], "gps": [{"id": "G1"}, {"id": "G2"}]}
    )
    assert priority_regret.pair_value(pair_of(facts_of(listed), "G1", "B1")) == 1


def test_continuity_of_a_section_is_its_share_rounded_down() -> None:
    facts = facts_of(smallest_case(DIVIDED))
    assert [continuity.pair_value(pair_of(facts, "G1", unit)) for unit in ("A", "B")] == [5, 3]
    assert value("continuity", DIVIDED, {"A": "G1", "B": "G1"}) == 8


@pytest.mark.parametrize(("second", "expected"), [(30, 1), (31, 0)])
def test_extra_gps_at_a_site_of_60_and_of_61_residents(second: int, expected: int) -> None:
    case = {
        "botilbud": [{"id": "B1", "site": "S", "residents": 30}, {"id": "B2", "site": "S", "residents": second}],
        "gps": [{"id": "G1"}, {"id": "G2"}],
    }
    assert value("extra_gps_at_sites", case, {"B1": "G1", "B2": "G2"}) == expected
    assert value("extra_gps_at_sites", case, {"B1": "G1", "B2": "G1"}) == 0


def test_extra_gps_at_a_site_leaves_one_for_each_section() -> None:
    case = {**DIVIDED, "gps": [{"id": "G1"}, {"id": "G2"}]}
    assert value("extra_gps_at_sites", case, {"A": "G1", "B": "G2"}) == 0


def test_travel_sums_the_new_matches_only() -> None:
    case: dict[str, Any] = {"botilbud": [{"id": "B1"}, {"id": "B2"}]}
    assert value("travel", case, {"B1": "G1", "B2": "G1"}) == 20_000
    case["agreements"] = [{"gp": "G1", "kind": "botilbud", "unit": "B1"}]
    assert value("travel", case, {"B2": "G1"}) == 10_000
    nowhere = facts_of(smallest_case({"travel_matrix": {"metric": "metres", "entries": []}}))
    assert travel.pair_value(pair_of(nowhere, "G1", "B1")) == 0


def slugs(found: tuple[Any, ...]) -> list[str]:
    return [goal.slug for goal in found]


def test_ladder_skips_what_does_not_apply() -> None:
    without = [name for name in STANDARD if name != "changes"]
    assert slugs(ladder(NEWEST, Policy())) == without
    assert slugs(reported(NEWEST, Policy())) == []
    assert slugs(ladder(NEWEST, Policy(baseline={}))) == list(STANDARD)
    assert slugs(ladder(OLDEST, Policy())) == [name for name in without if name != "extra_gps_at_sites"]


def test_presets_move_one_goal() -> None:
    assert slugs(ladder(NEWEST, Policy(objectives="continuity_first")))[5:8] == [
        "continuity",
        "priority_regret",
        "wish_regret",
    ]
    assert slugs(ladder(NEWEST, Policy(objectives="wishes_first")))[5:8] == [
        "wish_regret",
        "priority_regret",
        "continuity",
    ]


def test_a_list_optimises_what_it_names_and_reports_the_rest_in_the_standard_order() -> None:
    policy = Policy(objectives=("residents_covered", "travel", "changes"))
    assert slugs(ladder(NEWEST, policy)) == ["residents_covered", "travel"]
    left = [name for name in STANDARD if name not in ("travel", "changes")]
    assert slugs(reported(NEWEST, policy)) == left
