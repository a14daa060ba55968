"""Draws the two sides of a tiny case: botilbud with sections and sites, clinics with GPs, and the way between."""

from typing import Any

from tests.oracle.picking import Picker
from tests.oracle.reading import Document

MUNICIPALITIES = {"0707": "Norddjurs", "0740": "Silkeborg", "0751": "Aarhus"}
ADDRESSES = ("Søgade 12", "søgade  12, st. tv.", "Søgade 12 , 1.", "Skovvej 1")
LEGAL_BASES = ("sel_108",) * 6 + ("abl_105",) * 5 + ("sel_107", "bl_43")
MOST_UNITS, MOST_GPS = 5, 5


def optional(pick: Picker, percent: int, key: str, value: Any) -> Document:
    """A field that is there in so many of a hundred draws."""
    return {key: value} if pick.chance(percent) else {}


def draw_sections(pick: Picker, botilbud: str, most: int) -> Document:
    """`residents` and `sections` of a divided botilbud, now and then with residents outside them."""
    residents = [pick.choice((30, 31, 37)) for _ in range(pick.integer(1, most))]
    return {
        "residents": sum(residents) + pick.choice((0, 0, 5)),
        "sections": [{"id": f"{botilbud}-{n}", "residents": count} for n, count in enumerate(residents)],
    }


def draw_site(pick: Picker) -> Document:
    """What may join a botilbud to others."""
    fields: Document = {}
    match pick.integer(0, 9):
        case 3 | 4 | 5 | 6:
            fields["site"] = pick.choice(("S1", "S1", "S1", "S2"))
        case 7 | 8:
            fields |= {"address": pick.choice(ADDRESSES), "postcode": pick.choice(("8500", "8500", "8963"))}
        case 9:
            fields |= {"management": pick.choice(("Ledelse A", "Ledelse B"))}
            fields["shared_staff"] = not pick.chance(15)
    if fields and pick.chance(20):
        fields |= {"management": "Ledelse A", "shared_staff": True}
    if "site" in fields and pick.chance(30):
        fields |= {"address": ADDRESSES[0], "postcode": "8500"}
    return fields


def draw_botilbud(pick: Picker) -> list[Document]:
    """One to four botilbud of two to five units in all, without the lists that name GPs."""
    found: list[Document] = []
    prefix, room = pick.choice(("B", "B", "B", "Åbo")), pick.integer(2, MOST_UNITS)
    crowded = pick.chance(20)  # all at one site, and small: one GP would do for them
    while room:
        name = f"{prefix}{len(found)}"
        botilbud: Document = {
            "id": name,
            "name": f"Bosted {len(found)}",
            "municipality": pick.choice(("0707", "0707", "0740", "0751")),
            "legal_basis": pick.choice(LEGAL_BASES),
        }
        if crowded:
            botilbud["residents"] = pick.choice((6, 12, 20))
        elif room > 1 and pick.chance(25):
            botilbud |= draw_sections(pick, name, min(3, room))
        else:
            botilbud["residents"] = pick.choice((20, 12, 6, 30, 31, 40, 45, 61, 1))
        room -= len(botilbud.get("sections", [None]))
        if botilbud["legal_basis"] == "abl_105" or pick.chance(5):
            botilbud |= optional(pick, 15, "support_sel_85", False)
        botilbud |= optional(pick, 7, "long_term", False)
        botilbud |= optional(pick, 14, "participation", pick.choice(("yes", "not_informed", "declined")))
        botilbud |= optional(pick, 30, "owner", pick.choice(("municipal", "regional", "private")))
        botilbud |= {"site": "S1"} if crowded else draw_site(pick)
        found.append(botilbud)
    return found


def draw_clinics(pick: Picker) -> list[Document]:
    """One to three clinics, most with a single lægekapacitet."""
    return [
        {
            "id": f"C{number}",
            "name": f"Klinik {number}",
            "doctor_capacities": pick.choice((1, 1, 1, 2, 2, 3)),
            **optional(pick, 30, "closed_to_new_patients", True),
            **optional(pick, 20, "opens_for_botilbud", True),
            **optional(pick, 20, "kind", pick.choice(("plo", "udbud", "region"))),
        }
        for number in range(pick.integer(1, 3))
    ]


def draw_gps(pick: Picker, clinics: list[Document], botilbud: list[str], with_list: int) -> list[Document]:
    """The GPs with a name, so many of a hundred with a wish list; a clinic may have anonymous ones only."""
    found: list[Document] = []
    room = MOST_GPS
    for place, clinic in enumerate(clinics):
        later = len(clinics) - place - 1
        if clinic["doctor_capacities"] + later <= room and pick.chance(20):
            room -= clinic["doctor_capacities"]
            continue
        count = pick.integer(min(2, max(1, room - later)), max(1, min(3, room - later)))
        room -= count
        found += [
            draw_gp(pick, f"G{clinic['id'][1:]}{number}", clinic["id"], botilbud, with_list)
            for number in range(count)
        ]
    return found


def draw_gp(pick: Picker, gp: str, clinic: str, botilbud: list[str], with_list: int) -> Document:
    """One GP."""
    answers = ("interested",) * 4 + ("asked", "asked", "unknown", "unknown", "declined")
    entry: Document = {"id": gp, "clinic": clinic} | optional(pick, 90, "interest", pick.choice(answers))
    if pick.chance(with_list):
        entry["wishes"] = pick.tiers(botilbud, 4)
    elif pick.chance(10):
        entry["wishes"] = []
    entry |= optional(pick, 12 if entry.get("wishes") else 2, "accepts_unlisted", False)
    if pick.chance(10):
        entry["refuses"] = pick.some(botilbud, 1, 1)
    return entry | optional(pick, 35, "max_attachments", pick.choice((2, 1, 3, 3)))


def gp_ids(case: Document) -> list[str]:
    """The GPs with a name, then the anonymous ones of the clinics without."""
    named = [gp["id"] for gp in case.get("gps", [])]
    staffed = {gp["clinic"] for gp in case.get("gps", [])}
    return named + [
        f"{clinic['id']}#{number + 1}"
        for clinic in case["clinics"]
        if clinic["id"] not in staffed
        for number in range(clinic["doctor_capacities"])
    ]


def unit_ids(case: Document) -> list[str]:
    """The undivided botilbud and the sections."""
    return [unit["id"] for home in case["botilbud"] for unit in home.get("sections") or [home]]


def add_lists(pick: Picker, case: Document, with_list: int) -> None:
    """Priorities at so many of a hundred botilbud, and the clinics where residents are patients already."""
    clinics = [clinic["id"] for clinic in case["clinics"]]
    for home in case["botilbud"]:
        if pick.chance(with_list):
            home["priorities"] = pick.tiers([gp["id"] for gp in case["gps"]] + clinics, 4)
        home.update(optional(pick, 15 if "priorities" in home else 2, "accepts_unlisted", False))
        if pick.chance(35):
            room, patients = home["residents"], {}
            for clinic in pick.some(clinics, 1, 2):
                patients[clinic] = min(room, pick.choice((0, 1, 3, 5, 8)))
                room -= patients[clinic]
            home["patients_by_clinic"] = patients


def draw_location(pick: Picker) -> Document:
    """A point in the east of Jutland, so that some pairs lie just within reach and others beyond."""
    return {"lat": pick.integer(56_100, 56_500) / 1000, "lon": pick.integer(9_700, 10_500) / 1000}


def add_travel(pick: Picker, case: Document) -> None:
    """A matrix with gaps and round values that tie, or real places."""
    with_matrix = not pick.chance(25)
    for entry in [*case["botilbud"], *case["clinics"]]:
        if not with_matrix or pick.chance(15):
            entry["location"] = draw_location(pick)
    if not with_matrix:
        return
    metric = pick.choice(("metres", "metres", "seconds"))
    values = {
        "metres": (1000, 1000, 2000, 2000, 5000, 9000, 12_000, 12_001, 25_000, 25_001, 40_000, 0),
        "seconds": (300, 300, 600, 600, 700, 701, 1200, 1800, 1801, 3600, 0),
    }[metric]
    case["travel_matrix"] = {
        "metric": metric,
        "entries": [
            {"clinic": clinic["id"], "unit": unit, "value": pick.choice(values)}
            for clinic in case["clinics"]
            for unit in unit_ids(case)
            if not pick.chance(6)
        ],
    }
