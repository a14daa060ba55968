"""Dispensations in words: what they are for, who decides, and what would be sought if a GP says no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from solver.domain.case import Interest
from solver.domain.facts import Facts
from solver.domain.findings import Asked, Fallback, Match
from solver.rulebook import Words
from solver.words.interest import answered
from solver.words.names import Names
from solver.words.numbers import counted, listing, travelled

BECAUSE = {
    "nursing_home_and_botilbud": Words("lægen også er plejehjemslæge", "the GP is a nursing-home doctor too"),
    "several_facilities": Words(
        "lægen får mere end én tilknytning", "the GP comes to have more than one attachment"
    ),
}


ANSWERS: dict[Interest, Words] = {
    "declined": Words("har sagt nej", "said no"),
    "asked": Words("er spurgt uden at have svaret", "asked without an answer"),
    "interested": Words("har meldt sig interesseret", "interested"),
    "unknown": Words("er ikke oplyst som spurgt", "not stated to have been asked"),
}


def dispensation_sentences(match: Match) -> list[Words]:
    """Whether a match needs a dispensation, of which kind, and that the region decides."""
    found = match.dispensing
    if found is None:
        if match.status == "existing":
            return []
        return [Words("Matchet kræver ingen dispensation.", "The match needs no dispensation.")]
    because = BECAUSE[found.kind]
    existing = match.status == "existing"
    what = Words("aftalen", "the agreement") if existing else Words("matchet", "the match")
    out = []
    if found.granted:
        ids, number = listing([Words(name, name) for name in found.granted]), _dispensations(len(found.granted))
        out.append(
            Words(
                f"Fordi {because.da}, hviler {what.da} på {number.da}, som regionen har givet ({ids.da}).",
                f"Because {because.en}, {what.en} rests on {number.en} that the region has granted ({ids.en}).",
            )
        )
    if found.new and not existing:
        number = _dispensations(found.new)
        more = Words("desuden ", "further ") if found.granted else Words("", "")
        out.append(
            Words(
                f"Fordi {because.da}, kræver {what.da} {more.da}{number.da} fra § 65, stk. 2. Regionen har ikke "
                "givet den endnu, og det er regionen, der afgør, om den kan gives.",
                f"Because {because.en}, {what.en} {more.en}needs {number.en} from § 65(2). The region has not "
                "granted it yet, and it is for the region to decide.",
            )
        )
    return out


def evidence_sentence(facts: Facts, names: Names, match: Match) -> Words | None:
    """Who else is near a match that needs a dispensation, and their answers; None where none is sought."""
    if match.dispensing is None or not match.dispensing.new or match.status == "existing":
        return None
    limit, found = travelled(facts.metric, facts.reach_limit), match.evidence
    if not found:
        return Words(
            f"Der er ingen anden læge i sagen inden for {limit.da} eller med anden tilknytning til botilbuddet.",
            f"No other GP of the case is within {limit.en} or tied to the botilbud in another way.",
        )
    counts = Counter(answered(facts, one) for one in found)
    answers = [(ANSWERS[interest], counts[interest]) for interest in ANSWERS if counts[interest]]
    said = listing([Words(f"{count} {words.da}", f"{count} {words.en}") for words, count in answers])
    others = counted(len(found), Words("anden læge", "other GP"), Words("andre læger", "other GPs"))
    whither = _interested(facts, names, found)
    return Words(
        f"Der er {others.da} inden for {limit.da} eller med anden tilknytning til botilbuddet: {said.da}."
        f"{whither.da}",
        f"There {'is' if len(found) == 1 else 'are'} {others.en} within {limit.en} or tied to the botilbud in "
        f"another way: {said.en}.{whither.en}",
    )


def _interested(facts: Facts, names: Names, found: Sequence[Asked]) -> Words:
    """Where those go who are interested, since the region will ask; nothing where nobody is."""
    said = []
    for one in found:
        if answered(facts, one) == "interested":
            who, units = names.gp(one.gp), listing([Words(n, n) for n in map(names.unit, one.units)])
            if one.units:
                said.append(Words(f"{who.da} tilknyttes {units.da}", f"{who.en} goes to {units.en}"))
            else:
                said.append(Words(f"{who.da} får intet botilbud", f"{who.en} gets no botilbud"))
    if not said:
        return Words("", "")
    told = listing(said)
    return Words(f" Af de interesserede: {told.da}.", f" Of those interested: {told.en}.")


def _dispensations(count: int) -> Words:
    if count == 1:
        return Words("en dispensation", "a dispensation")
    return Words(f"{count} dispensationer", f"{count} dispensations")


def fallback_sentence(facts: Facts, names: Names, match: Match) -> Words | None:
    """What is possible if a GP who has not said yes says no; None where the GP has, or the match is settled."""
    if match.status != "proposed" or facts.gps[match.gp].interest not in ("unknown", "asked"):
        return None
    found = match.fallback
    if found is None:
        return Words(
            "Er svaret nej, er der ingen anden læge i sagen, som efter reglerne kan tage botilbuddet, når resten "
            "af forslaget står fast.",
            "If the answer is no, no other GP of the case can take the botilbud by the rules while the rest of "
            "the proposal stands.",
        )
    gp, knows = names.gp_at_clinic(found.gp), _patients(facts, match, found)
    if found.needs_dispensation is None:
        return Words(
            f"Er svaret nej, er {gp.da}{knows.da} den næste at spørge; det kræver ingen dispensation.",
            f"If the answer is no, {gp.en}{knows.en} is the next to ask; that needs no dispensation.",
        )
    because = BECAUSE[found.needs_dispensation]
    return Words(
        f"Er svaret nej, kan der i stedet søges dispensation til {gp.da}{knows.da} fordi {because.da}.",
        f"If the answer is no, a dispensation can be sought for {gp.en}{knows.en} because {because.en}.",
    )


def _patients(facts: Facts, match: Match, found: Fallback) -> Words:
    """How many of the residents know the clinic, as a clause set off by commas; a comma alone for none."""
    needs = found.needs_dispensation is not None
    if not found.patients:
        return Words("," if needs else "", "," if needs else "")
    all_ = facts.units[match.unit].botilbud.residents
    return Words(
        f", hvis klinik {found.patients} af de {all_} beboere er patienter i,",
        f", whose clinic {found.patients} of the {all_} residents are patients of,",
    )
