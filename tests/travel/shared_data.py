"""Where the real data for tests lie: beside the project, not in it. Tests that need them skip without them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def shared(name: str) -> Path:
    place = SHARED / name
    if not place.exists():
        pytest.skip(f"../shared/data/{name} is not here")
    return place
