"""The service's settings, read from the environment: a written-out list, so that a slip of the pen is noticed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "BOTILBUDSMATCH_"
MEGABYTE = 1024 * 1024
LEAST_KEY_LENGTH = 46
"""`bm_` and 43 characters, which is what 256 bits take in base64."""


class SettingsError(Exception):
    """The environment holds a setting that is unknown or cannot be read; the message names every such one."""


@dataclass(frozen=True)
class Settings:
    """How the service runs; each field is the variable `BOTILBUDSMATCH_` with its name in capitals.

    Attributes:
        host: the address to listen at.
        port: the port to listen at.
        data_dir: where the key's fingerprint is kept.
        key: a key given from outside instead, as in a container; nothing is stored then.
        max_body_mb: the largest body taken in, in megabytes.
        solves_at_once: how many solving children work at the same time.
        waiting: how many requests may wait for one of them.
        workers: threads of one solve.
        time_limit_s: seconds after which a solve is asked to stop with its best plan.
        grace_s: seconds that it then has before it is ended.
        memory_mb: address space of a solving child, in megabytes.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    data_dir: Path = Path()
    key: str | None = None
    max_body_mb: int = 20
    solves_at_once: int = 2
    waiting: int = 8
    workers: int = 1
    time_limit_s: float = 120.0
    grace_s: float = 10.0
    memory_mb: int = 4096

    @property
    def max_body_bytes(self) -> int:
        """The largest body taken in, in bytes."""
        return self.max_body_mb * MEGABYTE


_WHOLE = {
    "port": (0, 65_535),
    "max_body_mb": (1, 1024),
    "solves_at_once": (1, 64),
    "waiting": (0, 10_000),
    "workers": (1, 64),
    "memory_mb": (512, 1_048_576),
}
_SECONDS = {"time_limit_s": (0.1, 86_400.0), "grace_s": (0.1, 600.0)}
NAMES = ("host", *_WHOLE, *_SECONDS, "data_dir", "key")


def default_data_dir(environment: Mapping[str, str]) -> Path:
    """Where the service keeps its own when nothing is said: as desktops lay it down, `~/.local/share`."""
    home = Path(environment.get("HOME") or "~").expanduser()
    base = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
    return Path(base) / "botilbudsmatch"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        environment: the variables; None reads the process's own.

    Returns:
        The settings, with defaults for what is not said.

    Raises:
        SettingsError: a variable that begins with `BOTILBUDSMATCH_` is not in the list, or has a value outside
            its bounds; all such ones in one message. The value of a key is never repeated.
    """
    given = os.environ if environment is None else environment
    values: dict[str, object] = {"data_dir": default_data_dir(given)}
    wrong: list[str] = []
    for variable, text in sorted(given.items()):
        if not variable.startswith(PREFIX):
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in NAMES or variable != PREFIX + name.upper():
            wrong.append(f"{variable} is not a setting; there are {', '.join(PREFIX + n.upper() for n in NAMES)}")
            continue
        try:
            values[name] = _read(name, text)
        except ValueError as fault:
            wrong.append(f"{variable} {fault}")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**values)  # type: ignore[arg-type]


def _read(name: str, text: str) -> object:
    if name in _WHOLE:
        low, high = _WHOLE[name]
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}, not {text!r}")
        return int(text)
    if name in _SECONDS:
        return _seconds(name, text)
    if name == "key":
        _check_key(text)
        return text
    if not text.strip():
        raise ValueError("is empty")
    return Path(text) if name == "data_dir" else text


def _seconds(name: str, text: str) -> float:
    least, most = _SECONDS[name]
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not least <= value <= most:
        raise ValueError(f"must be seconds from {least:g} to {most:g}, not {text!r}")
    return value


def _check_key(text: str) -> None:
    body = text.removeprefix("bm_")
    plain = body.isascii() and body.replace("-", "").replace("_", "").isalnum()
    if not text.startswith("bm_") or len(text) < LEAST_KEY_LENGTH or not plain:
        raise ValueError(f"must be bm_ and at least {LEAST_KEY_LENGTH - 3} letters, digits, - or _")
