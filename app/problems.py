"""Every error the service can answer: its code, its status and its words, in one list."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rulebook import Words


@dataclass(frozen=True)
class Problem:
    """A kind of error: its HTTP status, its title, and what to do, with `{places}` for facts."""

    status: int
    title: Words
    detail: Words


PROBLEMS: dict[str, Problem] = {
    "invalid_json": Problem(
        400,
        Words("Indholdet er ikke gyldig JSON", "The body is not valid JSON"),
        Words(
            "Indholdet kan ikke læses som JSON: linje {line}, tegn {column}. Ret det, og send igen.",
            "The body cannot be read as JSON: line {line}, column {column}. Correct it and send it again.",
        ),
    ),
    "invalid_encoding": Problem(
        400,
        Words("Indholdet er ikke UTF-8", "The body is not UTF-8"),
        Words(
            "Indholdet skal være tekst i tegnsættet UTF-8; det er det ikke ved byte {byte}.",
            "The body must be UTF-8 text; it is not at byte {byte}.",
        ),
    ),
    "unauthorized": Problem(
        401,
        Words("Nøgle mangler eller er forkert", "Key missing or wrong"),
        Words(
            "Send tjenestens nøgle i headeren Authorization: Bearer bm_… Den blev vist, da tjenesten startede "
            "første gang.",
            "Send the service's key in the header Authorization: Bearer bm_… It was shown when the service first "
            "started.",
        ),
    ),
    "not_found": Problem(
        404,
        Words("Siden findes ikke", "Not found"),
        Words("Her er der ikke noget. Se /v1/openapi.json.", "There is nothing here. See /v1/openapi.json."),
    ),
    "ruleset_not_found": Problem(
        404,
        Words("Regelsættet findes ikke", "No such ruleset"),
        Words(
            "Der er ikke noget indbygget regelsæt {id}. De indbyggede er {known}.",
            "There is no built-in ruleset {id}. The built-in ones are {known}.",
        ),
    ),
    "demo_not_found": Problem(
        404,
        Words("Eksemplet findes ikke", "No such demo case"),
        Words(
            "Der er ikke noget eksempel {id}. Der er {known}.",
            "There is no demo case {id}. There are {known}.",
        ),
    ),
    "method_not_allowed": Problem(
        405,
        Words("Metoden bruges ikke her", "Method not allowed"),
        Words("Adressen svarer kun på {allowed}.", "This address only answers {allowed}."),
    ),
    "too_large": Problem(
        413,
        Words("Indholdet er for stort", "The body is too large"),
        Words(
            "Indholdet må højst fylde {max_mb} MB. Del sagen op, eller lad driften hæve "
            "BOTILBUDSMATCH_MAX_BODY_MB.",
            "The body may be at most {max_mb} MB. Split the case, or have BOTILBUDSMATCH_MAX_BODY_MB raised.",
        ),
    ),
    "unsupported_media_type": Problem(
        415,
        Words("Indholdet skal være JSON", "The body must be JSON"),
        Words(
            "Send indholdet med headeren Content-Type: application/json, i UTF-8 og ukomprimeret.",
            "Send the body with the header Content-Type: application/json, in UTF-8 and not compressed.",
        ),
    ),
    "faults": Problem(
        422,
        Words("Der er fejl i det indsendte", "There are faults in what was sent"),
        Words(
            "Antal fejl: {count}. De står alle under faults. Ret dem, og send igen.",
            "Number of faults: {count}. All are listed under faults. Correct them and send it again.",
        ),
    ),
    "unknown_parameter": Problem(
        422,
        Words("En parameter er ukendt", "A parameter is unknown"),
        Words(
            "Adressen har ingen parameter {name}. Den tager: {known}.",
            "This address has no parameter {name}. It takes: {known}.",
        ),
    ),
    "invalid_date": Problem(
        422,
        Words("En dag er skrevet forkert", "A day is written wrongly"),
        Words(
            "Parameteren on skal være en dag, skrevet som 2025-08-13.",
            "The parameter on must be a day, written as 2025-08-13.",
        ),
    ),
    "internal_error": Problem(
        500,
        Words("Intern fejl", "Internal error"),
        Words(
            "Der er en fejl i programmet. Den er skrevet i loggen under nummeret i instance.",
            "There is an error in the program. The log has it under the number in instance.",
        ),
    ),
    "audit_failed": Problem(
        500,
        Words("Planen bestod ikke efterprøvningen", "The plan did not stand the audit"),
        Words(
            "Planen blev efterprøvet mod reglerne og holdt ikke, så den er ikke udleveret. Det er en fejl i "
            "programmet; den er skrevet i loggen under nummeret i instance.",
            "The plan was audited against the rules and did not hold, so it is not handed out. This is an error "
            "in the program; the log has it under the number in instance.",
        ),
    ),
    "solver_crashed": Problem(
        500,
        Words("Løseren gik ned", "The solver crashed"),
        Words(
            "Løseren gik ned under beregningen. Tjenesten kører videre. Prøv igen; sker det igen, så giv driften "
            "nummeret i instance.",
            "The solver crashed while it worked. The service goes on. Try again; if it happens again, give the "
            "number in instance to whoever runs the service.",
        ),
    ),
    "solver_out_of_memory": Problem(
        507,
        Words("Løseren fik ikke hukommelse nok", "The solver ran out of memory"),
        Words(
            "Beregningen krævede mere hukommelse, end den må bruge ({memory_mb} MB). Tjenesten kører videre. Del "
            "sagen op, for eksempel efter kommune, eller lad driften hæve BOTILBUDSMATCH_MEMORY_MB.",
            "The solve needed more memory than it may take ({memory_mb} MB). The service goes on. Split the case, "
            "by municipality for example, or have BOTILBUDSMATCH_MEMORY_MB raised.",
        ),
    ),
    "solver_busy": Problem(
        503,
        Words("Tjenesten har travlt", "The service is busy"),
        Words(
            "Der venter allerede så mange beregninger, som der må. Prøv igen om {retry_s} sekunder.",
            "As many solves as may are waiting already. Try again in {retry_s} seconds.",
        ),
    ),
    "solver_unavailable": Problem(
        503,
        Words("Løseren er ikke klar", "The solver is not ready"),
        Words(
            "Der er ingen løser klar endnu. Prøv igen om {retry_s} sekunder.",
            "No solver is ready yet. Try again in {retry_s} seconds.",
        ),
    ),
    "solve_timeout": Problem(
        504,
        Words("Beregningen tog for lang tid", "The solve took too long"),
        Words(
            "Beregningen blev bedt om at slutte efter {time_limit_s} sekunder og svarede ikke, så den blev "
            "afbrudt. Gør sagen mindre, eller lad driften hæve BOTILBUDSMATCH_TIME_LIMIT_S.",
            "The solve was asked to end after {time_limit_s} seconds and did not answer, so it was broken off. "
            "Make the case smaller, or have BOTILBUDSMATCH_TIME_LIMIT_S raised.",
        ),
    ),
}
"""Code → what it means. A code is stable: clients may rely on it."""
