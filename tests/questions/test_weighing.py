"""Units locked to another GP: each price with the lock lifted, also where that has no plan or time runs out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from solver.model.again import Found
from solver.model.clock import Clock
from solver.model.relaxation import NoPlanError
from solver.model.stability import NoStablePlanYetError
from solver.questions import options, weighing
from solver.questions.ground import Ground
from solver.questions.locking import scale_for
from solver.questions.price import Scale
from solver.questions.weighing import Weighing
from solver.questions.withdrawing import Withdrawing
from tests.model.test_stability_price import NO_STABLE_PLAN, REQUIRE
from tests.oracle.options import Asked
from tests.questions.asked import NEWEST, ground_of, small

TO_G10 = {**NO_STABLE_PLAN, "decisions": [{"kind": "lock", "unit": "B0", "gp": "G10"}]}
"""With the lock there is a stable plan; without it there is none."""
TWO_GPS = {"gps": [{"id": "G1"}, {"id": "G2"}], "decisions": [{"kind": "lock", "unit": "B1", "gp": "G1"}]}
Answer = dict[str, Any]


def standings(answer: Answer) -> dict[str, str]:
    """GP → how far its price is known."""
    return {option["gp"]: option["standing"] for option in answer["options"]}


def stopped_ever_later(ground: Ground) -> Iterator[Ground]:
    """The ground with a clock that stops at the first time it is asked, at the second, and so on."""
    for most in count():
        calls = count()
        yield replace(ground, clock=Clock(stop=lambda calls=calls, most=most: next(calls) >= most))


def test_a_pair_is_priced_though_nothing_is_stable_without_the_lock_it_replaces() -> None:
    found = options.answer(ground_of(TO_G10, policy=REQUIRE), unit="B0")
    expected = Asked(TO_G10, NEWEST, REQUIRE).options_of_unit("B0")
    assert [(one["gp"], one["reoptimise"]) for one in found["options"]] == [
        (one["gp"], one["reoptimise"]) for one in expected
    ]
    assert standings(found)["G11"] == "priced"
    assert found["status"] == "optimal"


def test_pairs_have_no_plan_where_none_is_left_without_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_without_locks(ground: Ground, against: Found | None = None) -> Scale:
        if against is not None:
            raise NoPlanError
        return scale_for(ground)

    monkeypatch.setattr(weighing, "scale_for", none_without_locks)
    found = options.answer(small(TWO_GPS), unit="B1")
    assert found["status"] == "optimal"
    assert standings(found) == {"G1": "priced", "G2": "no_plan"}


@pytest.mark.parametrize("policy", [{}, {"stability": "require"}])
def test_what_is_priced_stands_when_time_runs_out_with_a_lock_lifted(policy: dict[str, Any]) -> None:
    seen = []
    for ground in stopped_ever_later(small(TWO_GPS, policy=policy)):
        found = options.answer(ground, unit="B1")
        seen.append((found["status"], standings(found)))
        if found["status"] == "optimal":
            break
    assert seen[0] == ("cancelled", {})
    assert ("feasible", {"G1": "priced", "G2": "stopped"}) in seen
    assert seen[-1] == ("optimal", {"G1": "priced", "G2": "priced"})


def test_what_is_not_settled_in_time_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_in_time(*_: object) -> None:
        raise NoStablePlanYetError

    ground = ground_of(TO_G10, policy=REQUIRE)
    weighed, withdrawing = Weighing(ground), Withdrawing(ground)
    monkeypatch.setattr("solver.questions.ground.solve_stably", not_in_time)
    assert "stopped" in [option.standing for option in weighed.of_unit("B0").options]
    assert None in [withdrawing.of(gp).without for gp in withdrawing.gps()]
    assert (weighed.stopped, withdrawing.stopped) == (True, True)
