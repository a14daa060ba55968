"""A unit without a GP in a paragraph: what stands in the way, by count and name, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable

from solver.domain.facts import Facts
from solver.domain.findings import ReasonGroup, Unmatched, WentTo
from solver.rulebook import Words
from solver.words.match import described, sentence
from solver.words.names import LEGAL_BASES, Names
from solver.words.numbers import counted, listing, paragraph, travelled
from solver.words.reasons import CLAUSES

GP = Words("læge", "GP"), Words("læger", "GPs")
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
    """The paragraph of an in-scope unit without a GP."""
    unit = described(facts, names, found.unit)
    out = [Words(f"{unit.da} får ingen læge i forslaget.", f"{unit.en} gets no GP in the proposal.")]
    near = [group for group in found.reasons if group.gps]
    out.append(_who_is_near(facts, near, sum(group.count for group in found.reasons)))
    for group in near:
        out += _of_outcompeted(names, group) if group.code == "outcompeted" else [_of_group(names, group)]
        out += _known_way(facts, group.code)
    out.append(
        Words(
            "Hvad der ellers kunne skaffe botilbuddet en læge, vides ikke.",
            "What else could get the botilbud a GP is not known.",
        )
    )
    return paragraph(out)


def _who_is_near(facts: Facts, near: list[ReasonGroup], total: int) -> Words:
    limit = travelled(facts.metric, facts.reach_limit)
    count = sum(len(group.gps) for group in near)
    if count == 0:
        return Words(
            f"Ingen af sagens {total} læger er inden for {limit.da} eller på anden måde knyttet til botilbuddet.",
            f"None of the case's {total} GPs is within {limit.en} or tied to the botilbud in another way.",
        )
    if count == total:
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


def _people(names: Names, gps: Iterable[str]) -> Words:
    """GPs by name with their clinic; those of a clinic that names nobody are counted together."""
    said: dict[str, list[str]] = {}
    for gp in gps:
        key = names.gps[gp].clinic if names.is_anonymous(gp) else gp
        said.setdefault(key, []).append(gp)
    out = []
    for key, group in said.items():
        if key in names.clinics:
            those, clinic = counted(len(group), *GP), names.clinic(key)
            out.append(Words(f"{those.da} fra {clinic}", f"{those.en} of {clinic}"))
        else:
            out.append(names.gp_at_clinic(group[0]))
    return listing(out)


def _of_group(names: Names, group: ReasonGroup) -> Words:
    who, clause = _people(names, group.gps), CLAUSES[group.code][len(group.gps) > 1]
    return sentence(Words(f"{who.da} {clause.da}.", f"{who.en} {clause.en}."))


def _of_outcompeted(names: Names, group: ReasonGroup) -> list[Words]:
    named = set(group.gps)
    together: dict[tuple[str, str], list[str]] = {}
    for went in group.went_to:
        if went.gp in named:
            where = _where(names, went)
            together.setdefault((where.da, where.en), []).append(went.gp)
    out = []
    for (danish, english), gps in together.items():
        who = _people(names, gps)
        out.append(
            sentence(Words(f"{who.da} kunne tage botilbuddet, {danish}.", f"{who.en} could hold it, {english}."))
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
        "men forslaget som helhed blev vurderet bedre uden",
        "but the proposal as a whole was judged better without it",
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
