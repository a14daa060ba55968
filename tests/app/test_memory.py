"""Memory that runs out behind the service: a clear answer, and the next request is answered as ever."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.auth import KeyCheck, fingerprint_of
from app.config import Settings
from app.generate import generate
from app.main import create_app
from app.solving.pool import Limits, Pool
from tests.app.client import AUTH, KEY, case
from tests.app.running import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of address space")

LARGE = {"case": generate("nation", 1, botilbud=2_600), "ruleset": "rm-2025-08-13"}
POOL = Limits(at_once=1, waiting=1, time_limit_s=60, grace_s=1)


@pytest.fixture(scope="module")
def pool() -> Pool:
    return Pool(POOL)


@pytest.fixture(scope="module")
def http(pool: Pool) -> Iterator[TestClient]:
    app = create_app(Settings(memory_mb=512), KeyCheck(fingerprint_of(KEY)), pool)
    with TestClient(app, headers=AUTH) as client:
        yield client


def test_too_little_memory_is_answered_and_the_service_goes_on(http: TestClient) -> None:
    for _ in range(2):
        answer = http.post("/v1/match", json=LARGE)
        told = answer.json()
        assert (answer.status_code, told["code"]) == (507, "solver_out_of_memory")
        assert "512 MB" in told["messages"]["da"]
        assert "BOTILBUDSMATCH_MEMORY_MB" in told["messages"]["en"]
        assert "Tjenesten kører videre" in told["messages"]["da"]
        small = http.post("/v1/match", json={"case": case()})
        assert (small.status_code, small.json()["status"]) == (200, "optimal")


def test_a_child_that_the_system_kills_is_a_crash_and_the_service_goes_on(http: TestClient, pool: Pool) -> None:
    """As Linux does where memory is short: without a word, so the answer does not claim to know why."""

    def kill() -> None:
        until(lambda: bool(pool._busy))
        os.kill(next(iter(pool._busy))._process.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    answer = http.post("/v1/match", json=LARGE)
    killer.join()
    assert (answer.status_code, answer.json()["code"]) == (500, "solver_crashed")
    assert http.post("/v1/match", json={"case": case()}).json()["status"] == "optimal"
