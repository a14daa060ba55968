"""Every difference there can be has words in both languages, both ways."""

import json
from typing import Any

import pytest

from solver.domain.case import Case
from solver.domain.example import smallest_case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.questions.compare.differences import WITHOUT_EFFECT
from solver.rulesets import PARAMETERS, built_in
from solver.words.compare_case import FIELDS
from solver.words.compare_clauses import joined
from solver.words.compare_law import LAW, POLICY
from solver.words.compare_record import RECORDS
from solver.words.compare_sides import Sides

CASE = Case.model_validate_json(json.dumps(smallest_case()))
OLD, NEW = built_in()["rm-2025-04-02"], built_in()["rm-2025-08-13"]
SIDES = Sides.of(CASE, CASE, (OLD, NEW))
KNOWN_BY = {
    "botilbud": {"id", "patients_by_clinic"},
    "clinics": {"id"},
    "gps": {"id"},
    "agreements": {"gp", "kind", "unit"},
    "dispensations": {"id"},
    "contacts": {"gp", "clinic", "botilbud", "date", "outcome"},
    "municipalities": {"code"},
}
VALUES: dict[str, tuple[Any, Any]] = {
    "legal_bases": (["sel_108"], ["sel_108", "sel_107"]),
    "closed_intake": ([], ["abl_105"]),
    "hour_rate_dkk": ("1072.01", "1100.00"),
    "objectives": ("standard", "continuity_first"),
    "baseline": (None, {"B1": "G1"}),
    "max_travel": (None, {"metres": 10_000}),
    "silent_after": (None, 2),
    "stability": ("report", "require"),
    "dispensations": ("propose", "granted_only"),
    "time_limit_s": (None, 60.0),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_parameter_both_ways(name: str) -> None:
    is_switch = Ruleset.model_fields[name].annotation is bool
    old, new = (False, True) if is_switch else VALUES.get(name, (1_500, 3_000))
    there, back = LAW[name](old, new, SIDES.since("2025-08-13")), LAW[name](new, old, SIDES.since(None))
    assert "fra 13. august 2025" in there.da
    assert "from 13 August 2025" in there.en
    assert "med reglerne fra 13. august 2025" in back.da
    assert there.da != back.da
    assert "{" not in there.da + there.en + back.da + back.en


@pytest.mark.parametrize("name", Policy.model_fields)
def test_each_policy_key_both_ways(name: str) -> None:
    old, new = VALUES.get(name, (0, 1))
    there, back = POLICY[name](old, new), POLICY[name](new, old)
    assert there.da != back.da
    assert there.en != back.en


@pytest.mark.parametrize("name", RECORDS)
def test_each_field_of_each_record(name: str) -> None:
    model = Case.model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]
    fields = {field.alias or key for key, field in model.model_fields.items()} - KNOWN_BY[name]
    assert fields == FIELDS[name].keys()
    assert WITHOUT_EFFECT[name] <= fields


def test_a_row_of_causes_ends_in_a_count() -> None:
    causes = [{"words": {"da": f"x{n}", "en": f"y{n}"}} for n in range(5)]
    assert joined(causes[:1]).da == "fordi x0"
    assert joined(causes[:3]).da == "fordi x0, fordi x1, og fordi x2"
    assert joined(causes).da == "fordi x0, fordi x1, og på grund af 3 andre ændringer"
    follows = [causes[0], {**causes[1], "follows": True}]
    assert joined(follows).en == "because y0 (1 other difference goes with it)"


def test_going_back_names_the_rules_and_not_a_day_since() -> None:
    assert SIDES.since(None).da == "med reglerne fra 13. august 2025"
    same_day = Sides.of(CASE, CASE, (NEW, NEW.model_copy(update={"title": "Egne regler"})))
    assert same_day.since(None).da == "med reglerne »Egne regler«"
