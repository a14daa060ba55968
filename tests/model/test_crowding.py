"""Clinics that cannot be crowded have no row, and nothing else changes: the same plan, the same figures."""

from __future__ import annotations

import numpy as np
import pytest

from app.generate import generate
from solver.domain.example import smallest_case
from solver.domain.outcome import Outcome
from solver.model import assemble
from solver.rulebook import Flags, Ledger
from tests.model.running import Question
from tests.oracle.random_cases import random_instance

ALL_COUNT = {"based_on": "rm-2025-08-13", "dispensed_agreement_uses_capacity": True}


def all_crowded(bundles: object, ledger: Ledger, ruleset: object) -> Flags:
    """Every clinic."""
    return np.ones(len(ledger.room), np.bool_)


def both_ways(question: Question, patched: pytest.MonkeyPatch) -> tuple[Outcome, Outcome]:
    """The outcome with the rows of crowded clinics alone, and with all clinics' rows."""
    few = question.solved()
    with patched.context() as patch:
        patch.setattr(assemble, "crowded_clinics", all_crowded)
        return few, question.solved()


def left_out(question: Question) -> int:
    """How many clinics whose GPs have bundles have no row."""
    sheet = question.assembled().sheet
    assert sheet.crowded is not None
    return int((~sheet.crowded[np.unique(sheet.bundles.clinic)]).sum())


@pytest.mark.parametrize("seeds", [range(start, start + 30) for start in range(5_000, 5_240, 30)], ids=str)
def test_drawn(seeds: range, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in seeds:
        few, all_rows = both_ways(Question.read(*random_instance(seed)), monkeypatch)
        assert few == all_rows, seed


@pytest.mark.parametrize("ruleset", ["rm-2025-04-02", "rm-2025-08-13", ALL_COUNT], ids=["April", "August", "all"])
@pytest.mark.parametrize(("size", "seed"), [("kommune", 1), ("kommune", 2), ("kommune", 3), ("region", 1)])
def test_generated(size: str, seed: int, ruleset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"botilbud": 90, "gps": 240} if size == "region" else {}
    question = Question.read(generate(size, seed, **counts), ruleset)
    few, all_rows = both_ways(question, monkeypatch)
    assert few == all_rows
    assert left_out(question) > 0


TWO_DOCTORS = {"clinics": [{"id": "C1", "doctor_capacities": 2}], "gps": [{"id": "G1"}, {"id": "G2"}]}
WHOLE = {"id": "B1"}
DIVIDED = {
    "id": "B2",
    "residents": 60,
    "sections": [{"id": f"S{n}", "name": f"{n}", "residents": 30} for n in (1, 2)],
}


@pytest.mark.parametrize(
    ("changes", "crowded"),
    [
        ({"botilbud": [WHOLE, {"id": "B3"}, {"id": "B4"}]}, False),
        ({"botilbud": [WHOLE, DIVIDED]}, True),
        ({"botilbud": [WHOLE, DIVIDED], "clinics": [{"id": "C1", "doctor_capacities": 4}]}, False),
        ({"botilbud": [WHOLE, DIVIDED], "clinics": [{"id": "C1", "doctor_capacities": 3}]}, True),
        ({"botilbud": [WHOLE, {"id": "B3"}], "clinics": [{"id": "C1"}]}, True),
    ],
    ids=["a GP uses one", "two sections to each", "room for two sections to each", "for one", "one lægekapacitet"],
)
def test_one_clinic(changes: dict[str, object], crowded: bool) -> None:
    sheet = Question.read(smallest_case({**TWO_DOCTORS, **changes}), "rm-2025-08-13").assembled().sheet
    assert sheet.crowded is not None
    assert sheet.crowded.tolist() == [crowded]
