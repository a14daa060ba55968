"""Invented cases for demonstrations and speed tests: real places and proportions, everything else made up.

>>> generate("kommune", seed=1)["name"].startswith("Fiktivt eksempel")
True
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any, Literal

from app.generate.bonds import bind
from app.generate.clinics import make_clinics
from app.generate.homes import make_homes
from app.generate.places import size_weights
from app.generate.records import make_agreements, make_contacts, make_dispensations
from solver.domain.register import municipalities, municipality, region_of

Size = Literal["kommune", "region", "nation"]
AS_OF = date(2025, 11, 1)
REGION = "1082"
COUNTS: dict[Size, tuple[int, int]] = {"kommune": (15, 60), "region": (300, 800), "nation": (1_135, 3_300)}
"""Botilbud and GPs of each size."""


def generate(
    size: Size,
    seed: int,
    *,
    botilbud: int | None = None,
    gps: int | None = None,
    codes: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Return an invented case.

    Args:
        size: `kommune`, one municipality of Region Midtjylland that the seed picks; `region`, the 19
            municipalities of that region; `nation`, all 98.
        seed: The same seed gives the same case, byte for byte.
        botilbud: How many botilbud, in place of the size's own number.
        gps: How many GPs, those without a name in the case counted.
        codes: Kommunekoder of the municipalities, in place of the size's own.

    Returns:
        A case document, ready for JSON, without faults; its day is 1 November 2025.

    Raises:
        ValueError: when a number is below 1, or there is no municipality of a code, or none is asked for.
    """
    homes_wanted, gps_wanted = (botilbud or COUNTS[size][0], gps or COUNTS[size][1])
    if homes_wanted < 1 or gps_wanted < 1 or botilbud == 0 or gps == 0:
        raise ValueError("a case needs at least one botilbud and one GP")
    area, where = _area(size, _stream(seed, "area")) if codes is None else _named_area(codes)
    homes = make_homes(_stream(seed, "homes"), area, homes_wanted)
    practices = make_clinics(_stream(seed, "clinics"), area, gps_wanted)
    near = bind(_stream(seed, "bonds"), homes, practices)
    agreements = make_agreements(_stream(seed, "agreements"), AS_OF, homes, practices, near)
    return {
        "schema_version": "1.0",
        "name": f"Fiktivt eksempel: {where} (opdigtede botilbud, klinikker og læger på virkelige steder)",
        "as_of": AS_OF.isoformat(),
        "municipalities": [{"code": code, "name": municipalities()[code].name} for code in area],
        "botilbud": [home.record for home in homes],
        "clinics": [practice.record for practice in practices],
        "gps": [
            doctor.record for practice in practices for doctor in practice.doctors if doctor.record is not None
        ],
        "agreements": agreements,
        "dispensations": make_dispensations(_stream(seed, "dispensations"), AS_OF, practices, near),
        "contacts": make_contacts(_stream(seed, "contacts"), AS_OF, practices, near),
    }


def as_json(case: dict[str, Any]) -> str:
    """Return a case as the text that is written to a file: the same bytes for the same case."""
    return json.dumps(case, ensure_ascii=False, indent=1) + "\n"


def _stream(seed: int, part: str) -> Random:
    """Return chance for one part of a case, so that more of one part does not change the others."""
    return Random(f"{seed}|{part}")  # noqa: S311 - nothing secret is drawn


def _area(size: Size, draw: Random) -> tuple[list[str], str]:
    in_region = [code for code in municipalities() if region_of(code, AS_OF) == REGION]
    if size == "nation":
        return list(municipalities()), "hele landet"
    if size == "region":
        return in_region, "Region Midtjylland"
    middling = [code for code in in_region if 18 <= size_weights()[code] <= 40]
    code = draw.choice(middling)
    known = municipality(code)
    return [code], f"{known.name if known else code} Kommune"


def _named_area(codes: Sequence[str]) -> tuple[list[str], str]:
    unknown = [code for code in codes if code not in municipalities()]
    if unknown or not codes:
        raise ValueError(f"no such municipality: {', '.join(unknown) or 'none named'}")
    return list(codes), "1 kommune" if len(codes) == 1 else f"{len(codes)} kommuner"
