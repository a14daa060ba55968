"""Pieces over processes: one that dies loses only its piece, which is tried once more and then told as failed."""

import json
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.pieces.piece import Piece
from app.pieces.spread import Spread
from tests.app.running import children_of, until
from tests.pieces import fake_child as fake

Told = tuple[dict[int, dict[str, Any]], dict[int, tuple[str, str]]]


def piece(seed: int) -> Piece:
    return Piece("match", "0" * 64, None, {"seed": seed})


@pytest.fixture(autouse=True)
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAKE_TRIED", str(tmp_path))
    return tmp_path


def spread(seeds: Sequence[int], workers: int = 1, most_s: float = 20) -> Told:
    done: dict[int, dict[str, Any]] = {}
    failed: dict[int, tuple[str, str]] = {}
    Spread(workers, 1024, most_s, fake.COMMAND).run(
        [(piece(seed), Path("/nowhere.json")) for seed in seeds],
        lambda one, answer: done.update({one.policy["seed"]: json.loads(answer)}),
        lambda one, code, where: failed.update({one.policy["seed"]: (code, where)}),
    )
    return done, failed


def test_all_pieces_are_done_and_a_process_does_one_after_another() -> None:
    seeds = list(range(100, 112))
    done, failed = spread(seeds, workers=2)
    assert sorted(done) == seeds
    assert failed == {}
    assert len({answer["pid"] for answer in done.values()}) <= 2


def test_a_process_that_is_killed_loses_nothing_but_a_try() -> None:
    done, failed = spread([100, fake.CRASH_ONCE, 101])
    assert failed == {}
    assert done[fake.CRASH_ONCE]["tried"] == 2
    assert done[100]["pid"] != done[fake.CRASH_ONCE]["pid"] == done[101]["pid"]


def test_every_way_to_fail_has_its_code_and_the_others_are_done() -> None:
    bad = [fake.CRASH, fake.BAD_ALLOC, fake.ALLOCATE, fake.RAISE, fake.READ]
    done, failed = spread([*bad, 100])
    assert list(done) == [100]
    assert {seed: code for seed, (code, _) in failed.items()} == {
        fake.CRASH: "crashed",
        fake.BAD_ALLOC: "out_of_memory",
        fake.ALLOCATE: "out_of_memory",
        fake.RAISE: "internal_error",
        fake.READ: "file_unreadable",
    }
    assert "ValueError at" in failed[fake.RAISE][1]
    assert fake.SECRET not in str(failed)


def test_a_piece_that_does_not_end_is_broken_off() -> None:
    done, failed = spread([fake.HANG, 100], most_s=1.5)
    assert failed[fake.HANG][0] == "timeout"
    assert list(done) == [100]


def test_ctrl_c_ends_the_processes_and_what_cannot_be_kept_stops_the_run() -> None:
    before = children_of(os.getpid())
    began = time.monotonic()

    def interrupted() -> None:
        if time.monotonic() - began > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Spread(2, 1024, 60, fake.COMMAND).run(
            [(piece(fake.HANG), Path()), (piece(100), Path())], lambda *_: None, lambda *_: None, interrupted
        )
    until(lambda: children_of(os.getpid()) <= before)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        Spread(1, 1024, 60, fake.COMMAND).run([(piece(100), Path())], full, lambda *_: None)
    assert threading.active_count() < 10
