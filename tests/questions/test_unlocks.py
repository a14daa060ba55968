"""What could get a unit a GP, against every set of at most three atoms on drawn cases."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from app.generate import generate
from solver.domain.faults import FaultsError
from solver.model.clock import Clock
from solver.model.hitting import bit_set, bits, hitting_sets
from solver.model.unlocking import Unlocking
from solver.questions import unlocks
from solver.questions.ground import ground
from solver.words.unlocks_report import unlocks_report
from tests.model.running import Question
from tests.oracle.enumerate import solve
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Reading
from tests.questions.asked import APRIL, ONLY_GRANTED, ground_of, metres, small
from tests.questions.easing import atoms_of, covers, eased, minimal_sets

MOST_ATOMS_TO_TRY = 20
SEEDS = (*range(14), 41, 76, 98, 104, 128, 183, 205, 230, 291, 297)


def expected(read: Reading, unit: str, covered: int) -> list[list[dict[str, str]]]:
    """The sets by trial of all."""
    works = minimal_sets(atoms_of(read), lambda atoms: covers(eased(read, atoms), unit, covered + 1))
    return [list(atoms) for atoms in itertools.islice(works, 20)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_set_works_no_part_of_it_does_and_none_is_missing(seed: int) -> None:
    instance: tuple[Any, Any, Any] = random_instance(seed)
    best = solve(*instance, node_limit=50_000)
    answer = unlocks.answer(ground_of(*instance))
    read = Reading(*instance)
    assert answer["status"] == best["status"]
    if best["status"] == "infeasible":
        assert answer["units"] == []
        return
    held = {*best["plan"], *read.agreed_gps}
    assert {one["unit"] for one in answer["units"]} == read.in_scope - held
    if len(atoms_of(read)) > MOST_ATOMS_TO_TRY:
        return
    for one in answer["units"]:
        assert one["complete"]
        assert one["sets"] == expected(read, one["unit"], len(held & read.in_scope)), one["unit"]


def test_a_chain_an_atom_at_another_unit_frees_a_gp() -> None:
    """G1 reaches both, G2 only the far B1 beyond the limit: to accept that distance gives B2 a GP."""
    changes = {
        "botilbud": [{"id": "B1", "priorities": [["G1"]]}, {"id": "B2"}],
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1"}, {"id": "G2", "clinic": "C2"}],
        "travel_matrix": metres(C1_B1=1_000, C1_B2=2_000, C2_B1=30_000),
    }
    answer = unlocks.answer(small(changes, policy=ONLY_GRANTED))
    (one,) = answer["units"]
    assert one["unit"] == "B2"
    assert one["sets"] == [
        [{"kind": "dispensation", "gp": "G1", "dispensation_kind": "several_facilities"}],
        [{"kind": "reach", "clinic": "C2", "unit": "B1"}],
    ]
    assert "fri til dette" in unlocks_report(answer, "da")


def test_nothing_need_give_way_where_another_objective_left_the_unit_out() -> None:
    changes = {
        "botilbud": [{"id": "B1"}, {"id": "B2"}],
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1", "interest": "unknown"}, {"id": "G2", "clinic": "C2"}],
        "travel_matrix": metres(C1_B1=1_000, C2_B2=2_000),
    }
    answer = unlocks.answer(small(changes, policy={"objectives": ["not_yet_interested", "units_covered"]}))
    assert [(one["unit"], one["sets"]) for one in answer["units"]] == [("B1", [[]])]
    assert "uden at noget gav efter" in answer["explanation"]["da"]
    assert "andre hensyn" in unlocks_report(answer, "da")


def test_no_atom_helps() -> None:
    answer = unlocks.answer(small({"gps": [{"id": "G1", "refuses": ["B1"]}]}))
    assert [(one["sets"], one["complete"]) for one in answer["units"]] == [([], True)]


def test_one_unit_that_has_a_gp_or_is_out_of_scope_or_unknown() -> None:
    ground_ = small({"botilbud": [{"id": "B1"}, {"id": "B2", "long_term": False}]})
    for unit, word in (("B1", "har"), ("B2", "ikke omfattet")):
        answer = unlocks.answer(ground_, unit)
        assert [(one["unit"], one["sets"]) for one in answer["units"]] == [(unit, [])]
        assert word in answer["explanation"]["da"]
    assert unlocks.answer(ground_)["units"] == []
    with pytest.raises(FaultsError, match="unknown_reference"):
        unlocks.answer(ground_, "B9")


def test_an_infeasible_case() -> None:
    locks = [{"kind": "lock", "unit": "B1", "gp": gp} for gp in ("G1", "G2")]
    answer = unlocks.answer(small({"gps": [{"id": "G1"}, {"id": "G2"}], "decisions": locks}))
    assert (answer["status"], answer["units"]) == ("infeasible", [])
    assert "Ingen plan" in unlocks_report(answer, "da")


def scarce(seed: int) -> Question:
    """A municipality in which nothing new may be dispensed and reach is short."""
    policy = {**ONLY_GRANTED, "max_travel": {"metres": 8_000}}
    return Question.read(generate("kommune", seed, botilbud=30), APRIL, policy)


def test_the_same_bytes_on_every_run_and_with_two_threads() -> None:
    asked = scarce(3)
    texts = {
        json.dumps(unlocks.answer(ground(asked.case, asked.ruleset, asked.policy, workers=workers), "B0010"))
        for workers in (1, 1, 2)
    }
    assert len(texts) == 1
    assert '"sets": [[' in texts.pop()


def test_what_was_found_before_time_ran_out_stands() -> None:
    asked = scarce(3)
    whole = unlocks.answer(ground(asked.case, asked.ruleset, asked.policy), "B0004")["units"][0]
    ground_ = ground(asked.case, asked.ruleset, asked.policy)
    best = ground_.best()
    assert best.plan is not None
    covered = len(ground_.facts.holders(best.plan))
    for most_calls in range(10, 200, 10):
        calls = iter(range(1_000))
        clock = Clock(stop=lambda calls=calls, most=most_calls: next(calls) > most)
        found = unlocks.Search(ground(asked.case, asked.ruleset, asked.policy, clock), covered).unit(whole["unit"])
        if found.sets:
            break
    assert not found.complete
    assert 0 < len(found.sets) < len(whole["sets"])
    assert [[atom.as_json() for atom in atoms] for atoms in found.sets] == whole["sets"][: len(found.sets)]


def test_cuts_found_by_search_alone_lead_to_the_same_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where prices prove nothing, whole numbers are searched: the slow way gives the same answer."""
    changes = {
        "botilbud": [{"id": "B1"}, {"id": "B2"}, {"id": "B3"}],
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1"}, {"id": "G2", "clinic": "C2", "interest": "declined"}, {"id": "G3", "clinic": "C2"}],
        "travel_matrix": metres(C1_B1=1_000, C1_B2=2_000, C2_B1=30_000, C2_B2=30_000, C2_B3=1_000),
    }
    plain = unlocks.answer(small(changes, policy=ONLY_GRANTED))["units"]
    assert any(len(atoms) == 3 for one in plain for atoms in one["sets"])
    monkeypatch.setattr(Unlocking, "_cut_by_prices", lambda self, _p, _q, atoms, _c: self._cut_by_search(atoms))
    assert unlocks.answer(small(changes, policy=ONLY_GRANTED))["units"] == plain


@pytest.mark.parametrize("seed", range(30))
def test_hitting_sets_come_in_order_and_none_is_missing(seed: int) -> None:
    random = Random(seed)
    cuts = [bit_set(random.sample(range(8), random.randint(1, 5))) for _ in range(random.randint(1, 5))]

    def hits(numbers: Sequence[int]) -> bool:
        return all(any(cut >> number & 1 for number in numbers) for cut in cuts)

    for size in (1, 2, 3):
        found = list(hitting_sets(cuts, size))
        wanted = [chosen for chosen in itertools.combinations(range(8), size) if hits(chosen)]
        assert found == sorted(set(found))
        assert all(hits(chosen) and len(chosen) == size for chosen in found)
        minimal = [c for c in wanted if not any(hits(part) for part in itertools.combinations(c, size - 1))]
        assert set(minimal) <= set(found)
    assert list(bits(bit_set([5, 2]))) == [2, 5]
