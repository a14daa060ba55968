"""The reports of the golden cases read as they were last read and kept."""

import pytest

from solver.domain.facts import Plan
from solver.explain.audit import audit
from tests.explain.situations import facts_of
from tests.golden.cases import FOLDER, GOLDEN, text


@pytest.mark.parametrize("name", GOLDEN)
def test_the_plan_is_lawful(name: str) -> None:
    case, ruleset, plan = GOLDEN[name]
    assert audit(facts_of(case, ruleset), Plan(plan)) == ()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", GOLDEN)
def test_report(name: str, language: str) -> None:
    assert text(name, language) == (FOLDER / f"{name}.{language}.txt").read_text(encoding="utf-8")
