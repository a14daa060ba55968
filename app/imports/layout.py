"""The sheets of a case workbook: one for each list of the document, a column for each field.

Reader, writer, template and help sheet all go by this table; the words of each field are
`solver.words.fields`.
"""

from __future__ import annotations

from app.imports.columns import MEMBER, OWNER, Column, Sheet, columns
from solver.words import terms

_BELONGS = Column("Botilbud", OWNER, "Botilbud.id", required=True, width=14)

CASE = Sheet(
    "Sag",
    (),
    (
        *columns("Case", ("Navn*", "name", "text", 44), ("Opgørelsesdag*", "as_of", "date", 16)),
        Column("Rejsetider i", ("travel_matrix", "metric"), "TravelMatrix.metric", "term", terms=terms.METRIC),
        Column("Formatversion", ("schema_version",), "Case.schema_version", "version"),
    ),
    ("Sagen selv, én række", "The case itself, one row"),
)
MUNICIPALITIES = Sheet(
    "Kommuner",
    ("municipalities",),
    columns("MunicipalityEntry", ("Kommunekode*", "code", "code_4", 16), ("Navn*", "name", "text", 30)),
    ("Kommuner; kan stå tomt", "Municipalities; may be left empty"),
)
BOTILBUD = Sheet(
    "Botilbud",
    ("botilbud",),
    columns(
        "Botilbud",
        ("Id*", "id", "text", 12),
        ("Navn*", "name", "text", 32),
        ("Kommunekode*", "municipality", "code_4", 14),
        ("Lovgrundlag*", "legal_basis", "term", 14),
        ("Beboere*", "residents", "integer", 10),
        ("Adresse", "address", "text", 28),
        ("Postnummer", "postcode", "code_4", 12),
        ("Breddegrad", "location.lat", "number", 12),
        ("Længdegrad", "location.lon", "number", 12),
        ("Hjælp efter SEL § 85", "support_sel_85", "yes_no", 14),
        ("Længerevarende", "long_term", "yes_no", 16),
        ("Deltager", "participation", "term", 16),
        ("Ejer", "owner", "term", 12),
        ("Målgruppe", "target_group", "term", 18),
        ("Pladser", "places", "integer", 10),
        ("P-nummer", "p_number", "text", 14),
        ("Telefon", "phone", "text", 14),
        ("E-mail", "email", "text", 28),
        ("Kontaktperson", "contact_person", "text", 24),
        ("Samlet sted", "site", "text", 16),
        ("Ledelse", "management", "text", 20),
        ("Fælles personale", "shared_staff", "yes_no", 16),
        ("Prioriteringsliste", "priorities", "tiers", 32),
        ("Tager andre end listen", "accepts_unlisted", "yes_no", 16),
        legal_basis=terms.LEGAL_BASIS,
        participation=terms.PARTICIPATION,
        owner=terms.OWNER,
        target_group=terms.TARGET_GROUP,
    ),
    ("Botilbud, ét pr. række", "Botilbud, one a row"),
)
SECTIONS = Sheet(
    "Afsnit",
    ("botilbud", "sections"),
    (
        _BELONGS,
        *columns(
            "Section",
            ("Afsnit-id*", "id", "text", 14),
            ("Beboere*", "residents", "integer", 10),
            ("Navn", "name", "text", 30),
        ),
    ),
    ("Afsnit i delte botilbud", "Sections of divided botilbud"),
)
PATIENTS = Sheet(
    "Patienter",
    ("botilbud", "patients_by_clinic"),
    (
        _BELONGS,
        Column("Klinik", (MEMBER,), "Clinic.id", required=True, width=14),
        Column("Beboere", ("residents",), "Botilbud.patients_by_clinic", "integer", required=True, width=10),
    ),
    (
        "Hvor mange af et botilbuds beboere der allerede har en klinik",
        "How many residents of a botilbud are a clinic's patients already",
    ),
)
CLINICS = Sheet(
    "Klinikker",
    ("clinics",),
    columns(
        "Clinic",
        ("Id*", "id", "text", 12),
        ("Navn*", "name", "text", 32),
        ("Lægekapaciteter*", "doctor_capacities", "integer", 16),
        ("Ydernummer", "ydernummer", "code_6", 14),
        ("SOR-kode", "sor", "text", 18),
        ("Slags", "kind", "term", 16),
        ("Adresse", "address", "text", 28),
        ("Postnummer", "postcode", "code_4", 12),
        ("Breddegrad", "location.lat", "number", 12),
        ("Længdegrad", "location.lon", "number", 12),
        ("Telefon", "phone", "text", 14),
        ("E-mail", "email", "text", 28),
        ("Kontaktperson", "contact_person", "text", 24),
        ("Lukket for tilgang", "closed_to_new_patients", "yes_no", 16),
        ("Åbner for botilbud", "opens_for_botilbud", "yes_no", 16),
        ("Momsregistreret", "vat_registered", "yes_no", 16),
        kind=terms.CLINIC_KIND,
    ),
    ("Lægeklinikker, én pr. række", "GP clinics, one a row"),
)
GPS = Sheet(
    "Læger",
    ("gps",),
    columns(
        "Gp",
        ("Id*", "id", "text", 12),
        ("Klinik*", "clinic", "text", 12),
        ("Navn", "name", "text", 30),
        ("Autorisations-id", "authorisation_id", "text", 16),
        ("Interesse", "interest", "term", 16),
        ("Ønskeliste", "wishes", "tiers", 32),
        ("Tager andre end listen", "accepts_unlisted", "yes_no", 16),
        ("Vil ikke", "refuses", "ids", 24),
        ("Højst tilknytninger", "max_attachments", "integer", 16),
        interest=terms.INTEREST,
    ),
    ("Praktiserende læger, én pr. række", "GPs, one a row"),
)
AGREEMENTS = Sheet(
    "Aftaler",
    ("agreements",),
    columns(
        "Agreement",
        ("Læge*", "gp", "text", 14),
        ("Slags*", "kind", "term", 14),
        ("Plejehjem", "facility", "text", 30),
        ("Enhed", "unit", "text", 14),
        ("Fra", "from", "date", 14),
        ("Til", "to", "date", 14),
        kind=terms.AGREEMENT_KIND,
    ),
    ("Aftaler om fast tilknytning", "Agreements on permanent attachment"),
)
DISPENSATIONS = Sheet(
    "Dispensationer",
    ("dispensations",),
    columns(
        "Dispensation",
        ("Id*", "id", "text", 12),
        ("Læge*", "gp", "text", 14),
        ("Slags*", "kind", "term", 24),
        ("Botilbud", "botilbud", "text", 14),
        ("Fra", "from", "date", 14),
        ("Til", "to", "date", 14),
        ("Timer pr. måned", "hours_per_month", "integer", 14),
        ("Journalnummer", "reference", "text", 20),
        kind=terms.DISPENSATION_KIND,
    ),
    ("Regionens dispensationer", "The region's dispensations"),
)
DECISIONS = Sheet(
    "Beslutninger",
    ("decisions",),
    columns(
        "Decision",
        ("Slags*", "kind", "term", 12),
        ("Enhed*", "unit", "text", 14),
        ("Læge*", "gp", "text", 14),
        ("Besluttet af", "by", "text", 24),
        ("Dato", "at", "date", 14),
        ("Note", "note", "text", 40),
        kind=terms.DECISION_KIND,
    ),
    ("Udvalgets låste og afviste par", "Pairs that the committee locked or rejected"),
)
CONTACTS = Sheet(
    "Kontaktlog",
    ("contacts",),
    columns(
        "Contact",
        ("Dato*", "date", "date", 14),
        ("Læge", "gp", "text", 14),
        ("Klinik", "clinic", "text", 14),
        ("Botilbud", "botilbud", "text", 14),
        ("Resultat*", "outcome", "term", 16),
        ("Vej", "method", "term", 26),
        ("Middel", "means", "term", 12),
        ("Note", "note", "text", 40),
        outcome=terms.CONTACT_OUTCOME,
        method=terms.CONTACT_METHOD,
        means=terms.CONTACT_MEANS,
    ),
    ("Hvem er kontaktet, hvornår og med hvilket svar", "Who was contacted, when and with what answer"),
)
TRAVEL = Sheet(
    "Rejsetider",
    ("travel_matrix", "entries"),
    columns(
        "TravelEntry",
        ("Klinik*", "clinic", "text", 14),
        ("Enhed*", "unit", "text", 14),
        ("Værdi*", "value", "integer", 12),
    ),
    (
        "Rejse fra klinik til enhed; er arket udfyldt, afgør det alene, hvad der er i nærheden",
        "Travel from clinic to unit; where filled in, it alone decides what is near",
    ),
)
SHEETS: tuple[Sheet, ...] = (
    CASE,
    MUNICIPALITIES,
    BOTILBUD,
    SECTIONS,
    PATIENTS,
    CLINICS,
    GPS,
    AGREEMENTS,
    DISPENSATIONS,
    DECISIONS,
    CONTACTS,
    TRAVEL,
)
"""All sheets in their order."""

HELP = "Vejledning"
IGNORED = ("vejledning", "note")
"""Beginnings of the names of sheets that are not read."""
