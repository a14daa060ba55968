"""What could get a unit a GP, in at most three sentences; nothing is promised that others decide."""

from __future__ import annotations

from collections.abc import Sequence

from solver.domain.atoms import MOST_ATOMS, MOST_SETS, AtomSet
from solver.domain.facts import Facts
from solver.rulebook import Words
from solver.words.atoms import either, set_words
from solver.words.match import described
from solver.words.names import Names
from solver.words.numbers import counted, paragraph

BOTILBUD = Words("botilbud", "botilbud"), Words("botilbud", "botilbud")
UNIT = Words("botilbud eller afsnit", "botilbud or section"), Words("botilbud og afsnit", "botilbud and sections")
WITHOUT_STABILITY = Words(
    "Her er ikke set efter kravet om stabile match.", "The wish for stable matches is not looked to here."
)


def unit_words(
    facts: Facts, names: Names, unit: str, holder: str | None, sets: Sequence[AtomSet], complete: bool
) -> Words:
    """What could get one unit a GP.

    Args:
        holder: the GP it has in the plan or by agreement; None for nobody.
        sets: in the contract's order; the empty set alone where nothing need give way.
        complete: whether the search came to its end.
    """
    name = described(facts, names, unit)
    if holder is not None:
        gp = names.gp_at_clinic(holder)
        return Words(f"{name.da} har {gp.da} i forslaget.", f"{name.en} has {gp.en} in the proposal.")
    if unit not in facts.in_scope:
        return Words(f"{name.da} er ikke omfattet af ordningen.", f"{name.en} is outside the scheme.")
    if list(sets) == [()]:
        return _already(facts, name)
    if not sets:
        return _nothing(name, complete)
    full = len(sets) == MOST_SETS
    ways = either([set_words(facts, names, atoms) for atoms in sets], more=full or not complete)
    out = [
        Words(
            f"{name.da} kunne få en læge, så flere i alt fik en, hvis {ways.da}.",
            f"{name.en} could get a GP, so that more in all had one, if {ways.en}.",
        ),
        _tried(len(sets)),
        _how_many(full, complete),
    ]
    return paragraph([*out, *([WITHOUT_STABILITY] if facts.policy.stability == "require" else [])])


def _tried(count: int) -> Words:
    if count == 1:
        return Words(
            "Muligheden er prøvet efter i en plan, der overholder reglerne.",
            "The way was tried in a plan that obeys the rules.",
        )
    return Words(
        "Hver mulighed er prøvet efter i en plan, der overholder reglerne, og intet led i den kan undværes.",
        "Each way was tried in a plan that obeys the rules, and no part of it can be left out.",
    )


def _how_many(full: bool, complete: bool) -> Words:
    if not complete:
        return Words(
            "Søgningen blev stoppet før tid, så der kan være flere muligheder.",
            "The search was stopped early, so there may be more ways.",
        )
    if full:
        return Words(
            f"Det er de første {MOST_SETS} muligheder; der kan være flere.",
            f"These are the first {MOST_SETS} ways; there may be more.",
        )
    return Words(
        f"Andre muligheder med højst {MOST_ATOMS} ting, der giver efter, er der ikke.",
        f"There is no other way in which at most {MOST_ATOMS} things give way.",
    )


def _nothing(name: Words, complete: bool) -> Words:
    if not complete:
        return Words(
            f"For {name.da} blev søgningen stoppet, før der var fundet en mulighed. Om der er nogen, vides ikke.",
            f"For {name.en} the search was stopped before a way was found. Whether there is one is not known.",
        )
    return Words(
        f"{name.da} kunne ikke få en læge, så flere i alt fik en, selv om op til {MOST_ATOMS} ting gav efter. Det "
        "gælder flere dispensationer, en lægekapacitet mere, en lukket klinik, der åbner, en længere afstand, der "
        "accepteres, og læger, der spørges igen.",
        f"{name.en} could not get a GP, so that more in all had one, even if up to {MOST_ATOMS} things gave way. "
        "That goes for more dispensations, one more lægekapacitet, a closed clinic that opens, a longer distance "
        "that is accepted, and GPs who are asked again.",
    )


def _already(facts: Facts, name: Words) -> Words:
    first = Words(
        f"{name.da} kunne få en læge, så flere i alt fik en, uden at noget gav efter.",
        f"{name.en} could get a GP, so that more in all had one, without anything giving way.",
    )
    also = Words("kræver stabile match eller ", "requires stable matches or ")
    if facts.policy.stability != "require":
        also = Words("", "")
    why = Words(
        f"Forslaget gør det ikke, fordi kørslen {also.da}sætter andre hensyn højere.",
        f"The proposal does not do so, because the run {also.en}puts other aims first.",
    )
    return paragraph([first, why])


def whole_words(
    status: str, found: Sequence[tuple[Sequence[AtomSet], bool]], sections: bool, asked_for: Words | None
) -> Words:
    """The answer as a whole.

    Args:
        status: of the best plan.
        found: the sets of each unit without a GP, and whether its search came to its end.
        sections: whether any of these units is a section.
        asked_for: the words of the one unit that was asked for; None where all were.
    """
    if status == "infeasible":
        return Words(
            "Ingen plan overholder reglerne, så det kan ikke siges, hvad der ellers kunne skaffe læger.",
            "No plan obeys the rules, so what else could get GPs cannot be said.",
        )
    if asked_for is not None:
        return asked_for
    if not found:
        return Words(
            "Alle botilbud og afsnit, der er omfattet af ordningen, har en læge i forslaget.",
            "Every botilbud and section in scope has a GP in the proposal.",
        )
    without, single = (
        counted(len(found), *(UNIT if sections else BOTILBUD)),
        sum(any(len(one) == 1 for one in sets) for sets, _ in found),
    )
    already = sum(list(sets) == [()] for sets, _ in found)
    several = sum(bool(sets) and all(len(one) > 1 for one in sets) for sets, _ in found)
    nothing = sum(not sets and complete for sets, complete in found)
    verb = "has" if len(found) == 1 else "have"
    out = [Words(f"{without.da} er uden læge i forslaget.", f"{without.en} {verb} no GP in the proposal.")]
    parts = [
        (already, Words("kunne få en, uden at noget gav efter", "could get one without anything giving way")),
        (single, Words("kunne få en, hvis en enkelt ting gav efter", "could get one if a single thing gave way")),
        (several, Words("kunne få en, hvis flere ting gav efter", "could get one if several things gave way")),
        (nothing, Words(f"kunne ikke, selv om op til {MOST_ATOMS} ting gav efter",
                        f"could not even if up to {MOST_ATOMS} things gave way")),
    ]  # fmt: skip
    said = [(count, words) for count, words in parts if count]
    if said:
        danish = ", og ".join(f"{count} af dem {words.da}" for count, words in said)
        english = ", and ".join(f"{count} of them {words.en}" for count, words in said)
        if len(found) == 1:
            danish, english = f"Det {said[0][1].da}", f"It {said[0][1].en}"
        out.append(Words(f"{danish}.", f"{english}."))
    if not all(complete for _, complete in found):
        out.append(Words("Søgningen blev stoppet før tid.", "The search was stopped early."))
    elif single + several > 1:
        out.append(
            Words(
                "Hvert svar gælder ét botilbud ad gangen; mulighederne kan ikke altid bruges sammen.",
                "Each answer is for one botilbud at a time; the ways cannot always be combined.",
            )
        )
    return paragraph(out)
