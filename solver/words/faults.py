"""The words of every fault: what is wrong and what to do, in Danish and English, with the values named.

CPR numbers are never named; whoever finds a fault leaves them out of its facts (`solver.domain.checks.cpr`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from solver.domain.faults import Fault
from solver.rulebook import Words
from solver.words.fault_entry import FaultEntry
from solver.words.matter_faults import MATTER_FAULTS
from solver.words.question_faults import QUESTION_FAULTS
from solver.words.shape_faults import SHAPE_FAULTS
from solver.words.workbook_faults import WORKBOOK_FAULTS

FAULTS: dict[str, FaultEntry] = {**SHAPE_FAULTS, **MATTER_FAULTS, **WORKBOOK_FAULTS, **QUESTION_FAULTS}
"""Fault code → title, message, remedy and an example."""


_PLACE = re.compile(r"\{(\w+)\}")


class Said(NamedTuple):
    """A fault in one language: what is wrong, and what to do."""

    message: str
    remedy: str


_TERMS: dict[str, dict[str, tuple[str, str]]] = {
    "expected": {
        "text": ("tekst", "text"),
        "integer": ("et helt tal", "a whole number"),
        "number": ("et tal", "a number"),
        "decimal": ('et beløb som tekst, for eksempel "1072.01"', 'an amount as text, for example "1072.01"'),
        "boolean": ("sandt eller falsk (true, false; i Excel ja, nej)", "true or false (in Excel ja, nej)"),
        "list": ("en liste", "a list"),
        "object": ("et objekt", "an object"),
    },
    "got": {
        "text": ("tekst", "text"),
        "integer": ("et tal", "a number"),
        "number": ("et tal", "a number"),
        "boolean": ("sandt eller falsk", "a boolean"),
        "list": ("en liste", "a list"),
        "object": ("et objekt", "an object"),
        "null": ("tom (null)", "empty (null)"),
    },
    "side": {
        "at_least": ("mindst", "at least"),
        "at_most": ("højst", "at most"),
        "more_than": ("mere end", "more than"),
        "less_than": ("mindre end", "less than"),
    },
    "hint": {
        "": ("", ""),
        "divided": (
            " Botilbuddet er delt i afsnit: skriv afsnittets id.",
            " The botilbud is divided into sections: write the section's id.",
        ),
        "section": (
            " Det er et afsnit: skriv botilbuddets id.",
            " It is a section: write the id of its botilbud.",
        ),
        "clinic": (" Det er en klinik: skriv lægens id.", " It is a clinic: write the GP's id."),
        "anonymous": (
            " Læger uden navn tælles fra 1 til klinikkens lægekapaciteter, og kun hvor klinikken ingen læger har"
            " på listen.",
            " Unnamed GPs count from 1 to the clinic's doctor_capacities, and only where it lists no GPs.",
        ),
    },
}
_KINDS: dict[str, tuple[str, str]] = {
    "botilbud": ("intet botilbud", "no botilbud"),
    "unit": ("ingen enhed (udelt botilbud eller afsnit)", "no unit (undivided botilbud or section)"),
    "clinic": ("ingen klinik", "no clinic"),
    "gp": ("ingen læge", "no GP"),
    "gp_or_clinic": ("hverken en læge eller en klinik", "neither a GP nor a clinic"),
}
_PLACED: dict[str, tuple[str, str]] = {
    "botilbud": ("Botilbuddet", "The botilbud"),
    "clinic": ("Klinikken", "The clinic"),
}
_ADDRESS: dict[str, tuple[str, str]] = {
    "yes": ("", ""),
    "no": (" (adressen mangler også)", " (the address is missing too)"),
}


def fault_words(fault: Fault) -> tuple[Said, Said]:
    """A fault in Danish and in English.

    Where the facts name a `sheet`, the message begins with the place in the workbook.

    Raises:
        KeyError: for a code that is not in `FAULTS`, or a fact its words need that is missing.
    """
    entry = FAULTS[fault.code]
    danish, english = (_facts(fault, language) for language in (0, 1))
    return (
        Said(_place(fault, 0) + _fill(entry.message.da, danish), _fill(entry.remedy.da, danish)),
        Said(_place(fault, 1) + _fill(entry.message.en, english), _fill(entry.remedy.en, english)),
    )


def as_json(fault: Fault) -> dict[str, Any]:
    """A fault as the API and the command line give it, with `sheet` and `cell` where it stands in a workbook."""
    danish, english = fault_words(fault)
    out: dict[str, Any] = {
        "path": fault.path,
        "code": fault.code,
        "message": {"da": danish.message, "en": english.message},
        "remedy": {"da": danish.remedy, "en": english.remedy},
    }
    return out | {key: fault.facts[key] for key in ("sheet", "cell") if fault.facts.get(key)}


def catalogue() -> list[dict[str, Any]]:
    """Every fault there is: code, title in both languages, and an example in words."""
    return [
        {"code": code, "title": _json(entry.title), "example": as_json(entry.example)}
        for code, entry in FAULTS.items()
    ]


def _json(words: Words) -> dict[str, str]:
    return {"da": words.da, "en": words.en}


def _facts(fault: Fault, language: int) -> dict[str, object]:
    out: dict[str, object] = dict(fault.facts)
    for key, terms in _TERMS.items():
        if key in out:
            out[key] = terms[str(out[key])][language]
    kinds = _PLACED if fault.code == "no_place" else _KINDS
    if "kind" in out:
        out["kind"] = kinds[str(out["kind"])][language]
    if "address" in out:
        out["address"] = _ADDRESS[str(out["address"])][language]
    if out.get("allowed") == "":
        out["allowed"] = ("se skemaet", "see the schema")[language]
    return out


def _fill(template: str, facts: Mapping[str, object]) -> str:
    return _PLACE.sub(lambda found: str(facts[found.group(1)]), template)


def _place(fault: Fault, language: int) -> str:
    sheet, cell = fault.facts.get("sheet"), fault.facts.get("cell")
    if not sheet:
        return ""
    where = (f"Ark »{sheet}«", f"Sheet »{sheet}«")[language]
    if cell:
        where += (f", celle {cell}", f", cell {cell}")[language]
    return where + ": "
