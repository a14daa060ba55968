"""A client of the service with the fake child behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient

from app.auth import KeyCheck, fingerprint_of
from app.config import Settings
from app.main import create_app
from app.solving.pool import Limits, Pool
from solver.domain.example import smallest_case
from solver.rulesets import built_in
from tests.app.fake_child import COMMAND

KEY = "bm_" + "k" * 43
AUTH = {"Authorization": f"Bearer {KEY}"}


@contextmanager
def client(limits: Limits | None = None, **settings: Any) -> Iterator[TestClient]:
    pool = Pool(limits or Limits(at_once=1, waiting=1, time_limit_s=10, grace_s=0.5), COMMAND)
    app = create_app(Settings(**{"memory_mb": 1024, **settings}), KeyCheck(fingerprint_of(KEY)), pool)
    with TestClient(app, headers=AUTH, raise_server_exceptions=True) as http:
        yield http


def case(name: str = "Et eksempel") -> dict[str, Any]:
    """A case in the region of the built-in rulesets."""
    return {**smallest_case(), "name": name}


def result(**changes: Any) -> dict[str, Any]:
    """A result of `match` on that case, with what a comparison reads of it."""
    ruleset = built_in()["rm-2025-08-13"].model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {
        "status": "optimal",
        "objectives": [{"id": "units_covered", "sense": "max", "value": 1, "bound": 1, "proven": True}],
        "matches": [{"unit": "B1", "gp": "G1"}],
        "input": {"case": case(), "ruleset": ruleset, "policy": {}},
        **changes,
    }
