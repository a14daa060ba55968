"""Words for faults of text, keys, types and bounds."""

from __future__ import annotations

from solver.domain.faults import Fault
from solver.words.fault_entry import FaultEntry, entry

SHAPE_FAULTS: dict[str, FaultEntry] = {
    "not_utf8": entry(
        ("Ikke UTF-8", "Not UTF-8"),
        (
            "Filen er ikke tekst i UTF-8: byte {byte} kan ikke læses.",
            "The file is not UTF-8: byte {byte} cannot be read.",
        ),
        ("Gem filen som UTF-8, og send den igen.", "Save the file as UTF-8 and send it again."),
        Fault("", "not_utf8", {"byte": 17}),
    ),
    "not_json": entry(
        ("Ikke gyldig JSON", "Not valid JSON"),
        (
            "Teksten er ikke gyldig JSON; den går i stykker ved linje {line}, tegn {column}.",
            "The text is not valid JSON; it breaks at line {line}, column {column}.",
        ),
        (
            "Se efter et glemt komma, anførselstegn eller en parentes lige før stedet.",
            "Look for a missing comma, quotation mark or bracket just before that place.",
        ),
        Fault("", "not_json", {"line": 4, "column": 12}),
    ),
    "not_object": entry(
        ("Ikke et objekt", "Not an object"),
        ("Dokumentet er ikke et JSON-objekt.", "The document is not a JSON object."),
        ("Dokumentet skal begynde med { og slutte med }.", "The document must begin with { and end with }."),
        Fault("", "not_object"),
    ),
    "too_deep": entry(
        ("For mange niveauer", "Nested too deeply"),
        (
            "Her er lister og objekter lagt for dybt inde i hinanden.",
            "Lists and objects are nested too deeply here.",
        ),
        ("Fjern det, der ikke hører til i dokumentet.", "Remove what does not belong in the document."),
        Fault("/name", "too_deep"),
    ),
    "duplicate_key": entry(
        ("En nøgle står to gange", "A key stands twice"),
        (
            "Nøglen »{key}« står mere end én gang i samme objekt.",
            "The key »{key}« stands more than once in one object.",
        ),
        ("Behold den ene, og slet de andre.", "Keep one and delete the others."),
        Fault("/name", "duplicate_key", {"key": "name"}),
    ),
    "not_finite": entry(
        ("Ikke et tal", "Not a number"),
        ("Værdien er ikke et tal, der kan regnes med.", "The value is not a number that can be calculated with."),
        ("Skriv et almindeligt tal.", "Write an ordinary number."),
        Fault("/botilbud/0/location/lat", "not_finite"),
    ),
    "not_json_value": entry(
        ("Ikke en værdi i JSON", "Not a JSON value"),
        (
            "Værdien er af typen {type}, som ikke findes i JSON.",
            "The value is of type {type}, which JSON does not have.",
        ),
        (
            "Skriv den som tekst, tal, sandt/falsk, liste eller objekt.",
            "Write it as text, number, boolean, list or object.",
        ),
        Fault("/as_of", "not_json_value", {"type": "date"}),
    ),
    "bad_text": entry(
        ("Ødelagt tekst", "Broken text"),
        (
            "Teksten indeholder et halvt tegn, som ikke kan gemmes.",
            "The text holds half a character, which cannot be stored.",
        ),
        ("Skriv teksten igen.", "Write the text again."),
        Fault("/name", "bad_text"),
    ),
    "unknown_key": entry(
        ("Ukendt nøgle", "Unknown key"),
        ("Nøglen »{key}« findes ikke her.", "There is no key »{key}« here."),
        (
            "Ret stavemåden, eller fjern nøglen. Se nøglerne med »botilbudsmatch schema«.",
            "Correct its spelling or remove it. See the keys with »botilbudsmatch schema«.",
        ),
        Fault("/botilbud/0/resident", "unknown_key", {"key": "resident"}),
    ),
    "missing": entry(
        ("Oplysning mangler", "Missing"),
        ("»{key}« mangler.", "»{key}« is missing."),
        ("Udfyld »{key}«.", "Fill in »{key}«."),
        Fault("/botilbud/0/residents", "missing", {"key": "residents"}),
    ),
    "wrong_type": entry(
        ("Forkert type", "Wrong type"),
        (
            "Værdien »{value}« er {got}; her skal stå {expected}.",
            "The value »{value}« is {got}; it must be {expected}.",
        ),
        ("Skriv {expected}.", "Write {expected}."),
        Fault("/botilbud/0/residents", "wrong_type", {"expected": "integer", "got": "text", "value": "tyve"}),
    ),
    "out_of_bounds": entry(
        ("Uden for grænserne", "Out of bounds"),
        (
            "Tallet {value} er uden for grænsen: {side} {bound}.",
            "The number {value} is out of bounds: {side} {bound}.",
        ),
        ("Ret tallet, så det er {side} {bound}.", "Change the number to {side} {bound}."),
        Fault("/botilbud/0/residents", "out_of_bounds", {"value": "0", "side": "at_least", "bound": 1}),
    ),
    "bad_value": entry(
        ("Ukendt værdi", "Unknown value"),
        ("»{value}« er ikke en værdi, der kan stå her.", "»{value}« is not a value that can stand here."),
        ("Vælg en af disse: {allowed}.", "Choose one of these: {allowed}."),
        Fault("/botilbud/0/owner", "bad_value", {"value": "stat", "allowed": "municipal, regional, private"}),
    ),
    "schema_version": entry(
        ("Ukendt formatversion", "Unknown format version"),
        ("Formatversionen »{value}« kendes ikke.", "The format version »{value}« is not known."),
        ("Skriv formatversionen som teksten 1.0.", "Write the format version as the text 1.0."),
        Fault("/schema_version", "schema_version", {"value": "2.0"}),
    ),
    "bad_date": entry(
        ("Ikke en dato", "Not a date"),
        (
            "»{value}« er ikke en dato, der findes, skrevet som år-måned-dag.",
            "»{value}« is not an existing date written as year-month-day.",
        ),
        ("Skriv datoen som 2025-11-01.", "Write the date as 2025-11-01."),
        Fault("/as_of", "bad_date", {"value": "31-02-2025"}),
    ),
    "bad_id": entry(
        ("Ugyldigt id", "Invalid id"),
        ("»{value}« kan ikke bruges som id.", "»{value}« cannot be used as an id."),
        (
            "Et id er 1 til 64 tegn uden | og #. Kun læger uden navn omtales med #, som KLINIK#1.",
            "An id is 1 to 64 characters without | and #. Only unnamed GPs are mentioned with #, as CLINIC#1.",
        ),
        Fault("/botilbud/0/id", "bad_id", {"value": "B|1"}),
    ),
    "empty_text": entry(
        ("Tom tekst", "Empty text"),
        ("Navnet er tomt.", "The name is empty."),
        ("Skriv et navn.", "Write a name."),
        Fault("/botilbud/0/name", "empty_text"),
    ),
    "bad_code": entry(
        ("Ikke fire cifre", "Not four digits"),
        ("»{value}« er ikke en kode på fire cifre.", "»{value}« is not a code of four digits."),
        (
            "Skriv alle fire cifre, også nullet forrest, som 0707 eller 8500.",
            "Write all four digits, a leading zero too, as 0707 or 8500.",
        ),
        Fault("/botilbud/0/municipality", "bad_code", {"value": "707"}),
    ),
    "bad_ydernummer": entry(
        ("Ydernummer er ikke seks cifre", "Ydernummer is not six digits"),
        ("Ydernummeret »{value}« er ikke på seks cifre.", "The ydernummer »{value}« is not six digits."),
        (
            "Skriv alle seks cifre, også nuller forrest, eller lad feltet stå tomt.",
            "Write all six digits, leading zeros too, or leave it out.",
        ),
        Fault("/clinics/0/ydernummer", "bad_ydernummer", {"value": "12345"}),
    ),
}
