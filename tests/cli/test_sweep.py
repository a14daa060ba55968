"""`sweep`: any number of workers gives the same bytes, and a kill loses only what was being solved."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.generate import as_json, generate
from solver.domain.example import smallest_case
from tests.app.running import until
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
FILES = ("table.csv", "table.json", "work.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three cases, one with faults, and what is no case."""
    place = tmp_path / "cases"
    place.mkdir()
    for name in "ab":
        (place / f"{name}.json").write_text(json.dumps(smallest_case({"name": name})))
    (place / "faulty.json").write_text('{"schema_version": "1.0"}')
    (place / "~$a.xlsx").write_text("left by Excel")
    (place / "notes.txt").write_text("no case")
    return place


def strict(tmp_path: Path) -> Path:
    path = tmp_path / "strict.json"
    path.write_text('{"dispensations": "granted_only"}')
    return path


def test_the_same_bytes_with_any_number_of_workers(run: Run, folder: Path, tmp_path: Path) -> None:
    how = (
        "--ruleset",
        "rm-2025-08-13",
        "--ruleset",
        "rm-2025-04-02",
        "--policy",
        "standard",
        "--policy",
        strict(tmp_path),
    )
    outs = [tmp_path / f"out{workers}" for workers in (1, 2)]
    for workers, into in enumerate(outs, start=1):
        ended = run("sweep", folder, "--into", into, *how, "--workers", workers)
        assert ended.exit_code == 2, ended.stderr
        assert "Kørsler i alt 12: 8 bevist bedste" in ended.stdout
        assert "faulty.json · rm-2025-08-13 · strict: Ikke regnet" in ended.stderr
    for name in FILES:
        assert (outs[0] / name).read_bytes() == (outs[1] / name).read_bytes()
    answers = {one.name: one.stat().st_mtime_ns for one in (outs[0] / "answers").iterdir()}
    again = run("sweep", folder, "--into", outs[0], *how, "--lang", "en", "--json")
    assert "12 of 12 pieces are there already" in again.stderr
    assert json.loads(again.stdout)["counts"] == {"faults": 4, "not_proven": 0, "optimal": 8, "rows": 12}
    assert {one.name: one.stat().st_mtime_ns for one in (outs[0] / "answers").iterdir()} == answers


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_goes_on_where_it_was_killed(run: Run, tmp_path: Path) -> None:
    folder, into, clean = tmp_path / "cases", tmp_path / "out", tmp_path / "clean"
    folder.mkdir()
    (folder / "k.json").write_text(as_json(generate("kommune", 1)))
    how = ("--ruleset", "rm-2025-08-13", "--options", "--top", "2")
    command = [sys.executable, "-m", "app.cli", "sweep", str(folder), "--into", str(into), *how]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: len(list(into.glob("answers/*.json"))) >= 2)
        family = {pid for task in Path(f"/proc/{process.pid}/task").iterdir() for pid in _children(task)}
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert family
    until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in family))
    before = {one: one.stat().st_mtime_ns for one in into.glob("answers/*.json")}
    pieces = len(json.loads((into / "work.json").read_bytes())["pieces"])
    assert 2 <= len(before) < pieces
    assert not (into / "table.csv").exists()
    half = next(iter(before))
    half.write_bytes(half.read_bytes()[:100])
    ended = run("sweep", folder, "--into", into, *how)
    assert ended.exit_code == 0, ended.stderr
    assert f"{len(before) - 1} af {pieces} stykker er regnet allerede" in ended.stderr
    kept = {one: at for one, at in before.items() if one != half}
    assert {one: one.stat().st_mtime_ns for one in kept} == kept
    assert len(list(into.glob("answers/*"))) == pieces
    run("sweep", folder, "--into", clean, *how, "--workers", "2")
    for name in (*FILES, "options.csv"):
        assert (into / name).read_bytes() == (clean / name).read_bytes()


def test_an_answer_of_another_version_is_made_anew(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "faulty.json").unlink()
    into = tmp_path / "out"
    assert run("sweep", folder, "--into", into).exit_code == 0
    first, _ = sorted(into.glob("answers/*"))
    answer = json.loads(first.read_bytes())
    answer["provenance"]["versions"]["ortools"] = "1.0"
    first.write_text(json.dumps(answer))
    ended = run("sweep", folder, "--into", into)
    assert "1 af 2 stykker" in ended.stderr
    assert json.loads(first.read_bytes())["provenance"]["versions"]["ortools"] != "1.0"


def test_what_cannot_be_begun_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "out"
    empty = tmp_path / "empty"
    empty.mkdir()
    for where, how, said in (
        (tmp_path / "none", (), "Der er ingen mappe"),
        (empty, (), "har ingen sager"),
        (folder, ("--ruleset", "rm-1999"), "Regelsættet »rm-1999« findes ikke"),
        (folder, ("--policy", "standard", "--policy", "standard"), "hedder standard"),
        (folder, ("--policy", "missing.json"), "findes ikke"),
    ):
        ended = run("sweep", where, "--into", into, *how)
        assert ended.exit_code == 2
        assert said in ended.stderr
        assert not into.exists()
    blocked = tmp_path / "file"
    blocked.write_text("")
    ended = run("sweep", folder, "--into", blocked / "out", "--lang", "en")
    assert (ended.exit_code, "Nothing can be written" in ended.stderr) == (2, True)


def test_too_little_memory_costs_a_piece_and_says_so(run: Run, tmp_path: Path) -> None:
    folder, into = tmp_path / "cases", tmp_path / "out"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(smallest_case({"name": "a"})))
    (folder / "large.json").write_text(as_json(generate("nation", 1, botilbud=2_600)))
    ended = run(
        "sweep", folder, "--into", into, "--ruleset", "rm-2025-08-13", "--memory-mb", "512", "--lang", "en"
    )
    assert ended.exit_code == 4, ended.stderr
    assert "large.json · rm-2025-08-13 · standard: Not solved: memory ran out twice" in ended.stderr
    rows = json.loads((into / "table.json").read_bytes())["rows"]
    assert [(row["status"], row["code"]) for row in rows] == [("optimal", None), ("failed", "out_of_memory")]
    assert os.listdir(into / "answers") == [f"{_id(into)}.json"]


def _children(task: Path) -> set[int]:
    """Processes that a thread has started."""
    return {int(word) for word in (task / "children").read_text().split()}


def _id(into: Path) -> str:
    first: str = json.loads((into / "work.json").read_bytes())["rows"][0]["pieces"][0]
    return first
