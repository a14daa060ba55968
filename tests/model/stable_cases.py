"""Tiny cases in which nearly everybody has a list, so that plans have blocking pairs, and GPs who are alike."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.oracle.picking import RandomPicker
from tests.oracle.random_cases import random_instance

Document = dict[str, Any]


def stable_instance(seed: int) -> tuple[Document, str | Document, Document]:
    """A case, a ruleset and a policy with `"stability": "require"`, drawn from a seed.

    As `random_instance` draws them, but every botilbud and most GPs have a list, and in half of the cases the GPs
    of each clinic have one list between them.
    """
    case, ruleset, policy = random_instance(seed, stability=True)
    pick = RandomPicker(Random(f"stable-{seed}").randrange(2**32))
    homes = [home["id"] for home in case["botilbud"]]
    clinics = [clinic["id"] for clinic in case["clinics"]]
    alike = pick.chance(50)
    if alike:
        case.pop("gps", None)
    people = _people(pick, case, homes, alike)
    _keep_known(case, policy, {gp["id"] for gp in people})
    case["gps"] = people
    for home in case["botilbud"]:
        names = clinics if alike and pick.chance(80) else [*clinics, *(gp["id"] for gp in people)]
        home["priorities"] = pick.tiers(names, 4)
    policy = {**policy, "stability": "require"}
    policy.pop("time_limit_s", None)
    return case, ruleset, policy


def _people(pick: RandomPicker, case: Document, homes: list[str], alike: bool) -> list[Document]:
    if not alike and case.get("gps"):
        return [gp | ({"wishes": pick.tiers(homes, 4)} if pick.chance(85) else {}) for gp in case["gps"]]
    found = []
    for clinic in case["clinics"]:
        wishes = pick.tiers(homes, 4)
        for number in range(pick.integer(1, 3)):
            gp = {"id": f"G{clinic['id'][1:]}{number}", "clinic": clinic["id"], "wishes": wishes}
            if len(found) < 5:
                found.append(gp)
    return found


def _keep_known(case: Document, policy: Document, gps: set[str]) -> None:
    """Leave out what names a GP who is not in the case."""
    for key in ("agreements", "dispensations", "decisions", "contacts"):
        if key in case:
            case[key] = [one for one in case[key] if one.get("gp") is None or one["gp"] in gps]
    if policy.get("baseline"):
        policy["baseline"] = {unit: gp for unit, gp in policy["baseline"].items() if gp in gps}
