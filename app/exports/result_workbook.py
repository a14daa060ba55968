"""A match result as a workbook for officials: overview, matches, what is missing, coverage, cost, assumptions.

In Danish, amounts in the level of April 2024 excluding VAT, dates and numbers as real cells. It is built from
the result's JSON alone (contract, section 5) and leaves out what a result does not have, so that an infeasible
or stopped run can be written too.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.exports import look
from app.exports.result_names import Called, Json, danish, day, kroner, term
from app.exports.result_sheets import (
    LEVEL,
    write_matches,
    write_objectives,
    write_rules,
    write_to_choose,
    write_unmatched,
    write_unused,
)
from app.exports.tables import Head, pairs, sheet, table
from solver.rulebook import Words
from solver.words.names import COLUMN_NAMES, LEGAL_BASES, OWNERS, STATUSES, TARGET_GROUPS

GROUPS: tuple[tuple[str, str, Mapping[str, Words]], ...] = (
    ("total", "I alt", {}),
    ("municipality", "Kommune", {}),
    ("region", "Region", {}),
    ("owner", "Ejer", OWNERS),
    ("legal_basis", "Lovgrundlag", LEGAL_BASES),
    ("target_group", "Målgruppe", TARGET_GROUPS),
)
PERCENT = '0.0" %"'


def write_result(result: Mapping[str, Any]) -> bytes:
    """Write a result as an .xlsx file.

    Args:
        result: the answer to `match` as JSON values; keys that are absent or null are left out.

    Returns:
        The file, with the sheets Overblik, Matches, Uden læge, Skal vælge, Ledige læger, Dækning, Økonomi, Mål,
        Regler and Forudsætninger.
    """
    called = Called(result)
    book = Workbook()
    book.remove(book.worksheets[0])
    _overview(book.create_sheet("Overblik"), result)
    write_matches(book.create_sheet("Matches"), result, called)
    write_unmatched(book.create_sheet("Uden læge"), result, called)
    write_to_choose(book.create_sheet("Skal vælge"), result, called)
    write_unused(book.create_sheet("Ledige læger"), result, called)
    _coverage(book.create_sheet("Dækning"), result)
    _cost(book.create_sheet("Økonomi"), result)
    write_objectives(book.create_sheet("Mål"), result)
    write_rules(book.create_sheet("Regler"), result, called)
    _assumptions(book.create_sheet("Forudsætninger"), result)
    book.properties.creator = "botilbudsmatch"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _overview(page: Worksheet, result: Json) -> None:
    said = result.get("input") or {}
    case, ruleset = said.get("case") or {}, said.get("ruleset") or {}
    botilbud = _at(result, "coverage", "total", "botilbud") or {}
    total = _at(result, "cost", "total") or {}
    look.widths(page, 44, 70)
    look.title(look.at(page, 1, 1), "Forslag til faste læger")
    row = pairs(
        page,
        2,
        [
            ("Sag", case.get("name"), None),
            ("Opgørelsesdag", day(case.get("as_of")), look.DAY),
            ("Regelsæt", ruleset.get("title") or ruleset.get("id"), None),
            ("Resultat", term(STATUSES, result.get("status")), None),
            ("Botilbud, der er omfattet", botilbud.get("in_scope"), look.WHOLE),
            *((f"– heraf {words.da}", botilbud.get(key), look.WHOLE) for key, words in COLUMN_NAMES.items()),
            ("Officiel dækningsgrad (kun aftaler i kraft)", botilbud.get("official_percent"), PERCENT),
            ("Nye dispensationer, der skal søges", _objective(result, "new_dispensations"), look.WHOLE),
            (f"Honorar pr. år i alt ({LEVEL})", kroner(total.get("honorarium_dkk_per_year")), look.KRONER),
        ],
    )
    for heading, key in (("Dette kan ikke gælde på samme tid", "conflict"), ("Bemærk", "warnings")):
        found = result.get(key) or ()
        if found:
            row += 2
            look.title(look.at(page, row, 1), heading)
            told = [(one.get("code") or one.get("kind"), danish(one.get("message"))) for one in found]
            row = table(page, row + 1, (Head("Slags"), Head("Hvad")), told)
    look.printable(page, heading_row=None)


def _coverage(page: Worksheet, result: Json) -> None:
    columns = ("in_scope", *COLUMN_NAMES)
    heads = [Head("Gruppe", 16), Head("Navn", 30), Head("Tælles i", 11), Head("Omfattet", 11, look.WHOLE)]
    heads += [Head(words.da.capitalize(), 13, look.WHOLE) for words in COLUMN_NAMES.values()]
    heads.append(Head("Officiel dækningsgrad", 14, PERCENT))
    coverage = result.get("coverage") or {}
    rows = []
    for group, heading, terms in GROUPS:
        found = coverage.get(group) or ()
        for one in [found] if isinstance(found, Mapping) else found:
            name = one.get("name") or ("" if group == "total" else term(terms, one.get("key")))
            for counted, word in (("botilbud", "botilbud"), ("units", "enheder")):
                counts = one.get(counted) or {}
                values = [counts.get(column) for column in columns]
                rows.append((heading, name, word, *values, counts.get("official_percent")))
    note = "Kun »aftale i kraft« er den officielle dækningsgrad; de øvrige kolonner viser, hvor langt resten er."
    sheet(page, "Dækning", heads, rows, note)


def _cost(page: Worksheet, result: Json) -> None:
    cost = result.get("cost") or {}
    heads = (
        Head("Aftaler med botilbud", 40),
        Head("Aftaler", 10, look.WHOLE),
        Head("Timer pr. måned", 12, look.WHOLE),
        Head("Honorar pr. måned", 18, look.KRONER),
        Head("Moms pr. måned", 18, look.KRONER),
        Head("Honorar pr. år", 18, look.KRONER),
        Head("Moms pr. år", 18, look.KRONER),
    )
    named = (("existing", "Aftaler i kraft"), ("proposed", "Forslagets tilføjelser"), ("total", "I alt"))
    amounts = ("honorarium_dkk_per_month", "vat_dkk_per_month", "honorarium_dkk_per_year", "vat_dkk_per_year")
    rows = [
        (
            name,
            cost[key].get("agreements"),
            cost[key].get("hours_per_month"),
            *(kroner(cost[key].get(amount)) for amount in amounts),
        )
        for key, name in named
        if cost.get(key)
    ]
    last = sheet(page, "Økonomi", heads, rows, f"Alle beløb er i {LEVEL}; moms står for sig.")
    frame = cost.get("frame") or {}
    if frame:
        facts = (
            ("Ramme pr. botilbud og år", kroner(frame.get("dkk_per_botilbud_and_year")), look.KRONER),
            ("Botilbud med læge", frame.get("botilbud"), look.WHOLE),
            ("Ramme pr. år", kroner(frame.get("dkk_per_year")), look.KRONER),
            ("I alt mindre rammen, pr. år", kroner(frame.get("total_minus_frame_dkk_per_year")), look.KRONER),
        )
        pairs(page, last + 2, facts)


def _assumptions(page: Worksheet, result: Json) -> None:
    """Ruleset, policy, sources and provenance: what the result rests on."""
    said = result.get("input") or {}
    look.widths(page, 40, 60, 60)
    look.title(look.at(page, 1, 1), "Forudsætninger")
    row = 2
    parts = (
        ("Regelsæt", {k: v for k, v in (said.get("ruleset") or {}).items() if k != "sources"}),
        ("Kørslens valg (policy)", said.get("policy") or {}),
        ("Herkomst", result.get("provenance") or {}),
    )
    for heading, facts in parts:
        look.title(look.at(page, row + 1, 1), heading)
        row = pairs(page, row + 1, [(str(name), _plain(value), None) for name, value in facts.items()]) + 1
    sources = (said.get("ruleset") or {}).get("sources") or ()
    if sources:
        look.title(look.at(page, row + 1, 1), "Kilder og fortolkninger")
        rows = [(one.get("parameter"), one.get("text"), one.get("interpretation")) for one in sources]
        table(page, row + 2, (Head("Parameter"), Head("Kilde"), Head("Fortolkning")), rows)
    look.printable(page, heading_row=None)


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | tuple) else value


def _at(values: Any, *keys: str) -> Any:
    for key in keys:
        values = values.get(key) if isinstance(values, Mapping) else None
    return values


def _objective(result: Json, name: str) -> Any:
    found = (one.get("value") for one in result.get("objectives") or () if one.get("id") == name)
    return next(found, None)
