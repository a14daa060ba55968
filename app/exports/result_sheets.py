"""The sheets of a result that list something: matches, units without a GP, choices, GPs, rules, objectives."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from app.exports import look
from app.exports.result_names import (
    Called,
    Json,
    danish,
    dispensation,
    goal,
    kroner,
    reason,
    rule,
    term,
    travel,
)
from app.exports.tables import Head, sheet, table
from solver.rulebook import Words
from solver.words.names import MATCH_STATUSES

LEVEL = "april 2024-niveau, ekskl. moms"
OUTCOMES = {
    "kept": Words("overholdt", "kept"),
    "dispensed": Words("fraveget ved dispensation", "dispensed"),
    "not_in_force": Words("gælder ikke", "not in force"),
    "exempt": Words("undtaget", "exempt"),
}


def write_matches(page: Worksheet, result: Json, called: Called) -> None:
    """One row a match: who with whom, why, on what terms."""
    heads = (
        Head("Botilbud", 30),
        Head("Enhed", 12),
        Head("Kommune", 16),
        Head("Beboere", 9, look.WHOLE),
        Head("Læge", 26),
        Head("Klinik", 26),
        Head("Status", 11),
        Head("Rejse", 11),
        Head("Botilbuddets prioritet", 12),
        Head("Lægens ønske", 10),
        Head("Beboere, der beholder klinik", 13),
        Head("Beboere, der skifter læge", 13),
        Head("Dispensation", 22),
        Head("Aftaler mod lægekapaciteter", 14),
        Head("Timer pr. måned", 9),
        Head(f"Honorar pr. måned ({LEVEL})", 18, look.KRONER),
        Head("Moms pr. måned", 14, look.KRONER),
        Head("Aftalen står ved", 13),
        Head("Ellers kan spørges", 26),
        Head("Bemærk", 36),
        Head("Begrundelse", 70),
    )
    rows = []
    for match in result.get("matches") or ():
        unit = called.found(match.get("unit"))
        fallback = match.get("fallback") or {}
        notes = [danish(note.get("message")) or "" for note in match.get("notes") or ()]
        shared = match.get("agreement") not in (None, match.get("unit"))
        rows.append(
            (
                called.unit(match.get("unit")),
                match.get("unit"),
                called.place(match.get("unit")),
                unit.residents if unit else None,
                called.gp(match.get("gp")),
                called.clinic(match.get("clinic")),
                term(MATCH_STATUSES, match.get("status")),
                travel(match.get("travel")),
                match.get("priority_tier"),
                match.get("wish_tier"),
                match.get("continuity"),
                match.get("residents_changing_gp"),
                dispensation(match.get("needs_dispensation")),
                (match.get("capacity") or "").replace(" of ", " af ") or None,
                match.get("hours_per_month"),
                kroner(match.get("honorarium_dkk")),
                kroner(match.get("vat_dkk")),
                match.get("agreement") if shared else None,
                called.gp(fallback.get("gp")),
                "\n".join(notes) or None,
                danish(match.get("explanation")),
            )
        )
    sheet(page, "Matches", heads, rows, f"Alle beløb er i {LEVEL}; moms står for sig.")


def write_unmatched(page: Worksheet, result: Json, called: Called) -> None:
    """Units in scope without a GP with what stands in the way; below them those out of scope."""
    heads = (
        Head("Botilbud", 32),
        Head("Enhed", 12),
        Head("Kommune", 16),
        Head("Hvad der står i vejen", 60),
        Head("Begrundelse", 80),
    )
    listed = [
        (
            called.unit(one.get("unit")),
            one.get("unit"),
            called.place(one.get("unit")),
            "\n".join(_reason(found, called) for found in one.get("reasons") or ()) or None,
            danish(one.get("explanation")),
        )
        for one in (*(result.get("unmatched") or ()), *(result.get("out_of_scope") or ()))
    ]
    inside = len(result.get("unmatched") or ())
    last = sheet(
        page, "Uden læge", heads, listed[:inside], "Enheder, der er omfattet af ordningen, men ingen læge har."
    )
    if listed[inside:]:
        look.title(look.at(page, last + 2, 1), "Ikke omfattet af ordningen")
        table(page, last + 3, heads, listed[inside:])


def _reason(found: Json, called: Called) -> str:
    gps = [called.gp(gp) or "" for gp in found.get("gps") or ()]
    named = f" ({', '.join(gps)})" if gps else ""
    return f"{found.get('count')}: {reason(str(found.get('code')))}{named}"


def write_to_choose(page: Worksheet, result: Json, called: Called) -> None:
    """Botilbud that must choose between GPs; below them pairs that both sides would rather have."""
    heads = (Head("Botilbud", 34), Head("Foreløbigt valg", 40), Head("Kan vælge mellem", 60))
    rows = [
        (
            called.botilbud(one.get("botilbud")),
            "\n".join(f"{called.unit(p.get('unit'))}: {called.gp(p.get('gp'))}" for p in one.get("picks") or ())
            or None,
            "\n".join(called.gp(gp) or "" for gp in one.get("gps") or ()) or None,
        )
        for one in result.get("to_choose") or ()
    ]
    note = "Flere interesserede læger kan tage botilbuddet, og det har ingen prioriteringsliste: det vælger selv."
    last = sheet(page, "Skal vælge", heads, rows, note)
    blocking = result.get("blocking_pairs") or ()
    if blocking:
        look.title(look.at(page, last + 2, 1), "Par, der hellere ville have hinanden")
        heads = (Head("Botilbud"), Head("Læge"), Head("Første mål, som det ville gå ud over"))
        table(page, last + 3, heads, [_blocking(pair, called) for pair in blocking])


def _blocking(pair: Json, called: Called) -> tuple[str | None, ...]:
    objective = str(pair.get("objective") or "")
    worse = "ingen: lodtrækningen afgjorde det" if objective == "tie" else goal(objective)[0]
    return called.unit(pair.get("unit")), called.gp(pair.get("gp")), worse


def write_unused(page: Worksheet, result: Json, called: Called) -> None:
    """Interested GPs without a match, why, and what would suit them next."""
    heads = (Head("Læge", 30), Head("Klinik", 30), Head("Hvorfor", 60), Head("Hvad der ellers kunne passe", 60))
    rows = []
    for one in result.get("unused_gps") or ():
        suits = [
            ", ".join(
                filter(None, (called.unit(s.get("unit")), travel(s.get("travel")), reason(str(s.get("reason")))))
            )
            for s in one.get("suits_next") or ()
        ]
        reasons = [f"{found.get('count')}: {reason(str(found.get('code')))}" for found in one.get("reasons") or ()]
        rows.append(
            (
                called.gp(one.get("gp")),
                called.clinic(one.get("clinic")),
                "\n".join(reasons) or None,
                "\n".join(suits) or None,
            )
        )
    sheet(page, "Ledige læger", heads, rows, "Interesserede læger, som forslaget ikke bruger.")


def write_objectives(page: Worksheet, result: Json) -> None:
    """The objectives in their order with value, bound and proof."""
    heads = (
        Head("Nr.", 6),
        Head("Mål", 46),
        Head("Retning", 12),
        Head("Værdi", 14, look.WHOLE),
        Head("Enhed", 24),
        Head("Bedst tænkelige", 14, look.WHOLE),
        Head("Bevist", 10),
        Head("Navn i JSON", 24),
    )
    rows = [
        (
            number,
            goal(str(one.get("id")))[0],
            {"max": "størst mulig", "min": "mindst mulig"}.get(str(one.get("sense"))),
            one.get("value"),
            goal(str(one.get("id")))[1],
            one.get("bound"),
            one.get("proven"),
            one.get("id"),
        )
        for number, one in enumerate(result.get("objectives") or (), start=1)
    ]
    sheet(
        page,
        "Mål",
        heads,
        rows,
        "Et mål længere nede tæller først, når alle over det er så gode, som de kan blive.",
    )


def write_rules(page: Worksheet, result: Json, called: Called) -> None:
    """Each rule of each match with its outcome and source."""
    heads = (Head("Botilbud", 32), Head("Læge", 28), Head("Regel", 40), Head("Udfald", 24), Head("Kilde", 70))
    rows = [
        (
            called.unit(match.get("unit")),
            called.gp(match.get("gp")),
            rule(str(checked.get("slug"))),
            term(OUTCOMES, checked.get("outcome")),
            checked.get("source"),
        )
        for match in result.get("matches") or ()
        for checked in match.get("rules") or ()
    ]
    sheet(page, "Regler", heads, rows, "Hver regel, som hvert match er holdt op imod.")
