"""What holds for every file: short, at home on any machine, on its own floor, and a card a slug."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from solver import goals, rules
from solver.rules import RULES

ROOT = Path(__file__).parent.parent
ROOMS = ("app", "solver", "tests", "data")
MOST_LINES = 300
# Ida is who lives at /home in the tests of settings.
ELSEWHERE = {
    "a path of one machine": re.compile(r"(?<![\w.}~-])/(?:work|root|home/(?!ida/)[a-z]+|Users/[a-z]+)/[\w.]"),
    "an address of a package registry": re.compile(
        r"https?://[^\s\"']*(?:py[p]i|python[h]osted|/simpl[e]\b)", re.I
    ),
    "a place outside the repository": re.compile(r"\.\./\.?(?:librar[y]|share[d]/vectors)"),
}


def python_files() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the repository: those at its root and in its folders, caches left out."""
    own = [path for path in ROOT.iterdir() if not path.name.startswith(".") or path.name == ".ci"]
    for top in sorted([*own, ROOT / ".gitignore", ROOT / ".dockerignore"]):
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if not path.is_file() or "__pycache__" in path.parts or ".egg-info" in str(path):
                continue
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_is_longer_than_can_be_read() -> None:
    lines = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}
    assert len(lines) > 100


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nothing_names(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if ELSEWHERE[what].search(line)
    ]
    assert found == []


def test_patterns_find_what_they_should() -> None:
    path, registry, outside = ELSEWHERE.values()
    assert path.search("cd " + "/wor" + "k/main")
    assert path.search('"/hom' + 'e/anna/x"')
    assert not path.search("../work/main")
    assert registry.search("--index-url https://py" + "pi.org/simple")
    assert outside.search("see ../.libra" + "ry")


def test_imports_go_downwards_only() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    if not linter.exists():
        pytest.skip("import-linter is not installed beside this Python")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_each_rule_has_a_file_of_its_slug() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert {card.slug for card in RULES} == files


def test_each_goal_has_a_file_of_its_slug() -> None:
    files = {path.stem for path in Path(goals.__file__).parent.glob("*.py")} - {"__init__", "pairs"}
    assert set(goals.GOALS) == files
    assert [name for name, goal in goals.GOALS.items() if goal.slug != name] == []
