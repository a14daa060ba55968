"""Crowded cases for stable matching: nearly as many botilbud as places, short lists, few popular clinics, ties.

Every botilbud lists some clinics and every GP of a clinic has the clinic's one list, so the GPs of a clinic are
interchangeable. The same arguments give the same case, byte for byte.
"""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any, Literal

Entry = dict[str, Any]
Travel = Literal["roads", "even", "places"]
MUNICIPALITY = "0751"


def crowded_lists(
    seed: int,
    botilbud: int = 759,
    clinics: int = 53,
    places: int = 775,
    *,
    longest: int = 6,
    tied_wishes: float = 0.85,
    tied_priorities: float = 0.0,
    skew: float = 1.0,
    travel: Travel = "roads",
) -> Entry:
    """An invented case.

    Args:
        seed: of every draw.
        botilbud: undivided botilbud, each at a site of its own.
        clinics: clinics.
        places: lægekapaciteter in all, each with a named GP of its own.
        longest: clinics on a botilbud's list at most; half of the botilbud have so many.
        tied_wishes: how often a botilbud on a GP's list is tied with the one before.
        tied_priorities: how often a clinic on a botilbud's list is tied with the one before; 0 is one-sided ties.
        skew: how unequally popular the clinics are; 0 is equally.
        travel: `roads`, a matrix with a distance for each listed pair; `even`, the same with one distance for
            all, so that only the lottery tells plans apart; `places`, locations, so that GPs whom nobody listed
            are in reach too.

    Raises:
        ValueError: fewer places than clinics.
    """
    if places < clinics:
        raise ValueError(f"{places} places for {clinics} clinics")
    draw = Random(f"crowded-{seed}")
    capacity = [1] * clinics
    for _ in range(places - clinics):
        capacity[draw.randrange(clinics)] += 1
    popular = [size / (1 + place) ** skew for place, size in enumerate(capacity)]
    lists = [_some(draw, popular, longest) for _ in range(botilbud)]
    homes: list[Entry] = [
        {
            "id": f"B{number:03}",
            "name": f"Bosted {number}",
            "municipality": MUNICIPALITY,
            "legal_basis": "sel_108",
            "residents": draw.randint(6, 30),
            "priorities": _tiers(draw, [f"C{clinic:02}" for clinic in chosen], tied_priorities),
        }
        for number, chosen in enumerate(lists)
    ]
    wished: list[list[str]] = [[] for _ in range(clinics)]
    for home, chosen in zip(homes, lists, strict=True):
        for clinic in chosen:
            wished[clinic].append(home["id"])
    wishes = []
    for wish in wished:
        draw.shuffle(wish)
        wishes.append(_tiers(draw, wish, tied_wishes))
    case: Entry = {
        "schema_version": "1.0",
        "name": "Trængsel",
        "as_of": "2025-11-01",
        "botilbud": homes,
        "clinics": [
            {"id": f"C{number:02}", "name": f"Klinik {number}", "doctor_capacities": size}
            for number, size in enumerate(capacity)
        ],
        "gps": [
            {"id": f"G{clinic:02}-{one:02}", "clinic": f"C{clinic:02}", "wishes": wishes[clinic]}
            for clinic, size in enumerate(capacity)
            for one in range(size)
        ],
    }
    _add_travel(draw, case, lists, travel)
    return case


def _some(draw: Random, popular: list[float], longest: int) -> list[int]:
    """A list of different clinics, the popular ones more often, in the order of liking."""
    length = longest if draw.random() < 0.5 else draw.randint(1, longest)
    weight, chosen = list(popular), []
    for _ in range(min(length, len(popular))):
        clinic = draw.choices(range(len(weight)), weight)[0]
        weight[clinic] = 0.0
        chosen.append(clinic)
    return chosen


def _tiers(draw: Random, ordered: list[str], tied: float) -> list[list[str]]:
    starts = [0, *(place for place in range(1, len(ordered)) if draw.random() >= tied), len(ordered)]
    return [ordered[start:end] for start, end in pairwise(starts)] if ordered else []


def _add_travel(draw: Random, case: Entry, lists: list[list[int]], travel: Travel) -> None:
    if travel == "places":
        for entry in [*case["clinics"], *case["botilbud"]]:
            entry["location"] = {
                "lat": draw.randint(56_050, 56_250) / 1000,
                "lon": draw.randint(9_900, 10_250) / 1000,
            }
        return
    entries = [
        {
            "clinic": f"C{clinic:02}",
            "unit": home["id"],
            "value": draw.randint(300, 24_999) if travel == "roads" else 5_000,
        }
        for home, chosen in zip(case["botilbud"], lists, strict=True)
        for clinic in chosen
    ]
    case["travel_matrix"] = {"metric": "metres", "entries": entries}
