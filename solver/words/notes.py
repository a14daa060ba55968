"""What is pointed out of a match, of a coverage, or of a run, in a sentence each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from solver.domain.findings import Note
from solver.rulebook import Words
from solver.words.names import OWNERS
from solver.words.numbers import counted, day, distance

CAPACITY = Words("lægekapacitet", "lægekapacitet"), Words("lægekapaciteter", "lægekapaciteter")


def note_words(note: Note) -> Words:
    """The sentence of a note.

    Raises:
        KeyError: no sentence is written for its code.
    """
    return SENTENCES[note.code](note)


def _number(note: Note, key: str) -> int:
    return int(note.facts[key])


def _travel_far(note: Note) -> Words:
    limit = distance(_number(note, "limit_m"))
    return Words(
        f"Afstanden er over {limit.da}, som er grænsen for beboernes frie valg af læge.",
        f"The distance is over {limit.en}, the limit of the residents' free choice of GP.",
    )


def _site_over(note: Note) -> Words:
    count, residents, limit = (note.facts[key] for key in ("botilbud", "residents", "limit"))
    return Words(
        f"Botilbuddet ligger sammen med andre: {count} botilbud med i alt {residents} beboere, og det er "
        f"flere end de {limit}, som her regnes for passende til én læge.",
        f"The botilbud stands together with others: {count} botilbud with {residents} residents in all, more than "
        f"the {limit} that are taken here to suit one GP.",
    )


def _site_wide(note: Note) -> Words:
    width = distance(_number(note, "width_m"))
    return Words(
        f"De botilbud, der regnes som ét sted, ligger op til {width.da} fra hinanden.",
        f"The botilbud that count as one site lie up to {width.en} apart.",
    )


def _sections(note: Note) -> Words:
    return Words(
        f"Botilbuddets afsnit får læger fra {note.facts['clinics']} forskellige klinikker.",
        f"The sections of the botilbud get GPs from {note.facts['clinics']} different clinics.",
    )


def _capacity(note: Note) -> Words:
    capacity = counted(_number(note, "capacity"), *CAPACITY)
    agreements = note.facts["agreements"]
    return Words(
        f"Klinikken kommer op på {agreements} aftaler mod {capacity.da}. Det regnes her for lovligt, fordi en "
        "aftale, der hviler på en dispensation, ikke tæller med; regionen kan læse reglen anderledes.",
        f"The clinic comes to {agreements} agreements against {capacity.en}. That is taken to be lawful here, "
        "since an agreement that rests on a dispensation does not count; the region may read the rule otherwise.",
    )


def _not_registered(_: Note) -> Words:
    return Words(
        "Lægen har flere tilknytninger, end § 65, stk. 2, tillader, og sagen nævner ingen dispensation, der "
        "dækker det.",
        "The GP has more attachments than § 65(2) allows, and the case names no dispensation that covers it.",
    )


def _out_of_scope(_: Note) -> Words:
    return Words(
        "Botilbuddet er ikke omfattet af ordningen efter de regler, der bruges her; aftalen består, men tæller "
        "ikke med i dækningen.",
        "The botilbud is outside the scheme under the rules used here; the agreement stands but is not counted "
        "in the coverage.",
    )


def _verified(note: Note) -> Words:
    on = day(date.fromisoformat(str(note.facts["as_of"])))
    until = day(date.fromisoformat(str(note.facts["verified_until"])))
    title = note.facts["title"]
    return Words(
        f"Reglerne »{title}« er kun efterprøvet til og med {until.da}, men sagen gælder {on.da}. Undersøg, om der "
        "er kommet nye regler.",
        f"The rules »{title}« are verified only until {until.en}, but the case is of {on.en}. Find out whether "
        "there are newer rules.",
    )


def _order(_: Note) -> Words:
    return Words(
        "Kørslen foretrækker nye dispensationer frem for at spørge læger. Efter § 65, stk. 2, kan regionen kun "
        "dispensere undtagelsesvist, hvor det er svært at rekruttere.",
        "The run prefers new dispensations to asking GPs. By § 65(2) the region dispenses only exceptionally, "
        "where recruitment is hard.",
    )


def _other_region(note: Note) -> Words:
    return Words(
        f"Reglerne »{note.facts['title']}« hører til {note.facts['region']}, men sagen har botilbud uden for "
        "denne region. Andre regioner kan læse aftalen anderledes.",
        f"The rules »{note.facts['title']}« are those of {note.facts['region']}, but the case has botilbud "
        "outside that region. Other regions may read the agreement otherwise.",
    )


def _before_rules(note: Note) -> Words:
    on = day(date.fromisoformat(str(note.facts["as_of"])))
    return Words(
        f"Reglerne »{note.facts['title']}« er ikke i kraft på sagens dag, {on.da}. De bruges, fordi kørslen "
        "nævner dem.",
        f"The rules »{note.facts['title']}« are not in force on the day of the case, {on.en}. They are used "
        "because the run names them.",
    )


def _owner_missing(note: Note) -> Words:
    owner = OWNERS[str(note.facts["owner"])]
    return Words(
        f"Sagen har ingen {owner.da} botilbud, der er omfattet af ordningen. Er de inddraget?",
        f"The case has no {owner.en} botilbud within the scheme. Have they been involved?",
    )


def _owner_none(note: Note) -> Words:
    owner, count = OWNERS[str(note.facts["owner"])], _number(note, "botilbud")
    return Words(
        f"Ingen af sagens {owner.da} botilbud ({count}) har eller får en læge.",
        f"None of the case's {owner.en} botilbud ({count}) has or gets a GP.",
    )


SENTENCES: dict[str, Callable[[Note], Words]] = {
    "travel_far": _travel_far,
    "site_over_residents": _site_over,
    "site_wide": _site_wide,
    "sections_at_several_clinics": _sections,
    "capacity_exceeded": _capacity,
    "dispensation_not_registered": _not_registered,
    "agreement_out_of_scope": _out_of_scope,
    "ruleset_not_verified": _verified,
    "dispensations_after_asking": _order,
    "ruleset_of_other_region": _other_region,
    "ruleset_not_in_force": _before_rules,
    "owner_not_in_case": _owner_missing,
    "owner_without_gp": _owner_none,
}
"""Note code → its sentence."""
