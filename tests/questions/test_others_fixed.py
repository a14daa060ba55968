"""What a pair costs with the others fixed: among equals the lottery decides which match goes."""

from __future__ import annotations

from solver import decide
from solver.domain.example import smallest_case
from tests.model.running import Question
from tests.oracle.options import Asked

CASE = smallest_case(
    {
        "botilbud": [
            {
                "id": "B1",
                "municipality": "0751",
                "residents": 104,
                "sections": [{"id": f"B1-{n}", "residents": size} for n, size in enumerate((37, 31, 31))],
            }
        ],
        "clinics": [{"id": "C1", "doctor_capacities": 2}],
        "gps": [],
        "travel_matrix": {
            "metric": "metres",
            "entries": [
                {"clinic": "C1", "unit": "B1-0", "value": 1_000},
                {"clinic": "C1", "unit": "B1-2", "value": 12_000},
            ],
        },
    }
)
ONE_AIM = {"objectives": ["municipalities_covered"]}


def test_the_lottery_settles_which_match_goes() -> None:
    asked = Question.read(CASE, "rm-2025-08-13", ONE_AIM)
    expected = Asked(CASE, "rm-2025-08-13", ONE_AIM)
    for gp in ("C1#1", "C1#2"):
        found = decide.options(asked.case, asked.ruleset, asked.policy, gp=gp)["options"]
        told = {one["unit"]: one["others_fixed"] for one in found}
        plain = {one["unit"]: one["others_fixed"] for one in expected.options_of_gp(gp)}
        assert told == plain
        assert told["B1-2"] is not None
        assert told["B1-2"]["travel"] == 11_000
