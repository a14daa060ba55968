"""Draws a whole tiny case: the two sides, what is agreed and dispensed, and what people have decided."""

from datetime import date, timedelta

from tests.oracle.draw_people import (
    MUNICIPALITIES,
    add_lists,
    add_travel,
    draw_botilbud,
    draw_clinics,
    draw_gps,
    gp_ids,
    optional,
    unit_ids,
)
from tests.oracle.picking import Picker
from tests.oracle.reading import Document, Pair

DAYS = ("2025-11-01", "2025-11-01", "2025-08-13", "2025-08-12", "2025-04-02", "2025-03-31", "2026-01-15")
KINDS = ("several_facilities", "several_facilities", "nursing_home_and_botilbud")


def day(as_of: str, later: int) -> str:
    """The day so many days after another."""
    return (date.fromisoformat(as_of) + timedelta(days=later)).isoformat()


def draw_period(pick: Picker, as_of: str) -> Document:
    """Open, running, just begun, just ending, just over or just ahead."""
    return pick.choice(
        (
            {},
            {},
            {},
            {"from": day(as_of, -90)},
            {"from": as_of},
            {"to": as_of},
            {"from": day(as_of, -90), "to": day(as_of, 90)},
            {"to": day(as_of, -1)},
            {"from": day(as_of, 1)},
        )
    )


def draw_agreements(pick: Picker, case: Document) -> list[Document]:
    """Nursing homes and botilbud agreed on, now and then one unit by two GPs."""
    found: list[Document] = []
    gps, as_of = gp_ids(case), case["as_of"]
    for gp in gps:
        for number in range(pick.choice((0, 0, 0, 0, 1, 1, 2))):
            home = {"gp": gp, "kind": "nursing_home", "facility": f"Plejecenter {gp} {number}"}
            found.append(home | draw_period(pick, as_of))
    for unit in unit_ids(case):
        if pick.chance(18):
            holders = pick.some(gps, 1, 1)
            found.append({"gp": holders[0], "kind": "botilbud", "unit": unit} | draw_period(pick, as_of))
            others = [gp for gp in gps if gp not in holders]
            if others and pick.chance(6):
                found.append({"gp": pick.choice(others), "kind": "botilbud", "unit": unit})
                found[-1] |= draw_period(pick, as_of)
    return found


def draw_dispensations(pick: Picker, case: Document) -> list[Document]:
    """Up to three dispensations, of both kinds, half of them for one botilbud."""
    homes = [home["id"] for home in case["botilbud"]]
    return [
        {
            "id": f"D{number}",
            "gp": pick.choice(gp_ids(case)),
            "kind": pick.choice(KINDS),
            **optional(pick, 50, "botilbud", pick.choice(homes)),
            **optional(pick, 20, "hours_per_month", 3),
            **draw_period(pick, case["as_of"]),
        }
        for number in range(pick.choice((0, 0, 1, 2, 3)))
    ]


def draw_decisions(pick: Picker, case: Document) -> list[Document]:
    """Locks, mostly sensible ones, rejects, and now and then two decisions at odds."""
    gps, units = gp_ids(case), unit_ids(case)
    pairs: list[Pair] = [(gp, unit) for gp in gps for unit in units]
    sensible = [pair for pair in pairs if is_sensible(case, *pair)] or pairs
    chosen: list[tuple[str, Pair]] = []
    if pick.chance(25):
        for pair in pick.some(sensible if pick.chance(85) else pairs, 1, 2):
            if pair[1] not in {unit for _, (_, unit) in chosen} or pick.chance(15):
                chosen.append(("lock", pair))
    if pick.chance(35):
        locked = [pair for _, pair in chosen]
        rest = [pair for pair in pairs if pair not in locked or pick.chance(5)]
        chosen += [("reject", pair) for pair in pick.some(rest, 1, 3)]
    return [
        {"kind": kind, "unit": unit, "gp": gp, **optional(pick, 10, "by", "KLU")} for kind, (gp, unit) in chosen
    ]


def is_sensible(case: Document, gp: str, unit: str) -> bool:
    """Whether nothing plain speaks against a lock."""
    doctor = next((entry for entry in case.get("gps", []) if entry["id"] == gp), {})
    homes = [h for h in case["botilbud"] if unit in {h["id"], *(s["id"] for s in h.get("sections", []))}]
    agreed = {e["unit"]: e["gp"] for e in case.get("agreements", []) if e["kind"] == "botilbud"}
    return (
        doctor.get("interest") != "declined"
        and homes[0]["id"] not in doctor.get("refuses", [])
        and homes[0]["legal_basis"] in {"sel_108", "abl_105"}
        and homes[0].get("support_sel_85", True)
        and homes[0].get("long_term", True)
        and homes[0].get("participation") != "declined"
        and agreed.get(unit, gp) == gp
        and doctor.get("accepts_unlisted", True)
        and homes[0].get("accepts_unlisted", True)
    )


def draw_contacts(pick: Picker, case: Document) -> list[Document]:
    """The recruiting log, some of it of later days.

    A contact names a GP or a clinic, not both: whether one that names both counts for the clinic's other
    GPs is a point that the contract leaves open.
    """
    names = [{"gp": gp} for gp in gp_ids(case)] + [{"clinic": clinic["id"]} for clinic in case["clinics"]]
    homes = [home["id"] for home in case["botilbud"]]
    found = []
    for _ in range(pick.integer(1, 6) if pick.chance(40) else 0):
        entry: Document = dict(pick.choice(names)) | optional(pick, 15, "botilbud", pick.choice(homes))
        entry["date"] = day(case["as_of"], pick.choice((-30, -30, -1, 0, 1)))
        answers = ("no_answer", "no_answer", "asked", "asked", "informed", "interested", "declined")
        entry["outcome"] = pick.choice(answers)
        found.append(entry | optional(pick, 20, "means", pick.choice(("phone", "letter"))))
    return found


def draw_case(pick: Picker) -> Document:
    """A valid case document of two to five units and at most about five GPs."""
    case: Document = {"schema_version": "1.0", "name": "Trukket sag", "as_of": pick.choice(DAYS)}
    if pick.chance(50):
        case["municipalities"] = [{"code": code, "name": name} for code, name in MUNICIPALITIES.items()]
    case["botilbud"] = draw_botilbud(pick)
    case["clinics"] = draw_clinics(pick)
    with_list = 95 if pick.chance(30) else 50
    homes = [home["id"] for home in case["botilbud"]]
    case["gps"] = draw_gps(pick, case["clinics"], homes, with_list)
    add_lists(pick, case, with_list)
    for key, draw in (
        ("agreements", draw_agreements),
        ("dispensations", draw_dispensations),
        ("decisions", draw_decisions),
        ("contacts", draw_contacts),
    ):
        if (entries := draw(pick, case)) or pick.chance(20):
            case[key] = entries
    add_travel(pick, case)
    if not case["gps"] and pick.chance(50):
        del case["gps"]
    return case
