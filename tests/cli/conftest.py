"""The command line in this process, and files for it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

import solver
from app.cli import app
from solver.domain.example import smallest_case
from tests.cli.stub import stub

Run = Callable[..., Result]
CaseFile = Callable[..., str]


@pytest.fixture
def run() -> Run:
    """Run a command line; gives its exit status, standard output and standard error."""
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stub in the solver's place."""
    module = stub()
    monkeypatch.setitem(sys.modules, "solver.decide", module)
    monkeypatch.setattr(solver, "decide", module, raising=False)


@pytest.fixture
def case_file(tmp_path: Path) -> CaseFile:
    """Write a case of a name; gives its path."""

    def write(name: str = "Et eksempel", **changes: Any) -> str:
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({**smallest_case(), "name": name, **changes}), encoding="utf-8")
        return str(path)

    return write
