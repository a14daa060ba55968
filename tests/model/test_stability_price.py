"""Where no plan is without blocking pairs, and what the demand costs: in JSON and in words."""

from __future__ import annotations

from typing import Any

import pytest

from solver.decide import match
from solver.words.report import report
from solver.words.stability import stability_words
from tests.model.crowded_lists import crowded_lists
from tests.model.running import Question
from tests.oracle import enumerate as oracle

GRANTED = {"dispensations": "granted_only"}
REQUIRE = {**GRANTED, "stability": "require"}
RULESET = "rm-2025-08-13"


def _home(name: str, residents: int, *priorities: list[str]) -> dict[str, Any]:
    fixed = {"municipality": "0751", "legal_basis": "sel_108", "site": "S", "accepts_unlisted": False}
    return {"id": name, "name": name, "residents": residents, "priorities": list(priorities), **fixed}


def _gp(name: str, clinic: str, *wishes: str) -> dict[str, Any]:
    return {"id": name, "clinic": clinic, "wishes": [[wish] for wish in wishes]}


NO_STABLE_PLAN: dict[str, Any] = {
    "schema_version": "1.0",
    "name": "Ring om et sted",
    "as_of": "2025-11-01",
    "botilbud": [
        _home("B0", 31, ["G10", "G01"], ["G11"]),
        _home("B1", 31, ["G11"], ["G01"], ["G00"], ["G10"]),
        _home("B2", 40, ["G10"], ["G11", "G01"], ["G00"]),
    ],
    "clinics": [
        {"id": "C0", "name": "Klinik 0", "doctor_capacities": 1},
        {"id": "C1", "name": "Klinik 1", "doctor_capacities": 1},
    ],
    "gps": [
        _gp("G00", "C0", "B1", "B2"),
        _gp("G01", "C0", "B0", "B1", "B2"),
        _gp("G10", "C1", "B1", "B2", "B0"),
        _gp("G11", "C1", "B2", "B1", "B0"),
    ],
    "dispensations": [{"id": "D", "gp": "G00", "kind": "several_facilities"}],
    "travel_matrix": {
        "metric": "metres",
        "entries": [
            {"clinic": clinic, "unit": unit, "value": 1_000}
            for clinic in ("C0", "C1")
            for unit in ("B0", "B1", "B2")
        ],
    },
}
"""Each of the plans that could do has a pair that would rather have each other."""


def matched(case: dict[str, Any], policy: dict[str, Any]) -> dict[str, Any]:
    question = Question.read(case, RULESET, policy)
    return match(question.case, question.ruleset, question.policy)


def test_no_plan_is_stable() -> None:
    assert oracle.solve(NO_STABLE_PLAN, RULESET, REQUIRE)["status"] == "infeasible"
    assert oracle.solve(NO_STABLE_PLAN, RULESET, GRANTED)["status"] == "optimal"
    result = matched(NO_STABLE_PLAN, REQUIRE)
    assert result["status"] == "infeasible"
    assert [(item["kind"], item["slug"]) for item in result["conflict"]] == [("rule", "stability")]
    assert result["stability"]["price"] is None
    assert result["stability"]["explanation"]["da"].endswith("Det krav opfylder ingen plan.")


@pytest.mark.parametrize("seed", range(3))
def test_price_is_the_difference_of_two_results(seed: int) -> None:
    case = crowded_lists(seed, 24, 4, 25, longest=3)
    demanded, free = matched(case, REQUIRE), matched(case, GRANTED)
    assert free["stability"] is None
    assert demanded["blocking_pairs"] == []
    values = {one["id"]: one["value"] for one in free["objectives"]}
    assert demanded["stability"]["required"] is True
    assert demanded["stability"]["price"] == {
        o["id"]: o["value"] - values[o["id"]] for o in demanded["objectives"]
    }
    assert "Kravet" in demanded["stability"]["explanation"]["da"]
    assert "Kravet om et stabilt match" in report(demanded)
    assert "The demand for a stable match" in report(demanded, "en")
    assert "stabilt match" not in report(free)


def test_words() -> None:
    price = {"municipalities_covered": 0, "botilbud_covered": -1, "units_covered": -1, "travel": -12_400}
    words = stability_words(price, "metres")
    assert words.da == (
        "Planen er stabil: Ingen læge og intet botilbud ville begge hellere have hinanden. "
        "Kravet om et stabilt match koster 1 botilbud med fast læge. "
        "Til gengæld sparer eller giver det 12,4 km vej i alt."
    )
    assert "costs 1 botilbud with a fixed GP" in words.en
    assert "koster ikke noget" in stability_words({"travel": 0}, "metres").da
    assert "vides ikke" in stability_words(None, "metres").da
