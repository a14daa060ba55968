"""What an answer was made from and with: hashes of what was given, and the versions of what may bear on it."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from solver.domain.facts import Facts
from solver.domain.reading import case_json, policy_json

NAME = "botilbudsmatch"
COUNTED = (NAME, "ortools", "numpy", "scipy", "geopy", "pyproj", "pydantic")
"""Packages whose versions may bear on a result."""


def provenance(facts: Facts, case: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Hashes of the case, the ruleset and the policy, and versions: the same for the same question.

    Args:
        facts: what was asked.
        case: its case as a document, where the caller has it already.
    """
    return {
        "case_sha256": _digest(case_json(facts.case) if case is None else case),
        "ruleset_sha256": _digest(facts.ruleset.model_dump(mode="json", by_alias=True)),
        "policy_sha256": _digest(policy_json(facts.policy)),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in COUNTED}},
    }


def _digest(document: Any) -> str:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
