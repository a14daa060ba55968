"""Words for faults of a question: whom it is about, and the results that it compares."""

from __future__ import annotations

from solver.domain.faults import Fault
from solver.words.fault_entry import FaultEntry, entry

QUESTION_FAULTS: dict[str, FaultEntry] = {
    "nobody_named": entry(
        ("Hverken enhed eller læge", "Neither a unit nor a GP"),
        (
            "Spørgsmålet nævner hverken en enhed eller en læge.",
            "The question names neither a unit nor a GP.",
        ),
        (
            "Skriv enten enhedens id (unit) eller lægens (gp).",
            "Write either the unit's id (unit) or the GP's (gp).",
        ),
        Fault("", "nobody_named"),
    ),
    "both_named": entry(
        ("Både enhed og læge", "Both a unit and a GP"),
        (
            "Spørgsmålet gælder enten én enhed eller én læge; her er begge nævnt.",
            "The question is about either a unit or a GP; here both are named.",
        ),
        (
            "Behold den ene. Om netop de to sammen svarer why-not.",
            "Keep one of them. About just these two together ask why-not.",
        ),
        Fault("/gp", "both_named"),
    ),
    "divided_botilbud": entry(
        ("Delt botilbud", "Divided botilbud"),
        (
            "»{id}« er delt i afsnit, og hvert afsnit får læge for sig.",
            "»{id}« is divided into sections, and each section gets its own GP.",
        ),
        ("Vælg et af afsnittene: {sections}.", "Choose one of its sections: {sections}."),
        Fault("/unit", "divided_botilbud", {"id": "B3", "sections": "B3-nord (Nord), B3-syd (Syd)"}),
    ),
    "ambiguous_name": entry(
        ("Flere har det navn", "Several of that name"),
        ("Flere i sagen hedder »{id}«.", "Several in the case are called »{id}«."),
        ("Skriv id’et på den rette: {near}.", "Write the id of the right one: {near}."),
        Fault("/gp", "ambiguous_name", {"id": "Læge Holm", "near": "L1 (Læge Holm), L7 (Læge Holm)"}),
    ),
    "name_not_exact": entry(
        ("Findes ikke, men noget ligner", "Not there, but something is like it"),
        ("Der er {kind} med id »{id}«.", "There is {kind} with the id »{id}«."),
        ("Skriv id’et. Det, der ligner: {near}.", "Write the id. What is like it: {near}."),
        Fault(
            "/unit", "name_not_exact", {"id": "Fjordglimt", "kind": "unit", "near": "B2 (Botilbuddet Fjordglimt)"}
        ),
    ),
    "no_result": entry(
        ("Ikke et resultat", "Not a result"),
        (
            "Dokumentet er ikke et resultat af match: {key} mangler eller har en anden form.",
            "The document is no result of match: {key} is missing or of another shape.",
        ),
        (
            "Giv svaret fra botilbudsmatch match --json eller POST /v1/match, uden at ændre i det.",
            "Give the answer of botilbudsmatch match --json or POST /v1/match, unchanged.",
        ),
        Fault("/matches", "no_result", {"key": "matches"}),
    ),
    "several_results": entry(
        ("Flere resultater i én fil", "Several results in one file"),
        (
            "Filen har {count} resultater, ét på hver linje; her sammenlignes to filer med hver sit.",
            "The file has {count} results, one a line; two files with one each are compared here.",
        ),
        (
            "Kør match på én sag ad gangen, og gem hvert svar i sin egen fil.",
            "Run match on one case at a time and keep each answer in a file of its own.",
        ),
        Fault("", "several_results", {"count": 2}),
    ),
}
