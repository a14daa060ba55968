"""The demo cases that come with the program, under `data/cases/`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

MIDTJYLLAND_SEED = 8
DEMOS = {
    "norddjurs": "Norddjurs Kommune: 12 botilbud, skrevet i hånden",
    "midtjylland": "Region Midtjylland: 300 botilbud og 800 læger, dannet tilfældigt",
}
"""One line a demo: its id, which is its file's name, and its title."""


def demo_ids() -> list[str]:
    """Return the ids of the demo cases, the smallest first."""
    return list(DEMOS)


def demo_title(identity: str) -> str:
    """Return a demo's title in Danish.

    Raises:
        KeyError: when there is no such demo.
    """
    return DEMOS[identity]


def demo_text(identity: str) -> str:
    """Return a demo's file as text.

    Raises:
        KeyError: when there is no such demo.
    """
    if identity not in DEMOS:
        raise KeyError(identity)
    return files("data").joinpath("cases", f"{identity}.json").read_text(encoding="utf-8")


def demo_case(identity: str) -> dict[str, Any]:
    """Return a demo's case document.

    Raises:
        KeyError: when there is no such demo.
    """
    case: dict[str, Any] = json.loads(demo_text(identity))
    return case
