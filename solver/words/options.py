"""Options in sentences: what one would cost, who else would change, and what bars the others."""

from __future__ import annotations

from collections.abc import Sequence

from solver.domain.facts import Facts
from solver.domain.options import Change, Option, Ranked
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import counted, listing, paragraph
from solver.words.price import price_words, short_price
from solver.words.reasons import REASONS

MOST_CHANGES = 5
"""More changes than these are only counted."""
OPTION = Words("mulighed", "option"), Words("muligheder", "options")
LIFTED = Words(
    "Udvalget har låst botilbuddet til en anden læge; prisen er regnet, som om låsen var hævet.",
    "The committee locked the botilbud to another GP; the price is worked out as if the lock were lifted.",
)
STOPPED = Words("Prisen blev ikke regnet færdig i tide.", "Its price was not worked out in time.")
NO_PLAN = Words(
    "Ingen lovlig plan har dette match, når aftaler og udvalgets låste match skal holdes.",
    "No lawful plan has this match while the agreements and the committee's locked matches hold.",
)


def change_words(names: Names, change: Change) -> Words:
    """One other unit's change, as a clause."""
    unit = names.unit(change.unit)
    if change.to is None:
        lost = _former(names, change.from_ or "")
        return Words(f"{unit} mister {lost.da} og står uden læge", f"{unit} loses {lost.en} and has no GP")
    new = names.gp_at_clinic(change.to)
    if change.from_ is None:
        return Words(f"{unit} får {new.da}", f"{unit} gets {new.en}")
    old = _former(names, change.from_)
    return Words(f"{unit} skifter fra {old.da} til {new.da}", f"{unit} changes from {old.en} to {new.en}")


def _former(names: Names, gp: str) -> Words:
    """A GP by name, or by clinic where it has none: the clinic's name would be one too many for the others."""
    return names.gp_at_clinic(gp) if names.is_anonymous(gp) else names.gp(gp)


def changes_words(names: Names, changes: Sequence[Change]) -> Words:
    """Who else would change, in a sentence."""
    if not changes:
        return Words("Ingen andre botilbud skifter læge.", "No other botilbud changes GP.")
    told = [change_words(names, change) for change in changes[:MOST_CHANGES]]
    rest = len(changes) - len(told)
    if rest:
        told.append(Words(f"{rest} andre ændringer", f"{rest} other changes"))
    return Words(
        f"Samtidig: {'; '.join(w.da for w in told)}.", f"At the same time: {'; '.join(w.en for w in told)}."
    )


def option_words(facts: Facts, names: Names, option: Option) -> Words:
    """One option in at most five sentences."""
    if option.in_plan and not option.changes and not any((option.reoptimise or {}).values()):
        return Words("Det er forslaget.", "This is the proposal.")
    if option.reoptimise is None:
        return unpriced_words(option)
    out = [LIFTED] if option.lifts_lock else []
    if not any(option.reoptimise.values()):
        out.append(
            Words(
                "Lige så godt som forslaget på alle mål; kun lodtrækningen faldt anderledes ud.",
                "As good as the proposal on every aim; only the draw fell the other way.",
            )
        )
    else:
        out.append(price_words(option.reoptimise, facts.metric))
    out.append(changes_words(names, option.changes))
    if option.others_fixed is None:
        out.append(
            Words(
                "Det kan kun lade sig gøre, hvis flere match end ét laves om.",
                "It is possible only if more than one match is redone.",
            )
        )
    elif option.changes and dict(option.others_fixed) != dict(option.reoptimise):
        alone = price_words(option.others_fixed, facts.metric)
        out.append(
            Words(
                f"Flyttes ingen andre end højst ét botilbud: {_lower(alone.da)}",
                f"If no more than one botilbud is moved: {_lower(alone.en)}",
            )
        )
    return paragraph(out)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def unpriced_words(option: Option) -> Words:
    """Why an option has no price."""
    barred = REASONS[option.reason] if option.reason else NO_PLAN
    if option.standing == "stopped":
        return STOPPED
    if option.standing == "not_eligible" or option.reason != "outcompeted":
        return barred
    return NO_PLAN


def unit_summary(facts: Facts, names: Names, unit: str, ranked: Ranked) -> Words:
    """All options of a unit in three sentences: how many, the proposal, the next best and its price."""
    name = names.unit(unit)
    if unit in facts.holder:
        gp = names.gp_at_clinic(facts.holder[unit])
        return Words(
            f"{name} har en aftale i kraft med {gp.da}, så der er ikke andet at vælge.",
            f"{name} has an agreement in effect with {gp.en}, so there is nothing to choose.",
        )
    if not ranked.options:
        return Words(
            f"Ingen af sagens læger er i nærheden af {name}, og ingen har skrevet den anden på sin liste.",
            f"No GP of the case is near {name}, and neither side lists the other.",
        )
    return _summary(facts, names, ranked, Words(f"For {name}", f"For {name}"), by_unit=False)


def gp_summary(facts: Facts, names: Names, gp: str, ranked: Ranked) -> Words:
    """All options of a GP in three sentences."""
    name = names.gp_at_clinic(gp)
    if not ranked.options:
        return Words(
            f"Intet botilbud uden aftale er i nærheden af {name.da}, og ingen har skrevet den anden på sin liste.",
            f"No botilbud without an agreement is near {name.en}, and neither side lists the other.",
        )
    return _summary(facts, names, ranked, Words(f"For {name.da}", f"For {name.en}"), by_unit=True)


def _summary(facts: Facts, names: Names, ranked: Ranked, who: Words, *, by_unit: bool) -> Words:
    options = ranked.options
    priced = [option for option in options if option.reoptimise is not None]
    shown, total = len(options), counted(ranked.total, *OPTION)
    if len(priced) == shown < ranked.total:
        best = Words("den bedste", "the best") if shown == 1 else Words(f"de {shown} bedste", f"the {shown} best")
        out = [Words(f"{who.da} er der {total.da}; her er {best.da}.", f"{who.en}: {total.en}; here {best.en}.")]
    else:
        able = len(priced)
        out = [
            Words(
                f"{who.da} er der {total.da}; {able} af dem kan indgå i en lovlig plan.",
                f"{who.en}: {total.en}; {able} of them can be part of a lawful plan.",
            )
        ]

    def name(option: Option) -> Words:
        if not by_unit:
            return names.gp_at_clinic(option.gp)
        return Words(names.unit(option.unit), names.unit(option.unit))

    picked = [name(option) for option in priced if option.in_plan]
    if picked:
        those = listing(picked)
        out.append(Words(f"Forslaget er {those.da}.", f"The proposal is {those.en}."))
    else:
        out.append(Words("Forslaget vælger ingen af dem.", "The proposal picks none of them."))
    rest = [option for option in priced if not option.in_plan]
    if rest and rest[0].reoptimise is not None:
        best = name(rest[0])
        price = short_price(rest[0].reoptimise, facts.metric)
        lead = Words("Næstbedst", "Next best") if picked else Words("Bedst", "Best")
        if any(rest[0].reoptimise.values()):
            weight = Words(
                f"den vægtigste forskel er: {_lower(price.da)}",
                f"the weightiest difference is: {_lower(price.en)}",
            )
        else:
            weight = Words("lige så godt på alle mål", "as good on every aim")
        out.append(Words(f"{lead.da} er {best.da}; {weight.da}.", f"{lead.en} is {best.en}; {weight.en}."))
    return paragraph(out)
