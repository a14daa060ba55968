"""The second reading of options against answers worked out by hand."""

from typing import Any

import pytest

from tests.oracle.options import Asked
from tests.oracle.reading import Document
from tests.oracle.value import STANDARD

RULESET = "rm-2025-08-13"
GRANTED = {"dispensations": "granted_only"}
NOTHING = {name: 0 for name in STANDARD if name != "changes"}


def case_of(travel: dict[str, dict[str, int]], capacities: dict[str, int] | None = None, **more: Any) -> Document:
    """Botilbud of 20 residents in one municipality, and interested GPs.

    Args:
        travel: GP → unit → metres. A GP `G1` or `G1b` has the clinic `C1`, so that the last one named decides.
        capacities: of the clinics that have more than one doctor's.
        more: other parts of the case; `gps` and `botilbud` by id, to be added to those here.
    """
    clinics = {gp: f"C{gp[1]}" for gp in travel}
    way = {(clinics[gp], unit): metres for gp, units in travel.items() for unit, metres in units.items()}
    fields, homes = more.pop("gps", {}), more.pop("botilbud", {})
    names = [*dict.fromkeys(unit for units in travel.values() for unit in units if "-" not in unit), *homes]
    plain = {"municipality": "0751", "legal_basis": "sel_108", "residents": 20}
    return {
        "schema_version": "1.0",
        "name": "Prøve",
        "as_of": "2025-11-01",
        "botilbud": [{"id": n, "name": n, **plain, **homes.get(n, {})} for n in dict.fromkeys(names)],
        "clinics": [
            {"id": clinic, "name": clinic, "doctor_capacities": (capacities or {}).get(clinic, 1)}
            for clinic in dict.fromkeys(clinics.values())
        ],
        "gps": [
            {"id": gp, "clinic": clinic, "interest": "interested", **fields.get(gp, {})}
            for gp, clinic in clinics.items()
        ],
        "travel_matrix": {
            "metric": "metres",
            "entries": [{"clinic": c, "unit": u, "value": metres} for (c, u), metres in way.items()],
        },
        **more,
    }


def option(asked: Asked, unit: str, gp: str) -> dict[str, Any]:
    found = asked.option(unit, gp)
    assert found is not None
    return found


def test_swap_of_two_costs_the_longer_way_or_a_dispensation() -> None:
    asked = Asked(case_of({"G1": {"A": 1000, "B": 3000}, "G2": {"A": 4000, "B": 2000}}), RULESET, {})
    assert asked.plan == {"A": "G1", "B": "G2"}
    found = option(asked, "A", "G2")
    assert found["reoptimise"] == {**NOTHING, "travel": 4000}
    assert found["changes"] == [{"unit": "B", "from": "G2", "to": "G1"}]
    assert found["others_fixed"] == {**NOTHING, "new_dispensations": 1, "travel": 3000}
    assert (found["eligible"], found["holdable"], found["in_plan"]) == (True, True, False)
    assert (found["reason"], found["clinic"], found["lifts_lock"]) == ("outcompeted", "C2", False)
    assert [each["gp"] for each in asked.options_of_unit("A")] == ["G1", "G2"]
    first = asked.options_of_unit("A")[0]
    assert first["in_plan"]
    assert first["reason"] is None
    assert first["reoptimise"] == first["others_fixed"] == NOTHING
    assert first["changes"] == []


def test_chain_moves_everybody_and_cannot_be_had_with_others_fixed() -> None:
    ways = {"G1": {"A": 1000, "C": 2000}, "G2": {"A": 2000, "B": 1000}, "G3": {"B": 2000, "C": 1000}}
    found = option(Asked(case_of(ways), RULESET, GRANTED), "A", "G2")
    assert found["reoptimise"] == {**NOTHING, "travel": 3000}
    assert [(c["unit"], c["from"], c["to"]) for c in found["changes"]] == [("B", "G2", "G3"), ("C", "G3", "G1")]
    assert found["others_fixed"] is None


def test_one_other_match_may_go_where_the_unit_had_none() -> None:
    """A has no GP. With G1 it takes B's, and two dispensations are not to be had."""
    ways = {"G1": {"A": 2000, "B": 1000}, "G2": {"C": 1000}}
    asked = Asked(case_of(ways), RULESET, GRANTED)
    assert asked.plan == {"B": "G1", "C": "G2"}
    found = option(asked, "A", "G1")
    assert found["reoptimise"] == found["others_fixed"] == {**NOTHING, "travel": 1000}
    assert found["changes"] == [{"unit": "B", "from": "G1", "to": None}]


def test_lottery_settles_who_else_moves() -> None:
    """With G1 at A, B's is G2 or G3: the tickets are 0|G2|B 11420567 and 0|G3|B 7081893."""
    ways = {"G1": {"A": 2000, "B": 1000}, "G2": {"A": 1000, "B": 3000}, "G3": {"B": 3000}}
    asked = Asked(case_of(ways), RULESET, {})
    assert asked.plan == {"A": "G2", "B": "G1"}
    found = option(asked, "A", "G1")
    assert found["reoptimise"] == {**NOTHING, "travel": 3000}
    assert found["changes"] == [{"unit": "B", "from": "G1", "to": "G3"}]


def test_equal_prices_are_ranked_in_plan_first_then_by_ticket() -> None:
    """The tickets are 0|G1|A 7442660, 0|G2|A 7302212 and 0|G3|A 5966759."""
    ways: dict[str, dict[str, int]] = {f"G{n}": {"A": 1000} for n in (1, 2, 3)}
    asked = Asked(case_of(ways), RULESET, {})
    ranked = asked.options_of_unit("A")
    assert [(each["gp"], each["in_plan"]) for each in ranked] == [("G3", True), ("G2", False), ("G1", False)]
    assert [each["reoptimise"] for each in ranked] == [NOTHING] * 3


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("declined", {"gps": {"G2": {"interest": "declined"}}}),
        ("refused", {"gps": {"G2": {"refuses": ["A"]}}}),
        ("rejected", {"decisions": [{"kind": "reject", "unit": "A", "gp": "G2"}]}),
        ("unlisted", {"botilbud": {"A": {"accepts_unlisted": False, "priorities": [["G1"]]}}}),
        ("not_wished", {"gps": {"G2": {"accepts_unlisted": False, "wishes": [["B"]]}}}),
        ("target_group", {"botilbud": {"A": {"legal_basis": "sel_107"}}}),
    ],
)
def test_barred_pair_has_a_reason_and_no_price(reason: str, change: dict[str, Any]) -> None:
    ways = {"G1": {"A": 5000, "B": 5000}, "G2": {"A": 1000, "B": 1000}}
    asked = Asked(case_of(ways, **change), RULESET, {})
    found = option(asked, "A", "G2")
    assert (found["reason"], found["eligible"], found["holdable"]) == (reason, False, False)
    assert found["reoptimise"] is found["others_fixed"] is None
    assert found["changes"] == []
    assert [each["gp"] for each in asked.options_of_unit("A")] == ["G1", "G2"]


def test_far_pairs_are_shown_where_a_side_lists_the_other() -> None:
    ways = {"G1": {"A": 1000}, "G2": {"A": 30_000}, "G3": {"A": 30_000}, "G4": {"B": 1000}}
    asked = Asked(case_of(ways, botilbud={"A": {"priorities": [["G4"], ["G3"]]}}), RULESET, {})
    assert asked.plan == {"A": "G3", "B": "G4"}
    ranked = asked.options_of_unit("A")
    assert [(each["gp"], each["reason"]) for each in ranked] == [
        ("G3", None),
        ("G1", "outcompeted"),
        ("G4", "out_of_reach"),
    ]
    assert ranked[1]["reoptimise"] == {**NOTHING, "priority_regret": 9, "travel": -29_000}
    assert option(asked, "A", "G2")["reason"] == "out_of_reach"


def test_lock_brings_within_reach_but_the_question_does_not() -> None:
    ways = {"G1": {"A": 1000}, "G2": {"A": 30_000}}
    assert option(Asked(case_of(ways), RULESET, {}), "A", "G2")["reoptimise"] is None
    locked = case_of(ways, decisions=[{"kind": "lock", "unit": "A", "gp": "G2"}])
    asked = Asked(locked, RULESET, {})
    found = option(asked, "A", "G1")
    assert found["lifts_lock"]
    assert not found["holdable"]
    assert found["eligible"]
    assert found["reason"] == "outcompeted"
    assert found["reoptimise"] == found["others_fixed"] == {**NOTHING, "travel": -29_000}
    assert [each["gp"] for each in asked.options_of_unit("A")] == ["G1", "G2"]


def test_lock_of_another_unit_stays() -> None:
    ways = {"G1": {"A": 1000, "B": 1000}, "G2": {"A": 3000, "B": 3000}}
    locked = case_of(ways, decisions=[{"kind": "lock", "unit": "B", "gp": "G1"}])
    asked = Asked(locked, RULESET, GRANTED)
    assert option(asked, "A", "G1")["reason"] == "one_attachment"
    assert option(asked, "A", "G1")["reoptimise"] is None
    found = option(Asked(locked, RULESET, {}), "A", "G1")
    assert found["holdable"]
    assert found["reoptimise"] == found["others_fixed"] == {**NOTHING, "new_dispensations": 1, "travel": -2000}


def test_sections_are_one_attachment_but_take_a_place_each() -> None:
    sections = [{"id": "S-1", "residents": 30}, {"id": "S-2", "residents": 40}]
    home = {"S": {"residents": 70, "sections": sections, "patients_by_clinic": {"C1": 10}}}
    ways = {"G1": {"S-1": 1000, "S-2": 1000}, "G2": {"S-1": 2000, "S-2": 2000}}
    roomy = Asked(case_of(ways, {"C1": 2}, botilbud=home), RULESET, {})
    assert roomy.plan == {"S-1": "G1", "S-2": "G1"}
    found = option(roomy, "S-2", "G2")
    assert found["reoptimise"] == found["others_fixed"] == {**NOTHING, "continuity": -5, "travel": 1000}
    full = Asked(case_of(ways, botilbud=home), RULESET, {})
    assert full.plan == {"S-1": "G2", "S-2": "G1"}
    found = option(full, "S-1", "G1")
    assert found["reoptimise"] == {**NOTHING, "continuity": -1}
    assert found["changes"] == [{"unit": "S-2", "from": "G1", "to": "G2"}]
    assert found["others_fixed"] is None


@pytest.mark.parametrize(("residents", "dispensations"), [(40, 0), (41, 1)])
def test_joint_site_is_one_attachment_up_to_sixty_residents(residents: int, dispensations: int) -> None:
    home = {"A": {"site": "S"}, "B": {"site": "S", "residents": residents}}
    ways = {"G1": {"A": 1000, "B": 1000}, "G2": {"A": 2000, "B": 2000}}
    asked = Asked(case_of(ways, botilbud=home), RULESET, {})
    if dispensations:
        assert asked.plan is not None
        assert sorted(asked.plan.values()) == ["G1", "G2"]
        unit = next(unit for unit, gp in asked.plan.items() if gp == "G2")
        found = option(asked, unit, "G1")
        assert found["reoptimise"] == NOTHING
        assert found["others_fixed"] == {**NOTHING, "new_dispensations": 1, "travel": -1000}
    else:
        assert asked.plan == {"A": "G1", "B": "G1"}
        found = option(asked, "A", "G2")
        assert found["reoptimise"] == {**NOTHING, "travel": 2000}
        assert found["changes"] == [{"unit": "B", "from": "G1", "to": "G2"}]
        assert found["others_fixed"] == {**NOTHING, "extra_gps_at_sites": 1, "travel": 1000}


def test_clinic_at_its_capacity_gives_one_place_or_none() -> None:
    ways = {"G1": {"A": 1000, "B": 1000}, "G1b": {"A": 1000, "B": 1000}}
    limits = {gp: {"max_attachments": 1} for gp in ways}
    asked = Asked(case_of(ways, gps=limits, botilbud={"A": {"patients_by_clinic": {"C1": 5}}}), RULESET, {})
    assert asked.plan is not None
    assert list(asked.plan) == ["A"]
    found = option(asked, "B", asked.plan["A"])
    assert found["reoptimise"] == found["others_fixed"] == {**NOTHING, "continuity": -5}
    assert found["changes"] == [{"unit": "A", "from": asked.plan["A"], "to": None}]
    home = [{"gp": "G1", "kind": "nursing_home", "facility": "Plejecenter"}]
    taken = Asked(case_of(ways, gps=limits, agreements=home), RULESET, {})
    assert taken.plan == {}
    assert option(taken, "A", "G1b")["reason"] == "practice_capacity"
    assert option(taken, "A", "G1")["reason"] == "max_attachments"
    assert option(taken, "A", "G1b")["reoptimise"] is None


def test_granted_dispensation_is_free_and_scoped_ones_ask_for_their_botilbud() -> None:
    ways = {"G1": {"A": 1000, "B": 1000, "C": 1000}, "G2": {"B": 9000}}
    own = {"id": "D", "gp": "G1", "kind": "several_facilities"}
    shared = Asked(case_of(ways, {"C1": 1}, dispensations=[own]), RULESET, {})
    assert shared.plan == {"A": "G1", "B": "G2", "C": "G1"}
    found = option(shared, "B", "G1")
    fewer = {"botilbud_covered": -1, "units_covered": -1}
    assert found["reoptimise"] == {**NOTHING, **fewer, "travel": -9000}
    assert found["others_fixed"] is None
    [lost] = found["changes"]
    assert (lost["from"], lost["to"]) == ("G1", None)
    scoped = Asked(case_of(ways, dispensations=[{**own, "botilbud": "B"}]), RULESET, GRANTED)
    assert scoped.plan in ({"A": "G1", "B": "G1"}, {"B": "G1", "C": "G1"})
    found = option(scoped, "B", "G2")
    assert found["reoptimise"] == found["others_fixed"] == {**NOTHING, "travel": 8000}
    assert scoped.plan is not None
    taken, left = sorted("AC", key=lambda unit: unit not in scoped.plan)
    found = option(scoped, left, "G1")
    assert found["reoptimise"] == found["others_fixed"] == NOTHING
    assert found["changes"] == [{"unit": taken, "from": "G1", "to": None}]


def test_unit_with_an_agreement_has_no_options() -> None:
    ways = {"G1": {"A": 1000, "B": 1000}, "G2": {"A": 1000, "B": 1000}}
    asked = Asked(case_of(ways, agreements=[{"gp": "G1", "kind": "botilbud", "unit": "A"}]), RULESET, {})
    assert asked.options_of_unit("A") == []
    assert asked.option("A", "G2") is None
    assert [each["unit"] for each in asked.options_of_gp("G2")] == ["B"]


def test_baseline_counts_who_is_moved() -> None:
    policy = {"baseline": {"A": "G1", "B": "G2"}, "objectives": ["units_covered", "changes"]}
    asked = Asked(case_of({"G1": {"A": 3000, "B": 1000}, "G2": {"A": 1000, "B": 3000}}), RULESET, policy)
    found = option(asked, "A", "G2")
    assert found["reoptimise"] is not None
    assert found["others_fixed"] is not None
    assert (found["reoptimise"]["changes"], found["others_fixed"]["changes"]) == (1, 1)
    assert list(found["reoptimise"])[:2] == ["units_covered", "changes"]


def test_locked_pair_is_not_blocked_where_plans_must_be_stable() -> None:
    """A and G1 would rather have each other, but what is locked stays; B then takes the one left."""
    ways = {"G1": {"A": 9000, "B": 1000}, "G2": {"A": 1000, "B": 1000}}
    lists = {"botilbud": {"A": {"priorities": [["G1"], ["G2"]]}}, "gps": {"G1": {"wishes": [["A"], ["B"]]}}}
    policy = {"objectives": ["units_covered", "travel"], "dispensations": "granted_only"}
    assert Asked(case_of(ways, **lists), RULESET, policy).plan == {"A": "G2", "B": "G1"}
    asked = Asked(case_of(ways, **lists), RULESET, {**policy, "stability": "require"})
    assert asked.plan == {"A": "G1", "B": "G2"}
    found = option(asked, "A", "G2")
    assert found["reoptimise"] == {**NOTHING, "priority_regret": 1, "wish_regret": 1, "travel": -8000}
