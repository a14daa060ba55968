"""Words for faults of a workbook itself: its sheets, headings and cells."""

from __future__ import annotations

from solver.domain.faults import Fault
from solver.words.fault_entry import FaultEntry, entry

WORKBOOK_FAULTS: dict[str, FaultEntry] = {
    "not_workbook": entry(
        ("Ikke en Excel-fil", "Not an Excel file"),
        (
            "Filen kan ikke læses som en Excel-projektmappe (.xlsx).",
            "The file cannot be read as an Excel workbook (.xlsx).",
        ),
        (
            "Åbn den i Excel, gem den som »Excel-projektmappe (.xlsx)« uden adgangskode, og send den igen.",
            "Open it in Excel, save it as »Excel Workbook (.xlsx)« without a password and send it again.",
        ),
        Fault("", "not_workbook"),
    ),
    "workbook_too_large": entry(
        ("Projektmappen er for stor", "Workbook too large"),
        (
            "Projektmappen fylder mere end {limit_mb} MB, når den pakkes ud.",
            "The workbook takes more than {limit_mb} MB when unpacked.",
        ),
        (
            "Slet tomme, formaterede rækker og ark, der ikke hører til. Meget store sager sendes som JSON.",
            "Delete empty formatted rows and sheets that do not belong. Send very large cases as JSON.",
        ),
        Fault("", "workbook_too_large", {"limit_mb": 100}),
    ),
    "too_many_rows": entry(
        ("For mange rækker", "Too many rows"),
        ("Arket har flere end {limit} rækker.", "The sheet has more than {limit} rows."),
        (
            "Slet tomme rækker nederst. Meget store sager sendes som JSON.",
            "Delete empty rows at the end. Send very large cases as JSON.",
        ),
        Fault("", "too_many_rows", {"limit": 300000, "sheet": "Rejsetider", "cell": ""}),
    ),
    "workbook_macros": entry(
        ("Projektmappe med makroer", "Workbook with macros"),
        ("Projektmappen indeholder makroer.", "The workbook holds macros."),
        (
            "Gem den som »Excel-projektmappe (.xlsx)« uden makroer.",
            "Save it as »Excel Workbook (.xlsx)« without macros.",
        ),
        Fault("", "workbook_macros"),
    ),
    "no_known_sheet": entry(
        ("Ingen kendte ark", "No known sheets"),
        ("Projektmappen har ingen af arkene fra skabelonen.", "The workbook has none of the template's sheets."),
        (
            "Begynd med skabelonen: »botilbudsmatch template«. Arkene hedder {allowed}.",
            "Begin with the template: »botilbudsmatch template«. Its sheets are {allowed}.",
        ),
        Fault("", "no_known_sheet", {"allowed": "Sag, Botilbud, Klinikker, Læger"}),
    ),
    "unknown_sheet": entry(
        ("Ukendt ark", "Unknown sheet"),
        (
            "Projektmappen har et ark, der ikke findes i skabelonen.",
            "The workbook has a sheet that the template does not have.",
        ),
        (
            "Ret navnet, slet arket, eller lad navnet begynde med »Note«. Arkene hedder {allowed}.",
            "Correct its name, delete it, or let its name begin with »Note«. The sheets are {allowed}.",
        ),
        Fault("", "unknown_sheet", {"sheet": "Læge", "cell": "", "allowed": "Sag, Botilbud, Klinikker, Læger"}),
    ),
    "unknown_heading": entry(
        ("Ukendt overskrift", "Unknown heading"),
        ("Overskriften »{heading}« findes ikke på dette ark.", "There is no heading »{heading}« on this sheet."),
        (
            "Ret den, eller slet kolonnen. Overskrifterne er: {allowed}.",
            "Correct it or delete the column. The headings are: {allowed}.",
        ),
        Fault(
            "",
            "unknown_heading",
            {"sheet": "Afsnit", "cell": "C1", "heading": "Antal", "allowed": "Botilbud, Afsnit-id, Beboere, Navn"},
        ),
    ),
    "duplicate_heading": entry(
        ("Overskrift to gange", "Heading twice"),
        (
            "Overskriften »{heading}« står allerede i celle {first}.",
            "The heading »{heading}« already stands in cell {first}.",
        ),
        ("Slet den ene kolonne.", "Delete one of the columns."),
        Fault("", "duplicate_heading", {"sheet": "Afsnit", "cell": "D1", "heading": "Navn", "first": "C1"}),
    ),
    "missing_heading": entry(
        ("Overskrift mangler", "Heading missing"),
        (
            "Arket har ingen kolonne »{heading}«, som skal udfyldes.",
            "The sheet has no column »{heading}«, which must be filled in.",
        ),
        (
            "Skriv »{heading}« i første række, og udfyld kolonnen.",
            "Write »{heading}« in the first row and fill in the column.",
        ),
        Fault("", "missing_heading", {"sheet": "Botilbud", "cell": "", "heading": "Beboere"}),
    ),
    "cell_outside_headings": entry(
        ("Celle uden overskrift", "Cell without a heading"),
        ("Cellen står i en kolonne uden overskrift.", "The cell is in a column without a heading."),
        (
            "Skriv en overskrift i første række, eller slet cellen.",
            "Write a heading in the first row or delete the cell.",
        ),
        Fault("", "cell_outside_headings", {"sheet": "Botilbud", "cell": "Z4"}),
    ),
    "formula_without_value": entry(
        ("Formel uden værdi", "Formula without a value"),
        ("Cellen har en formel, som ikke er regnet ud.", "The cell has a formula that has not been calculated."),
        (
            "Åbn filen i Excel og gem den, eller skriv værdien i stedet.",
            "Open and save the file in Excel, or write the value instead.",
        ),
        Fault("", "formula_without_value", {"sheet": "Botilbud", "cell": "E2"}),
    ),
    "cell_error": entry(
        ("Fejlværdi i celle", "Error in a cell"),
        ("Cellen viser fejlværdien {value}.", "The cell shows the error {value}."),
        ("Ret formlen, eller skriv værdien i stedet.", "Correct the formula or write the value instead."),
        Fault("", "cell_error", {"sheet": "Botilbud", "cell": "E2", "value": "#N/A"}),
    ),
    "date_in_cell": entry(
        ("Dato, hvor der ikke skal stå en", "A date where none belongs"),
        (
            "Cellen er en dato eller et klokkeslæt; måske har Excel selv lavet teksten om.",
            "The cell is a date or a time; Excel may have made it one by itself.",
        ),
        (
            "Formatér cellen som tekst eller tal, og skriv værdien igen.",
            "Format the cell as text or number and write the value again.",
        ),
        Fault("", "date_in_cell", {"sheet": "Botilbud", "cell": "F2"}),
    ),
    "more_than_one_row": entry(
        ("For mange rækker på arket", "More than one row"),
        ("Arket har mere end én udfyldt række.", "The sheet has more than one row that is filled in."),
        ("Behold én række; en projektmappe er én sag.", "Keep one row; a workbook is one case."),
        Fault("", "more_than_one_row", {"sheet": "Sag", "cell": "A3"}),
    ),
    "row_of_nothing": entry(
        ("Rækken hører ikke til noget", "Row belongs to nothing"),
        (
            "Rækken hører til botilbuddet »{id}«, som ikke står på arket Botilbud.",
            "The row belongs to the botilbud »{id}«, which is not on the sheet Botilbud.",
        ),
        ("Ret id’et, eller tilføj botilbuddet.", "Correct the id or add the botilbud."),
        Fault("", "row_of_nothing", {"sheet": "Afsnit", "cell": "A3", "id": "B9"}),
    ),
    "duplicate_row": entry(
        ("Samme række to gange", "Same row twice"),
        (
            "Botilbuddet »{id}« og klinikken »{clinic}« står allerede i række {first}.",
            "The botilbud »{id}« and the clinic »{clinic}« already stand in row {first}.",
        ),
        ("Behold den rigtige række, og slet den anden.", "Keep the right row and delete the other."),
        Fault("", "duplicate_row", {"sheet": "Patienter", "cell": "B4", "id": "B1", "clinic": "C1", "first": 2}),
    ),
    "cell_too_long": entry(
        ("For lang tekst til Excel", "Text too long for Excel"),
        (
            "Teksten er på {length} tegn; en celle kan højst rumme {limit}.",
            "The text has {length} characters; a cell holds at most {limit}.",
        ),
        ("Forkort teksten, eller brug JSON.", "Shorten the text or use JSON."),
        Fault("/contacts/0/note", "cell_too_long", {"length": 40000, "limit": 32767}),
    ),
    "too_many_for_workbook": entry(
        ("For mange til Excel", "Too many for Excel"),
        (
            "Listen har {count} rækker; et ark kan højst have {limit}.",
            "The list has {count} rows; a sheet has at most {limit}.",
        ),
        ("Brug JSON til så stor en sag.", "Use JSON for a case of this size."),
        Fault("/travel_matrix/entries", "too_many_for_workbook", {"count": 400000, "limit": 300000}),
    ),
}
