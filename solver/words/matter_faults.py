"""Words for faults of what a document says: references, places, dates, sections, agreements, CPR numbers."""

from __future__ import annotations

from solver.domain.faults import Fault
from solver.words.fault_entry import FaultEntry, entry

MATTER_FAULTS: dict[str, FaultEntry] = {
    "cpr_number": entry(
        ("CPR-nummer", "CPR number"),
        (
            "Her står et CPR-nummer. Personnumre må ikke stå i en sag, heller ikke i noter og navne.",
            "A CPR number stands here. Such numbers must not be in a case, not in notes or names either.",
        ),
        (
            "Slet nummeret. Er det et andet tal på ti cifre, så del det med mellemrum.",
            "Delete the number. If it is another number of ten digits, split it with spaces.",
        ),
        Fault("/contacts/0/note", "cpr_number"),
    ),
    "duplicate_id": entry(
        ("Id bruges to gange", "Id used twice"),
        ("Id’et »{id}« er allerede brugt ved {first}.", "The id »{id}« is already used at {first}."),
        (
            "Giv den ene et andet id. Klinikker og læger må ikke dele id, og det må enheder heller ikke.",
            "Give one of them another id. Clinics and GPs must not share an id, nor must units.",
        ),
        Fault("/botilbud/1/id", "duplicate_id", {"id": "B1", "first": "/botilbud/0/id"}),
    ),
    "duplicate_in_list": entry(
        ("Nævnt to gange på listen", "Listed twice"),
        ("»{id}« står mere end én gang på listen.", "»{id}« stands more than once in the list."),
        ("Behold den bedste plads, og slet den anden.", "Keep the best place and delete the other."),
        Fault("/gps/0/wishes/1/0", "duplicate_in_list", {"id": "B1"}),
    ),
    "duplicate_agreement": entry(
        ("Samme aftale to gange", "Same agreement twice"),
        ("Aftalen er den samme som {first}.", "The agreement is the same as {first}."),
        ("Slet den ene.", "Delete one of them."),
        Fault("/agreements/1", "duplicate_agreement", {"first": "/agreements/0"}),
    ),
    "duplicate_entry": entry(
        ("Samme rejse to gange", "Same travel twice"),
        (
            "Rejsen fra {clinic} til {unit} er allerede givet ved {first}.",
            "The travel from {clinic} to {unit} is already given at {first}.",
        ),
        ("Behold den rigtige, og slet den anden.", "Keep the right one and delete the other."),
        Fault(
            "/travel_matrix/entries/1",
            "duplicate_entry",
            {"clinic": "C1", "unit": "B1", "first": "/travel_matrix/entries/0"},
        ),
    ),
    "unknown_reference": entry(
        ("Henviser til noget, der ikke findes", "Refers to nothing"),
        ("Der er {kind} med id »{id}«.{hint}", "There is {kind} with the id »{id}«.{hint}"),
        ("Ret id’et, eller tilføj det, der henvises til.", "Correct the id, or add what it refers to."),
        Fault("/gps/0/clinic", "unknown_reference", {"id": "C9", "kind": "clinic", "hint": ""}),
    ),
    "date_order": entry(
        ("Slutter før den begynder", "Ends before it begins"),
        (
            "Perioden slutter {to}, før den begynder {from}.",
            "The period ends on {to}, before it begins on {from}.",
        ),
        ("Byt om på datoerne, eller ret den ene.", "Swap the dates or correct one of them."),
        Fault("/agreements/0/to", "date_order", {"from": "2025-06-01", "to": "2025-01-31"}),
    ),
    "unknown_municipality": entry(
        ("Ukendt kommunekode", "Unknown municipality code"),
        ("Ingen kommune har koden »{value}«.", "No municipality has the code »{value}«."),
        (
            "Skriv kommunens firecifrede kode, for eksempel 0707 for Norddjurs.",
            "Write the municipality's code of four digits, for example 0707 for Norddjurs.",
        ),
        Fault("/botilbud/0/municipality", "unknown_municipality", {"value": "0999"}),
    ),
    "outside_denmark": entry(
        ("Uden for Danmark", "Outside Denmark"),
        ("Koordinaten {value} ligger uden for Danmark.", "The coordinate {value} lies outside Denmark."),
        (
            "Skriv grader i WGS 84: bredde (lat) 54,4 til 58,0 og længde (lon) 7,5 til 15,7. Er de byttet om?",
            "Write degrees in WGS 84: latitude 54.4 to 58.0 and longitude 7.5 to 15.7. Have they been swapped?",
        ),
        Fault("/botilbud/0/location/lat", "outside_denmark", {"value": "10.9"}),
    ),
    "no_place": entry(
        ("Sted mangler", "Place missing"),
        (
            "{kind} »{name}« har intet sted, og sagen har ingen rejsetider.",
            "{kind} »{name}« has no place, and the case has no travel matrix.",
        ),
        (
            "Angiv koordinaterne (location; i Excel Breddegrad og Længdegrad), send en rejsematrix med sagen"
            " (travel_matrix; i Excel arket Rejsetider), eller brug adresseopslag{address}. Med en rejsematrix"
            " skal stedet ikke oplyses.",
            "Give the coordinates (location; in Excel Breddegrad and Længdegrad), send a travel matrix with the"
            " case (travel_matrix; in Excel the sheet Rejsetider), or use address look-up{address}. With a travel"
            " matrix no place is needed.",
        ),
        Fault("/clinics/0/location", "no_place", {"kind": "clinic", "name": "Lægerne Havnen", "address": "no"}),
    ),
    "section_too_small": entry(
        ("Afsnit med for få beboere", "Section too small"),
        (
            "Afsnittet har {residents} beboere; et afsnit skal have mindst {minimum}.",
            "The section has {residents} residents; a section must have at least {minimum}.",
        ),
        (
            "Læg afsnittet sammen med et andet, eller lad botilbuddet være udelt.",
            "Join the section with another, or leave the botilbud undivided.",
        ),
        Fault("/botilbud/0/sections/0/residents", "section_too_small", {"residents": 12, "minimum": 30}),
    ),
    "site_too_large": entry(
        ("For mange små botilbud på ét sted", "Too many small botilbud at one site"),
        (
            "Stedet med »{id}« har {count} små enheder; så mange kan ikke afgøres under ét.",
            "The site of »{id}« has {count} small units; so many cannot be decided together.",
        ),
        (
            "Del stedet op med forskellige nøgler i feltet »site«, eller registrér botilbuddene samlet.",
            "Split the site by different keys in the field »site«, or register the botilbud as one.",
        ),
        Fault("/botilbud", "site_too_large", {"id": "skovbrynet-1", "count": 16}),
    ),
    "stability_not_settled": entry(
        ("Kravet om stabilitet kunne ikke afgøres", "The demand for stability could not be settled"),
        (
            "Der blev hverken fundet en plan uden par, der hellere vil have hinanden, eller bevis for, at den ikke"
            " findes.",
            "Neither a plan without pairs that would rather have each other was found, nor proof of none.",
        ),
        (
            "Kør med »stability«: »report«; så viser resultatet de par, der er tilbage.",
            "Run with »stability«: »report«; the result then shows the pairs that remain.",
        ),
        Fault("/stability", "stability_not_settled", {}),
    ),
    "sections_over_total": entry(
        ("Afsnittene er større end botilbuddet", "Sections larger than the botilbud"),
        (
            "Afsnittene har {together} beboere tilsammen, men botilbuddet har kun {residents}.",
            "The sections have {together} residents together, but the botilbud only has {residents}.",
        ),
        ("Ret beboertallene, så de passer sammen.", "Correct the numbers so that they agree."),
        Fault("/botilbud/0/sections", "sections_over_total", {"together": 95, "residents": 80}),
    ),
    "agreement_without_unit": entry(
        ("Aftale uden botilbud", "Agreement without a unit"),
        (
            "En aftale med et botilbud skal sige hvilken enhed.",
            "An agreement with a botilbud must say which unit.",
        ),
        (
            "Skriv id’et på botilbuddet, eller på afsnittet hvis det er delt, i unit (Enhed).",
            "Write the id of the botilbud, or of the section where it is divided, in unit.",
        ),
        Fault("/agreements/0/unit", "agreement_without_unit"),
    ),
    "unit_of_nursing_home": entry(
        ("Plejehjemsaftale med enhed", "Nursing-home agreement with a unit"),
        ("En aftale med et plejehjem har ingen enhed.", "An agreement with a nursing home has no unit."),
        (
            "Skriv plejehjemmets navn i facility (Plejehjem), og lad unit (Enhed) stå tom.",
            "Write the nursing home's name in facility and leave unit out.",
        ),
        Fault("/agreements/0/unit", "unit_of_nursing_home"),
    ),
    "facility_of_botilbud": entry(
        ("Botilbudsaftale med plejehjem", "Botilbud agreement with a facility"),
        ("En aftale med et botilbud har intet plejehjem.", "An agreement with a botilbud has no nursing home."),
        (
            "Lad facility (Plejehjem) stå tom, og skriv enheden i unit (Enhed).",
            "Leave facility out and write the unit in unit.",
        ),
        Fault("/agreements/0/facility", "facility_of_botilbud"),
    ),
    "contact_names_nobody": entry(
        ("Kontakt uden modtager", "Contact naming nobody"),
        ("Kontakten siger ikke, hvem der blev kontaktet.", "The contact does not say who was contacted."),
        ("Skriv en læge, en klinik eller et botilbud.", "Write a GP, a clinic or a botilbud."),
        Fault("/contacts/0", "contact_names_nobody"),
    ),
    "ruleset_not_named": entry(
        ("Regelsæt skal vælges", "Ruleset must be named"),
        (
            "Intet indbygget regelsæt gælder af sig selv for sagens botilbud (regionskode {regions}) den {as_of}.",
            "No built-in ruleset holds by itself for the case's botilbud (region code {regions}) on {as_of}.",
        ),
        ("Vælg et regelsæt ved navn: {allowed}.", "Name a ruleset: {allowed}."),
        Fault(
            "/ruleset",
            "ruleset_not_named",
            {"regions": "1083", "as_of": "2025-11-01", "allowed": "rm-2025-08-13"},
        ),
    ),
    "unknown_ruleset": entry(
        ("Ukendt regelsæt", "Unknown ruleset"),
        ("Regelsættet »{id}« findes ikke.", "There is no ruleset »{id}«."),
        ("Vælg et af disse: {allowed}.", "Choose one of these: {allowed}."),
        Fault("/ruleset", "unknown_ruleset", {"id": "rm-2026", "allowed": "rm-2025-08-13"}),
    ),
}
