"""A draft application to the region for a dispensation, from the facts of the case and nothing else.

Source: § 65 stk. 2 [003]; Region Midtjylland's clarification of 13 August 2025 [001].
"""

from __future__ import annotations

from solver.domain.application import Application, HeldHome, UnitGrounds
from solver.domain.facts import Facts
from solver.domain.register import municipality, region_name, region_of
from solver.rulebook import Words
from solver.rules import rule
from solver.words.application_grounds import grounds
from solver.words.application_log import asked_lines
from solver.words.application_unknown import unknown_lines
from solver.words.frontier import small_number
from solver.words.match import described
from solver.words.names import Names
from solver.words.numbers import capital, day, listing, paragraph, travelled

MOST = 1_000
SECTION = Words("§ 65, stk. 2, i overenskomst om almen praksis", "§ 65(2) of the agreement on general practice")


def application_text(facts: Facts, names: Names, found: Application) -> Words:
    """The draft: subject, whom it concerns, the ask, the grounds, who was asked, what is not known, closing.

    Lines are joined by line breaks, sections by blank lines. Counts are given as they are, since the region
    decides on them; nobody's personal data but the GPs' names are in it.
    """
    sections = [
        [_subject(names, found)],
        [_to(facts, found)],
        _concerned(facts, names, found),
        [Words("Ansøgning", "The application"), _ask(facts, names, found)],
        [Words("Begrundelse", "Grounds"), *_points(grounds(facts, names, found))],
        *_asked(facts, names, found),
        [
            Words("Det fremgår ikke af sagen", "The case does not say"),
            *_points(unknown_lines(names, found)),
        ],
        [
            Words(
                "Vi beder regionen om at tage stilling til ansøgningen.",
                "We ask the region to decide on the application.",
            )
        ],
        [
            Words("Med venlig hilsen", "Yours sincerely"),
            Words("[navn, stilling og myndighed]", "[name, position and authority]"),
        ],
        [_drafted(facts)],
    ]
    return Words(
        "\n\n".join("\n".join(line.da for line in section) for section in sections),
        "\n\n".join("\n".join(line.en for line in section) for section in sections),
    )


def _points(lines: list[Words]) -> list[Words]:
    return [Words(f"– {capital(line.da)}", f"– {capital(line.en)}") for line in lines]


def _drafted(facts: Facts) -> Words:
    on = day(facts.case.as_of)
    return Words(
        f"Udkast efter oplysningerne i sagen »{facts.case.name}« pr. {on.da}.",
        f"Draft from what the case »{facts.case.name}« holds on {on.en}.",
    )


def _units(names: Names, found: Application) -> Words:
    return listing([Words(n, n) for n in (names.unit(one.unit) for one in found.units)], MOST)


def _subject(names: Names, found: Application) -> Words:
    gp, units = names.gp_at_clinic(found.gp), _units(names, found)
    return Words(
        f"Emne: Ansøgning om dispensation efter § 65, stk. 2: {gp.da} som fast læge på {units.da}",
        f"Subject: Application for a dispensation under § 65(2): {gp.en} as permanent GP of {units.en}",
    )


def _to(facts: Facts, found: Application) -> Words:
    region = _region(facts, found)
    return Words(f"Til {region}", f"To {region}") if region else Words("Til regionen", "To the region")


def _region(facts: Facts, found: Application) -> str | None:
    """The region of the first botilbud on the case's day."""
    code = region_of(facts.units[found.units[0].unit].botilbud.municipality, facts.case.as_of)
    return region_name(code, facts.case.as_of) if code else None


def _concerned(facts: Facts, names: Names, found: Application) -> list[Words]:
    clinic, gp = facts.clinics[found.clinic], names.gp(found.gp)
    if not names.is_anonymous(found.gp) and not names.gps[found.gp].name:
        gp = Words(f"{found.gp} (navnet er ikke oplyst)", f"{found.gp} (the name is not stated)")
    number = f", ydernummer {clinic.ydernummer}" if clinic.ydernummer else ""
    number_en = f", provider number {clinic.ydernummer}" if clinic.ydernummer else ""
    lines = [Words("Ansøgningen gælder", "The application concerns")]
    for one in found.units:
        unit, place = described(facts, names, one.unit), _municipality(facts, one)
        lines.append(Words(f"Botilbud: {unit.da}{place.da}", f"Botilbud: {unit.en}{place.en}"))
    lines.append(
        Words(f"Læge: {capital(gp.da)}, {clinic.name}{number}", f"GP: {capital(gp.en)}, {clinic.name}{number_en}")
    )
    has = _has(names, found)
    lines.append(Words(f"Lægen er i forvejen: {has.da}", f"The GP already is: {has.en}"))
    if found.beside:
        also = listing([Words(n, n) for n in map(names.unit, found.beside)], MOST)
        lines.append(Words(f"Lægen foreslås også til: {also.da}", f"The GP is also proposed for: {also.en}"))
    if found.granted:
        ids = listing([Words(name, name) for name in found.granted], MOST)
        lines.append(Words(f"Dispensationer, lægen har: {ids.da}", f"Dispensations the GP has: {ids.en}"))
    lines.append(Words(f"Hjemmel: {SECTION.da}", f"Legal basis: {SECTION.en}"))
    return lines


def _municipality(facts: Facts, one: UnitGrounds) -> Words:
    code = facts.units[one.unit].botilbud.municipality
    named = next((m.name for m in facts.case.municipalities if m.code == code), None)
    known = municipality(code)
    name = named or (known.name if known else None)
    if name is None:
        return Words("", "")
    whole = name if name.endswith("Kommune") else f"{name} Kommune"
    return Words(f", {whole}", f", {whole}")


def _home(home: HeldHome) -> Words:
    name = home.facility
    return Words(name, name) if name else Words("et plejehjem", "a nursing home")


def _has(names: Names, found: Application) -> Words:
    """What the GP is attached to by agreement, each with what kind it is."""
    out = []
    for home in found.nursing_homes:
        name = _home(home)
        since = day(home.since) if home.since else None
        from_ = Words(f", siden {since.da}", f", since {since.en}") if since else Words("", "")
        out.append(Words(f"plejehjemslæge på {name.da}{from_.da}", f"nursing-home doctor at {name.en}{from_.en}"))
    out += [
        Words(f"fast læge på {names.unit(u)} (aftale)", f"permanent GP of {names.unit(u)} (agreement)")
        for u in found.held
    ]
    if not out:
        return Words("ikke tilknyttet noget sted", "not attached anywhere")
    return listing(out, MOST)


def _ask(facts: Facts, names: Names, found: Application) -> Words:
    gp, units = names.gp(found.gp), _units(names, found)
    if names.is_anonymous(found.gp):
        gp = names.gp_at_clinic(found.gp)
    places = [_home(home) for home in found.nursing_homes]
    places += [Words(n, n) for n in (names.unit(u) for u in (*found.held, *found.beside))]
    also = listing(places, MOST)
    beside = (
        Words(f" samtidig med tilknytningen til {also.da}", f" beside the attachment to {also.en}")
        if places
        else Words(" på samme tid", " at once")
    )
    many = small_number(found.number)
    number = (
        Words("en dispensation", "a dispensation")
        if found.number == 1
        else Words(f"{many.da} dispensationer", f"{many.en} dispensations")
    )
    return paragraph(
        [
            Words(
                f"Vi søger om {number.da}, så {gp.da} kan være fast læge på {units.da}{beside.da}.",
                f"We apply for {number.en}, so that {gp.en} can be permanent GP of {units.en}{beside.en}.",
            ),
            Words(
                "Efter § 65, stk. 2, kan en læge kun være tilknyttet ét bosted eller plejehjem eller "
                "plejehjemsafsnit, men ved udfordringer med at rekruttere læger kan regionen undtagelsesvist "
                "dispensere.",
                "By § 65(2) a GP can be attached to only one residential facility or nursing home or nursing-home "
                "section, but where recruiting GPs is difficult the region can exceptionally dispense.",
            ),
            *_clarified(facts, found),
        ]
    )


def _clarified(facts: Facts, found: Application) -> list[Words]:
    """The region's own clarification that both kinds of attachment can be had together, where it has made one."""
    if found.kind != "nursing_home_and_botilbud":
        return []
    region, on = _region(facts, found), facts.case.as_of
    sources = [s for s in rule("nursing_home_conflict").sources if region and s.text.startswith(region)]
    dated = [s.dated for s in sources if s.dated is not None and s.dated <= on]
    if not dated or not facts.ruleset.dispensable(found.kind) or facts.ruleset.region is None:
        return []
    since = day(max(dated))
    return [
        Words(
            f"{region} har præciseret den {since.da}, at der kan søges dispensation til at være både "
            "botilbudslæge og plejehjemslæge ved rekrutteringsudfordringer.",
            f"{region} made clear on {since.en} that a dispensation to be both botilbudslæge and nursing-home "
            "doctor can be applied for where recruiting is difficult.",
        )
    ]


def _asked(facts: Facts, names: Names, found: Application) -> list[list[Words]]:
    """For each unit a section with the other GPs, who was asked and why each cannot."""
    out = []
    for one in found.units:
        name = names.unit(one.unit)
        limit = travelled(facts.metric, facts.reach_limit)
        out.append(
            [
                Words(
                    f"Andre læger inden for {limit.da} af {name} eller med anden tilknytning til botilbuddet",
                    f"Other GPs within {limit.en} of {name} or tied to the botilbud in another way",
                ),
                *asked_lines(facts, names, one),
            ]
        )
    return out
