"""A drawn case, and the same after a few things happened to it."""

import copy
import random
from typing import Any

from tests.oracle.draw_run import draw_ruleset
from tests.oracle.picking import RandomPicker
from tests.oracle.random_cases import random_instance

Document = dict[str, Any]
Asked = tuple[Document, Any, Document]


def _units(case: Document) -> list[str]:
    return [one["id"] for b in case["botilbud"] for one in (b.get("sections") or [b])]


def _gps(case: Document) -> list[str]:
    staffed = {gp["clinic"] for gp in case.get("gps", [])}
    bare = [c for c in case["clinics"] if c["id"] not in staffed]
    anonymous = [f"{c['id']}#{n + 1}" for c in bare for n in range(c["doctor_capacities"])]
    return [gp["id"] for gp in case.get("gps", [])] + anonymous


def _ruleset(draw: random.Random, asked: Asked) -> Asked:
    return asked[0], draw_ruleset(RandomPicker(draw.randrange(10_000))), asked[2]


def _interest(draw: random.Random, asked: Asked) -> Asked:
    if asked[0].get("gps"):
        draw.choice(asked[0]["gps"])["interest"] = draw.choice(["interested", "declined", "unknown"])
    return asked


def _lock(draw: random.Random, asked: Asked) -> Asked:
    kind = draw.choice(["lock", "lock", "reject"])
    decision = {"kind": kind, "unit": draw.choice(_units(asked[0])), "gp": draw.choice(_gps(asked[0]))}
    asked[0].setdefault("decisions", []).append(decision)
    return asked


def _agreement(draw: random.Random, asked: Asked) -> Asked:
    gp, agreements = draw.choice(_gps(asked[0])), asked[0].setdefault("agreements", [])
    if agreements and draw.random() < 0.4:
        agreements.pop(draw.randrange(len(agreements)))
    elif draw.random() < 0.5:
        agreements.append({"gp": gp, "kind": "nursing_home", "facility": f"Plejehjem {len(agreements)}"})
    else:
        agreements.append(
            {"gp": gp, "kind": "botilbud", "unit": draw.choice(_units(asked[0])), "from": "2024-01-07"}
        )
    return asked


def _gp_gone(draw: random.Random, asked: Asked) -> Asked:
    case, policy = asked[0], asked[2]
    if not case.get("gps"):
        return asked
    gone = case["gps"].pop(draw.randrange(len(case["gps"])))["id"]
    for name in ("agreements", "dispensations", "decisions", "contacts"):
        case[name] = [one for one in case.get(name, []) if one.get("gp") != gone]
    for botilbud in case["botilbud"]:
        botilbud["priorities"] = [[n for n in tier if n != gone] for tier in botilbud.get("priorities", [])]
    if policy.get("baseline"):
        policy["baseline"] = {u: g for u, g in policy["baseline"].items() if g != gone}
    return asked


def _policy(draw: random.Random, asked: Asked) -> Asked:
    key, value = draw.choice(
        [
            ("dispensations", draw.choice(["propose", "granted_only"])),
            ("objectives", draw.choice(["standard", "continuity_first", "wishes_first"])),
            ("silent_after", 1),
            ("seed", draw.randrange(20)),
            ("max_travel", {"metres": 8_000, "seconds": 900}),
        ]
    )
    asked[2][key] = value
    return asked


def _seed(draw: random.Random, asked: Asked) -> Asked:
    asked[2]["seed"] = draw.randrange(20, 99)
    return asked


def _botilbud(draw: random.Random, asked: Asked) -> Asked:
    one = draw.choice(asked[0]["botilbud"])
    what = draw.choice(["participation", "priorities", "long_term", "patients", "accepts"])
    if what == "participation":
        one["participation"] = draw.choice(["declined", "yes"])
    elif what == "priorities":
        one["priorities"] = [[name] for name in draw.sample(_gps(asked[0]), 1)]
    elif what == "long_term":
        one["long_term"] = not one.get("long_term", True)
    elif what == "patients":
        one["patients_by_clinic"] = {draw.choice(asked[0]["clinics"])["id"]: 3}
    else:
        one["accepts_unlisted"] = not one.get("accepts_unlisted", True)
    return asked


def _clinic(draw: random.Random, asked: Asked) -> Asked:
    one = draw.choice(asked[0]["clinics"])
    if draw.random() < 0.5:
        one["closed_to_new_patients"] = not one.get("closed_to_new_patients", False)
    else:
        one["doctor_capacities"] += 1
    return asked


def _new_clinic(draw: random.Random, asked: Asked) -> Asked:
    case = asked[0]
    clinic = {**draw.choice(case["clinics"]), "id": "NY", "name": "Ny klinik", "doctor_capacities": 1}
    case["clinics"].append(clinic)
    case.setdefault("gps", []).append({"id": "NY-1", "clinic": "NY", "interest": "interested"})
    if case.get("travel_matrix"):
        more = [{"clinic": "NY", "unit": unit, "value": draw.randrange(1_500)} for unit in _units(case)]
        case["travel_matrix"]["entries"] += more
    if draw.random() < 0.5:
        case.setdefault("decisions", []).append({"kind": "lock", "unit": draw.choice(_units(case)), "gp": "NY-1"})
    return asked


def _travel(draw: random.Random, asked: Asked) -> Asked:
    matrix = asked[0].get("travel_matrix")
    if matrix and matrix["entries"]:
        entry = draw.choice(matrix["entries"])
        if draw.random() < 0.4:
            matrix["entries"].remove(entry)
        else:
            entry["value"] = draw.randrange(40_000)
    return asked


EDITS = (
    _ruleset, _ruleset, _interest, _lock, _agreement, _gp_gone, _policy, _seed, _botilbud, _clinic, _new_clinic,
    _travel,
)  # fmt: skip


def two_inputs(seed: int) -> tuple[Asked, Asked]:
    """A drawn input, and the same with one to seven edits; which of them comes first is drawn too."""
    draw = random.Random(seed)
    before = random_instance(seed)
    after: Asked = copy.deepcopy(before)
    for _ in range(draw.choice((1, 2, 3, 4, 7))):
        after = draw.choice(EDITS)(draw, after)
    return (before, after) if draw.random() < 0.7 else (after, before)
