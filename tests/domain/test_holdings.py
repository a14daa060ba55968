"""What a GP holds, counted."""

import pytest

from solver.domain.facts import Facts
from solver.domain.holdings import Holding, holding
from tests.explain.situations import small_facts

PARTS = [{"id": "A", "residents": 40}, {"id": "B", "residents": 40}]


def _facts(ruleset: str) -> Facts:
    botilbud = [{"id": "B1", "residents": 90, "site": "S"}, {"id": "B2", "residents": 80, "site": "S"}]
    divided = {"id": "B3", "residents": 80, "sections": PARTS}
    home = {"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet"}
    return small_facts({"botilbud": [*botilbud, divided], "agreements": [home]}, ruleset)


@pytest.mark.parametrize("ruleset", ["rm-2025-08-13", "aftale25-2025-01-01"])
def test_one_unit_is_one_attachment_and_one_agreement_whatever_it_is(ruleset: str) -> None:
    facts = _facts(ruleset)
    assert holding(facts, "G1") == Holding(1, 1)
    assert [holding(facts, "G1", [unit]) for unit in facts.units] == [Holding(2, 2)] * 4
    assert holding(facts, "G1", ["B1", "A"]) == Holding(3, 3)


def test_several_at_one_site() -> None:
    facts = _facts("rm-2025-08-13")
    assert holding(facts, "G1", ["A", "B"]) == Holding(2, 3)
    assert holding(facts, "G1", ["B1", "B2"]) == Holding(3, 3)
