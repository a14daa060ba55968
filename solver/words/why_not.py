"""Why not this GP, in sentences: who has the unit, what the pair would cost, or what bars it and could open it."""

from __future__ import annotations

from collections.abc import Sequence

from solver.domain.atoms import AtomSet
from solver.domain.facts import Facts
from solver.domain.options import Option
from solver.rulebook import Words
from solver.words.atoms import way_words
from solver.words.names import Names
from solver.words.numbers import paragraph
from solver.words.options import option_words
from solver.words.reasons import REASONS, TAKEN


def why_not_words(
    facts: Facts, names: Names, option: Option, holder: str | None, sets: Sequence[AtomSet], closed: Sequence[str]
) -> Words:
    """The answer in words.

    Args:
        option: the pair, weighed.
        holder: the GP who has the unit in the plan or by agreement; None for nobody.
        sets: what could give way so that the pair is possible.
        closed: the rules that nothing of the kind opens.
    """
    out = [_now(names, option, holder)]
    if option.unit in facts.holder and facts.holder[option.unit] != option.gp:
        return paragraph([*out, TAKEN["agreement_kept"]])
    if not (option.in_plan or option.unit in facts.holder):
        out.append(option_words(facts, names, option))
    if sets:
        out.append(way_words(facts, names, option.unit, option.gp, sets))
    elif closed:
        out += [_closed(slug) for slug in closed if slug != option.reason]
        out.append(
            Words(
                "Hverken en dispensation, flere lægekapaciteter, en åben klinik, en længere afstand eller et nyt "
                "spørgsmål til lægen ændrer det.",
                "Neither a dispensation, more lægekapaciteter, an open clinic, a longer way nor asking the GP "
                "again changes that.",
            )
        )
    return paragraph(out)


def _now(names: Names, option: Option, holder: str | None) -> Words:
    unit, gp = names.unit(option.unit), names.gp_at_clinic(option.gp)
    if holder == option.gp:
        return Words(f"{unit} har {gp.da} i forslaget.", f"{unit} has {gp.en} in the proposal.")
    if holder is None:
        return Words(
            f"{unit} får ingen læge i forslaget, heller ikke {gp.da}.",
            f"{unit} gets no GP in the proposal, nor {gp.en}.",
        )
    other = names.gp_at_clinic(holder)
    return Words(
        f"{unit} får {other.da} i forslaget og ikke {gp.da}.",
        f"{unit} gets {other.en} in the proposal, not {gp.en}.",
    )


def _closed(slug: str) -> Words:
    return REASONS.get(slug) or TAKEN[slug]
