"""The candidate table's arrays say what the plain facts say, for every pair."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import data
from solver.candidates import Index, candidate_table, eligible, index_of
from solver.domain.facts import Facts
from solver.rulebook import Pair, Table
from solver.rules import CANDIDATE_RULES
from solver.travel.plain import plain_travel
from tests.model.running import Question
from tests.oracle.random_cases import random_instance
from tests.strategies import instances

RULESET = "rm-2025-08-13"
EMPTY: dict[str, Any] = {
    "schema_version": "1.0",
    "name": "Tom",
    "as_of": "2025-11-01",
    "botilbud": [],
    "clinics": [],
}
VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))


def vector(path: Path) -> list[Question]:
    """Each run of a worked case that differs from the others in more than its objectives."""
    document = json.loads(path.read_text(encoding="utf-8"))
    seen: dict[str, Question] = {}
    for run in document["runs"]:
        limits = {key: run["policy"][key] for key in ("max_travel", "silent_after") if key in run["policy"]}
        key = json.dumps([run["ruleset"], limits], sort_keys=True)
        if key not in seen:
            seen[key] = Question.read(document["case"], run["ruleset"], run["policy"])
    return list(seen.values())


def pairs_of(table: Table, index: Index) -> list[tuple[str, str]]:
    return [(index.gps[g], index.units[u]) for g, u in zip(table.gp.tolist(), table.unit.tolist(), strict=True)]


def plain_pair(facts: Facts, gp: str, unit: str) -> Pair:
    return Pair(facts, facts.gps[gp], facts.units[unit], facts.travel(facts.gps[gp].clinic, unit))


def assert_index(question: Question, index: Index) -> None:
    """Scope, sites, residents, holders and nursing homes."""
    facts = question.facts
    assert list(index.units) == list(facts.units)
    assert set(index.gps) == set(facts.gps)
    assert index.residents.tolist() == [unit.residents for unit in facts.units.values()]
    assert {u for u, scope in zip(index.units, index.in_scope, strict=True) if scope} == facts.in_scope
    by_site: dict[int, set[str]] = {}
    for unit, site in zip(index.units, index.site_of.tolist(), strict=True):
        by_site.setdefault(site, set()).add(unit)
    assert sorted(map(sorted, by_site.values())) == sorted(map(sorted, facts.units_at_site.values()))
    assert {index.units[u]: index.gps[g] for u, g in enumerate(index.holder.tolist()) if g >= 0} == facts.holder
    assert [int(n) for n in index.nursing_homes] == [facts.nursing_homes[gp] for gp in index.gps]


def assert_table(question: Question) -> None:
    facts = question.facts
    index = index_of(question.case, question.ruleset)
    assert_index(question, index)
    full = candidate_table(index, question.ruleset, question.policy, question.travel, everything=True)
    pairs = pairs_of(full, index)
    assert pairs == [(gp, unit) for unit in index.units for gp in index.gps]
    for card in CANDIDATE_RULES:
        plain = [card.refuses(plain_pair(facts, *pair)) for pair in pairs]
        assert card.mask(full).tolist() == plain, card.slug
    assert full.continuity.tolist() == [facts.continuity(*pair) for pair in pairs]
    normal = candidate_table(index, question.ruleset, question.policy, question.travel)
    kept = pairs_of(normal, index)
    place = {pair: number for number, pair in enumerate(pairs)}
    rows = [place[pair] for pair in kept]
    assert rows == sorted(set(rows))
    for card in CANDIDATE_RULES:
        assert card.mask(normal).tolist() == card.mask(full)[rows].tolist(), card.slug
    out_of_reach = next(card for card in CANDIDATE_RULES if card.slug == "out_of_reach").mask(full)
    left_out = sorted(set(range(len(pairs))) - set(rows))
    # A unit out of scope is left out too: nobody may be newly matched there.
    assert [pairs[n] for n in left_out if not out_of_reach[n] and pairs[n][1] in facts.in_scope] == []
    cards = [card for card in CANDIDATE_RULES if card.applies(question.ruleset)]
    assert {pairs[n] for n in eligible(full, cards).nonzero()[0].tolist()} == {
        kept[n] for n in eligible(normal, cards).nonzero()[0].tolist()
    }


def assert_travel(question: Question) -> None:
    plain, metric = plain_travel(question.case)
    travel = question.travel
    assert travel.metric == metric
    assert travel.limit == question.facts.reach_limit
    for unit in question.facts.units:
        for clinic in question.facts.clinics:
            assert travel.of(clinic, unit) == plain(clinic, unit)
        assert travel.in_reach(unit) == question.facts.in_reach(unit)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_worked_case(path: Path) -> None:
    runs = vector(path) if path.stem.startswith("corner") else vector(path)[:2]
    for question in runs:
        assert_table(question)
        assert_travel(question)


@pytest.mark.parametrize("seed", range(100))
def test_fixed_block(seed: int) -> None:
    question = Question.read(*random_instance(seed))
    assert_table(question)
    assert_travel(question)


@settings(max_examples=60, deadline=None)
@given(instances())
def test_drawn(instance: tuple[dict[str, Any], Any, dict[str, Any]]) -> None:
    question = Question.read(*instance)
    assert_table(question)
    assert_travel(question)


def test_norddjurs() -> None:
    case = Path(data.__file__ or "").parent / "cases" / "norddjurs.json"
    question = Question.read(json.loads(case.read_text(encoding="utf-8")), RULESET)
    assert question.travel.source == "geodesic"
    assert_table(question)
    assert_travel(question)


def test_nobody() -> None:
    question = Question.read(EMPTY, RULESET)
    assert_table(question)
    index = index_of(question.case, question.ruleset)
    assert len(candidate_table(index, question.ruleset, question.policy, question.travel).gp) == 0
