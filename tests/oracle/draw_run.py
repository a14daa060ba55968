"""Draws what a case is solved under: a ruleset, built-in or of the user's own, and a policy."""

from typing import Any

from tests.oracle.draw_people import gp_ids, unit_ids
from tests.oracle.picking import Picker
from tests.oracle.reading import Document
from tests.oracle.rulesets import BUILT_IN, Ruleset
from tests.oracle.value import STANDARD

NEWEST_FIRST = tuple(sorted(BUILT_IN, key=lambda name: BUILT_IN[name]["from"], reverse=True))
BASES = ("sel_108", "abl_105", "sel_107", "bl_43")
SWITCHES = (
    "nursing_home_dispensable",
    "several_facilities_dispensable",
    "practice_capacity",
    "dispensed_agreement_uses_capacity",
    "site_is_one_attachment",
    "extra_gps_at_sites",
)
FIGURES = {
    "site_max_residents": (60, 40, 31, 75),
    "max_attachments": (2, 1, 3),
    "max_travel_metres": (25_000, 12_000, 5_000),
    "max_travel_seconds": (1_800, 700),
}


def draw_ruleset(pick: Picker) -> str | Ruleset:
    """The id of a built-in ruleset, or a document that departs from one in some parameters."""
    based_on = pick.choice(NEWEST_FIRST)
    if not pick.chance(45):
        return based_on
    own: Ruleset = {
        "id": "egen-2025",
        "title": "Prøve på egne regler",
        "based_on": based_on,
        "from": "2025-01-01",
    }
    for switch in SWITCHES:
        if pick.chance(35):
            own[switch] = not BUILT_IN[based_on][switch]
    for figure, options in FIGURES.items():
        if pick.chance(30):
            own[figure] = pick.choice(options)
    if pick.chance(30):
        own["closed_intake"] = sorted(pick.some(BASES, 0, 3))
    if pick.chance(30):
        own["legal_bases"] = sorted({"sel_108", *pick.some(BASES, 1, 3)})
    return own


def draw_objectives(pick: Picker) -> str | list[str]:
    """A preset, or some of the objectives in any order."""
    preset = pick.choice(("standard", "continuity_first", "wishes_first", "own", "own"))
    if preset != "own":
        return preset
    names = (*STANDARD, "residents_covered")
    return pick.some(names, 1, len(names))


def draw_policy(pick: Picker, case: Document, *, stability: bool = False) -> Document:
    """A policy for a case; it asks for stability only where the caller allows it."""
    policy: dict[str, Any] = {}
    if pick.chance(45):
        policy["dispensations"] = pick.choice(("granted_only", "granted_only", "propose"))
    if pick.chance(30):
        gps = gp_ids(case)
        policy["baseline"] = {unit: pick.choice(gps) for unit in pick.some(unit_ids(case), 1, 5)}
    if pick.chance(40):
        policy["objectives"] = draw_objectives(pick)
    if pick.chance(20):
        limits = {"metres": pick.choice((12_000, 5_000, 30_000)), "seconds": pick.choice((700, 2_000))}
        policy["max_travel"] = {metric: limits[metric] for metric in pick.some(("metres", "seconds"), 1, 2)}
    if pick.chance(35):
        policy["silent_after"] = pick.choice((1, 1, 2, 3))
    if pick.chance(40):
        policy["seed"] = pick.integer(0, 9)
    if pick.chance(5):
        policy["time_limit_s"] = 60
    if stability and pick.chance(60):
        policy["stability"] = "require"
        if pick.chance(50):  # orders that put the lists last are those that pairs block
            policy["objectives"] = ["units_covered", *pick.some(STANDARD, 1, 4)]
            policy["objectives"] = list(dict.fromkeys(policy["objectives"]))
    elif pick.chance(5):
        policy["stability"] = "report"
    return policy
