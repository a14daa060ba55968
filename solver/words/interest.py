"""Whether a GP wants a botilbud, in words: what it answered, what is recorded, what is not known."""

from __future__ import annotations

from collections.abc import Iterable

from solver.domain.case import Contact, Interest
from solver.domain.facts import Facts
from solver.domain.findings import Asked, Match
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import day

UNANSWERED = ("asked", "no_answer")


def answered(facts: Facts, found: Asked) -> Interest:
    """What a GP answered: as the case says, and `asked` where only the log holds a contact without an answer."""
    contacts = (facts.case.contacts[place] for place in found.contacts)
    if found.interest == "unknown" and any(contact.outcome in UNANSWERED for contact in contacts):
        return "asked"
    return found.interest


def _last_unanswered(facts: Facts, match: Match) -> Contact | None:
    places = {*facts.contacts.get(match.gp, ()), *facts.contacts.get(match.clinic, ())}
    contacts = (facts.case.contacts[place] for place in sorted(places))
    found: Iterable[Contact] = (
        contact
        for contact in contacts
        if contact.outcome in UNANSWERED and contact.botilbud in (None, match.botilbud)
    )
    return max(found, key=lambda contact: contact.date, default=None)


def interest_sentences(facts: Facts, names: Names, match: Match) -> list[Words]:
    """What is known of the interest of a newly matched GP, in a sentence."""
    interest = facts.gps[match.gp].interest
    if interest == "interested":
        return [Words("Lægen har meldt sig interesseret i ordningen.", "The GP is interested in the scheme.")]
    if interest == "asked":
        return [
            Words("Lægen er spurgt, men har ikke svaret endnu.", "The GP has been asked and has not answered yet.")
        ]
    contact = _last_unanswered(facts, match)
    if contact is not None:
        on = day(contact.date)
        return [
            Words(
                f"Der er rettet henvendelse den {on.da}, men intet svar er registreret.",
                f"The GP or its clinic was contacted on {on.en}, but no answer is recorded.",
            )
        ]
    if match.wish_tier is not None:
        return [
            Words(
                "Lægen har selv skrevet botilbuddet på sin liste, men et svar er ikke registreret.",
                "The GP put the botilbud on its list, but no answer is recorded.",
            )
        ]
    if names.is_anonymous(match.gp):
        return [
            Words(
                "Klinikken har ikke oplyst, hvilke læger den har, og det vides ikke, om nogen af dem er "
                "interesserede; klinikken skal spørges.",
                "The clinic has not said which GPs it has, and it is not known whether any of them is interested; "
                "the clinic must be asked.",
            )
        ]
    return [
        Words(
            "Det vides ikke, om lægen er interesseret; lægen skal spørges.",
            "It is not known whether the GP is interested; the GP must be asked.",
        )
    ]
