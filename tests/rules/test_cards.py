"""Every rule card: its examples come out as they say, and it is whole."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date

import pytest

from solver import rules
from solver.explain.audit import audit
from solver.rulebook import CandidateRule, Example, PlanRule, RuleCard
from solver.rules import CANDIDATE_RULES, GUIDANCE, PLAN_RULES, RULES, rule
from solver.rulesets import built_in, in_force
from tests.rules.situations import pair_of, situation

EXAMPLES = [
    pytest.param(card, example, id=f"{card.slug}-{number}-{example.shows}")
    for card in RULES
    for number, example in enumerate(card.examples)
]


@pytest.mark.parametrize(("card", "example"), EXAMPLES)
def test_example_comes_out_as_it_says(card: RuleCard, example: Example) -> None:
    facts, plan = situation(example)
    if isinstance(card, CandidateRule):
        broken = any(card.refuses(pair_of(facts, gp, unit)) for unit, gp in plan.new.items())
    elif isinstance(card, PlanRule):
        found = card.audit(plan, facts)
        assert {violation.rule for violation in found} <= {card.slug}
        broken = bool(found)
    else:
        broken = bool(audit(facts, plan))
    assert broken == example.broken


@pytest.mark.parametrize(("card", "example"), EXAMPLES)
def test_auditor_names_the_card_exactly_where_its_example_is_broken(card: RuleCard, example: Example) -> None:
    facts, plan = situation(example)
    named = {violation.rule for violation in audit(facts, plan)}
    if card not in GUIDANCE:
        assert (card.slug in named) == example.broken
    if example.shows == "allowed":
        assert named == set()


@pytest.mark.parametrize("card", RULES, ids=lambda card: card.slug)
def test_card_is_whole(card: RuleCard) -> None:
    shown = {example.shows for example in card.examples}
    assert shown >= {"allowed", "boundary"}
    assert card in GUIDANCE or "refused" in shown
    for example in card.examples:
        assert not (example.shows == "allowed" and example.broken)
        assert not (example.shows == "refused" and not example.broken)
        assert example.words.da
        assert example.words.en
    assert card.title.da != card.title.en
    assert card.says.da.endswith(".")
    assert card.says.en.endswith(".")
    assert card.sources
    assert all(source.file in {"001", "002", "003", "004"} for source in card.sources)
    assert set(card.interpretations) <= set("ABCDEFGH")
    assert all(hasattr(built_in()["rm-2025-08-13"], name) for name in card.parameters)


def test_each_card_stands_in_the_file_of_its_slug_and_in_one_tuple() -> None:
    modules = {name for _, name, _ in pkgutil.iter_modules(rules.__path__)}
    assert [card.slug for card in RULES] == list(dict.fromkeys(card.slug for card in RULES))
    assert {card.slug for card in RULES} == modules
    for name in modules:
        module = importlib.import_module(f"solver.rules.{name}")
        assert module.CARD is rule(name)
        assert "Source: " in module.__doc__
        assert "n force" in module.__doc__


def test_order_of_the_reasons() -> None:
    assert [card.slug for card in CANDIDATE_RULES] == [
        "target_group",
        "declined",
        "no_answer",
        "refused",
        "rejected",
        "unlisted",
        "not_wished",
        "out_of_reach",
        "closed_intake",
    ]
    assert [card.slug for card in PLAN_RULES][-4:] == [
        "max_attachments",
        "nursing_home_conflict",
        "one_attachment",
        "practice_capacity",
    ]


def test_unknown_slug() -> None:
    with pytest.raises(KeyError):
        rule("no_such_rule")


@pytest.mark.parametrize("name", sorted(built_in()))
def test_what_a_ruleset_holds_in_force_is_in_force_on_its_first_day(name: str) -> None:
    ruleset = built_in()[name]
    for card in in_force(ruleset):
        assert card.since <= ruleset.from_
        assert card.until is None or ruleset.from_ <= card.until


def test_closed_intake_ends_the_day_before_august_ruleset_begins() -> None:
    assert rule("closed_intake").until == date(2025, 8, 12)
    assert built_in()["rm-2025-08-13"].from_ == date(2025, 8, 13)
