"""Options and why-not against plain enumeration: every price, what bars a pair, who else moves, and the order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from solver import decide
from tests.model.running import Question
from tests.oracle.enumerate import TooLargeError
from tests.oracle.options import Asked, Option, Prices
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Document
from tests.strategies import instances

SEEDS = 60
BLOCK = 20
PLANS = 6_000
"""Cases with more plans to look at than this are passed over."""
Difference = tuple[Any, ...]
"""Where an answer differs from the enumeration: whose and which key, then what was expected and what was found."""


def codes(reasons: list[Any]) -> list[str]:
    """The reason codes of an option, each given alone or with what it names."""
    return [reason if isinstance(reason, str) else reason["code"] for reason in reasons]


def bare(moves: list[Document]) -> list[tuple[str, str | None, str | None]]:
    """Changes without the words beside them, by unit."""
    return sorted((move["unit"], move["from"], move["to"]) for move in moves)


class Comparison:
    """One small case, all its plans, and what the program answers to questions about it."""

    def __init__(self, case: Document, ruleset: str | Document, policy: Document) -> None:
        self.asked = Asked(case, ruleset, policy, most=PLANS)
        read = Question.read(case, ruleset, policy)
        self.documents = read.case, read.ruleset, read.policy
        self.units, self.gps = list(self.asked.read.units), list(self.asked.read.gps)

    def differences(self) -> list[Difference]:
        """Every point where the answers differ from the enumeration."""
        if self.asked.plan is None:
            return self.statuses(self.units[0], self.gps[0])
        return [
            *(wrong for unit in self.units for wrong in self.of_unit(unit)),
            *(wrong for gp in self.gps for wrong in self.of_gp(gp)),
            *(wrong for number, unit in enumerate(self.units) for wrong in self.why_not(unit, number)),
        ]

    def statuses(self, unit: str, gp: str) -> list[Difference]:
        """Whether a case without a plan is called so, whatever is asked."""
        answers = {
            "unit": decide.options(*self.documents, unit=unit, top=None),
            "gp": decide.options(*self.documents, gp=gp, top=None),
            "why_not": decide.why_not(*self.documents, unit=unit, gp=gp),
        }
        found = {key: each["status"] for key, each in answers.items()}
        return [(key, "status", "infeasible", status) for key, status in found.items() if status != "infeasible"]

    def of_unit(self, unit: str) -> list[Difference]:
        """Where the options of a unit differ."""
        found = decide.options(*self.documents, unit=unit, top=None)["options"]
        return [(unit, *each) for each in self.listed(self.asked.options_of_unit(unit), found, "gp", "clinic")]

    def of_gp(self, gp: str) -> list[Difference]:
        """Where the options of a GP differ."""
        found = decide.options(*self.documents, gp=gp, top=None)["options"]
        return [(gp, *each) for each in self.listed(self.asked.options_of_gp(gp), found, "unit", "botilbud")]

    def listed(self, expected: list[Option], found: list[Document], name: str, beside: str) -> list[Difference]:
        """Where a list of options differs: its order first, then option by option."""
        order = [[each[name] for each in options] for options in (expected, found)]
        what = "order" if sorted(order[0]) == sorted(order[1]) else "list"
        wrong: list[Difference] = [(what, *order)] if order[0] != order[1] else []
        by_id = {each[name]: each for each in found}
        for each in (one for one in expected if one[name] in by_id):
            answer = by_id[each[name]]
            if answer[beside] != each[beside]:
                wrong.append((each[name], beside, each[beside], answer[beside]))
            wrong += [(each[name], *point) for point in self.points(each, answer)]
        return wrong

    def why_not(self, unit: str, number: int) -> list[Difference]:
        """Where the answer about one pair of the unit differs, one that no list shows if there is such a one."""
        shown = {each["gp"] for each in self.asked.options_of_unit(unit)}
        far = [gp for gp in self.gps if gp not in shown]
        gp = far[0] if far else self.gps[number % len(self.gps)]
        found = decide.why_not(*self.documents, unit=unit, gp=gp)
        expected = self.asked.option(unit, gp)
        if expected is None:
            priced = found["reoptimise"] is not None
            return [("why_not", unit, gp, "reoptimise", None, found["reoptimise"])] if priced else []
        wrong = self.points(
            expected, {**expected, "others_fixed": None, **found}, others_fixed="others_fixed" in found
        )
        if expected["holdable"] and found["give_way"] != []:
            wrong.append(("give_way", [], found["give_way"]))
        return [("why_not", unit, gp, *each) for each in wrong]

    def points(self, expected: Option, found: Document, *, others_fixed: bool = True) -> list[Difference]:
        """Where what is said of one pair differs."""
        pairs = [(key, expected[key], found[key]) for key in ("eligible", "holdable", "in_plan")]
        for key in ("reoptimise", "others_fixed") if others_fixed else ("reoptimise",):
            pairs.append((key, self.told(expected[key], found[key]), found[key]))
        pairs.append(("lifts_lock", expected["lifts_lock"], found.get("lifts_lock", False)))
        pairs.append(("reasons", [expected["reason"]] if expected["reason"] else [], codes(found["reasons"])))
        pairs.append(("changes", bare(expected["changes"]), bare(found["changes"])))
        return [each for each in pairs if each[1] != each[2]]

    def told(self, expected: Prices | None, found: Prices | None) -> Prices | None:
        """The expected price, without objectives that the policy leaves out and the answer does not tell."""
        if expected is None or found is None:
            return expected
        order = self.asked.all.order
        return {name: value for name, value in expected.items() if name in order or name in found}


def differences(case: Document, ruleset: str | Document, policy: Document) -> list[Difference] | None:
    """Every point where the answers differ from the enumeration; None where that was too large."""
    try:
        comparison = Comparison(case, ruleset, policy)
    except TooLargeError:
        return None
    return comparison.differences()


@pytest.mark.parametrize("start", range(0, SEEDS, BLOCK))
def test_fixed_block(start: int) -> None:
    compared = 0
    for seed in range(start, start + BLOCK):
        wrong = differences(*random_instance(seed, stability=seed % 4 == 0))
        assert not wrong, f"seed {seed}: {wrong[:3]}"
        compared += wrong is not None
    assert compared > BLOCK * 3 // 4


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(instances(stability=True))
def test_drawn(instance: tuple[Document, Any, Document]) -> None:
    assert not differences(*instance)
