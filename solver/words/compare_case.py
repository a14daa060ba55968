"""A changed field of a case as a clause behind »fordi« and »because«: what it was and what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from solver.rulebook import Words
from solver.words import terms
from solver.words.compare_record import agreement_name, dispensation_name
from solver.words.compare_sides import Sides, value_words
from solver.words.names import KINDS, LEGAL_BASES
from solver.words.numbers import day, listing

Clause = Callable[[Words, Any, Any, Sides], Words]
"""(the record's name, left value, right value, names of both cases) → clause."""


def _told(danish: str, english: str, terms: Mapping[str, Words] | None = None) -> Clause:
    """A clause with old and new value; `{name}`, `{new}`, `{old}`."""

    def clause(name: Words, old: Any, new: Any, _sides: Sides) -> Words:
        was, now = (value_words(value, dict(terms or {})) for value in (old, new))
        return Words(
            danish.format(name=name.da, old=was.da, new=now.da),
            english.format(name=name.en, old=was.en, new=now.en),
        )

    return clause


def _noun(danish: str, english: str, terms: Mapping[str, Words] | None = None) -> Clause:
    """`<noun> for <name> er ændret fra X til Y`."""
    return _told(
        f"{danish} for {{name}} er ændret fra {{old}} til {{new}}",
        f"{english} of {{name}} changed from {{old}} to {{new}}",
        terms,
    )


def _yes_no(yes: tuple[str, str], no: tuple[str, str]) -> Clause:
    def clause(name: Words, _old: Any, new: Any, _sides: Sides) -> Words:
        danish, english = yes if new else no
        return Words(danish.format(name.da), english.format(name.en))

    return clause


def _one_of(clauses: Mapping[str, tuple[str, str]]) -> Clause:
    def clause(name: Words, _old: Any, new: Any, _sides: Sides) -> Words:
        danish, english = clauses[new]
        return Words(danish.format(name.da), english.format(name.en))

    return clause


def _moved(name: Words, _old: Any, _new: Any, _sides: Sides) -> Words:
    return Words(f"{name.da} har fået et andet sted på kortet", f"{name.en} has another place on the map")


def _list(danish: str, english: str, *, of_gps: bool) -> Clause:
    def clause(name: Words, old: Any, new: Any, sides: Sides) -> Words:
        was, now = (sides.in_a_row(tiers or [], of_gps=of_gps) for tiers in (old, new))
        return Words(
            f"{name.da} har ændret sin {danish} (før: {was.da}; nu: {now.da})",
            f"{name.en} changed the {english} (before: {was.en}; now: {now.en})",
        )

    return clause


def _refuses(name: Words, old: Any, new: Any, sides: Sides) -> Words:
    said = []
    for more, less, words in (
        (new or [], old or [], Words("{} har fravalgt {}", "{} has refused {}")),
        (old or [], new or [], Words("{} ikke længere fravælger {}", "{} no longer refuses {}")),
    ):
        names = [sides.botilbud(one) for one in more if one not in less]
        if names:
            row = listing([Words(one, one) for one in names])
            said.append(Words(words.da.format(name.da, row.da), words.en.format(name.en, row.en)))
    return Words(", og ".join(one.da for one in said), ", and ".join(one.en for one in said))


def _most(name: Words, old: Any, new: Any, _sides: Sides) -> Words:
    own = Words("reglernes grænse", "the rules' limit")
    was, now = (own if value is None else Words(f"{value}", f"{value}") for value in (old, new))
    return Words(
        f"højeste antal tilknytninger for {name.da} nu er {now.da} mod før {was.da}",
        f"the most attachments of {name.en} are now {now.en}, before {was.en}",
    )


def _count(danish: str, english: str) -> Clause:
    def clause(name: Words, old: Any, new: Any, _sides: Sides) -> Words:
        return Words(
            f"{name.da} nu har {new} {danish} mod før {old}", f"{name.en} now has {new} {english}, before {old}"
        )

    return clause


def _clinic_of_gp(name: Words, old: Any, new: Any, sides: Sides) -> Words:
    was, now = sides.clinic(old), sides.clinic(new)
    return Words(f"{name.da} er kommet dertil fra {was}", f"{name.en} came to {now} from {was}")


def _sections(name: Words, old: Any, new: Any, _sides: Sides) -> Words:
    if not new:
        return Words(f"{name.da} ikke længere er delt i afsnit", f"{name.en} is no longer divided into sections")
    named = listing([Words(one.get("name") or one["id"], one.get("name") or one["id"]) for one in new])
    if old:
        return Words(
            f"{name.da} nu er delt i andre afsnit ({named.da})", f"{name.en} now has other sections ({named.en})"
        )
    return Words(f"{name.da} er blevet delt i afsnit ({named.da})", f"{name.en} was divided ({named.en})")


def _period(starts: Words, none: Words) -> Clause:
    def clause(name: Words, old: Any, new: Any, _sides: Sides) -> Words:
        was, now = (none if value is None else _on(starts, value) for value in (old, new))
        be = Words("er ", "has ") if new is None else Words("", "")
        return Words(
            f"{name.da} nu {be.da}{now.da} (før: {was.da})", f"{name.en} now {be.en}{now.en} (before: {was.en})"
        )

    return clause


def _on(verb: Words, value: str) -> Words:
    on = day(date.fromisoformat(value))
    return Words(f"{verb.da} {on.da}", f"{verb.en} {on.en}")


_FROM = _period(Words("begynder den", "starts on"), Words("uden startdato", "no start date"))
_TO = _period(Words("udløber den", "ends on"), Words("uden slutdato", "no end date"))


def _for_botilbud(name: Words, old: Any, new: Any, sides: Sides) -> Words:
    was, now = (
        Words("ethvert botilbud", "any botilbud") if v is None else Words(sides.botilbud(v), sides.botilbud(v))
        for v in (old, new)
    )
    return Words(
        f"{name.da} nu gælder {now.da} mod før {was.da}", f"{name.en} now holds for {now.en}, before {was.en}"
    )


def _other_gp(name: Words, old: Any, _new: Any, sides: Sides) -> Words:
    was = sides.gp(old)
    return Words(f"{name.da} før var til {was.da}", f"{name.en} was for {was.en} before")


_CONTACT = {
    "address": _noun("adressen", "the address"),
    "postcode": _noun("postnummeret", "the postcode"),
    "phone": _noun("telefonnummeret", "the phone number"),
    "email": _noun("e-mailadressen", "the e-mail address"),
    "contact_person": _noun("kontaktpersonen", "the contact person"),
    "location": _moved,
    "name": _noun("navnet", "the name"),
}
_INTEREST = {
    "interested": ("{} har meldt sig interesseret", "{} said to be interested"),
    "asked": ("{} nu står som spurgt uden svar", "{} is now noted as asked without an answer"),
    "unknown": ("{} ikke længere har noget svar noteret", "{} has no answer noted any more"),
    "declined": ("{} har sagt nej", "{} said no"),
}
_PARTICIPATION = {
    "yes": ("{} nu gerne vil have en fast læge", "{} now wants a fixed GP"),
    "not_informed": ("{} nu står som ikke orienteret", "{} is now noted as not informed"),
    "declined": ("{} har takket nej til en fast læge", "{} declined a fixed GP"),
}

FIELDS: dict[str, dict[str, Clause]] = {
    "botilbud": {
        **_CONTACT,
        "municipality": _noun("kommunen", "the municipality"),
        "legal_basis": _noun("lovgrundlaget", "the legal basis", LEGAL_BASES),
        "residents": _count("beboere", "residents"),
        "support_sel_85": _yes_no(
            (
                "beboerne på {} nu får hjælp efter servicelovens § 85",
                "residents of {} now get help under SEL § 85",
            ),
            (
                "beboerne på {} ikke får hjælp efter servicelovens § 85",
                "residents of {} get no help under SEL § 85",
            ),
        ),
        "long_term": _yes_no(
            ("{} nu er længerevarende", "{} is long-term now"), ("{} nu er midlertidigt", "{} is temporary now")
        ),
        "participation": _one_of(_PARTICIPATION),
        "owner": _noun("ejeren", "the owner", terms.OWNER),
        "target_group": _noun("målgruppen", "the target group", terms.TARGET_GROUP),
        "places": _noun("antallet af pladser", "the number of places"),
        "p_number": _noun("P-nummeret", "the production-unit number"),
        "site": _noun("det fælles sted", "the common site"),
        "management": _noun("ledelsen", "the management"),
        "shared_staff": _yes_no(
            ("{} nu deler personale med andre", "{} shares staff with others now"),
            ("{} ikke længere deler personale med andre", "{} no longer shares staff with others"),
        ),
        "sections": _sections,
        "priorities": _list("prioriteringsliste", "priority list", of_gps=False),
        "accepts_unlisted": _yes_no(
            ("{} nu også vil have læger uden for sin liste", "{} now also takes GPs not on its list"),
            ("{} nu kun vil have læger fra sin liste", "{} now takes only GPs on its list"),
        ),
    },
    "clinics": {
        **_CONTACT,
        "doctor_capacities": _count("lægekapaciteter", "doctor capacities"),
        "ydernummer": _noun("ydernummeret", "the provider number"),
        "sor": _noun("SOR-koden", "the SOR code"),
        "kind": _noun("slags klinik", "the kind of clinic", terms.CLINIC_KIND),
        "closed_to_new_patients": _yes_no(
            ("{} har lukket for tilgang", "{} has closed to new patients"),
            ("{} har åbnet for tilgang", "{} has opened to new patients"),
        ),
        "opens_for_botilbud": _yes_no(
            ("{} nu vil åbne for et botilbuds beboere", "{} now opens for a botilbud's residents"),
            ("{} ikke længere vil åbne for et botilbuds beboere", "{} no longer opens for a botilbud's residents"),
        ),
        "vat_registered": _yes_no(
            ("{} nu er momsregistreret", "{} is VAT-registered now"),
            ("{} ikke længere er momsregistreret", "{} is no longer VAT-registered"),
        ),
    },
    "gps": {
        "clinic": _clinic_of_gp,
        "name": _noun("navnet", "the name"),
        "authorisation_id": _noun("autorisations-id", "the authorisation id"),
        "interest": _one_of(_INTEREST),
        "wishes": _list("ønskeliste", "wish list", of_gps=True),
        "accepts_unlisted": _yes_no(
            ("{} nu også vil have botilbud uden for sin liste", "{} now also takes botilbud not on the list"),
            ("{} nu kun vil have botilbud fra sin liste", "{} now takes only botilbud on the list"),
        ),
        "refuses": _refuses,
        "max_attachments": _most,
    },
    "agreements": {"from": _FROM, "to": _TO, "facility": _noun("plejehjemmet", "the nursing home")},
    "dispensations": {
        "from": _FROM,
        "to": _TO,
        "gp": _other_gp,
        "kind": _noun("arten", "the kind", KINDS),
        "botilbud": _for_botilbud,
        "hours_per_month": _noun("timetallet", "the hours a month"),
        "reference": _noun("journalnummeret", "the file number"),
    },
    "contacts": {
        "method": _noun("vejen", "the way", terms.CONTACT_METHOD),
        "means": _noun("midlet", "the means", terms.CONTACT_MEANS),
        "note": _noun("noten", "the note"),
    },
    "municipalities": {"name": _noun("navnet", "the name")},
    "sections": {"residents": _count("beboere", "residents"), "name": _noun("navnet", "the name")},
}
"""List of the case → field → its clause; `patients_by_clinic` and the travel table have their own."""


def record_name(name: str, record: dict[str, Any], sides: Sides) -> Words:
    """What a changed record is called: a name, or the two whom an agreement or a dispensation is about."""
    if name == "gps":
        return sides.gp(record["id"])
    if name == "agreements":
        return agreement_name(record, sides)
    if name == "dispensations":
        return dispensation_name(record, sides)
    if name == "contacts":
        on = day(date.fromisoformat(record["date"]))
        return Words(f"henvendelsen den {on.da}", f"the contact of {on.en}")
    title = str(record.get("name") or record.get("id"))
    return Words(title, title)
