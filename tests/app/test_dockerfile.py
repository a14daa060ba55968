"""The Dockerfile, read as far as it can be without an engine: its steps are the Makefile's, its files exist."""

import json
import re
import shlex
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def arguments(instruction: str) -> list[str]:
    """What follows each instruction of a name."""
    return [line.split(maxsplit=1)[1] for line in LINES if line.startswith(f"{instruction} ")]


def test_the_install_steps_are_the_makefiles() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name, value in (("$(VENV)", ".venv"), ("$(BIN)", ".venv/bin"), ("$(PYTHON)", "python3"), ("$(UV)", "uv")):
        makefile = makefile.replace(name, value)
    installs = [run.replace(".venv/bin/uv", "uv") for run in arguments("RUN") if "useradd" not in run]
    assert len(installs) == 4
    for install in installs:
        assert f"\t@{install}\n" in makefile, install


def test_what_is_copied_exists_and_is_let_through() -> None:
    let_through = {
        line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if "!" in line
    }
    for copy in arguments("COPY"):
        if copy.startswith("--from"):
            continue
        for name in copy.split()[:-1]:
            assert (ROOT / name).exists() or name == "README.md", name
            assert name.split("/")[0] in let_through, name


def test_it_starts_a_command_that_there_is_as_somebody_who_is_not_root() -> None:
    command = json.loads(arguments("CMD")[-1])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert command == ["botilbudsmatch", "serve"]
    assert project["project"]["scripts"][command[0]] == "app.cli:main"
    assert arguments("USER") == ["botilbudsmatch"]


def test_every_setting_is_known() -> None:
    from app.config import read_settings

    said = dict(pair.split("=", 1) for env in arguments("ENV") for pair in shlex.split(env))
    assert read_settings(said).host == "0.0.0.0"


def test_no_address_of_a_registry() -> None:
    assert not [
        line for line in LINES if re.search(r"https?://(?!127\.0\.0\.1)|--index|--extra-index|docker\.io", line)
    ]
