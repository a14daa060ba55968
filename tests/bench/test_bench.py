"""The speed table's smallest line, so that the table still prints when it is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.bench.__main__ import HEAD, aligned, line


def test_kommune_line(tmp_path: Path) -> None:
    cells = line("kommune", tmp_path, runs=1)
    assert len(cells) == len(HEAD)
    assert cells[0] == "kommune"
    assert cells[7] == "10 of 10"
    assert len({len(row) for row in aligned([HEAD, cells]).splitlines()}) == 1
