"""What an application cannot say because the case does not: told as not known, never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from solver.domain.application import Application, OtherGp, UnitGrounds
from solver.rulebook import Words
from solver.words.names import Names

QUESTIONS = ("asked", "no_answer", "interested", "declined")
ASKING_IS_NO_USE = ("target_group", "rejected", "unlisted", "closed_intake", "out_of_reach")
MOST_NAMED = 8


def unknown_lines(names: Names, found: Application) -> list[Words]:
    """What is not known, a line each; that of the hours always stands, since no case says it."""
    out = _of_gp(names, found)
    for one in found.units:
        out += _of_others(names, one)
    for one in found.units:
        name = names.unit(one.unit)
        if not one.patients_known:
            out.append(
                Words(
                    f"hvor beboerne på {name} har deres læge i dag",
                    f"which GPs the residents of {name} have today",
                )
            )
        if one.travel is None:
            out.append(
                Words(
                    f"hvor langt der er fra lægens klinik til {name}", f"how far it is from the clinic to {name}"
                )
            )
    out.append(
        Words(
            "om der ønskes andre vilkår for antallet af timer, som dispensationen også kan rumme",
            "whether other terms for the number of hours are wanted, which the dispensation can hold too",
        )
    )
    return out


def _of_gp(names: Names, found: Application) -> list[Words]:
    out = []
    if names.is_anonymous(found.gp):
        clinic = names.clinic(found.clinic)
        out.append(
            Words(f"hvilken læge fra {clinic} det bliver", f"which GP of {clinic} it will be"),
        )
    if found.interest == "unknown" and not any(one.contact.outcome in QUESTIONS for one in found.approaches):
        out.append(Words("om lægen selv er spurgt", "whether the GP itself has been asked"))
    elif found.interest in ("unknown", "asked"):
        out.append(Words("om lægen selv vil", "whether the GP itself is willing"))
    elif not any(one.contact.outcome in QUESTIONS for one in found.approaches):
        out.append(
            Words("hvornår og hvordan lægen selv er spurgt", "when and how the GP itself was asked"),
        )
    if any(home.facility is None for home in found.nursing_homes):
        out.append(
            Words(
                "hvilket plejehjem lægen er tilknyttet", "which nursing home the GP is attached to"
            )
        )  # fmt: skip
    return out


def _of_others(names: Names, unit: UnitGrounds) -> list[Words]:
    """Of which other GPs the log holds no question, or none about this botilbud or the scheme as a whole.

    Those whom a rule or a decision about the pair keeps out are left aside: asking would change nothing.
    """
    never: dict[Words, None] = {}
    undated: dict[Words, None] = {}
    elsewhere: dict[Words, None] = {}
    for other in unit.others:
        asked = [one.contact.botilbud for one in other.approaches if one.contact.outcome in QUESTIONS]
        if unit.botilbud in asked or None in asked or other.reason in ASKING_IS_NO_USE:
            continue
        group = elsewhere if asked else (never if other.interest == "unknown" else undated)
        group.setdefault(_name(names, other), None)
    home, out = names.botilbud[unit.botilbud], []
    if never:
        who = _listing(never)
        out.append(Words(f"om disse er spurgt: {who.da}", f"whether these have been asked: {who.en}"))
    if undated:
        who = _listing(undated)
        out.append(
            Words(f"hvornår og hvordan disse er spurgt: {who.da}", f"when and how these were asked: {who.en}")
        )
    if elsewhere:
        who = _listing(elsewhere)
        out.append(
            Words(
                f"om disse, som er spurgt om andre botilbud, også er spurgt om {home}: {who.da}",
                f"whether these, who were asked about other botilbud, were asked about {home} too: {who.en}",
            )
        )
    return out


def _name(names: Names, found: OtherGp) -> Words:
    clinic = names.clinic(found.clinic)
    if names.is_anonymous(found.gp):
        return Words(f"{clinic} (læger uden navn i sagen)", f"{clinic} (GPs not named in the case)")
    name = f"{names.gps[found.gp].name or found.gp}, {clinic}"
    return Words(name, name)


def _listing(found: Iterable[Words]) -> Words:
    """Names apart by semicolons, since each may hold a comma; beyond some the rest is counted."""
    each = list(found)
    if len(each) > MOST_NAMED:
        rest = len(each) - MOST_NAMED + 1
        each = [*each[: MOST_NAMED - 1], Words(f"{rest} andre", f"{rest} others")]
    return Words("; ".join(one.da for one in each), "; ".join(one.en for one in each))
