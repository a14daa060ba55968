"""Twenty dispensation frontiers and twenty draft applications, kept as text to be read aloud.

`python -m tests.golden.frontier_cases` rewrites them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from app.generate import generate
from solver.domain.example import smallest_case
from solver.questions.frontier import answer
from solver.questions.ground import ground
from solver.words.frontier_report import frontier_report
from tests.model.running import Question

FOLDER = Path(__file__).parent / "frontier"
LANGUAGES: tuple[Any, ...] = ("da", "en")
NEWEST, APRIL, FIRST = "rm-2025-08-13", "rm-2025-04-02", "aftale25-2025-01-01"
WISHES = {"objectives": ["wish_regret", "units_covered", "continuity", "travel"]}
NORDDJURS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "data/cases/norddjurs.json").read_text(encoding="utf-8")
)
LARS_FRIIS = {"kind": "lock", "unit": "kildevang", "gp": "lars-friis", "by": "KLU", "at": "2025-08-27"}
_FIXED = {"municipality": "0707", "legal_basis": "sel_108", "site": "S"}
BAKKEN = smallest_case(
    {
        "name": "Tre botilbud på Bakken",
        "botilbud": [
            {"id": "B1", "name": "Bakkehuset", "residents": 25, **_FIXED},
            {"id": "B2", "name": "Bakkely", "residents": 20, **_FIXED},
            {"id": "B3", "name": "Bakketoppen", "residents": 22, **_FIXED},
        ],
        "gps": [{"id": "G1", "name": "Anna Holm", "max_attachments": 3}],
        "agreements": [{"gp": "G1", "kind": "botilbud", "unit": unit} for unit in ("B1", "B2")],
        "contacts": [{"botilbud": "B3", "date": "2025-09-01", "outcome": "asked", "method": "job_posting"}],
    }
)
AFSNIT = smallest_case(
    {
        "name": "Et stort botilbud og to læger uden navn",
        "botilbud": [
            {
                "id": "B1",
                "name": "Bocentret Havnen",
                "residents": 70,
                "sections": [{"id": "N", "name": "Nord", "residents": 35}, {"id": "S", "residents": 35}],
            },
            {"id": "B2", "name": "Huset ved Åen", "residents": 1, "patients_by_clinic": {"C1": 1}},
        ],
        "clinics": [{"id": "C1", "name": "Lægehuset Torvet", "doctor_capacities": 2}],
        "gps": [],
        "agreements": [{"gp": "C1#1", "kind": "nursing_home"}, {"gp": "C1#2", "kind": "nursing_home"}],
        "contacts": [{"clinic": "C1", "date": "2025-10-06", "outcome": "no_answer"}],
    }
)


class Kept(NamedTuple):
    """What is asked: a case, a ruleset and a policy."""

    case: dict[str, Any]
    ruleset: str = NEWEST
    policy: dict[str, Any] = {}  # noqa: RUF012 - never changed


def _village(seed: int, botilbud: int, gps: int) -> dict[str, Any]:
    return generate("kommune", seed, botilbud=botilbud, gps=gps)


ASKED: dict[str, Kept] = {
    "norddjurs": Kept(NORDDJURS),
    "norddjurs-april": Kept(NORDDJURS, APRIL),
    "norddjurs-aftale25": Kept(NORDDJURS, FIRST),
    "norddjurs-wishes": Kept(NORDDJURS, FIRST, WISHES),
    "norddjurs-locked": Kept({**NORDDJURS, "decisions": [LARS_FRIIS]}),
    "norddjurs-impossible": Kept({**NORDDJURS, "decisions": [LARS_FRIIS]}, APRIL),
    "norddjurs-silent": Kept(NORDDJURS, NEWEST, {"silent_after": 2, "max_travel": {"metres": 15_000}}),
    "bakken": Kept(BAKKEN),
    "afsnit": Kept(AFSNIT),
    "favrskov": Kept(_village(1, 9, 7)),
    "favrskov-april": Kept(_village(1, 9, 7), APRIL),
    "hedensted": Kept(_village(2, 10, 8), FIRST),
    "syddjurs": Kept(_village(3, 11, 9)),
    "skanderborg": Kept(_village(5, 8, 7)),
    "ringkoebing": Kept(_village(7, 10, 9)),
    "norddjurs-drawn": Kept(_village(8, 11, 6)),
    "holstebro": Kept(_village(11, 9, 9), APRIL),
    "ikast": Kept(_village(13, 11, 7)),
    "hedensted-many": Kept(_village(20, 8, 6), FIRST),
    "skanderborg-twice": Kept(_village(21, 9, 7)),
}
DRAFTS = 20


@cache
def answered(name: str) -> dict[str, Any]:
    """The answer of a kept case."""
    kept = ASKED[name]
    found = Question.read(kept.case, kept.ruleset, kept.policy)
    return answer(ground(found.case, found.ruleset, found.policy))


def text(name: str, language: Any) -> str:
    """The report of a kept case."""
    return frontier_report(answered(name), language) + "\n"


@cache
def drafts() -> dict[str, dict[str, str]]:
    """Twenty drafts by name: the first of each last step, then the last of each, as far as there are any."""
    out: dict[str, dict[str, str]] = {}
    for place in (0, -1):
        for name in ASKED:
            steps = answered(name)["frontier"]
            asked = steps[-1]["dispensations"] if steps else []
            if asked and len(out) < DRAFTS:
                found = asked[place]
                out.setdefault(f"{name}.{found['gp'].replace('#', '-')}", found["application"])
    return out


def write() -> None:
    """Writes all texts anew, to be read before they are kept."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for language in LANGUAGES:
        for name in ASKED:
            (FOLDER / f"{name}.{language}.txt").write_text(text(name, language), encoding="utf-8")
        for name, draft in drafts().items():
            path = FOLDER / f"application.{name}.{language}.txt"
            path.write_text(draft[language] + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
