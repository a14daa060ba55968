"""What is said of a piece in a sentence or two: its plan, its faults, or why there is no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solver.goals import GOALS
from solver.rulebook import Words

NO_PLAN = Words(
    "Ingen lovlig plan: {count} aftaler, beslutninger eller regler kan ikke gælde på samme tid.",
    "No lawful plan: {count} agreements, decisions or rules cannot hold together.",
)
NOTHING_FOUND = Words(
    "Tiden gik, før der var en plan; om der er en, vides ikke.",
    "Time ran out before there was a plan; whether there is one is not known.",
)
COVERED = Words(
    "{covered} af {in_scope} botilbud har eller foreslås en fast læge; {waiting} venter på dispensation.",
    "{covered} of {in_scope} botilbud have or are proposed a fixed GP; {waiting} await a dispensation.",
)
PROVEN = Words("Planen er bevist bedst.", "The plan is proven best.")
NOT_PROVEN = Words(
    "Ikke bevist bedst; der kan være en bedre plan på: {titles}.",
    "Not proven best; there may be a better plan on: {titles}.",
)

OPTIONS = {
    "optimal": Words(
        "Muligheder for {count} enheder, alle priser er bevist.",
        "Options of {count} units, all prices proven.",
    ),
    "infeasible": Words(
        "Der er ingen lovlig plan for sagen, så der er ingen muligheder.",
        "The case has no lawful plan, so there are no options.",
    ),
    "other": Words(
        "Ikke bevist: tiden gik, før alle priser for de {count} enheder var regnet.",
        "Not proven: time ran out before all prices of the {count} units were worked out.",
    ),
}

FAILED = {
    "crashed": Words(
        "Ikke regnet: beregningen gik ned to gange. Hvorfor vides ikke; mangel på hukommelse kan være grunden.",
        "Not solved: the solve crashed twice. Why is not known; lack of memory may be the reason.",
    ),
    "out_of_memory": Words(
        "Ikke regnet: hukommelsen slap op to gange. Giv mere med --memory-mb, eller del sagen.",
        "Not solved: memory ran out twice. Give more with --memory-mb, or split the case.",
    ),
    "timeout": Words(
        "Ikke regnet: beregningen blev ikke færdig i tide og blev afbrudt. Sæt time_limit_s i policyen.",
        "Not solved: the solve did not end in time and was broken off. Set time_limit_s in the policy.",
    ),
    "case_changed": Words(
        "Ikke regnet: sagens fil blev ændret undervejs. Kør igen.",
        "Not solved: the case's file was changed meanwhile. Run again.",
    ),
    "file_unreadable": Words(
        "Ikke regnet: sagens fil kunne ikke læses. Kør igen, når den er der.",
        "Not solved: the case's file could not be read. Run again when it is there.",
    ),
    "audit_failed": Words(
        "Ikke udleveret: planen bestod ikke efterprøvningen. Det er en fejl i programmet.",
        "Not handed out: the plan did not stand the audit. This is an error in the program.",
    ),
    "internal_error": Words(
        "Ikke regnet: der er en fejl i programmet, ikke i sagen.",
        "Not solved: there is an error in the program, not in the case.",
    ),
    "missing": Words("Ikke regnet endnu.", "Not solved yet."),
}
"""Why a piece has no answer → what is said of it."""


def match_words(result: Mapping[str, Any]) -> Words:
    """What a result of `match` comes to: how many get a GP, and whether that is proven best."""
    if result["status"] == "infeasible":
        return _filled(NO_PLAN, count=len(result["conflict"]))
    if result["coverage"] is None:
        return NOTHING_FOUND
    figures = result["coverage"]["total"]["botilbud"]
    covered = figures["in_scope"] - figures["without"]
    said = _filled(
        COVERED, covered=covered, in_scope=figures["in_scope"], waiting=figures["awaiting_dispensation"]
    )
    proof = PROVEN if result["status"] == "optimal" else _not_proven(result["objectives"])
    return Words(f"{said.da} {proof.da}", f"{said.en} {proof.en}")


def options_words(status: str, count: int) -> Words:
    """What the options of some units come to."""
    return _filled(OPTIONS.get(status, OPTIONS["other"]), count=count)


def faults_words(faults: Sequence[Mapping[str, Any]]) -> Words:
    """How many faults there are, and the first of them."""
    first = faults[0]["message"]
    count = len(faults)
    return Words(
        f"Ikke regnet: {count} fejl i det indsendte. Den første: {first['da']}",
        f"Not solved: {count} {'fault' if count == 1 else 'faults'} in what was given. The first: {first['en']}",
    )


def _not_proven(objectives: Sequence[Mapping[str, Any]]) -> Words:
    titles = [GOALS[one["id"]].title for one in objectives if not one["proven"]]
    return Words(
        NOT_PROVEN.da.format(titles=", ".join(title.da for title in titles)),
        NOT_PROVEN.en.format(titles=", ".join(title.en for title in titles)),
    )


def _filled(words: Words, **facts: object) -> Words:
    return Words(words.da.format(**facts), words.en.format(**facts))
