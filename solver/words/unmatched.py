"""A unit without a GP in a paragraph: its story first, then what stands in the way, by count and name."""

from __future__ import annotations

from solver.domain.facts import Facts
from solver.domain.findings import ReasonGroup, Unmatched, WentTo
from solver.rulebook import Words
from solver.words.match import described, sentence
from solver.words.names import LEGAL_BASES, Names
from solver.words.numbers import counted, listing, paragraph, travelled
from solver.words.reasons import CLAUSES, SHORT
from solver.words.shortage import cheapest, nearest_swap, people, shortage_words, swap_price

GP = Words("læge", "GP"), Words("læger", "GPs")
MOST_TOLD = 6
"""Places where GPs went that are told one by one; the other GPs are counted."""
ANSWERS_ALONE = frozenset({"declined", "no_answer", "refused", "rejected", "unlisted", "not_wished"})
"""Where nothing but these keeps everybody back, there is no more to tell."""
ASK = Words(
    "Spørg om, hvad der skal til, for at se, hvad der kan skaffe botilbuddet en læge.",
    "Ask what it would take to see what could get the botilbud a GP.",
)
KIND_OF_RULE = {
    "nursing_home_conflict": (
        "nursing_home_and_botilbud",
        Words("at være både plejehjemslæge og botilbudslæge", "serving both a nursing home and a botilbud"),
    ),
    "one_attachment": (
        "several_facilities",
        Words("at være læge på flere botilbud", "serving several botilbud"),
    ),
}


def unmatched_words(facts: Facts, names: Names, found: Unmatched) -> Words:
    """The paragraph of an in-scope unit without a GP: its story, then what is known of each GP near it."""
    near = [group for group in found.reasons if group.gps]
    out = [story_words(facts, names, found)]
    if near:
        out.append(_who_is_near(facts, near, sum(group.count for group in found.reasons)))
    for group in near:
        out += _of_outcompeted(facts, names, group) if group.code == "outcompeted" else [_of_group(names, group)]
        out += _known_way(facts, group.code)
    if any(group.code not in ANSWERS_ALONE for group in near):
        out.append(ASK)
    return paragraph(out)


def story_words(facts: Facts, names: Names, found: Unmatched) -> Words:
    """Why a unit gets no GP, in at most three sentences: nobody near, all said no, barred by rules, or outdone."""
    unit = described(facts, names, found.unit)
    out = [Words(f"{unit.da} får ingen læge i forslaget.", f"{unit.en} gets no GP in the proposal.")]
    near = [group for group in found.reasons if group.gps]
    outdone = [group for group in near if group.code == "outcompeted"]
    if not near:
        out.append(_who_is_near(facts, near, sum(group.count for group in found.reasons)))
    elif not outdone:
        out.append(_all_barred(facts, near))
    else:
        if found.shortage is not None:
            out.append(shortage_words(facts, names, found.shortage))
        else:
            count = sum(len(group.gps) for group in outdone)
            out.append(_used_elsewhere(count))
        out.append(nearest_swap(facts, names, outdone[0].went_to))
    return paragraph(out)


def _all_barred(facts: Facts, near: list[ReasonGroup]) -> Words:
    """How many of those near are kept back by what."""
    limit, count = travelled(facts.metric, facts.reach_limit), sum(len(group.gps) for group in near)
    clauses = [(len(group.gps), SHORT[group.code][len(group.gps) > 1]) for group in near]
    said = listing([Words(f"{many} {clause.da}", f"{many} {clause.en}") for many, clause in clauses])
    if count == 1:
        clause = clauses[0][1]
        return Words(
            f"Den eneste læge inden for {limit.da} eller med anden tilknytning til botilbuddet {clause.da}.",
            f"The only GP within {limit.en} or tied to the botilbud in another way {clause.en}.",
        )
    those = counted(count, *GP)
    if len(clauses) == 1:
        clause = clauses[0][1]
        return Words(
            f"De {those.da} inden for {limit.da} eller med anden tilknytning til botilbuddet {clause.da}.",
            f"The {those.en} within {limit.en} or tied to the botilbud in another way {clause.en}.",
        )
    return Words(
        f"Ingen af de {those.da} inden for {limit.da} eller med anden tilknytning til botilbuddet kan foreslås: "
        f"{said.da}.",
        f"None of the {those.en} within {limit.en} or tied to the botilbud in another way can be proposed: "
        f"{said.en}.",
    )


def _used_elsewhere(count: int) -> Words:
    if count == 1:
        return Words(
            "Én læge kunne tage botilbuddet efter reglerne, men forslaget som helhed er bedre uden.",
            "One GP could take the botilbud by the rules, but the proposal as a whole is better without.",
        )
    those = counted(count, *GP)
    return Words(
        f"{those.da} kunne hver især tage botilbuddet efter reglerne, men forslaget som helhed er bedre uden.",
        f"{those.en} could each take the botilbud by the rules, but the proposal as a whole is better without.",
    )


def _who_is_near(facts: Facts, near: list[ReasonGroup], total: int) -> Words:
    limit = travelled(facts.metric, facts.reach_limit)
    count = sum(len(group.gps) for group in near)
    if count == 0:
        if total == 1:
            return Words(
                f"Sagens eneste læge er ikke inden for {limit.da} og er heller ikke på anden måde knyttet til "
                "botilbuddet.",
                f"The case's only GP is not within {limit.en} and not tied to the botilbud in another way.",
            )
        return Words(
            f"Ingen af sagens {total} læger er inden for {limit.da} eller på anden måde knyttet til botilbuddet.",
            f"None of the case's {total} GPs is within {limit.en} or tied to the botilbud in another way.",
        )
    if count == total and total > 1:
        return Words(
            f"Alle sagens læger ({total}) er inden for {limit.da} eller på anden måde knyttet til botilbuddet.",
            f"All GPs of the case ({total}) are within {limit.en} or tied to the botilbud in another way.",
        )
    those = counted(count, *GP)
    verb = "is" if count == 1 else "are"
    return Words(
        f"{those.da} ud af {total} i sagen er inden for {limit.da} eller på anden måde knyttet til botilbuddet.",
        f"{those.en} out of {total} in the case {verb} within {limit.en} or tied to the botilbud in another way.",
    )


def _of_group(names: Names, group: ReasonGroup) -> Words:
    who, clause = people(names, group.gps), CLAUSES[group.code][len(group.gps) > 1]
    return sentence(Words(f"{who.da} {clause.da}.", f"{who.en} {clause.en}."))


def _of_outcompeted(facts: Facts, names: Names, group: ReasonGroup) -> list[Words]:
    """Where each GP went who could have taken the unit, the least costly to have back first."""
    named = set(group.gps)
    together: dict[tuple[str, str], list[str]] = {}
    for went in sorted(group.went_to, key=cheapest):
        if went.gp in named:
            where, price = _where(names, went), swap_price(facts, went)
            together.setdefault((where.da + price.da, where.en + price.en), []).append(went.gp)
    out = []
    for (danish, english), gps in list(together.items())[:MOST_TOLD]:
        who = people(names, gps)
        out.append(
            sentence(Words(f"{who.da} kunne tage botilbuddet, {danish}.", f"{who.en} could hold it, {english}."))
        )
    rest = sum(len(gps) for gps in list(together.values())[MOST_TOLD:])
    if rest:
        those = counted(rest, Words("anden læge", "other GP"), Words("andre læger", "other GPs"))
        out.append(
            Words(
                f"{those.da} kunne også tage botilbuddet, men bruges bedre andre steder.",
                f"{those.en} could hold it too, but are better used elsewhere."
                if rest > 1
                else f"{those.en} could hold it too, but is better used elsewhere.",
            )
        )
    return out


def _where(names: Names, went: WentTo) -> Words:
    if went.colleagues:
        places = listing(
            [Words(f"{names.unit(unit)} ({names.gp(gp).da})", f"{names.unit(unit)} ({names.gp(gp).en})")
             for gp, unit in went.colleagues]
            + [Words(names.unit(unit), names.unit(unit)) for unit in went.units]
        )  # fmt: skip
        return Words(
            f"men klinikkens lægekapaciteter bruges på {places.da}",
            f"but the clinic's lægekapaciteter are used for {places.en}",
        )
    if went.units:
        units = listing([Words(name, name) for name in map(names.unit, went.units)])
        return Words(f"men tilknyttes i stedet {units.da}", f"but goes to {units.en} instead")
    return Words(
        "men forslaget som helhed er bedre uden",
        "but the proposal as a whole is better without it",
    )


def _known_way(facts: Facts, code: str) -> list[Words]:
    """What the rules and the run say of an obstacle; nothing that would have to be guessed."""
    title = facts.ruleset.title
    if code == "closed_intake":
        return [
            Words(
                "Spærringen gælder ikke en klinik, der åbner for botilbuddets beboere.",
                "The bar does not apply to a clinic that opens for the residents.",
            )
        ]
    if code not in KIND_OF_RULE:
        return []
    kind, what = KIND_OF_RULE[code]
    if not facts.ruleset.dispensable(kind):
        return [
            Words(
                f"Efter reglerne »{title}« kan der ikke gives dispensation til {what.da}.",
                f"Under the rules »{title}« there is no dispensation for {what.en}.",
            )
        ]
    return [
        Words(
            f"Regionen kan give dispensation til {what.da}, men her regnes kun med dem, der er givet.",
            f"The region can grant a dispensation for {what.en}, but only granted ones are counted on here.",
        )
    ]


def out_of_scope_words(facts: Facts, names: Names, found: Unmatched) -> Words:
    """Why a unit is outside the scheme, and what becomes of its agreement."""
    unit = described(facts, names, found.unit)
    basis = LEGAL_BASES[facts.units[found.unit].botilbud.legal_basis]
    why = {
        "not_long_term": Words("det ikke er længerevarende", "it is not long-term"),
        "participation_declined": Words("det har sagt nej til at deltage", "it has declined to take part"),
        "legal_basis": Words(
            f"botilbud efter {basis.da} ikke hører til målgruppen", f"botilbud under {basis.en} are not in scope"
        ),
        "no_support_sel_85": Words(
            "beboerne ikke får hjælp efter servicelovens § 85", "the residents have no help under SEL § 85"
        ),
    }[found.scope_fault or ""]
    out = [
        Words(
            f"{unit.da} er ikke omfattet af ordningen, fordi {why.da}.",
            f"{unit.en} is outside the scheme because {why.en}.",
        )
    ]
    if found.gp is not None:
        gp = names.gp_at_clinic(found.gp)
        out.append(Words(f"Aftalen med {gp.da} består.", f"The agreement with {gp.en} stands."))
    return paragraph(out)
