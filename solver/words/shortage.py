"""A shortage that units share, and what a further match would cost, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.domain.facts import Facts
from solver.domain.findings import WentTo
from solver.domain.shortfall import Shortage, Swap
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import capital, counted, listing
from solver.words.price import MORE_IS_BETTER, clauses

GP = Words("læge", "GP"), Words("læger", "GPs")
MOST_NAMED = 8
NUMBERS = Words(
    "nul en to tre fire fem seks syv otte ni ti elleve tolv",
    "no one two three four five six seven eight nine ten eleven twelve",
)
STABILITY = "stability"


def people(names: Names, gps: Iterable[str], at_most: int = 6) -> Words:
    """GPs by name with their clinic; those of a clinic that names nobody are counted together."""
    said: dict[str, list[str]] = {}
    for gp in gps:
        key = names.gps[gp].clinic if names.is_anonymous(gp) else gp
        said.setdefault(key, []).append(gp)
    out = []
    for key, group in said.items():
        if len(group) == 1:
            out.append(names.gp_at_clinic(group[0]))
        else:
            those, clinic = counted(len(group), *GP), names.clinic(key)
            out.append(Words(f"{those.da} fra {clinic}", f"{those.en} of {clinic}"))
    return listing(out, at_most)


def _number(count: int) -> Words:
    """A small count as a word: `fem`, `five`; a larger one in figures."""
    danish, english = NUMBERS.da.split(), NUMBERS.en.split()
    if count >= len(danish):
        return Words(str(count), str(count))
    return Words(danish[count], english[count])


def shortage_words(facts: Facts, names: Names, found: Shortage) -> Words:
    """`Fem botilbud – … – deles om fire læger – … – som efter reglerne tilsammen kan tage fire af dem.`"""
    sections = any(facts.units[unit].section is not None for unit in found.units)
    noun = Words("botilbud og afsnit", "botilbud and sections") if sections else Words("botilbud", "botilbud")
    units = listing([Words(name, name) for name in map(names.unit, found.units)], MOST_NAMED)
    gps, count, places = people(names, found.gps, MOST_NAMED), _number(len(found.units)), _number(found.places)
    doctors = _number(len(found.gps))
    granted = facts.policy.dispensations == "granted_only"
    rules = Words(
        " efter reglerne og uden nye dispensationer" if granted else " efter reglerne",
        " under the rules and without new dispensations" if granted else " under the rules",
    )
    one = len(found.gps) == 1
    most = Words("ét" if found.places == 1 else places.da, places.en)
    return Words(
        f"{capital(count.da)} {noun.da} – {units.da} – deles om {'én læge' if one else f'{doctors.da} læger'} – "
        f"{gps.da} – som{rules.da} {'' if one else 'tilsammen '}højst kan tage {most.da} af dem.",
        f"{capital(count.en)} {noun.en} – {units.en} – share {doctors.en} {'GP' if one else 'GPs'} – {gps.en} – "
        f"who{rules.en} can take at most {most.en} of them{'' if one else ' together'}.",
    )


def cheapest(went: WentTo) -> tuple[bool, tuple[int, ...], str]:
    """An order of GPs by what they would cost; those without a price last."""
    return (went.swap is None, went.swap.costs if went.swap else (), went.gp)


def _clause(facts: Facts, swap: Swap) -> Words | None:
    """What gets worse first; None where the lottery decided."""
    if swap.worse_on is None:
        return None
    if swap.worse_on == STABILITY:
        return Words(
            "en læge og et botilbud ville begge hellere have hinanden, og det er udelukket her",
            "a GP and a botilbud would both rather have each other, which is ruled out here",
        )
    worse_by = next(cost for cost in swap.costs if cost > 0)
    change = -worse_by if swap.worse_on in MORE_IS_BETTER else worse_by
    return clauses({swap.worse_on: change}, facts.metric, worse=True)[0]


def swap_price(facts: Facts, went: WentTo) -> Words:
    """What it would cost to have one GP take the unit instead, to be put behind a clause."""
    if went.swap is None:
        return Words(
            "; det kræver, at flere match flyttes, og prisen er ikke regnet ud",
            "; that takes moving several matches, and the price is not worked out",
        )
    clause = _clause(facts, went.swap)
    if clause is None:
        return Words(
            "; de to muligheder er lige gode, og lodtrækningen afgjorde det",
            "; the two are equally good, and the lottery decided",
        )
    return Words(f"; prisen for at bytte er: {clause.da}", f"; the price of swapping: {clause.en}")


def nearest_swap(facts: Facts, names: Names, went_to: Sequence[WentTo]) -> Words:
    """The least costly way to give the unit a GP if at most one match gives way, and why it is not taken."""
    went = min(went_to, key=cheapest)
    if went.swap is None:
        who = Words("Ingen af dem", "None of them") if len(went_to) > 1 else Words("Lægen", "The GP")
        no = Words("", "") if len(went_to) > 1 else Words("ikke ", "not ")
        return Words(
            f"{who.da} kan {no.da}frigøres ved at flytte ét match; hvad det koster at flytte flere, er ikke "
            "regnet ud.",
            f"{who.en} can {no.en}be freed by moving one match; what moving more would cost is not worked out.",
        )
    gp, clause = names.gp_at_clinic(went.gp), _clause(facts, went.swap)
    if went.swap.dropped is None:
        way = Words(
            f"{gp.da} kan lægges til, uden at nogen mister deres læge",
            f"{gp.en} can be added without anyone losing theirs",
        )
    else:
        name = names.unit(went.swap.dropped[0])
        loses = Words(f"{name} mister sin læge", f"{name} loses its GP")
        way = Words(
            f"Det billigste bytte er, at botilbuddet får {gp.da} og {loses.da}",
            f"The cheapest swap is that the botilbud gets {gp.en} and {loses.en}",
        )
    if clause is None:
        return Words(
            f"{way.da}; det er lige så godt, og lodtrækningen afgjorde det.",
            f"{way.en}; that is just as good, and the lottery decided.",
        )
    return Words(f"{way.da}; prisen er: {clause.da}.", f"{way.en}; the price: {clause.en}.")
