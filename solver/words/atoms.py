"""What could give way, in phrases a committee understands, and sets of it as either … or …"""

from __future__ import annotations

from collections.abc import Sequence

from solver.domain.atoms import Atom, AtomSet
from solver.domain.facts import Facts
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import capital, counted, travelled

DISPENSED = {
    "nursing_home_and_botilbud": Words("til både plejehjem og botilbud", "for both a nursing home and a botilbud"),
    "several_facilities": Words("til flere botilbud", "for several botilbud"),
}
MOST_NAMED = 3
"""So many ways are spelled out in a sentence; the others are counted."""


def atom_words(facts: Facts, names: Names, atom: Atom) -> Words:
    """One atom as a clause that stands after "hvis" or "if"."""
    if atom.kind == "dispensation":
        assert atom.gp is not None
        gp, what = _gp(names, atom.gp), DISPENSED[atom.dispensation_kind or "several_facilities"]
        return Words(
            f"regionen giver {gp.da} dispensation {what.da}", f"the region grants {gp.en} a dispensation {what.en}"
        )
    if atom.kind == "ask_again":
        assert atom.gp is not None
        gp = _gp(names, atom.gp)
        return Words(f"{gp.da} spørges igen og siger ja", f"{gp.en} is asked again and says yes")
    assert atom.clinic is not None
    clinic = names.clinic(atom.clinic)
    if atom.kind == "capacity":
        return Words(f"{clinic} får en lægekapacitet mere", f"{clinic} gets one more lægekapacitet")
    if atom.kind == "open_intake":
        return Words(f"{clinic} åbner for botilbuds beboere", f"{clinic} opens for residents of botilbud")
    assert atom.unit is not None
    return _accepted(facts, names, atom.clinic, atom.unit)


def _gp(names: Names, gp: str) -> Words:
    """A GP by name; one who only stands for a lægekapacitet with its clinic."""
    return names.gp_at_clinic(gp) if names.is_anonymous(gp) else names.gp(gp)


def _accepted(facts: Facts, names: Names, clinic: str, unit: str) -> Words:
    value = facts.travel(clinic, unit)
    far = travelled(facts.metric, value) if value is not None else Words("", "")
    way = Words(
        f"fra {names.clinic(clinic)} til {names.unit(unit)}", f"from {names.clinic(clinic)} to {names.unit(unit)}"
    )
    if facts.metric == "seconds":
        return Words(
            f"rejsetiden på {far.da} {way.da} accepteres", f"the travel time of {far.en} {way.en} is accepted"
        )
    return Words(f"afstanden på {far.da} {way.da} accepteres", f"the distance of {far.en} {way.en} is accepted")


def set_words(facts: Facts, names: Names, atoms: AtomSet) -> Words:
    """A set as clauses joined by "og" and "and"; empty texts for the empty set."""
    clauses = [atom_words(facts, names, atom) for atom in atoms]
    return Words(_row([c.da for c in clauses], "og"), _row([c.en for c in clauses], "and"))


def distinct(phrases: Sequence[Words]) -> list[Words]:
    """Phrases that read differently: sets that differ only in which nameless GP is meant read the same."""
    return list({(phrase.da, phrase.en): phrase for phrase in phrases}.values())


def either(phrases: Sequence[Words], more: bool = False) -> Words:
    """`A`, `enten A, eller B`, `enten A, B, C, eller en af 4 andre muligheder bruges`.

    Where several things give way together the ways are numbered, so that it is seen where one ends.

    Args:
        phrases: at least one.
        more: whether there may be others still, which are not counted.
    """
    named = list(distinct(phrases))
    rest = len(named) - MOST_NAMED
    if rest > 0:
        others = counted(rest, Words("anden mulighed", "other way"), Words("andre muligheder", "other ways"))
        at_least = Words("mindst ", "at least ") if more else Words("", "")
        last = Words(f"en af {at_least.da}{others.da} bruges", f"one of {at_least.en}{others.en} is used")
        if rest == 1:
            last = Words("en anden mulighed bruges", "one other way is used")
        named = [*named[:MOST_NAMED], last]
    if len(named) == 1:
        return named[0]
    if any(", " in phrase.da for phrase in named):
        named = [Words(f"{number}) {n.da}", f"{number}) {n.en}") for number, n in enumerate(named, 1)]
    return Words(f"enten {_row([n.da for n in named], 'eller')}", f"either {_row([n.en for n in named], 'or')}")


def way_words(facts: Facts, names: Names, unit: str, gp: str, sets: Sequence[AtomSet]) -> Words:
    """What must give way so that a GP could hold a unit, in a sentence.

    Args:
        sets: at least one, as `give_way` gives them.
    """
    ways = either([set_words(facts, names, atoms) for atoms in sets])
    who, place = names.gp_at_clinic(gp), names.unit(unit)
    return Words(
        f"{capital(who.da)} kunne tilknyttes {place}, hvis {ways.da}.",
        f"{capital(who.en)} could have {place} if {ways.en}.",
    )


def _row(clauses: list[str], joint: str) -> str:
    """Clauses in a row, with a comma before the last too, as Danish sets it between clauses."""
    if len(clauses) <= 1:
        return "".join(clauses)
    return f"{', '.join(clauses[:-1])}, {joint} {clauses[-1]}"
