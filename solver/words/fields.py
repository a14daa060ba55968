"""Each field of a case and of a policy in a sentence, and the JSON Schema that carries them."""

from __future__ import annotations

from typing import Any

from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.rulebook import Words

_CONTACT_PERSON = Words("Kontaktperson", "Contact person")
_FROM = Words("Første dag; tom: fra altid", "First day; absent: since ever")
_TO = Words("Sidste dag; tom: uden slutdato", "Last day; absent: open-ended")
_PHONE = Words("Telefonnummer", "Phone number")
_EMAIL = Words("E-mail", "E-mail")
_ADDRESS = Words(
    "Vej og nummer; det før første komma samler botilbud på samme adresse",
    "Street and number; what is before the first comma joins botilbud at one address",
)
_POSTCODE = Words("Postnummer, fire cifre", "Postcode, four digits")
_PLACE = Words("Koordinater i grader (WGS 84)", "Coordinates in degrees (WGS 84)")
_NOTE = Words("Note uden CPR-numre", "Note without CPR numbers")

FIELDS: dict[str, Words] = {
    "Case.schema_version": Words("Formatets version, altid 1.0", "Version of the format, always 1.0"),
    "Case.name": Words("Sagens navn", "The case's name"),
    "Case.as_of": Words(
        "Dagen, som regler, aftaler og dispensationer læses på",
        "The day on which rules, agreements and dispensations are read",
    ),
    "Case.municipalities": Words(
        "Kommuner; udelades de, bruges det indbyggede register",
        "Municipalities; the built-in register where absent",
    ),
    "Case.botilbud": Words("Botilbud", "Botilbud: residential facilities"),
    "Case.clinics": Words("Lægeklinikker", "GP clinics"),
    "Case.gps": Words(
        "Praktiserende læger; en klinik uden læger her får en læge uden navn for hver lægekapacitet",
        "GPs; a clinic without any here gets one unnamed GP per doctor capacity",
    ),
    "Case.agreements": Words(
        "Aftaler om fast tilknytning til botilbud og plejehjem",
        "Agreements on permanent attachment to botilbud and nursing homes",
    ),
    "Case.dispensations": Words(
        "Regionens dispensationer fra § 65 stk. 2", "The region's dispensations from § 65 stk. 2"
    ),
    "Case.decisions": Words(
        "Udvalgets beslutninger: par, der er låst eller afvist",
        "The committee's decisions: pairs locked or rejected",
    ),
    "Case.contacts": Words(
        "Kontaktloggen: hvem er spurgt hvordan, hvornår og med hvilket svar",
        "The recruiting log: who was asked how, when and with what answer",
    ),
    "Case.travel_matrix": Words(
        "Rejse fra klinik til enhed; er den givet, afgør den alene",
        "Travel from clinic to unit; where given it alone decides",
    ),
    "MunicipalityEntry.code": Words("Kommunekode, fire cifre", "Municipality code, four digits"),
    "MunicipalityEntry.name": Words("Kommunens navn", "The municipality's name"),
    "Location.lat": Words("Breddegrad (WGS 84), 54,4 til 58,0", "Latitude (WGS 84), 54.4 to 58.0"),
    "Location.lon": Words("Længdegrad (WGS 84), 7,5 til 15,7", "Longitude (WGS 84), 7.5 to 15.7"),
    "Section.id": Words("Afsnittets id, som ingen anden enhed har", "The section's id, which no other unit has"),
    "Section.residents": Words("Antal beboere i afsnittet, mindst 30", "Residents in the section, at least 30"),
    "Section.name": Words("Afsnittets navn", "The section's name"),
    "Botilbud.id": Words(
        "Botilbuddets id: 1–64 tegn uden | og #", "The botilbud's id: 1–64 characters without | and #"
    ),
    "Botilbud.name": Words("Botilbuddets navn", "The botilbud's name"),
    "Botilbud.municipality": Words("Kommunekode, fire cifre", "Municipality code, four digits"),
    "Botilbud.legal_basis": Words("Lovgrundlag", "Legal basis"),
    "Botilbud.residents": Words("Antal beboere", "Number of residents"),
    "Botilbud.address": _ADDRESS,
    "Botilbud.postcode": _POSTCODE,
    "Botilbud.location": _PLACE,
    "Botilbud.support_sel_85": Words(
        "Om beboerne får hjælp efter SEL § 85; læses kun ved ABL § 105. Tom: ja",
        "Whether residents get help under SEL § 85; only read for ABL § 105. Absent: yes",
    ),
    "Botilbud.long_term": Words(
        "Om botilbuddet er længerevarende. Tom: ja", "Whether it is long-term. Absent: yes"
    ),
    "Botilbud.participation": Words(
        "Om botilbuddet vil have en fast læge. Tom: ja", "Whether it wants a fixed GP. Absent: yes"
    ),
    "Botilbud.owner": Words("Hvem der driver det. Tom: kommunal", "Who runs it. Absent: municipal"),
    "Botilbud.target_group": Words("Målgruppe", "Target group"),
    "Botilbud.places": Words("Antal pladser", "Number of places"),
    "Botilbud.p_number": Words("P-nummer", "Production-unit number (P-nummer)"),
    "Botilbud.phone": _PHONE,
    "Botilbud.email": _EMAIL,
    "Botilbud.contact_person": _CONTACT_PERSON,
    "Botilbud.site": Words(
        "Fælles nøgle for botilbud, der ligger samlet", "Common key of botilbud that stand together"
    ),
    "Botilbud.management": Words(
        "Ledelse; samler botilbud, der også deler personale", "Management; joins botilbud that share staff too"
    ),
    "Botilbud.shared_staff": Words(
        "Om personalet deles med andre under samme ledelse. Tom: nej",
        "Whether staff is shared under the same management. Absent: no",
    ),
    "Botilbud.sections": Words("Afsnit, hvis botilbuddet er delt", "Sections, where it is divided"),
    "Botilbud.patients_by_clinic": Words(
        "Antal beboere, der allerede har en klinik, efter klinikkens id",
        "Residents who already have a clinic, by clinic id",
    ),
    "Botilbud.priorities": Words(
        "Prioriteringsliste over læger eller klinikker, bedste først",
        "Ranked GPs or clinics, best first; ids of one tier are tied",
    ),
    "Botilbud.accepts_unlisted": Words(
        "Om læger uden for listen kan komme på tale. Tom: ja", "Whether GPs not listed will do. Absent: yes"
    ),
    "Clinic.id": Words(
        "Klinikkens id: 1–64 tegn uden | og #; ingen læge må have det samme",
        "The clinic's id: 1–64 characters without | and #; no GP may share it",
    ),
    "Clinic.name": Words("Klinikkens navn", "The clinic's name"),
    "Clinic.doctor_capacities": Words(
        "Antal lægekapaciteter, mindst 1", "Number of doctor capacities, at least 1"
    ),
    "Clinic.ydernummer": Words("Ydernummer, seks cifre", "Provider number, six digits"),
    "Clinic.sor": Words("SOR-kode", "SOR code"),
    "Clinic.kind": Words("Slags klinik. Tom: PLO-praksis", "Kind of clinic. Absent: PLO practice"),
    "Clinic.address": Words("Vej og nummer", "Street and number"),
    "Clinic.postcode": _POSTCODE,
    "Clinic.location": _PLACE,
    "Clinic.phone": _PHONE,
    "Clinic.email": _EMAIL,
    "Clinic.contact_person": _CONTACT_PERSON,
    "Clinic.closed_to_new_patients": Words(
        "Om klinikken er lukket for tilgang. Tom: nej", "Whether it is closed to new patients. Absent: no"
    ),
    "Clinic.opens_for_botilbud": Words(
        "Om klinikken vil åbne for et botilbuds beboere. Tom: nej",
        "Whether it opens for a botilbud's residents. Absent: no",
    ),
    "Clinic.vat_registered": Words(
        "Om klinikken er momsregistreret. Tom: ja", "Whether it is VAT-registered. Absent: yes"
    ),
    "Gp.id": Words("Lægens id: 1–64 tegn uden | og #", "The GP's id: 1–64 characters without | and #"),
    "Gp.clinic": Words("Id på lægens klinik", "Id of the GP's clinic"),
    "Gp.name": Words("Lægens navn", "The GP's name"),
    "Gp.authorisation_id": Words("Autorisations-id", "Authorisation id"),
    "Gp.interest": Words("Lægens svar. Tom: ukendt", "The GP's answer. Absent: unknown"),
    "Gp.wishes": Words(
        "Ønskeliste over botilbud, bedste først", "Ranked botilbud, best first; ids of one tier are tied"
    ),
    "Gp.accepts_unlisted": Words(
        "Om botilbud uden for listen kan komme på tale. Tom: ja",
        "Whether botilbud not listed will do. Absent: yes",
    ),
    "Gp.refuses": Words("Botilbud, lægen ikke vil have", "Botilbud that the GP refuses"),
    "Gp.max_attachments": Words(
        "Højeste antal tilknytninger. Tom: regelsættets", "Most attachments. Absent: the ruleset's"
    ),
    "Agreement.from": _FROM,
    "Agreement.to": _TO,
    "Agreement.gp": Words("Lægens id", "The GP's id"),
    "Agreement.kind": Words("Aftale med plejehjem eller botilbud", "Agreement with a nursing home or a botilbud"),
    "Agreement.facility": Words(
        "Plejehjemmets navn; kun ved plejehjem", "The nursing home's name; nursing homes only"
    ),
    "Agreement.unit": Words(
        "Id på botilbud eller afsnit; kun ved botilbud", "Id of botilbud or section; botilbud only"
    ),
    "Dispensation.from": _FROM,
    "Dispensation.to": _TO,
    "Dispensation.id": Words("Dispensationens id", "The dispensation's id"),
    "Dispensation.gp": Words("Lægens id", "The GP's id"),
    "Dispensation.kind": Words("Hvad der er givet lov til", "What it permits"),
    "Dispensation.botilbud": Words(
        "Gælder kun dette botilbud. Tom: ethvert", "Only for this botilbud. Absent: any"
    ),
    "Dispensation.hours_per_month": Words(
        "Timer om måneden i stedet for de sædvanlige", "Hours per month in place of the usual"
    ),
    "Dispensation.reference": Words("Regionens journalnummer", "The region's file number"),
    "Decision.kind": Words("Lås parret sammen, eller afvis det", "Lock the pair together, or reject it"),
    "Decision.unit": Words("Id på botilbud eller afsnit", "Id of botilbud or section"),
    "Decision.gp": Words("Lægens id", "The GP's id"),
    "Decision.by": Words("Hvem der har besluttet", "Who decided"),
    "Decision.at": Words("Hvornår", "When"),
    "Decision.note": _NOTE,
    "Contact.gp": Words("Lægens id", "The GP's id"),
    "Contact.clinic": Words("Klinikkens id", "The clinic's id"),
    "Contact.botilbud": Words("Botilbuddets id", "The botilbud's id"),
    "Contact.date": Words("Dagen", "The day"),
    "Contact.outcome": Words("Hvad der kom ud af det", "What came of it"),
    "Contact.method": Words("Ad hvilken vej", "By which way"),
    "Contact.means": Words("Med hvilket middel", "By which means"),
    "Contact.note": _NOTE,
    "TravelMatrix.metric": Words("Om rejsen er i meter eller sekunder", "Whether travel is in metres or seconds"),
    "TravelMatrix.entries": Words(
        "En rejse for hvert par; et par uden er uden for rækkevidde",
        "One travel per pair; a pair without is out of reach",
    ),
    "TravelEntry.clinic": Words("Klinikkens id", "The clinic's id"),
    "TravelEntry.unit": Words("Id på botilbud eller afsnit", "Id of botilbud or section"),
    "TravelEntry.value": Words("Meter eller sekunder, helt tal", "Metres or seconds, a whole number"),
    "MaxTravel.metres": Words("Grænse i meter", "Limit in metres"),
    "MaxTravel.seconds": Words("Grænse i sekunder", "Limit in seconds"),
    "Policy.dispensations": Words(
        "Om der må foreslås nye dispensationer", "Whether new dispensations may be proposed"
    ),
    "Policy.baseline": Words(
        "Planen, som ændringer tælles fra: enhed til læge", "The plan that changes are counted from: unit to GP"
    ),
    "Policy.objectives": Words(
        "Målenes rækkefølge, ved navn eller som liste", "The order of objectives, by name or as a list"
    ),
    "Policy.max_travel": Words(
        "Grænsen for rækkevidde i stedet for regelsættets", "The limit of reach in place of the ruleset's"
    ),
    "Policy.silent_after": Words(
        "Antal ubesvarede kontakter, før en læge lades ude", "Unanswered contacts after which a GP is set aside"
    ),
    "Policy.stability": Words(
        "Om blokerende par kun meldes eller ikke må være der",
        "Whether blocking pairs are reported or must not remain",
    ),
    "Policy.seed": Words("Lodtrækningens frø", "The lottery's seed"),
    "Policy.time_limit_s": Words("Tidsgrænse i sekunder", "Time limit in seconds"),
}
"""`Model.json_key` → what the field says."""


def json_schema(document: type[Case] | type[Policy] = Case) -> dict[str, Any]:
    """The JSON Schema of a case, or of a policy, each field described in Danish and English.

    It says the shape only; what a document must keep besides, `solver.domain.reading` checks.
    """
    schema = document.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    for name, model in {document.__name__: schema, **schema.get("$defs", {})}.items():
        for key, field in model.get("properties", {}).items():
            words = FIELDS[f"{name}.{key}"]
            field["description"] = f"{words.da} / {words.en}"
    return schema
