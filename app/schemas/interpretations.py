"""Where the law leaves room, what this project reads into it: A to H, each named wherever it is used."""

from __future__ import annotations

from solver.rulebook import Words

INTERPRETATIONS: dict[str, Words] = {
    "A": Words(
        "En aftale, der hviler på en dispensation, tæller ikke mod klinikkens lægekapaciteter; ellers var "
        "dispensationen intet værd i et yderområde med ét lægehus. Hvert sådant forslag siger det, for en region "
        "kan læse det anderledes (dispensed_agreement_uses_capacity).",
        "An agreement that rests on a dispensation is not counted against the clinic's capacities; else the "
        "dispensation would be worthless in an outlying area with a single clinic. Each such proposal says so, "
        "since a region may read it otherwise (dispensed_agreement_uses_capacity).",
    ),
    "B": Words(
        "Udelte botilbud på samme sted hos samme læge er én tilknytning, én aftale og ét honorar, så længe de "
        "tilsammen har højst 60 beboere (projektets eget tal). Derover tæller hvert for sig. Afsnit er én "
        "tilknytning tilsammen, men en aftale hver (site_is_one_attachment, site_max_residents).",
        "Undivided botilbud at one site with the same GP are one attachment, one agreement and one honorarium, as "
        "long as they have at most 60 residents together (this project's own figure). Over that each counts by "
        "itself. Sections are one attachment together, an agreement each (site_is_one_attachment, "
        "site_max_residents).",
    ),
    "C": Words(
        "En klinik, der er lukket for tilgang, kan ikke få nye botilbud efter de bestemmelser, som regelsættet "
        "nævner, medmindre lægen åbner for botilbuddet. Kilden siger kun, at tilknytningen mister en stor del af "
        "sin værdi (closed_intake).",
        "A clinic closed to new patients cannot take new botilbud under the legal bases the ruleset names, unless "
        "the GP reopens for the botilbud. The source only says that the attachment loses a large part of its "
        "value (closed_intake).",
    ),
    "D": Words(
        "En dispensation foreslås kun, hvor den lader flere blive dækket, end man kunne nå ved at spørge læger. "
        "Læger, der aldrig svarer, kan sættes til side efter et antal henvendelser (silent_after).",
        "A dispensation is proposed only where it lets more be covered than asking GPs could. GPs who never "
        "answer can be set aside after a number of contacts (silent_after).",
    ),
    "E": Words(
        "Botilbud ligger samme sted, hvis de har samme site-nøgle; uden nøgle hvis de har samme adresse, eller "
        "fælles ledelse og tværgående personale.",
        "Botilbud stand at one site if they have the same site key; without a key if they have the same address, "
        "or common management and shared staff.",
    ),
    "F": Words(
        "Før 13. august 2025 regnes dispensation til både plejehjem og botilbud for noget, der ikke kunne fås; "
        "først da blev det meldt entydigt ud. Flere botilbud kan dispenseres fra 1. januar 2025 efter lovteksten.",
        "Before 13 August 2025 a dispensation for both a nursing home and a botilbud is treated as not to be had; "
        "only then was it said outright. Several botilbud are dispensable from 1 January 2025 by the text.",
    ),
    "G": Words(
        "Præciseringerne stammer fra dialogen med Region Midtjylland, og andre regioner kendte dem tilsyneladende "
        "ikke. De er derfor den regions regelsæt, og en sag andre steder må selv nævne sit regelsæt.",
        "The clarifications come from the dialogue with Region Midtjylland, and other regions seemed not to know "
        "them. So they are that region's rulesets, and a case elsewhere must name its ruleset itself.",
    ),
    "H": Words(
        "25 km eller 30 minutter som grænse for rækkevidde er projektets eget tal. Den, der står på den andens "
        "liste, er altid inden for rækkevidde (max_travel_metres, max_travel_seconds).",
        "25 km or 30 minutes as the limit of reach is this project's own figure. Who lists each other is always "
        "in reach (max_travel_metres, max_travel_seconds).",
    ),
}
"""Letter → what it says."""
