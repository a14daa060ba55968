"""Two small cases by hand, whose whole reports are kept as text; `python -m tests.golden.cases` rewrites them."""

from pathlib import Path
from typing import Any

from solver.words.report import report
from tests.explain.situations import facts_of, result_of

FOLDER = Path(__file__).parent


def _travel(*entries: tuple[str, str, int]) -> dict[str, Any]:
    return {
        "metric": "metres",
        "entries": [{"clinic": clinic, "unit": unit, "value": value} for clinic, unit, value in entries],
    }


def _home(name: str, title: str, residents: int, **more: Any) -> dict[str, Any]:
    fixed = {"municipality": "0707", "legal_basis": "sel_108"}
    return {"id": name, "name": title, "residents": residents, **fixed, **more}


VILLAGE: dict[str, Any] = {
    "schema_version": "1.0",
    "name": "En landsby med ét lægehus",
    "as_of": "2025-09-01",
    "botilbud": [
        _home("B1", "Bostedet Engen", 24, patients_by_clinic={"C1": 9}, priorities=[["C2"], ["C1"]]),
        _home("B2", "Bofællesskabet Lunden", 12, legal_basis="abl_105", owner="private"),
        _home("B3", "Kollegiet Broen", 8, long_term=False),
        _home("B4", "Botilbuddet Molen", 35, patients_by_clinic={"C1": 1}),
    ],
    "clinics": [
        {"id": "C1", "name": "Lægehuset Vesterbro", "doctor_capacities": 1},
        {"id": "C2", "name": "Lægerne Kirkestræde", "doctor_capacities": 2, "vat_registered": False},
    ],
    "gps": [
        {"id": "G1", "clinic": "C1", "name": "Anna Holm", "interest": "interested", "wishes": [["B1"], ["B4"]]},
    ],
    "agreements": [{"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Solgården"}],
    "decisions": [{"kind": "lock", "unit": "B2", "gp": "C2#1", "by": "KLU", "at": "2025-08-20"}],
    "contacts": [{"clinic": "C2", "date": "2025-08-15", "outcome": "asked", "means": "letter"}],
    "travel_matrix": _travel(
        ("C1", "B1", 850), ("C1", "B2", 4_300), ("C1", "B4", 10_249), ("C2", "B1", 16_200), ("C2", "B2", 15_000)
    ),
}

TOWN: dict[str, Any] = {
    "schema_version": "1.0",
    "name": "En by med få læger",
    "as_of": "2025-06-01",
    "botilbud": [
        _home("B1", "Huset på Bakken", 20, site="S", owner="regional", target_group="disability"),
        _home("B2", "Huset ved Åen", 14, site="S", owner="regional"),
        _home("B3", "Bocentret Havnen", 70, sections=[
            {"id": "B3-1", "name": "Nord", "residents": 35}, {"id": "B3-2", "name": "Syd", "residents": 35},
        ]),
        _home("B4", "Bofællesskabet Toften", 16, legal_basis="abl_105"),
    ],
    "clinics": [
        {"id": "C1", "name": "Lægehuset Torvet", "doctor_capacities": 1},
        {"id": "C2", "name": "Klinikken Strandvej", "doctor_capacities": 1, "closed_to_new_patients": True},
    ],
    "gps": [
        {"id": "G1", "clinic": "C1", "name": "Bo Krogh", "interest": "interested"},
        {"id": "G2", "clinic": "C2", "name": "Eva Lind", "interest": "asked", "max_attachments": 3},
        {"id": "G3", "clinic": "C2", "interest": "declined"},
    ],
    "agreements": [{"gp": "G1", "kind": "botilbud", "unit": "B1", "from": "2025-03-01"}],
    "dispensations": [
        {"id": "RM-14", "gp": "G2", "kind": "several_facilities", "botilbud": "B3", "hours_per_month": 4},
    ],
    "travel_matrix": {
        "metric": "seconds",
        "entries": [
            {"clinic": clinic, "unit": unit, "value": value}
            for clinic, value in (("C1", 420), ("C2", 1_500))
            for unit in ("B1", "B2", "B3-1", "B3-2", "B4")
        ],
    },
}  # fmt: skip

GOLDEN: dict[str, tuple[dict[str, Any], str, dict[str, str]]] = {
    "village": (VILLAGE, "rm-2025-08-13", {"B1": "G1", "B2": "C2#1"}),
    "town": (TOWN, "rm-2025-04-02", {"B2": "G1", "B3-1": "G2"}),
}
"""Name → case, ruleset and a lawful plan."""


def text(name: str, language: Any) -> str:
    """The report of a golden case."""
    case, ruleset, plan = GOLDEN[name]
    return report(result_of(facts_of(case, ruleset), plan), language) + "\n"


def write() -> None:
    """Writes the texts anew, to be read before they are kept."""
    for name in GOLDEN:
        for language in ("da", "en"):
            (FOLDER / f"{name}.{language}.txt").write_text(text(name, language), encoding="utf-8")


if __name__ == "__main__":
    write()
