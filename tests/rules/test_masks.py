"""The vectorised side of every candidate rule says the same as its plain side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from solver.domain.facts import Facts
from solver.rules import CANDIDATE_RULES, RULES
from tests.rules.situations import PlainTable, facts_of, pair_of, situation
from tests.strategies import instances

VECTORS = sorted((Path(__file__).parent.parent / "vectors").glob("*.json"))


def assert_agree(facts: Facts) -> None:
    table = PlainTable(facts)
    for card in CANDIDATE_RULES:
        plain = [card.refuses(pair_of(facts, gp, unit)) for gp, unit in table.pairs]
        assert card.mask(table).tolist() == plain, card.slug


@pytest.mark.parametrize("path", VECTORS[:20] + VECTORS[-46:], ids=lambda path: path.stem)
def test_on_worked_cases(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    for name in {run["ruleset"] for run in document["runs"]}:
        assert_agree(facts_of(document["case"], name))


def test_on_the_examples_of_all_cards() -> None:
    for card in RULES:
        for example in card.examples:
            assert_agree(situation(example)[0])


@settings(max_examples=60, deadline=None)
@given(instances())
def test_on_drawn_cases(instance: tuple[dict[str, Any], Any, dict[str, Any]]) -> None:
    assert_agree(facts_of(*instance))
