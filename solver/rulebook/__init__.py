"""What a card is, and the tables that cards speak to. Knows neither the model nor any single rule."""

from solver.rulebook.card import (
    CandidateRule,
    Example,
    Goal,
    Pair,
    PlanRule,
    RuleCard,
    Source,
    Violation,
    Words,
)
from solver.rulebook.sheet import Bundles, Ledger, Places, Sheet
from solver.rulebook.table import Flags, Integers, Table

__all__ = [
    "Bundles",
    "CandidateRule",
    "Example",
    "Flags",
    "Goal",
    "Integers",
    "Ledger",
    "Pair",
    "Places",
    "PlanRule",
    "RuleCard",
    "Sheet",
    "Source",
    "Table",
    "Violation",
    "Words",
]
