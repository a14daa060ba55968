"""Every cause, undone, undoes its change, and no proper part of it does: by code that shares none with it."""

import json
from itertools import combinations
from typing import Any

import pytest

from solver.domain.faults import FaultsError
from solver.questions.compare import answer
from tests.questions.putting_back import holders, put_back, result_of
from tests.questions.random_edits import two_inputs

Document = dict[str, Any]


def _results(seed: int) -> tuple[Document, Document] | None:
    left, right = two_inputs(seed)
    try:
        return result_of(*left), result_of(*right)
    except FaultsError:
        return None  # the edits made a case with faults


def _check(left: Document, right: Document, change: Document) -> None:
    cause, asked = change["cause"], (left["input"], right["input"])
    kinds = [one["kind"] for one in cause]
    if kinds == ["tie"]:
        seed = left["input"]["policy"].get("seed", 0)
        only_seed = {**asked[1], "policy": {**asked[1]["policy"], "seed": seed}}
        assert (holders(only_seed) or {}).get(change["unit"]) == change["from"]
        return
    for size in range(len(cause) + 1):
        for part in combinations(cause, size):
            found = holders(put_back(*asked, part))
            undoes = found is not None and found.get(change["unit"]) == change["from"]
            assert undoes == (size == len(cause)), [one["kind"] for one in part]


@pytest.mark.parametrize("seed", range(60))
def test_a_cause_undoes_its_change_and_no_part_of_it_does(seed: int) -> None:
    results = _results(seed)
    if results is None:
        return
    found = answer(*results)
    held = [holders(result["input"]) or {} for result in results]
    moved = {u for u in held[0].keys() | held[1].keys() if held[0].get(u) != held[1].get(u)}
    assert {one["unit"] for one in found["changes"]} == moved
    for change in found["changes"]:
        assert (change["from"], change["to"]) == (held[0].get(change["unit"]), held[1].get(change["unit"]))
        assert change["cause"], found["notes"]
        _check(*results, change)


@pytest.mark.parametrize("seed", range(100, 106))
def test_the_same_answer_every_time(seed: int) -> None:
    results = _results(seed)
    if results is not None:
        first, second = (json.dumps(answer(*results)) for _ in range(2))
        assert first == second
