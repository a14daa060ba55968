"""The page on adding a rule names only what there is."""

from __future__ import annotations

import re
from pathlib import Path

import solver.rulebook
import solver.rules

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "how-to-add-a-rule.md").read_text(encoding="utf-8")


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"(?:solver|tests|data|docs)/[\w./-]+\.(?:py|json|md)", PAGE))
    assert len(named) > 10
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_kind_and_tuple_that_the_page_names_is_there() -> None:
    for name in ("CandidateRule", "PlanRule", "RuleCard", "Table"):
        assert f"`{name}`" in PAGE
        assert hasattr(solver.rulebook, name)
    for name in ("CANDIDATE_RULES", "PLAN_RULES", "GUIDANCE"):
        assert f"`{name}`" in PAGE
        assert hasattr(solver.rules, name)
