"""Figures and names read as people write them, and no code is left without its words."""

from decimal import Decimal

import pytest

from solver.explain.reasons import reason_codes
from solver.rulebook import Words
from solver.words.numbers import distance, duration, kroner, listing, number
from solver.words.reasons import CLAUSES, REASONS, reason_words
from solver.words.report_lists import FOR_GP
from solver.words.table import WIDTH, table
from solver.words.two_plans import two_plans
from tests.explain.situations import result_of, small_facts


def test_figures_in_both_languages() -> None:
    assert kroner("2144.02") == Words("2.144,02 kr.", "DKK 2,144.02")
    assert number(Decimal("1234.5"), 1) == Words("1.234,5", "1,234.5")
    assert distance(10_249) == Words("10,2 km", "10.2 km")
    assert distance(10_250) == Words("10,3 km", "10.3 km")
    assert distance(999) == Words("999 m", "999 m")
    assert distance(25_000) == Words("25 km", "25 km")
    assert duration(60) == Words("1 minut", "1 minute")
    assert duration(61) == Words("2 minutter", "2 minutes")


@pytest.mark.parametrize(
    ("count", "expected"), [(0, ""), (1, "A"), (2, "A og B"), (3, "A, B og C"), (4, "A, B og 2 andre")]
)
def test_listing(count: int, expected: str) -> None:
    assert listing([Words(n, n) for n in "ABCD"[:count]], at_most=3).da == expected


def test_every_reason_has_its_words() -> None:
    assert tuple(REASONS) == reason_codes()
    assert CLAUSES.keys() == set(reason_codes()) - {"target_group", "out_of_reach", "outcompeted"}
    assert FOR_GP.keys() >= set(reason_codes()) - {"target_group", "declined", "no_answer"}
    for code in (*reason_codes(), "agreement_kept", "lock"):
        words = reason_words(code)
        assert words.da.endswith(".")
        assert words.en.endswith(".")


def test_long_cells_wrap_and_keep_their_whole_text() -> None:
    long = "Bocentret ved den meget lange vej, Afsnit Nord og dets have"
    text = table(["A", "B"], [[long, long]])
    assert max(map(len, text.splitlines())) <= WIDTH
    assert {word for word in long.split() if text.count(word) < 2} == set()


def test_two_plans_one_after_the_other() -> None:
    case = {"agreements": [{"gp": "G1", "kind": "nursing_home"}]}
    before = result_of(small_facts(case, "rm-2025-04-02"), {})
    after = result_of(small_facts(case, "rm-2025-08-13"), {"B1": "G1"})
    text = two_plans(before, after)
    assert before["input"]["ruleset"]["title"] in text
    assert "Bostedet B1" in text
    assert "kan der ikke gives dispensation" in before["unmatched"][0]["explanation"]["da"]
    assert "No plan obeys the rules." in two_plans({**before, "coverage": None}, after, "en")
