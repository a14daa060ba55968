"""A result as plain text for people: status, coverage, matches, explanations, what is missing, cost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from solver.domain.case import Case
from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.coverage import coverage_text, groups_text
from solver.words.names import MATCH_STATUSES, STATUSES, Names
from solver.words.numbers import Language, day, kroner, number, travelled
from solver.words.report_lists import blocking_pairs, to_choose, unused_gps
from solver.words.table import heading, table, wrapped

Json = dict[str, Any]


def say(words: Words, language: Language) -> str:
    """One of the two languages."""
    return words.da if language == "da" else words.en


def names_of(result: Json) -> Names:
    """The names of the case that a result came from."""
    return Names(Case.model_validate_json(json.dumps(result["input"]["case"])))


def report(result: Json, language: Language = "da") -> str:
    """The whole result in at most a hundred columns, sections apart by blank lines.

    Args:
        result: as `solver.explain.result.build` gives it, or read back from JSON.
        language: of all words.
    """
    names = names_of(result)
    parts = [_status(result, language), *_messages(result["warnings"], Words("Bemærk", "Note"), language)]
    if result["conflict"]:
        title = Words("Dette kan ikke gælde på samme tid", "These cannot hold together")
        return "\n\n".join([*parts, *_messages(result["conflict"], title, language)])
    if result["coverage"] is None:
        return "\n\n".join(parts)
    parts += [
        coverage_text(result["coverage"], language),
        *groups_text(result["coverage"], language),
        heading(_("Match", "Matches", language)) + "\n\n" + matches_table(result, names, language),
        *_explained(result["matches"], Words("Begrundelser", "Reasons"), language),
        *_explained(result["unmatched"], Words("Uden læge", "Without a GP"), language),
        *_explained(result["out_of_scope"], Words("Ikke omfattet", "Out of scope"), language),
        *bulleted(
            to_choose(result, names), Words("Botilbud, der skal vælge", "Botilbud that must choose"), language
        ),
        *bulleted(
            unused_gps(result, names),
            Words("Interesserede læger uden match", "Interested GPs without a match"),
            language,
        ),
        *bulleted(
            blocking_pairs(result, names),
            Words("Læger og botilbud, der begge hellere ville have hinanden", "Pairs that prefer each other"),
            language,
        ),
        *_stability(result, language),
        objectives_text(result, language),
        cost_text(result["cost"], language),
    ]
    return "\n\n".join(parts)


def bulleted(items: Iterable[Words], title: Words, language: Language) -> list[str]:
    """A heading with a point for each item; nothing at all for no items."""
    lines = [wrapped(say(item, language), first="• ") for item in items]
    return [heading(say(title, language)) + "\n\n" + "\n".join(lines)] if lines else []


def _(danish: str, english: str, language: Language) -> str:
    return danish if language == "da" else english


def _status(result: Json, language: Language) -> str:
    case, ruleset = result["input"]["case"], result["input"]["ruleset"]
    on = say(day(date.fromisoformat(case["as_of"])), language)
    lines = [
        case["name"],
        _(f"Den {on} efter reglerne »{ruleset['title']}«", f"On {on} under »{ruleset['title']}«", language),
        _("Resultat", "Result", language) + ": " + say(STATUSES[result["status"]], language),
    ]
    return "\n".join(wrapped(line, indent="") for line in lines)


def _messages(items: Iterable[Json], title: Words, language: Language) -> list[str]:
    return bulleted([Words(**item["message"]) for item in items], title, language)


def _stability(result: Json, language: Language) -> list[str]:
    """What the demand for a stable match costs; nothing where it was not made."""
    items = [result["stability"]] if result.get("stability") else []
    return _explained(items, Words("Kravet om et stabilt match", "The demand for a stable match"), language)


def matches_table(result: Json, names: Names, language: Language = "da") -> str:
    """One line a match: botilbud, GP, clinic, distance, lists, dispensation, status."""
    heads = (
        ("Botilbud", "Læge", "Klinik", "Afstand", "Lister", "Disp.", "Status")
        if language == "da"
        else ("Botilbud", "GP", "Clinic", "Travel", "Lists", "Disp.", "Status")
    )
    rows = [
        (
            names.unit(match["unit"]),
            say(names.gp(match["gp"]), language),
            names.clinic(match["clinic"]),
            match["travel"]["words"][language] if match["travel"] else "–",
            f"{match['priority_tier'] or '–'} / {match['wish_tier'] or '–'}",
            _dispensation(match, language),
            say(MATCH_STATUSES[match["status"]], language),
        )
        for match in result["matches"]
    ]
    key = _(
        "Lister: botilbuddets plads til lægen / lægens plads til botilbuddet; – uden plads.",
        "Lists: the botilbud's place for the GP / the GP's place for the botilbud; – unlisted.",
        language,
    )
    return f"{table(heads, rows, right=(3,))}\n\n{key}"


def _dispensation(match: Json, language: Language) -> str:
    found = match["needs_dispensation"]
    if found is None:
        return "–"
    return _("givet", "granted", language) if "id" in found else _("søges", "to seek", language)


def _explained(items: Iterable[Json], title: Words, language: Language) -> list[str]:
    lines = [wrapped(item["explanation"][language], first="• ") for item in items]
    return [heading(say(title, language)) + "\n\n" + "\n\n".join(lines)] if lines else []


def objectives_text(result: Json, language: Language = "da") -> str:
    """What the plan is worth, in the order of what weighs most, and what is proven of it."""
    heads = (
        ("Hensyn, det vigtigste først", "Værdi", "Bevist")
        if language == "da"
        else ("Objective, the weightiest first", "Value", "Proven")
    )
    yes, no = _("ja", "yes", language), _("nej", "no", language)
    rows = [
        (
            say(GOALS[o["id"]].title, language),
            say(_value(result, o), language),
            yes if o["proven"] else ("–" if o["bound"] is None else no),
        )
        for o in result["objectives"]
    ]
    return table(heads, rows, right=(1,))


def _value(result: Json, objective: Json) -> Words:
    if objective["id"] != "travel":
        return number(objective["value"])
    matrix = result["input"]["case"].get("travel_matrix")
    return travelled(matrix["metric"] if matrix else "metres", objective["value"])


def cost_text(cost: Json, language: Language = "da") -> str:
    """What the agreements cost a month and a year, beside the frame."""
    parts = {
        "existing": Words("Aftaler i kraft", "Agreements in effect"),
        "proposed": Words("Forslaget", "The proposal"),
        "total": Words("I alt", "Together"),
    }
    heads = (
        ("Honorar", "Aftaler", "Timer/md.", "Pr. måned", "Pr. år", "Moms pr. år")
        if language == "da"
        else ("Honoraria", "Agreements", "Hours/month", "A month", "A year", "VAT a year")
    )
    rows = [
        (
            say(words, language),
            str(cost[key]["agreements"]),
            str(cost[key]["hours_per_month"]),
            say(kroner(cost[key]["honorarium_dkk_per_month"]), language),
            say(kroner(cost[key]["honorarium_dkk_per_year"]), language),
            say(kroner(cost[key]["vat_dkk_per_year"]), language),
        )
        for key, words in parts.items()
    ]
    frame = cost["frame"]
    each, all_ = kroner(frame["dkk_per_botilbud_and_year"]), kroner(frame["dkk_per_year"])
    said = _(
        f"Alle beløb er i {cost['level']['da']}. Rammen i den nationale aftale er {each.da} om året pr. botilbud, "
        f"for {frame['botilbud']} botilbud {all_.da} om året.",
        f"All amounts are at {cost['level']['en']}. The frame of the national agreement is {each.en} a year for "
        f"each botilbud, for {frame['botilbud']} botilbud {all_.en} a year.",
        language,
    )
    return f"{table(heads, rows, right=(1, 2, 3, 4, 5))}\n\n{wrapped(said, indent='')}"
