"""Coverage as tables of plain text: the total, and by municipality, owner and legal basis."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from solver.rulebook import Words
from solver.words.names import COLUMN_NAMES, LEGAL_BASES, OWNERS
from solver.words.numbers import Language, capital, number
from solver.words.table import table, wrapped

Json = dict[str, Any]

GROUPS = {
    "municipality": Words("Kommune", "Municipality"),
    "owner": Words("Ejer", "Owner"),
    "legal_basis": Words("Grundlag", "Legal basis"),
}
SHORT = {
    "in_scope": Words("Omfattet", "In scope"),
    "agreement_in_effect": Words("Aftale", "Agreement"),
    "locked": Words("Låst", "Locked"),
    "gp_interested": Words("Interesse", "Interested"),
    "gp_to_be_asked": Words("Spørges", "To be asked"),
    "awaiting_dispensation": Words("Dispensation", "Dispensation"),
    "without": Words("Uden", "Without"),
}


def _say(words: Words, language: Language) -> str:
    return words.da if language == "da" else words.en


def coverage_text(coverage: Json, language: Language = "da") -> str:
    """The total coverage as a table, the official dækningsgrad below, then what is pointed out."""
    botilbud, units = coverage["total"]["botilbud"], coverage["total"]["units"]
    rows = [(_say(words, language), str(botilbud[c]), str(units[c])) for c, words in COLUMN_NAMES.items()]
    whole = _say(Words("i alt omfattet", "in scope, all"), language)
    rows.append((whole, str(botilbud["in_scope"]), str(units["in_scope"])))
    heads = [_say(w, language) for w in (Words("Dækning", "Coverage"), Words("Botilbud", "Botilbud"))]
    heads.append(_say(Words("Enheder", "Units"), language))
    percent = botilbud["official_percent"]
    official = Words("Ingen botilbud er omfattet.", "No botilbud is in scope.")
    if percent is not None:
        share = number(Decimal(str(percent)), 1)
        official = Words(
            f"Officiel dækningsgrad (kun aftaler i kraft): {share.da} % af botilbuddene.",
            f"Official dækningsgrad (agreements in effect only): {share.en} % of the botilbud.",
        )
    pointed_out = [wrapped(note["message"][language], indent="") for note in coverage["pointed_out"]]
    return "\n".join([table(heads, rows, right=(1, 2)), "", _say(official, language), *pointed_out])


def groups_text(coverage: Json, language: Language = "da") -> list[str]:
    """Botilbud by municipality, owner and legal basis, a table each; a group of one row is left out."""
    out = []
    for group, title in GROUPS.items():
        rows = coverage[group]
        if len(rows) >= 2:
            heads = [_say(title, language), *(_say(words, language) for words in SHORT.values())]
            lines = [
                [_name(group, row, language), *(str(row["botilbud"][column]) for column in SHORT)] for row in rows
            ]
            out.append(table(heads, lines, right=tuple(range(1, len(heads)))))
    return out


def _name(group: str, row: Json, language: Language) -> str:
    if group == "owner":
        return capital(_say(OWNERS[row["key"]], language))
    if group == "legal_basis":
        return capital(_say(LEGAL_BASES[row["key"]], language))
    return str(row.get("name", row["key"]))
