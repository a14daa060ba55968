"""The hand-written demo tells its story: what was out of the question in April can be done from 13 August.

Judged by the tests' own reading of the contract, so that the demo cannot drift from what it is there to show.
"""

import pytest

from app.generate.demos import demo_case
from tests.oracle import law, value
from tests.oracle.reading import Reading
from tests.oracle.stability import reason

CASE = demo_case("norddjurs")
APRIL, AUGUST = "rm-2025-04-02", "rm-2025-08-13"
BOTH = {
    "skovbrynet": "mette-kjaergaard",
    "havblik": "anne-toft",
    "strandlyst": "anne-toft",
    "lindely": "trustrup#1",
    "egehoej": "karen-hald",
}
FROM_AUGUST = {
    "ladegaarden-nord": "peter-holm",
    "ladegaarden-syd": "peter-holm",
    "aakanden": "henrik-overgaard",
    "kildevang": "lars-friis",
    "tjoernely": "jens-noergaard",
    "fjordglimt": "birgitte-dam",
}


def why(ruleset, unit, gp, plan):
    return reason(CASE, ruleset, {}, gp, unit, plan)


@pytest.mark.parametrize(("ruleset", "plan", "botilbud"), [(APRIL, BOTH, 6), (AUGUST, BOTH | FROM_AUGUST, 11)])
def test_a_plan_that_reads_well_is_lawful(ruleset, plan, botilbud):
    read = Reading(CASE, ruleset, {})
    assert law.violations(read, plan) == []
    known = value.values(read, plan)
    assert known["botilbud_covered"] == botilbud
    assert known["new_dispensations"] == (0 if ruleset == APRIL else 2)
    assert known["not_yet_interested"] == 1
    assert len(read.in_scope) == 14


@pytest.mark.parametrize(
    ("unit", "gp", "code"),
    [
        ("kildevang", "lars-friis", "closed_intake"),
        ("kildevang", "karen-hald", "closed_intake"),
        ("kildevang", "jens-noergaard", "nursing_home_conflict"),
        ("fjordglimt", "birgitte-dam", "closed_intake"),
        ("tjoernely", "jens-noergaard", "nursing_home_conflict"),
        ("tjoernely", "lars-friis", "nursing_home_conflict"),
        ("tjoernely", "karen-hald", "outcompeted"),
        ("aakanden", "henrik-overgaard", "closed_intake"),
        ("ladegaarden-nord", "peter-holm", "closed_intake"),
    ],
)
def test_what_stood_in_the_way_in_april(unit, gp, code):
    assert why(APRIL, unit, gp, BOTH) == code


def test_what_still_stands_in_the_way_in_august():
    plan = BOTH | FROM_AUGUST
    moellebo = {gp: why(AUGUST, "moellebo", gp, plan) for gp in Reading(CASE, AUGUST, {}).gps}
    assert moellebo["sofie-ravn"] == "practice_capacity"
    assert moellebo["torben-juul"] == "declined"
    assert moellebo["henrik-overgaard"] == "refused"
    assert moellebo["peter-holm"] == "unlisted"
    staerehuset = {gp: why(AUGUST, "staerehuset", gp, plan) for gp in Reading(CASE, AUGUST, {}).gps}
    assert staerehuset["ole-poulsen"] == "declined"
    assert staerehuset["henrik-overgaard"] == "not_wished"
    assert staerehuset["lars-friis"] == "outcompeted"
    assert staerehuset["peter-holm"] == "out_of_reach"


def test_the_two_homes_in_strandgade_are_one_attachment():
    read = Reading(CASE, AUGUST, {})
    assert read.site["havblik"] == read.site["strandlyst"]
    assert law.burden(read, "anne-toft", {"havblik", "strandlyst"})[:2] == (1, 1)


def test_a_granted_dispensation_covers_allingaabro_and_two_new_ones_the_others():
    read = Reading(CASE, AUGUST, {})
    lacking = {gp: law.lacking(read, gp, {unit}) for unit, gp in FROM_AUGUST.items() if unit != "ladegaarden-syd"}
    assert {gp for gp, number in lacking.items() if number} == {"lars-friis", "birgitte-dam"}
    assert law.granted(read, "jens-noergaard", {"tjoernely"}) == 1


def test_one_gp_never_calls_back():
    silent = [one for one in CASE["contacts"] if one.get("gp") == "rasmus-bjerregaard"]
    assert [one["outcome"] for one in silent] == ["asked", "no_answer", "no_answer"]
    read = Reading(CASE, AUGUST, {"silent_after": 3})
    assert law.ineligible(read, "rasmus-bjerregaard", "skovbrynet") == "no_answer"
