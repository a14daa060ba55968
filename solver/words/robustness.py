"""How well a plan stands, in words: what is left if a GP withdraws or says no."""

from __future__ import annotations

from collections.abc import Sequence

from solver.domain.facts import Facts
from solver.domain.withdrawal import TakenOver, Withdrawal, Without
from solver.rulebook import Words
from solver.words.dispensation import BECAUSE
from solver.words.names import Names
from solver.words.numbers import capital, counted, listing, paragraph
from solver.words.price import MOST_CLAUSES, ONE_UNIT, clauses
from solver.words.shortage import people

WITHOUT_PLAN = Words(
    "Der er ingen lovlig plan for sagen, så der er ingen læger at undvære. Det, der ikke kan gælde på samme tid, "
    "står nedenfor.",
    "The case has no lawful plan, so there are no GPs to do without. What cannot hold together is listed below.",
)
NOT_PROVEN = Words(
    "Tiden gik, før forslaget var bevist bedst, så det kan ikke siges, hvad der sker, hvis en læge trækker sig.",
    "Time ran out before the proposal was proven best, so what happens if a GP withdraws cannot be said.",
)
UNKNOWN = Words(
    "Hvad der så sker, er ikke kendt: der blev ikke fundet en ny plan.",
    "What happens then is not known: no new plan was found.",
)
NAMED = 4
TOLD = frozenset({"botilbud_covered", "units_covered", "residents_covered"})
GP = Words("læge", "GP"), Words("læger", "GPs")
MANY = Words("botilbud og afsnit", "botilbud and sections")


def robustness_words(facts: Facts, names: Names, found: Sequence[Withdrawal], asked: str | None) -> Words:
    """The whole answer in at most three sentences: the worst, how many can be done without, and what was counted.

    Args:
        found: the worst first.
        asked: the one GP that was asked about; None for all.
    """
    if not found:
        if asked is None:
            return Words("Ingen botilbud har en læge i forslaget.", "No botilbud has a GP in the proposal.")
        gp = names.gp_at_clinic(asked)
        return sentence_case(
            Words(
                f"{gp.da} har ingen botilbud i forslaget, så intet botilbud mister sin læge ved et nej.",
                f"{gp.en} has no botilbud in the proposal, so none loses its GP by a no.",
            )
        )
    if asked is not None:
        return withdrawal_words(facts, names, found[0])
    known = [one for one in found if one.without is not None]
    out = [_count(len(found))]
    if known:
        out.append(_worst(names, known))
    easy = sum(not one.without.lose_cover for one in known if one.without is not None)
    if easy and easy < len(found):
        those = counted(easy, *GP)
        out.append(
            Words(
                f"For {those.da} gælder, at ingen ender uden: andre kan tage over.",
                f"For {those.en} nobody ends up without: others can take over.",
            )
        )
    return paragraph(out)


def _count(count: int) -> Words:
    those = counted(count, *GP)
    return Words(
        f"Forslaget hviler på {those.da}, og hver af dem er her prøvet undværet for sig.",
        f"The proposal rests on {those.en}, and each has been tried left out alone.",
    )


def _worst(names: Names, known: Sequence[Withdrawal]) -> Words:
    most = max(len(one.without.lose_cover) for one in known if one.without is not None)
    if most == 0:
        return Words(
            "Uanset hvem af dem der trækker sig, kan alle, der har en læge i forslaget, få en anden.",
            "Whichever of them withdraws, all that have a GP in the proposal can have another.",
        )
    worst = [one.gp for one in known if one.without is not None and len(one.without.lose_cover) == most]
    who = people(names, worst, NAMED)
    those = counted(most, ONE_UNIT, MANY)
    return Words(
        f"Det går hårdest ud over dækningen, hvis {who.da} trækker sig"
        f"{' (hver for sig)' if len(worst) > 1 else ''}: så står {those.da} uden læge.",
        f"Cover suffers most if {who.en} {'withdraws' if len(worst) == 1 else 'withdraw (each alone)'}: "
        f"{those.en} then {'has' if most == 1 else 'have'} no GP.",
    )


def withdrawal_words(facts: Facts, names: Names, found: Withdrawal) -> Words:
    """What happens if one GP withdraws: who loses cover, who takes over, at what price."""
    gp = names.gp_at_clinic(found.gp)
    if found.without is None:
        return paragraph([Words(f"Trækker {gp.da} sig? {UNKNOWN.da}", f"If {gp.en} withdraws? {UNKNOWN.en}")])
    return paragraph(
        [_losing(names, gp, found.without), *_taking_over(facts, names, found), *_price(facts, found)]
    )


def _losing(names: Names, gp: Words, without: Without) -> Words:
    lost = without.lose_cover
    if not lost:
        return Words(
            f"Trækker {gp.da} sig, kan alle, der har en læge i forslaget, stadig få en.",
            f"If {gp.en} withdraws, all that have a GP in the proposal can still have one.",
        )
    those = counted(len(lost), ONE_UNIT, MANY)
    which = listing([Words(name, name) for name in map(names.unit, lost)])
    return Words(
        f"Trækker {gp.da} sig, står {those.da} uden læge, som ellers fik en: {which.da}.",
        f"If {gp.en} withdraws, {those.en} that had a GP {'has' if len(lost) == 1 else 'have'} none: {which.en}.",
    )


def _taking_over(facts: Facts, names: Names, found: Withdrawal) -> list[Words]:
    """Who gets the units that the GP had, in a sentence."""
    assert found.without is not None
    said = [_taken_over(facts, names, one) for one in found.without.taken_over if one.gp is not None]
    others = len(
        {change.unit for change in found.without.changes}.difference(found.units, found.without.lose_cover)
    )
    if others:
        danish = "ét andet botilbud eller afsnit" if others == 1 else f"{others} andre botilbud og afsnit"
        english = "one other botilbud or section changes" if others == 1 else f"{others} others change"
        said.append(Words(f"desuden skifter {danish} læge", f"{english} GP too"))
    if not said:
        return []
    return [sentence_case(Words(f"{'; '.join(w.da for w in said)}.", f"{'; '.join(w.en for w in said)}."))]


def _taken_over(facts: Facts, names: Names, one: TakenOver) -> Words:
    assert one.gp is not None
    unit, gp = names.unit(one.unit), names.gp_at_clinic(one.gp)
    knows, needs = Words("", ""), Words("", "")
    if one.patients:
        all_ = facts.units[one.unit].botilbud.residents
        knows = Words(
            f", hvis klinik {one.patients} af de {all_} beboere er patienter i",
            f", whose clinic {one.patients} of the {all_} residents are patients of",
        )
    if one.needs_dispensation is not None:
        because = BECAUSE[one.needs_dispensation]
        needs = Words(
            f", men da skal der søges dispensation, fordi {because.da}",
            f", but a dispensation must then be sought because {because.en}",
        )
    return Words(f"{unit} får så {gp.da}{knows.da}{needs.da}", f"{unit} then gets {gp.en}{knows.en}{needs.en}")


def _price(facts: Facts, found: Withdrawal) -> list[Words]:
    """What else is worse in the new plan; who has a GP has been told already."""
    assert found.without is not None
    differences = found.without.differences
    if not any(differences.values()):
        return [Words("Den nye plan er lige så god.", "The new plan is just as good.")]
    untold = {goal: change for goal, change in differences.items() if goal not in TOLD}
    worse = clauses(untold, facts.metric, worse=True)
    if not worse:
        return []
    kept, rest = worse[:MOST_CLAUSES], len(worse) > MOST_CLAUSES
    lead = Words("Derudover", "Besides") if found.without.lose_cover else Words("Prisen er", "The price")
    danish = "; ".join([*(one.da for one in kept), *(["mindre vægtige forskelle"] if rest else [])])
    english = "; ".join([*(one.en for one in kept), *(["less weighty differences"] if rest else [])])
    return [Words(f"{lead.da}: {danish}.", f"{lead.en}: {english}.")]


def assumed_words(found: Withdrawal) -> Words:
    """What was counted on: that the GP takes no botilbud at all, while its clinic and nursing homes stay."""
    out = [
        Words(
            "Forudsat er, at lægen siger nej til alle botilbud, at klinikkens lægekapaciteter og plejehjem er "
            "uændrede, og at alt andet i sagen står fast.",
            "It is assumed that the GP says no to every botilbud, that the clinic's lægekapaciteter and nursing "
            "homes are unchanged, and that all else in the case stands.",
        )
    ]
    if found.existing:
        out.append(
            Words(
                "Lægens aftaler med botilbud er regnet som ophørt.",
                "The GP's agreements with botilbud are counted as ended.",
            )
        )
    if found.locked:
        out.append(
            Words(
                "Udvalgets låsning til lægen er regnet som hævet.",
                "The committee's lock to the GP is counted as lifted.",
            )
        )
    return paragraph(out)


def sentence_case(words: Words) -> Words:
    """The words with a capital letter in front."""
    return Words(capital(words.da), capital(words.en))
