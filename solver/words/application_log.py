"""The recruiting log in an application: each GP near the botilbud, how it was asked, its answer, why it cannot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from solver.domain.application import Approach, OtherGp, UnitGrounds
from solver.domain.case import Contact, Interest
from solver.domain.facts import Facts
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import capital, counted, day, listing, travelled
from solver.words.reasons import reason_words
from solver.words.terms import CONTACT_MEANS

MOST_NAMED = 30
"""GPs an application names for one unit, the nearest; the others are counted."""

OUTCOMES: dict[str, Words] = {
    "informed": Words("orienteret", "informed"),
    "asked": Words("spurgt", "asked"),
    "no_answer": Words("intet svar", "no answer"),
    "interested": Words("interesseret", "interested"),
    "declined": Words("sagde nej", "said no"),
}
METHODS: dict[str, Words] = {
    "klu": Words("gennem KLU", "through the KLU"),
    "priority_list": Words("efter en prioriteringsliste", "from a priority list"),
    "wish_list": Words("efter en ønskeliste", "from a wish list"),
    "development_nurse": Words("gennem udviklingssygeplejersken", "through the development nurse"),
    "job_posting": Words("ved opslag", "by job posting"),
    "relation": Words("gennem en eksisterende relation", "through an existing relation"),
}
ANSWERS: dict[Interest, Words] = {
    "interested": Words("interesseret", "interested"),
    "declined": Words("nej", "no"),
    "asked": Words("intet svar endnu", "no answer yet"),
    "unknown": Words("ikke oplyst", "not stated"),
}
JOINTS: dict[str, Words] = {"interested": Words("i", "in"), "declined": Words("til", "to")}
"""Between an outcome and the botilbud it is about, where it is not `om`."""

NO_CONTACT = Words("ingen kontakt registreret", "no contact recorded")


def approaches_words(names: Names, found: Sequence[Approach], here: Collection[str]) -> Words:
    """Contacts in a row: `24. april 2025: spurgt om botilbuddet (telefon, gennem KLU)`.

    Args:
        names: the names of the case.
        found: the contacts, by date.
        here: ids of the botilbud applied for; others are named.
    """
    each = [_approach(names, one, here) for one in found]
    return Words("; ".join(one.da for one in each), "; ".join(one.en for one in each))


def _approach(names: Names, found: Approach, here: Collection[str]) -> Words:
    contact, on = found.contact, day(found.contact.date)
    said, about = OUTCOMES[contact.outcome], _about(names, contact, here)
    how = [CONTACT_MEANS[contact.means]] if contact.means else []
    how += [METHODS[contact.method]] if contact.method else []
    if not how:
        how = [Words("måden er ikke oplyst", "how is not stated")]
    if contact.clinic is not None and not found.to_gp:
        joint = " " if contact.outcome in ("informed", "asked") else ": "
        said = Words(f"klinikken{joint}{said.da}", f"the clinic{joint}{said.en}")
    da, en = ", ".join(one.da for one in how), ", ".join(one.en for one in how)
    return Words(f"{on.da}: {said.da}{about.da} ({da})", f"{on.en}: {said.en}{about.en} ({en})")


def _about(names: Names, contact: Contact, here: Collection[str]) -> Words:
    """Which botilbud a contact was about; nothing where it was about the scheme as a whole."""
    if contact.botilbud is None:
        return Words("", "")
    joint = JOINTS.get(contact.outcome, Words("om", "about"))
    if contact.botilbud in here and len(here) == 1:
        return Words(f" {joint.da} botilbuddet", f" {joint.en} the botilbud")
    name = names.botilbud[contact.botilbud]
    return Words(f" {joint.da} {name}", f" {joint.en} {name}")


def asked_lines(facts: Facts, names: Names, unit: UnitGrounds) -> list[Words]:
    """A line for each GP near a unit, the nearest first; unnamed GPs of one clinic share theirs.

    Returns:
        One line that says so where there is no other GP.
    """
    out = []
    if unit.posted:
        log = approaches_words(names, unit.posted, {unit.botilbud})
        out.append(
            Words(
                f"Henvendelser, der ikke er rettet til en bestemt læge: {log.da}.",
                f"Contacts addressed to no GP in particular: {log.en}.",
            )
        )
    if not unit.others:
        out.append(Words("Der er ingen andre læger i sagen.", "There are no other GPs in the case."))
    groups = [list(group) for _, group in groupby(unit.others, key=lambda one: _alike(names, one))]
    for number, group in enumerate(groups[:MOST_NAMED], start=1):
        line = _line(facts, names, group, unit)
        out.append(Words(f"{number}. {line.da}", f"{number}. {line.en}"))
    left = sum(map(len, groups[MOST_NAMED:]))
    if left:
        gps = counted(left, Words("læge", "GP"), Words("læger", "GPs"))
        out.append(
            Words(
                f"Hertil kommer {gps.da} længere væk, som står i sagens liste.",
                f"Beside these there are {gps.en} further away, who are on the case's list.",
            )
        )
    return out


def _alike(names: Names, found: OtherGp) -> tuple[object, ...]:
    """What GPs of one line have in common: unnamed ones of one clinic, approached and judged alike."""
    if not names.is_anonymous(found.gp):
        return (found.gp,)
    places = tuple(one.place for one in found.approaches)
    return (found.clinic, places, found.reason, found.units, found.colleagues, found.free)


def _line(facts: Facts, names: Names, group: list[OtherGp], unit: UnitGrounds) -> Words:
    first, why = group[0], why_not(facts, names, group[0], unit)
    who, clinic = names.gp(first.gp), names.clinic(first.clinic)
    if len(group) > 1:
        who = Words(f"{len(group)} læger uden navn i sagen", f"{len(group)} GPs not named in the case")
        why = Words(f"For hver gælder: {why.da}", f"For each: {why.en}")
    elif names.is_anonymous(first.gp):
        who = Words("en læge uden navn i sagen", "a GP not named in the case")
    far = (
        travelled(first.travel.metric, first.travel.value)
        if first.travel is not None
        else Words("afstand ikke oplyst", "distance not stated")
    )
    log = approaches_words(names, first.approaches, {unit.botilbud}) if first.approaches else NO_CONTACT
    answer = Words("", "")
    if first.reason != "declined":
        found = ANSWERS[first.interest]
        answer = Words(f" Svar: {found.da}.", f" Answer: {found.en}.")
    return Words(
        f"{capital(who.da)}, {clinic} ({far.da}). Kontakt: {log.da}.{answer.da} {why.da}",
        f"{capital(who.en)}, {clinic} ({far.en}). Contact: {log.en}.{answer.en} {why.en}",
    )


def why_not(facts: Facts, names: Names, found: OtherGp, unit: UnitGrounds) -> Words:
    """Why a GP does not get the unit, in a sentence; what only the plan decides is told as that."""
    if found.free:
        return Words(
            "Lægen kan efter reglerne tage botilbuddet uden flere nye dispensationer og bør spørges først.",
            "By the rules the GP can take the botilbud without more new dispensations and should be asked first.",
        )
    if found.reason in ("nursing_home_conflict", "one_attachment") and found.needs_dispensation:
        return _needs_too(facts, found)
    if found.reason != "outcompeted":
        return reason_words(found.reason)
    if unit.unit in facts.locks:
        return reason_words("lock")
    if found.units:
        units = listing([Words(n, n) for n in map(names.unit, found.units)])
        more = Words("", "")
        if found.needs_dispensation:
            more = Words(
                "; at tage dette botilbud med ville også kræve dispensation",
                "; to take this botilbud as well would need a dispensation too",
            )
        return Words(
            f"Lægen er i forslaget læge for {units.da}{more.da}.",
            f"In the proposal the GP is that of {units.en}{more.en}.",
        )
    if found.colleagues:
        units = listing([Words(n, n) for n in (names.unit(unit) for _, unit in found.colleagues)])
        return Words(
            f"Klinikkens lægekapaciteter er i forslaget brugt til kollegers aftaler om {units.da}.",
            f"In the proposal the clinic's lægekapaciteter are used by colleagues' agreements on {units.en}.",
        )
    return reason_words("outcompeted")


def _needs_too(facts: Facts, found: OtherGp) -> Words:
    dispensable = facts.ruleset.dispensable(
        "nursing_home_and_botilbud" if found.reason == "nursing_home_conflict" else "several_facilities"
    )
    if not dispensable:
        return reason_words(found.reason)
    if found.reason == "nursing_home_conflict":
        return Words(
            "Lægen er plejehjemslæge og ville også kræve dispensation.",
            "The GP is a nursing-home doctor and would need a dispensation too.",
        )
    return Words(
        "Lægen er tilknyttet et andet sted og ville også kræve dispensation.",
        "The GP is attached elsewhere and would need a dispensation too.",
    )
