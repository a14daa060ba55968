"""Twenty comparisons by hand; `python -m tests.golden.compare.cases` writes their texts anew."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from solver.questions.compare import answer
from solver.words.compare_report import compare_report
from tests.questions.putting_back import result_of

FOLDER = Path(__file__).parent
Case = dict[str, Any]
Asked = tuple[Case, Any, dict[str, Any]]

TOWN: Case = {
    "schema_version": "1.0",
    "name": "Egnens botilbud",
    "as_of": "2025-09-15",
    "botilbud": [
        {"id": "engen", "name": "Bostedet Engen", "residents": 24, "legal_basis": "sel_108"},
        {"id": "lunden", "name": "Bofællesskabet Lunden", "residents": 12, "legal_basis": "abl_105"},
        {"id": "molen", "name": "Botilbuddet Molen", "residents": 18, "legal_basis": "sel_108"},
    ],
    "clinics": [
        {"id": "torvet", "name": "Lægehuset Torvet", "doctor_capacities": 2},
        {"id": "havnen", "name": "Lægerne Havnegade", "doctor_capacities": 1, "closed_to_new_patients": True},
    ],
    "gps": [
        {"id": "anna", "clinic": "torvet", "name": "Anna Holm", "interest": "interested"},
        {"id": "bo", "clinic": "torvet", "name": "Bo Krogh", "interest": "interested"},
        {"id": "eva", "clinic": "havnen", "name": "Eva Lind", "interest": "interested"},
    ],
    "agreements": [{"gp": "bo", "kind": "nursing_home", "facility": "Plejehjemmet Solgården"}],
    "travel_matrix": {
        "metric": "metres",
        "entries": [
            {"clinic": "torvet", "unit": "engen", "value": 1_200},
            {"clinic": "torvet", "unit": "lunden", "value": 5_400},
            {"clinic": "torvet", "unit": "molen", "value": 8_300},
            {"clinic": "havnen", "unit": "lunden", "value": 3_100},
            {"clinic": "havnen", "unit": "molen", "value": 9_700},
        ],
    },
}
for _botilbud in TOWN["botilbud"]:
    _botilbud["municipality"] = "0707"

APRIL, AUGUST = "rm-2025-04-02", "rm-2025-08-13"
GRANTED = {"dispensations": "granted_only"}


def _town(change: Callable[[Case], Any] | None = None) -> Case:
    case = copy.deepcopy(TOWN)
    if change is not None:
        change(case)
    return case


def _gp(which: str, /, **fields: Any) -> Callable[[Case], None]:
    return lambda case: next(gp for gp in case["gps"] if gp["id"] == which).update(fields)


def _botilbud(which: str, /, **fields: Any) -> Callable[[Case], None]:
    return lambda case: next(one for one in case["botilbud"] if one["id"] == which).update(fields)


def _add(name: str, *records: dict[str, Any]) -> Callable[[Case], None]:
    return lambda case: case.setdefault(name, []).extend(records)


def _all(*changes: Callable[[Case], Any]) -> Callable[[Case], None]:
    return lambda case: [change(case) for change in changes] and None


def _drop(case: Case, botilbud: str) -> None:
    case["botilbud"] = [one for one in case["botilbud"] if one["id"] != botilbud]
    matrix = case["travel_matrix"]
    matrix["entries"] = [entry for entry in matrix["entries"] if entry["unit"] != botilbud]


def _even(case: Case) -> None:
    """Two GPs of one clinic without anything that tells them apart."""
    del case["agreements"]
    _drop(case, "molen")
    _drop(case, "lunden")


_NEW_CLINIC = _all(
    _add("clinics", {"id": "skoven", "name": "Klinikken ved Skoven", "doctor_capacities": 1}),
    _add("gps", {"id": "ida", "clinic": "skoven", "name": "Ida Bech", "interest": "interested"}),
    lambda case: case["travel_matrix"]["entries"].append({"clinic": "skoven", "unit": "molen", "value": 900}),
)


def _small(case: Case) -> None:
    case["clinics"][0]["doctor_capacities"] = 1


_LOCK = {"kind": "lock", "unit": "molen", "gp": "anna", "by": "KLU", "at": "2025-09-03"}
_REJECT = {"kind": "reject", "unit": "engen", "gp": "anna", "at": "2025-09-03"}
_ASKED = {"clinic": "havnen", "date": "2025-09-01", "outcome": "no_answer", "means": "phone"}
_OLD = {"gp": "eva", "kind": "botilbud", "unit": "molen", "from": "2024-01-01"}

PAIRS: dict[str, tuple[Asked, Asked]] = {
    "nye regler fra august": ((TOWN, APRIL, {}), (TOWN, AUGUST, {})),
    "tilbage til reglerne fra april": ((TOWN, AUGUST, {}), (TOWN, APRIL, {})),
    "fra Aftale25 til april": ((_town(_small), "aftale25-2025-01-01", GRANTED), (_town(_small), APRIL, GRANTED)),
    "egne regler med kortere rækkevidde": (
        (TOWN, AUGUST, {}),
        (TOWN, {"based_on": AUGUST, "title": "Prøve med kort afstand", "max_travel_metres": 5_000}, {}),
    ),
    "en lås": ((TOWN, AUGUST, GRANTED), (_town(_add("decisions", _LOCK)), AUGUST, GRANTED)),
    "en afvisning": ((TOWN, AUGUST, GRANTED), (_town(_add("decisions", _REJECT)), AUGUST, GRANTED)),
    "en læge siger nej": ((TOWN, AUGUST, GRANTED), (_town(_gp("eva", interest="declined")), AUGUST, GRANTED)),
    "en ny klinik": ((TOWN, AUGUST, GRANTED), (_town(_NEW_CLINIC), AUGUST, GRANTED)),
    "en ny klinik, som straks bliver låst": (
        (TOWN, AUGUST, GRANTED),
        (
            _town(
                _all(_NEW_CLINIC, _add("decisions", {"kind": "lock", "unit": "molen", "gp": "ida", "by": "KLU"}))
            ),
            AUGUST,
            GRANTED,
        ),
    ),
    "et botilbud lukker": ((TOWN, AUGUST, {}), (_town(lambda case: _drop(case, "engen")), AUGUST, {})),
    "en prioriteringsliste": (
        (TOWN, AUGUST, GRANTED),
        (_town(_botilbud("lunden", priorities=[["anna"], ["eva"]], accepts_unlisted=False)), AUGUST, GRANTED),
    ),
    "flere patienter på forhånd": (
        (TOWN, AUGUST, GRANTED),
        (_town(_botilbud("molen", patients_by_clinic={"torvet": 7})), AUGUST, GRANTED),
    ),
    "en aftale er udløbet": (
        (_town(_add("agreements", _OLD)), AUGUST, GRANTED),
        (_town(_add("agreements", {**_OLD, "to": "2025-08-31"})), AUGUST, GRANTED),
    ),
    "dispensationen er givet": (
        (TOWN, AUGUST, GRANTED),
        (
            _town(_add("dispensations", {"id": "RM-14", "gp": "bo", "kind": "nursing_home_and_botilbud"})),
            AUGUST,
            GRANTED,
        ),
    ),
    "kun givne dispensationer": ((TOWN, AUGUST, {}), (TOWN, AUGUST, GRANTED)),
    "læger, der ikke svarer": (
        (_town(_all(_gp("eva", interest="asked"), _add("contacts", _ASKED))), AUGUST, GRANTED),
        (
            _town(_all(_gp("eva", interest="asked"), _add("contacts", _ASKED))),
            AUGUST,
            {**GRANTED, "silent_after": 1},
        ),
    ),
    "ny lodtrækning": (
        (_town(_even), AUGUST, {"seed": 1}),
        (_town(_even), AUGUST, {"seed": 4}),
    ),
    "to låse, der ikke kan gælde sammen": (
        (TOWN, AUGUST, {}),
        (_town(_add("decisions", _LOCK, {**_LOCK, "gp": "eva", "by": "Formanden"})), AUGUST, {}),
    ),
    "rettede oplysninger uden virkning": (
        (TOWN, AUGUST, {}),
        (_town(_all(_botilbud("engen", phone="87 00 00 00"), _gp("anna", name="Anna Holm Juhl"))), AUGUST, {}),
    ),
    "ingen forskel": ((TOWN, AUGUST, {}), (TOWN, AUGUST, {})),
}
"""Name → the two inputs."""


def text(name: str, language: Any) -> str:
    """The report of a comparison under its name."""
    left, right = PAIRS[name]
    return compare_report(answer(result_of(*left), result_of(*right)), language)


def whole(language: Any) -> str:
    """All twenty in one text."""
    return "\n\n\n".join(f"##### {name}\n\n{text(name, language)}" for name in PAIRS) + "\n"


def write() -> None:
    """Writes the texts anew, to be read before they are kept."""
    for language in ("da", "en"):
        (FOLDER / f"compare.{language}.txt").write_text(whole(language), encoding="utf-8")


if __name__ == "__main__":
    write()
