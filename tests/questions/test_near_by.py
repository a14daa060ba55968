"""Prices found by walking from the best plan, against the same pair locked and the case solved anew."""

from __future__ import annotations

import json

import pytest

from app.generate import generate
from solver.explain.nearby import Nearby
from solver.explain.obstacles import ineligible
from solver.model.again import Again, Found
from solver.questions import options
from solver.questions.ground import Ground
from solver.questions.locking import Locking
from solver.questions.price import Pair, Price
from solver.questions.pricing import Pricing
from tests.oracle.random_cases import random_instance
from tests.questions.asked import ground_of

MUNICIPALITY = {"botilbud": 12, "gps": 30}
SCARCE = {"botilbud": 14, "gps": 12}


def municipality(seed: int, size: dict[str, int]) -> Ground:
    """A fictional municipality."""
    return ground_of(generate("kommune", seed, **size))


def pairs_of(ground: Ground, unit: str) -> list[Pair]:
    """The unit's eligible pairs."""
    gps = Nearby(ground.facts).gps(unit)
    return [(unit, gp) for gp in gps if ineligible(ground.facts, gp, unit) is None]


def told(prices: list[Price]) -> list[tuple[object, ...]]:
    """What is compared: whose, the costs, and the very plan."""
    return [(one.pair, one.costs, dict(one.found.plan.new)) for one in prices]


def without_walks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every question solved by the climb, as where no walk leads there."""
    monkeypatch.setattr(Again, "_reached", lambda *_: None)


@pytest.mark.parametrize(("seed", "size"), [(1, MUNICIPALITY), (2, SCARCE)])
def test_ranked_as_if_locked_and_solved_anew(seed: int, size: dict[str, int]) -> None:
    ground = municipality(seed, size)
    pricing, locking = Pricing(ground), Locking(ground)
    units = [unit for unit in ground.facts.in_scope if unit not in ground.facts.holder]
    for unit in units[:: max(1, len(units) // 3)][:3]:
        pairs = pairs_of(ground, unit)
        every = told(locking.ranked(pairs))
        assert told(pricing.ranked(pairs)) == every
        for top in (1, 3):
            assert told(pricing.ranked(pairs, top))[:top] == every[:top]


@pytest.mark.parametrize("seed", [3, 4])
def test_walks_and_climbs_lead_to_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ground = municipality(seed, SCARCE)
    walked = Pricing(ground)
    gps, units = list(ground.facts.gps)[:6], list(ground.facts.in_scope)[:6]

    def found() -> list[object]:
        again = walked._again
        left: list[Found | None] = [again.without_gp(gp) for gp in gps]
        ranked = [told(walked.ranked(pairs_of(ground, unit), top))[:top] for unit in units for top in (None, 4)]
        return [left, ranked]

    quick = found()
    without_walks(monkeypatch)
    assert found() == quick


def test_most_pairs_are_reached_by_a_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = municipality(1, MUNICIPALITY)
    pricing, climbs = Pricing(ground), []
    monkeypatch.setattr(Again, "_settled", lambda *_: climbs.append(1))
    for unit in ground.facts.in_scope:
        if unit not in ground.facts.holder:
            pricing.ranked([pair for pair in pairs_of(ground, unit) if pricing._again.may(*pair)])
    assert len(climbs) <= 2


def test_random_cases_walk_and_climb_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    grounds = [ground_of(*random_instance(seed, stability=False)) for seed in range(40)]

    def answers() -> list[str]:
        return [json.dumps(options.of_units(one, list(one.facts.units))) for one in grounds]

    quick = answers()
    without_walks(monkeypatch)
    assert answers() == quick


def test_units_asked_together_are_told_as_alone() -> None:
    ground = municipality(5, MUNICIPALITY)
    units = list(ground.facts.units)[:5]
    together = options.of_units(ground, units, 4)
    assert list(together) == units
    assert options.of_units(ground, []) == {}
    for unit in reversed(units):
        assert json.dumps(together[unit]) == json.dumps(options.answer(ground, unit=unit, top=4))
    assert options.of_units(ground, units[::-1], 4) == together


def test_units_of_a_case_without_a_plan() -> None:
    found = next(
        one
        for one in (ground_of(*random_instance(seed)) for seed in range(200))
        if one.best().status == "infeasible"
    )
    units = list(found.facts.units)
    together = options.of_units(found, units)
    assert together == {unit: options.answer(found, unit=unit) for unit in units}
