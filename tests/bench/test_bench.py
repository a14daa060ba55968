"""The speed table's smallest line, so that the table still prints when it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

from app.generate import generate
from tests.bench.__main__ import ASKED_HEAD, HEAD, aligned, asked_line, line


def test_kommune_line(tmp_path: Path) -> None:
    cells = line("kommune", tmp_path, runs=1)
    assert len(cells) == len(HEAD)
    assert cells[0] == "kommune"
    assert cells[7] == "10 of 10"
    assert len({len(row) for row in aligned([HEAD, cells]).splitlines()}) == 1


def test_a_question_about_kommune(tmp_path: Path) -> None:
    (tmp_path / "kommune.json").write_text(json.dumps(generate("kommune", 1)), encoding="utf-8")
    cells = asked_line("kommune", tmp_path, "top ten of one unit", runs=1)
    assert len(cells) == len(ASKED_HEAD)
    assert cells[:2] == ["top ten of one unit", "kommune"]
    assert cells[3] == "10"
