"""What a run loads: a library that weighs more than the plan of a municipality is not loaded for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HEAVY = ("pandas", "ortools.sat.python.cp_model", "scipy.optimize", "scipy.stats")
MATCH = """
import sys
from pathlib import Path
from solver.decide import match
from solver.domain.policy import Policy
from solver.domain.reading import read_case
from solver.rulesets import choose

case = read_case(Path("data/cases/norddjurs.json").read_bytes())
assert match(case, choose(case), Policy())["status"] == "optimal"
"""
SEARCH = """
import sys
from tests.model.running import Question
from tests.model.test_determinism import FRACTIONAL
from tests.oracle.random_cases import random_instance
import solver.model.whole_numbers

for seed in FRACTIONAL[:2]:
    assert Question.read(*random_instance(seed)).solved().status == "optimal"
"""


@pytest.mark.parametrize("run", [MATCH, SEARCH])
def test_no_heavy_library_is_loaded(run: str) -> None:
    told = "\nprint([name for name in " + repr(HEAVY) + " if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", run + told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
