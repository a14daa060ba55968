"""The three built-in rulesets as plain data, and the choice among them when a run names none."""

from typing import Any

Ruleset = dict[str, Any]

MIDTJYLLAND = "1082"

AUGUST: Ruleset = {
    "id": "rm-2025-08-13",
    "title": "Region Midtjylland fra 13. august 2025",
    "region": MIDTJYLLAND,
    "from": "2025-08-13",
    "to": None,
    "verified_until": "2025-12-31",
    "legal_bases": ["sel_108", "abl_105"],
    "nursing_home_dispensable": True,
    "several_facilities_dispensable": True,
    "practice_capacity": True,
    "dispensed_agreement_uses_capacity": False,
    "closed_intake": [],
    "site_is_one_attachment": True,
    "site_max_residents": 60,
    "section_min_residents": 30,
    "max_attachments": 2,
    "max_travel_metres": 25_000,
    "max_travel_seconds": 1_800,
    "extra_gps_at_sites": True,
}

APRIL: Ruleset = {
    **AUGUST,
    "id": "rm-2025-04-02",
    "title": "Region Midtjylland fra 2. april 2025",
    "from": "2025-04-02",
    "nursing_home_dispensable": False,
    "closed_intake": ["abl_105"],
}

AFTALE25: Ruleset = {
    **APRIL,
    "id": "aftale25-2025-01-01",
    "title": "Aftale25 fra 1. januar 2025",
    "region": None,
    "from": "2025-01-01",
    "practice_capacity": False,
    "extra_gps_at_sites": False,
    "site_is_one_attachment": False,
}

BUILT_IN: dict[str, Ruleset] = {ruleset["id"]: ruleset for ruleset in (AFTALE25, APRIL, AUGUST)}

# Kommunekoder by region, as of 2025. Only Region Midtjylland decides anything here; the others are kept
# so that an unknown code is told from a municipality elsewhere.
MUNICIPALITIES: dict[str, str] = {
    "1081": "0773 0787 0810 0813 0820 0825 0840 0846 0849 0851 0860",
    "1082": "0615 0657 0661 0665 0671 0706 0707 0710 0727 0730 0740 0741 0746 0751 0756 0760 0766 0779 0791",
    "1083": "0410 0420 0430 0440 0450 0461 0479 0480 0482 0492 0510 0530 0540 0550 0561 0563 0573 0575 0580"
    " 0607 0621 0630",
    "1084": "0101 0147 0151 0153 0155 0157 0159 0161 0163 0165 0167 0169 0173 0175 0183 0185 0187 0190 0201"
    " 0210 0217 0219 0223 0230 0240 0250 0260 0270 0400",
    "1085": "0253 0259 0265 0269 0306 0316 0320 0326 0329 0330 0336 0340 0350 0360 0370 0376 0390",
}
REGION_OF = {code: region for region, codes in MUNICIPALITIES.items() for code in codes.split()}


def resolve(ruleset: str | Ruleset) -> Ruleset:
    """The whole ruleset of an id or of a document that is based on a built-in one."""
    if isinstance(ruleset, str):
        return BUILT_IN[ruleset]
    return {**BUILT_IN.get(ruleset.get("based_on", ""), {}), **ruleset}


def choose(case: dict[str, Any]) -> Ruleset | None:
    """The ruleset of a run that names none; None where the contract asks for a name instead.

    Aftale25 names no region of its own, but the contract has a case outside Region Midtjylland name its
    ruleset, so the region is asked first.
    """
    regions = {REGION_OF[botilbud["municipality"]] for botilbud in case["botilbud"]}
    if regions != {MIDTJYLLAND}:
        return None
    in_force = [ruleset for ruleset in BUILT_IN.values() if ruleset["from"] <= case["as_of"]]
    return max(in_force, key=lambda ruleset: ruleset["from"], default=None)
