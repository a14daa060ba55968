"""Cards, goals, reasons and rulesets as JSON: one form for the service and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.schemas.interpretations import INTERPRETATIONS
from solver.domain.ruleset import Ruleset
from solver.goals import GOALS
from solver.rulebook import CandidateRule, Goal, PlanRule, RuleCard, Source, Words
from solver.rules import CANDIDATE_RULES, RULES, rule
from solver.rulesets import PARAMETERS, built_in, in_force

PLAN_REASONS = ("max_attachments", "nursing_home_conflict", "one_attachment", "practice_capacity")
"""Rules of several pairs that can be the reason why a GP has not got a unit, in their order."""

OUTCOMPETED = (
    Words("Planen er bedre uden", "The plan does better without it"),
    Words(
        "Parret kunne lade sig gøre, men planen er bedre uden; svaret nævner, hvor lægen eller kapaciteten gik "
        "hen.",
        "The pair could hold, but the plan does better without it; the answer names where the GP or the capacity "
        "went.",
    ),
)


def both(words: Words) -> dict[str, str]:
    """A text in both languages."""
    return {"da": words.da, "en": words.en}


def sources_json(sources: tuple[Source, ...]) -> list[dict[str, Any]]:
    """Where something comes from: the text, the project's number of it, its day or null."""
    return [
        {"text": one.text, "file": one.file, "dated": one.dated.isoformat() if one.dated else None}
        for one in sources
    ]


def letters_json(letters: Iterable[str]) -> list[dict[str, Any]]:
    """The interpretations of these letters."""
    return [{"letter": letter, **both(INTERPRETATIONS[letter])} for letter in letters]


def rule_json(card: RuleCard) -> dict[str, Any]:
    """A rule's card.

    `kind` is `pair` (it judges one GP and one unit), `plan` (several together) or `guidance` (it forbids
    nothing by itself).
    """
    kind = "pair" if isinstance(card, CandidateRule) else "plan" if isinstance(card, PlanRule) else "guidance"
    return {
        "slug": card.slug,
        "kind": kind,
        "title": both(card.title),
        "says": both(card.says),
        "sources": sources_json(card.sources),
        "since": card.since.isoformat(),
        "until": card.until.isoformat() if card.until else None,
        "dispensable": both(card.dispensable) if card.dispensable else None,
        "interpretations": letters_json(card.interpretations),
        "parameters": list(card.parameters),
        "rulesets": [one.id for one in built_in().values() if card.applies(one)],
        "examples": [
            {"shows": one.shows, "words": both(one.words), "broken": one.broken} for one in card.examples
        ],
    }


def goal_json(goal: Goal) -> dict[str, Any]:
    """An objective's card."""
    return {
        "id": goal.slug,
        "sense": goal.sense,
        "unit": both(goal.unit),
        "title": both(goal.title),
        "says": both(goal.says),
        "sources": sources_json(goal.sources),
    }


def rules_json() -> list[dict[str, Any]]:
    """All rules' cards, in the order of the catalogue."""
    return [rule_json(card) for card in RULES]


def objectives_json() -> list[dict[str, Any]]:
    """All objectives' cards, in the standard order."""
    return [goal_json(goal) for goal in GOALS.values()]


def reasons_json() -> list[dict[str, Any]]:
    """The reason codes, in the order in which the first that applies is given."""
    cards = [*CANDIDATE_RULES, *(rule(slug) for slug in PLAN_REASONS)]
    found = [{"code": one.slug, "title": both(one.title), "says": both(one.says)} for one in cards]
    title, says = OUTCOMPETED
    return [*found, {"code": "outcompeted", "title": both(title), "says": both(says)}]


def ruleset_line(ruleset: Ruleset) -> dict[str, Any]:
    """A ruleset in one line: whose it is, and from when to when."""
    return {
        "id": ruleset.id,
        "title": ruleset.title,
        "region": ruleset.region,
        "from": ruleset.from_.isoformat() if ruleset.from_ else None,
        "to": ruleset.to.isoformat() if ruleset.to else None,
        "verified_until": ruleset.verified_until.isoformat() if ruleset.verified_until else None,
    }


def ruleset_json(ruleset: Ruleset, on: date | None = None) -> dict[str, Any]:
    """A ruleset whole: its parameters, each with its source, and the rules it holds in force.

    Args:
        ruleset: the ruleset.
        on: leaves out the rules that do not hold on that day; None leaves nothing out.

    Returns:
        It as JSON. `document` is the ruleset as a run takes it.
    """
    document = ruleset.model_dump(mode="json", by_alias=True, exclude_none=True)
    letters = sorted({letter for card in in_force(ruleset) for letter in card.interpretations})
    return {
        **ruleset_line(ruleset),
        "in_force": None if on is None else holds_on(ruleset, on),
        "parameters": {name: document[name] for name in PARAMETERS},
        "sources": document["sources"],
        "rules": [card.slug for card in in_force(ruleset) if on is None or holds_on(card, on)],
        "interpretations": letters_json(letters),
        "document": document,
    }


def holds_on(thing: Ruleset | RuleCard, on: date) -> bool:
    """Whether a ruleset or a rule is in force on a day, both ends included."""
    first, last = (thing.from_, thing.to) if isinstance(thing, Ruleset) else (thing.since, thing.until)
    return (first is None or first <= on) and (last is None or on <= last)
