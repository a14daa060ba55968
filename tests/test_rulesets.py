"""The built-in rulesets, a user's own, and which one a run takes that names none."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from solver.domain.case import Case
from solver.domain.example import smallest_case
from solver.domain.faults import FaultsError
from solver.domain.ruleset import Ruleset
from solver.rules import RULES
from solver.rulesets import PARAMETERS, built_in, choose, difference, in_force, named, ruleset_from
from tests.oracle import rulesets as second_reading

AFTALE25, APRIL, AUGUST = "aftale25-2025-01-01", "rm-2025-04-02", "rm-2025-08-13"


def case(as_of: str = "2025-11-01", **changes: Any) -> Case:
    return Case.model_validate_json(json.dumps(smallest_case({"as_of": as_of, **changes})))


def faults(document: Any) -> list[tuple[str, str]]:
    with pytest.raises(FaultsError) as caught:
        ruleset_from(document)
    return [(fault.path, fault.code) for fault in caught.value.faults]


def test_three_are_built_in_the_oldest_first() -> None:
    assert list(built_in()) == [AFTALE25, APRIL, AUGUST]
    assert [one.from_ for one in built_in().values()] == [date(2025, 1, 1), date(2025, 4, 2), date(2025, 8, 13)]
    assert [one.region for one in built_in().values()] == [None, "1082", "1082"]
    assert [one.based_on for one in built_in().values()] == [None, AFTALE25, APRIL]
    assert {one.verified_until for one in built_in().values()} == {date(2025, 12, 31)}
    assert {one.to for one in built_in().values()} == {None}


@pytest.mark.parametrize("name", [AFTALE25, APRIL, AUGUST])
def test_parameters_are_those_of_a_second_reading(name: str) -> None:
    document = json.loads(built_in()[name].model_dump_json(by_alias=True))
    for parameter, expected in second_reading.BUILT_IN[name].items():
        if parameter != "title":
            assert document[parameter] == expected, parameter


@pytest.mark.parametrize("name", [AFTALE25, APRIL, AUGUST])
def test_every_parameter_says_where_it_comes_from(name: str) -> None:
    told = [note.parameter for note in built_in()[name].sources]
    assert set(told) >= set(PARAMETERS)
    assert set(told) <= {*PARAMETERS, *Ruleset.model_fields}
    assert len(told) == len(set(told))


def test_interpretations_a_to_h_are_explained() -> None:
    for name in (APRIL, AUGUST):
        notes = " ".join(note.interpretation or "" for note in built_in()[name].sources)
        assert [letter for letter in "ABCDEFGH" if f"{letter}: " not in notes] == []


def test_fees() -> None:
    assert {one.hour_rate_dkk for one in built_in().values()} == {Decimal("1072.01")}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-01-01", AFTALE25),
        ("2025-04-01", AFTALE25),
        ("2025-04-02", APRIL),
        ("2025-08-12", APRIL),
        ("2025-08-13", AUGUST),
        ("2026-11-22", AUGUST),
        ("2027-01-01", AUGUST),
    ],
)
def test_the_newest_in_force_is_chosen(day: str, expected: str) -> None:
    assert choose(case(day)).id == expected
    assert choose(case(), date.fromisoformat(day)).id == expected


@pytest.mark.parametrize(
    ("day", "municipalities", "regions"),
    [
        ("2024-12-31", ["0707"], "1082"),
        ("2025-11-01", ["0101"], "1084"),
        ("2025-11-01", ["0707", "0101"], "1082, 1084"),
        ("2025-11-01", [], ""),
    ],
)
def test_elsewhere_and_before_the_agreement_a_ruleset_must_be_named(
    day: str, municipalities: list[str], regions: str
) -> None:
    botilbud = [{"id": f"B{number}", "municipality": code} for number, code in enumerate(municipalities)]
    with pytest.raises(FaultsError) as caught:
        choose(case(day, botilbud=botilbud))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/ruleset", "ruleset_not_named")
    assert fault.facts["regions"] == regions
    assert fault.facts["as_of"] == day


def test_a_named_one_is_found_or_unknown() -> None:
    assert named(APRIL).id == APRIL
    with pytest.raises(FaultsError) as caught:
        named("rm-2025-09-01")
    assert caught.value.faults[0].code == "unknown_ruleset"


def test_own_ruleset_holds_only_what_differs() -> None:
    note = {"parameter": "max_attachments", "text": "Regionens brev af 1. marts 2026."}
    own = ruleset_from(
        {"id": "rm-2026", "title": "Fra marts", "based_on": AUGUST, "max_attachments": 3, "sources": [note]}
    )
    assert difference(named(AUGUST), own) == [("max_attachments", 2, 3)]
    assert (own.id, own.region) == ("rm-2026", "1082")
    told = {one.parameter: one.text for one in own.sources}
    assert told["max_attachments"] == note["text"]
    assert set(told) >= set(PARAMETERS)


def test_own_ruleset_without_a_name_is_told_apart_from_its_base() -> None:
    own = ruleset_from({"based_on": AUGUST})
    assert own.id == "rm-2025-08-13-egen"
    assert own.title != named(AUGUST).title


def test_own_ruleset_may_be_complete() -> None:
    document = json.loads(named(AUGUST).model_dump_json(by_alias=True))
    assert ruleset_from({**document, "based_on": None, "hour_rate_dkk": "1100.00"}).hour_rate_dkk == Decimal(
        "1100"
    )


def test_faults_of_a_ruleset_are_all_listed() -> None:
    assert faults({"based_on": AUGUST, "nope": 1, "hours": -1, "practice_capacity": "ja"}) == [
        ("/nope", "unknown_key"),
        ("/hours", "out_of_bounds"),
        ("/practice_capacity", "wrong_type"),
    ]


@pytest.mark.parametrize("rate", [1072.01, 1072, "1.072,01", "NaN", "1e3", "-1.00", "", None])
def test_a_rate_is_a_decimal_text(rate: object) -> None:
    assert faults({"based_on": AUGUST, "hour_rate_dkk": rate}) == [("/hour_rate_dkk", "wrong_type")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"based_on": "rm-2020"}, ("/based_on", "unknown_ruleset")),
        ({"based_on": 7}, ("/based_on", "unknown_ruleset")),
        ({"based_on": AUGUST, "to": "2025-08-12"}, ("/to", "date_order")),
        ({"based_on": AUGUST, "from": "1234567890"}, ("/from", "bad_date")),
        ({"based_on": AUGUST, "legal_bases": ["sel_109"]}, ("/legal_bases/0", "bad_value")),
    ],
)
def test_one_fault(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert faults(changes) == [expected]


def test_an_empty_document_and_no_document() -> None:
    assert {code for _, code in faults({})} == {"missing"}
    assert faults([]) == [("", "not_object")]


def test_cards_in_force() -> None:
    left_out = {name: {c.slug for c in RULES} - {c.slug for c in in_force(named(name))} for name in built_in()}
    assert left_out == {
        AFTALE25: {"practice_capacity", "one_gp_per_address"},
        APRIL: set(),
        AUGUST: {"closed_intake"},
    }


def test_difference_between_the_built_in_ones() -> None:
    assert difference(named(APRIL), named(AUGUST)) == [
        ("nursing_home_dispensable", False, True),
        ("closed_intake", ("abl_105",), ()),
    ]
    assert [name for name, _, _ in difference(named(AFTALE25), named(APRIL))] == [
        "practice_capacity",
        "site_is_one_attachment",
        "extra_gps_at_sites",
    ]
    assert difference(named(APRIL), named(APRIL)) == []
