"""The service as a process: callers who hang up, its own end, and its children's."""

import json
import os
import signal
import socket
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from tests.app.client import AUTH, case
from tests.app.running import Service, alive, children_of, running, until
from tests.app.test_dockerfile import LINES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def pid_file(tmp_path: Path) -> Path:
    return tmp_path / "pid"


def begin_solve(service: Service, pid_file: Path) -> tuple[socket.socket, int]:
    """Ask for a solve that only ends when it is stopped; gives the connection and the child's process id."""
    host, port = service.address.removeprefix("http://").split(":")
    until(lambda: httpx2.get(f"{service.address}/readyz").status_code == 200)
    body = json.dumps({"case": case("until stopped")}).encode()
    head = (
        f"POST /v1/match HTTP/1.1\r\nHost: x\r\nAuthorization: {AUTH['Authorization']}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection = socket.create_connection((host, int(port)))
    connection.sendall(head.encode() + body)
    until(lambda: pid_file.exists() and pid_file.read_text() != "")
    return connection, int(pid_file.read_text())


def test_a_caller_who_hangs_up_ends_the_solve_and_the_queue_says_when_it_is_full(pid_file: Path) -> None:
    with running("-m", "tests.app.serve_fake", env={**os.environ, "FAKE_CHILD_PID": str(pid_file)}) as service:
        connection, child = begin_solve(service, pid_file)
        with httpx2.Client(base_url=service.address, headers=AUTH) as http:
            busy = http.post("/v1/match", json={"case": case()})
            assert (busy.status_code, busy.json()["code"]) == (503, "solver_busy")
            assert int(busy.headers["retry-after"]) > 0
            assert http.get("/readyz").status_code == 200
            connection.close()
            until(lambda: not alive(child))
            assert http.post("/v1/match", json={"case": case()}).json()["status"] == "optimal"
        assert "499" in service.printed


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_children_end_with_the_service(pid_file: Path, number: signal.Signals) -> None:
    with running("-m", "tests.app.serve_fake", env={**os.environ, "FAKE_CHILD_PID": str(pid_file)}) as service:
        connection, child = begin_solve(service, pid_file)
        with connection:
            family = children_of(service.process.pid)
            assert child in family
            service.process.send_signal(number)
            assert service.process.wait(timeout=10) in (-number, 0)
            until(lambda: not any(alive(one) for one in family))


def test_a_body_that_never_ends_is_cut_off() -> None:
    with running("-m", "tests.app.serve_fake", env=os.environ) as service:
        host, port = service.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(
                f"POST /v1/match HTTP/1.1\r\nHost: x\r\nAuthorization: {AUTH['Authorization']}\r\n"
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
            )
            with suppress(ConnectionError):
                for _ in range(1_000):
                    connection.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
            with suppress(ConnectionError):
                assert connection.recv(100).startswith(b"HTTP/1.1 413")
        until(lambda: "POST /v1/match 413" in service.printed)


def test_the_containers_health_check() -> None:
    text = next(line for line in LINES if line.startswith("HEALTHCHECK"))
    command = json.loads(text[text.index("CMD [") + 4 :])
    with running("-m", "tests.app.serve_fake", env=os.environ) as service:
        until(lambda: urllib.request.urlopen(f"{service.address}/healthz").status == 200)
        until(lambda: httpx2.get(f"{service.address}/readyz").status_code == 200)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("BOTILBUDSMATCH_PORT", service.address.rpartition(":")[2])
            assert command[:2] == ["python", "-c"]
            exec(command[2], {})
