"""Assignment problems in the OR-Library's format: the plan's travel is the assignment's cost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from solver.domain.reading import read_case, read_policy
from tests.bench.orlib import as_case, main, read_costs, solved


def written(costs: np.ndarray) -> str:
    """As the library writes it: n, then the rows, broken into lines anywhere."""
    numbers = [len(costs), *costs.ravel().tolist()]
    return "\n".join(" " + " ".join(map(str, numbers[at : at + 11])) for at in range(0, len(numbers), 11))


@pytest.mark.parametrize(
    ("costs", "optimum"),
    [([[7]], 7), ([[0, 0], [0, 0]], 0), ([[4, 1, 3], [2, 0, 5], [3, 2, 2]], 5), ([[1, 2], [2, 50_000]], 4)],
    ids=["one", "free", "three", "dear"],
)
def test_small_problems(costs: list[list[int]], optimum: int) -> None:
    found = solved(written(np.asarray(costs)), "small")
    assert (found["optimum"], found["proven"], found["covered"]) == (optimum, True, len(costs))


@pytest.mark.parametrize(("size", "seed"), [(20, 1), (20, 2), (100, 3)])
def test_the_optimum_is_scipys(size: int, seed: int) -> None:
    costs = np.random.default_rng(seed).integers(1, 101, (size, size))
    row, column = linear_sum_assignment(costs)
    found = solved(written(costs), "drawn")
    assert found["optimum"] == found["scipy"] == costs[row, column].sum()
    assert found["proven"]


def test_the_document_has_no_fault_and_the_whole_matrix() -> None:
    costs = np.arange(9).reshape(3, 3)
    case_document, policy_document = as_case("nine", costs)
    case = read_case(case_document)
    read_policy(policy_document)
    assert case.travel_matrix is not None
    assert [entry.value for entry in case.travel_matrix.entries] == list(range(9))
    assert [clinic.doctor_capacities for clinic in case.clinics] == [1, 1, 1]


@pytest.mark.parametrize("text", ["", "0", "2 1 2 3", "1 -1", "1 10000001", "1 0.5"])
def test_what_is_no_such_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"cost|invalid"):
        read_costs(text)


def test_the_command_prints_a_line_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, costs in (("assign2.txt", [[1, 2], [3, 1]]), ("assign1.txt", [[9]])):
        (tmp_path / name).write_text(written(np.asarray(costs)), encoding="utf-8")
    assert main([str(tmp_path / "assign2.txt"), str(tmp_path / "assign1.txt")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split("|")[1].strip() for line in printed[2:]] == ["assign2.txt", "assign1.txt"]
    assert "same" in printed[2]
    assert "proven" in printed[3]
