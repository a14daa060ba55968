"""Each kind of conflict once, by hand, with what comes close to it and is none."""

from typing import Any

import pytest

from solver.domain.example import smallest_case
from solver.domain.outcome import ConflictItem
from solver.domain.reading import read_case
from solver.model import conflict as conflicts
from solver.model.conflict import NoConflictError, UnconfirmedConflictError
from solver.model.conflict_items import SLUGS
from solver.words.conflict import conflict_words
from solver.words.names import Names
from tests.model.conflict_by_definition import Item
from tests.model.test_conflict import conflict_of, item, judge

NEWEST, APRIL = "rm-2025-08-13", "rm-2025-04-02"
GRANTED_ONLY = {"dispensations": "granted_only"}
JOINED = [{"id": "B1", "site": "S"}, {"id": "B3", "site": "S"}, {"id": "B2"}]
SCOPED = [{"id": "D1", "gp": "G1", "kind": "several_facilities", "botilbud": "B3"}]
NURSING_HOME = {"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}


def lock(unit: str, gp: str = "G1") -> dict[str, Any]:
    return {"kind": "lock", "unit": unit, "gp": gp}


def agreed(unit: str, gp: str = "G1") -> dict[str, Any]:
    return {"kind": "botilbud", "unit": unit, "gp": gp}


def many(letter: str, count: int) -> list[dict[str, Any]]:
    return [{"id": f"{letter}{number}"} for number in range(1, count + 1)]


def found(ruleset: str = NEWEST, policy: dict[str, Any] | None = None, **changes: Any) -> list[Item]:
    return judge(smallest_case(changes), ruleset, policy or {})


def test_too_many_locks_of_one_gp() -> None:
    rule = ("rule", "max_attachments", None, "G1", None)
    locks = [lock("B4"), lock("B2"), lock("B1"), lock("B3")]
    assert found(botilbud=many("B", 4), decisions=locks) == [*(("decision", i) for i in range(3)), rule]


def test_a_nursing_home_doctor_before_august() -> None:
    rule = ("rule", "nursing_home_conflict", None, "G1", None)
    changes = {"agreements": [NURSING_HOME], "decisions": [lock("B1")]}
    assert found(APRIL, **changes) == [("agreement", 0), ("decision", 0), rule]
    with pytest.raises(NoConflictError):
        conflict_of(smallest_case(changes), NEWEST, {})


def test_two_locks_where_only_granted_dispensations_count() -> None:
    rule = ("rule", "one_attachment", None, "G1", None)
    changes = {"botilbud": many("B", 2), "decisions": [lock("B1"), lock("B2")]}
    assert found(policy=GRANTED_ONLY, **changes) == [("decision", 0), ("decision", 1), rule]


def test_a_clinic_with_too_few_doctor_capacities() -> None:
    rule = ("rule", "practice_capacity", None, None, "C1")
    agreements = [agreed("B1", "G1"), agreed("B2", "G2")]
    changes = {"botilbud": many("B", 4), "gps": many("G", 4), "agreements": agreements}
    clinics = [{"id": "C1", "doctor_capacities": 2}]
    locks = [lock("B3", "G3"), lock("B4", "G4")]
    both = [("agreement", 0), ("agreement", 1), ("decision", 0), rule]
    assert found(**changes, clinics=clinics, decisions=locks) == both
    assert found(**changes, decisions=locks) == [("agreement", 0), ("decision", 0), rule]


def test_a_lock_that_an_agreement_satisfies_is_in_no_conflict() -> None:
    changes: dict[str, Any] = {
        "botilbud": [*many("B", 2), {"id": "B3", "participation": "declined"}],
        "gps": [{"id": "G1", "interest": "declined"}, {"id": "G2"}],
        "agreements": [agreed("B1")],
    }
    assert judge_loosely([lock("B1"), lock("B3", "G2")], changes) == [
        ("decision", 1),
        ("rule", "target_group", "B3", "G2", None),
    ]
    with pytest.raises(NoConflictError):
        conflict_of(smallest_case({**changes, "decisions": [lock("B1")]}), NEWEST, {})


def judge_loosely(decisions: list[dict[str, Any]], changes: dict[str, Any]) -> list[Item]:
    case = smallest_case({**changes, "decisions": decisions})
    return [item(one) for one in conflict_of(case, NEWEST, {})]


def test_a_further_match_can_make_a_scoped_dispensation_count() -> None:
    """B1 and B3 are one site: with B3 as well the GP still has two attachments, and the dispensation for it."""
    changes: dict[str, Any] = {"botilbud": JOINED, "dispensations": SCOPED, "decisions": [lock("B1"), lock("B2")]}
    with pytest.raises(NoConflictError):
        conflict_of(smallest_case(changes), NEWEST, GRANTED_ONLY)
    two, rule = [("decision", 0), ("decision", 1)], ("rule", "one_attachment", None, "G1", None)
    refusing = found(policy=GRANTED_ONLY, gps=[{"id": "G1", "refuses": ["B3"]}], **changes)
    assert refusing == [*two, ("rule", "refused", "B3", "G1", None), rule]
    changes |= {"gps": many("G", 2), "clinics": [{"id": "C1", "doctor_capacities": 2}]}
    kept = ("rule", "agreement_kept", "B3", None, None)
    taken = found(policy=GRANTED_ONLY, agreements=[agreed("B3", "G2")], **changes)
    assert taken == [("agreement", 0), *two, kept, rule]
    alone = ("rule", "one_gp_per_unit", "B3", None, None)
    changes["decisions"] = [*changes["decisions"], lock("B3", "G2")]
    assert found(policy=GRANTED_ONLY, **changes) == [*two, ("decision", 2), alone, rule]


def test_two_gps_who_both_need_the_same_further_match() -> None:
    sites = [{"id": f"B{number}", "site": "S"} for number in (1, 3, 4)]
    conflict = found(
        policy=GRANTED_ONLY,
        botilbud=[*sites, {"id": "B2"}, {"id": "B5"}],
        gps=many("G", 2),
        clinics=[{"id": "C1", "doctor_capacities": 2}],
        dispensations=[*SCOPED, {**SCOPED[0], "id": "D2", "gp": "G2"}],
        decisions=[lock("B1"), lock("B2"), lock("B4", "G2"), lock("B5", "G2")],
    )
    rules = [("one_gp_per_unit", "B3", None), ("one_attachment", None, "G1"), ("one_attachment", None, "G2")]
    assert conflict == [*(("decision", i) for i in range(4)), *(("rule", *rule, None) for rule in rules)]


@pytest.mark.parametrize(("locks", "most"), [(9, 8), (15, 2), (20, 10)])
def test_very_many_locks_of_one_gp(locks: int, most: int) -> None:
    case = smallest_case(
        {
            "botilbud": many("B", locks),
            "gps": [{"id": "G1", "max_attachments": most}],
            "decisions": [lock(home["id"]) for home in many("B", locks)],
        }
    )
    conflict = [item(one) for one in conflict_of(case, NEWEST, {})]
    assert conflict == [*(("decision", i) for i in range(most + 1)), ("rule", "max_attachments", None, "G1", None)]


def test_very_many_sections_of_one_gp() -> None:
    sections = [{"id": f"S{number}", "residents": 30} for number in range(10)]
    case = smallest_case(
        {
            "botilbud": [{"id": "B1", "residents": 300, "sections": sections}],
            "clinics": [{"id": "C1", "doctor_capacities": 5}],
            "decisions": [lock(section["id"]) for section in sections],
        }
    )
    conflict = [item(one) for one in conflict_of(case, NEWEST, {})]
    assert conflict == [*(("decision", i) for i in range(6)), ("rule", "practice_capacity", None, None, "C1")]


def test_a_conflict_that_the_model_does_not_confirm_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = frozenset({ConflictItem("decision", index=0, unit="B1", gp="G1")})
    monkeypatch.setattr(conflicts, "_at_a_glance", lambda claims: claimed)
    with pytest.raises(UnconfirmedConflictError):
        conflict_of(smallest_case({"decisions": [lock("B1")]}), NEWEST, {})


@pytest.mark.parametrize("slug", SLUGS)
def test_every_rule_of_a_conflict_has_words(slug: str) -> None:
    names = Names(read_case(smallest_case()))
    places = [{"unit": "B1"}, {"gp": "G1"}, {"unit": "B1", "gp": "G1"}, {"clinic": "C1"}]
    for place in places:
        words = conflict_words(names, ConflictItem("rule", slug=slug, **place))
        assert " Her gælder det " in words.da
        assert " Here that concerns " in words.en
        assert words.da.endswith(".")
        assert words.en.endswith(".")
