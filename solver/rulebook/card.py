"""What a card is: the one shape that each rule and each goal has, and the tables they speak to.

A card is a module of `solver.rules` or `solver.goals` that holds one `CARD`. Its slug is its file's name and
its only name: in JSON, tests, words and page addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import numpy as np

from solver.domain.case import Clinic, Gp
from solver.domain.facts import Facts, Plan, Unit
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.rulebook.sheet import Sheet
from solver.rulebook.table import Flags, Table


@dataclass(frozen=True)
class Words:
    """One text in both languages; Danish is what the law and the committee speak."""

    da: str
    en: str


@dataclass(frozen=True)
class Source:
    """Where a rule comes from.

    Attributes:
        text: the document, as `Overenskomst om almen praksis, § 65 stk. 2`.
        file: the project's number of the text it was read in, as `003`.
        dated: the day of the text, where it has one.
    """

    text: str
    file: str
    dated: date | None = None


@dataclass(frozen=True)
class Pair:
    """One GP and one unit, with the travel between them; None where there is no entry to go by."""

    facts: Facts
    gp: Gp
    unit: Unit
    travel: int | None

    @property
    def clinic(self) -> Clinic:
        """The GP's clinic."""
        return self.facts.clinics[self.gp.clinic]


@dataclass(frozen=True)
class Violation:
    """A place where a plan breaks a rule; what does not apply is None."""

    rule: str
    gp: str | None = None
    unit: str | None = None
    clinic: str | None = None


@dataclass(frozen=True)
class Example:
    """A small situation that shows a rule at work; a test runs it.

    Attributes:
        shows: `allowed`, `refused` or `boundary`.
        words: what is shown.
        case: changes to the smallest case, `solver.domain.example.smallest_case`: list name → its items.
        plan: unit → GP, the new matches that are judged.
        broken: whether the rule is broken.
        ruleset: changes to the newest built-in ruleset's parameters.
        policy: the run's policy.
    """

    shows: Literal["allowed", "refused", "boundary"]
    words: Words
    broken: bool
    case: Mapping[str, Any] = field(default_factory=dict)
    plan: Mapping[str, str] = field(default_factory=lambda: {"B1": "G1"})
    ruleset: Mapping[str, Any] = field(default_factory=dict)
    policy: Mapping[str, Any] = field(default_factory=dict)


Always = Callable[[Ruleset], bool]


@dataclass(frozen=True)
class RuleCard:
    """A legal rule: what it says, since when, by which source, and whether the region may dispense.

    Attributes:
        slug: its only name.
        title: its name for people.
        says: the rule in a sentence.
        sources: where it comes from, the weightiest first.
        since: the first day it is in force anywhere; `until` the last, None while it is.
        dispensable: whether and when a dispensation may depart from it, in words; None where never.
        interpretations: letters A to H of `domain.md` that bear on it.
        applies: whether a ruleset holds it in force.
        examples: allowed, refused and boundary.
    """

    slug: str
    title: Words
    says: Words
    sources: tuple[Source, ...]
    since: date
    examples: tuple[Example, ...]
    until: date | None = None
    dispensable: Words | None = None
    interpretations: str = ""
    parameters: tuple[str, ...] = ()
    applies: Always = lambda ruleset: True


@dataclass(frozen=True)
class CandidateRule(RuleCard):
    """A rule about one pair: which pairs are out.

    Attributes:
        refuses: whether it refuses one pair, in plain Python.
        mask: the same over the whole candidate table, one flag a pair.
    """

    refuses: Callable[[Pair], bool] = lambda pair: False
    mask: Callable[[Table], Flags] = lambda table: np.zeros(len(table.gp), dtype=np.bool_)


@dataclass(frozen=True)
class PlanRule(RuleCard):
    """A rule about several pairs together.

    Attributes:
        audit: where a plan breaks it, in plain Python; empty where it is kept.
        rows: its rows for the model.
    """

    audit: Callable[[Plan, Facts], tuple[Violation, ...]] = lambda plan, facts: ()
    rows: Callable[[Sheet], None] | None = None


@dataclass(frozen=True)
class Goal:
    """One rung of the ladder of objectives.

    Attributes:
        slug: its only name.
        sense: whether more or less is better.
        unit: what is counted, for people.
        title: its name for people.
        says: what it counts, in a sentence.
        value: its value for a plan, in plain Python.
        applies: whether it is there at all under a ruleset and a policy.
        cost: its value for the model, written on the sheet as data.
    """

    slug: str
    sense: Literal["max", "min"]
    unit: Words
    title: Words
    says: Words
    value: Callable[[Plan, Facts], int]
    sources: tuple[Source, ...] = ()
    applies: Callable[[Ruleset, Policy], bool] = lambda ruleset, policy: True
    cost: Callable[[Sheet], None] | None = None

    def worse_by(self, difference: int) -> int:
        """A difference of the goal's value turned so that less is better: below 0 where it is a gain."""
        return -difference if self.sense == "max" else difference
