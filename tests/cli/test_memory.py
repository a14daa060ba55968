"""Memory that runs out on the command line: said in both languages, an exit status of its own, no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.generate import as_json, generate
from app.solving.memory import LEAST_MB, ran_out
from solver.domain.example import smallest_case

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ulimit -v")


def limited(megabytes: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command line with so much address space."""
    program = f'ulimit -v {megabytes * 1024} && exec "$@"'
    command = ["sh", "-c", program, "sh", sys.executable, "-m", "app.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "stor.json"
    path.write_text(as_json(generate("nation", 1, botilbud=2_600)), encoding="utf-8")
    return path


@pytest.mark.parametrize("megabytes", [LEAST_MB // 2, LEAST_MB + 20])
def test_the_limit_and_the_way_out_are_told(large: Path, megabytes: int) -> None:
    ended = limited(megabytes, "match", large, "--ruleset", "rm-2025-08-13", "--json")
    assert ended.returncode == 4
    assert json.loads(ended.stdout) == {"case": str(large), "code": "out_of_memory", "faults": []}
    assert ended.stderr.splitlines()[0].startswith("Der er ikke hukommelse nok til beregningen.")
    assert ended.stderr.splitlines()[1].startswith("There is not enough memory for this solve.")
    assert f"{megabytes} MB (ulimit -v)" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 2


def test_what_stands_behind_it_is_named_as_not_solved(large: Path, tmp_path: Path) -> None:
    small = tmp_path / "lille.json"
    small.write_text(json.dumps(smallest_case()))
    ended = limited(LEAST_MB + 20, "match", large, small, "--ruleset", "rm-2025-08-13", "--json")
    assert ended.returncode == 4
    assert [json.loads(told)["code"] for told in ended.stdout.splitlines()] == ["out_of_memory"]
    assert ended.stderr.splitlines()[-1] == f"Ikke regnet: {small}"


def test_what_tells_of_too_little_memory() -> None:
    for error in (
        MemoryError(),
        OSError(12, "Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
    ):
        assert ran_out(error)
    assert not ran_out(RuntimeError("a slip"))
    assert not ran_out(FileNotFoundError(2, "No such file"))


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is watched elsewhere")
@pytest.mark.parametrize(("room_mb", "ended"), [(0, 7), (4_096, 0)])
def test_a_process_that_begs_at_its_limit_is_told_of_and_no_other(room_mb: int, ended: int) -> None:
    """Work in the system stands for begging: nearly all time is spent there, as SuperLU's is."""
    program = (
        "import os, time\n"
        "from app.solving import memory\n"
        "memory.LOOK_EVERY_S, memory.FOR_S = 0.1, 0.5\n"
        f"memory.watch(memory._taken_mb() + {room_mb}, lambda: os._exit(7))\n"
        "zero = open('/dev/zero', 'rb', buffering=0)\n"
        "space, end = bytearray(1 << 24), time.monotonic() + 3\n"
        "while time.monotonic() < end:\n"
        "    zero.readinto(space)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == ended
