"""One match in a paragraph: what is proposed, what spoke for it, what it needs, what it costs."""

from __future__ import annotations

from solver.domain.case import Decision
from solver.domain.facts import Facts
from solver.domain.findings import Match, TravelFound
from solver.rulebook import Words
from solver.words.dispensation import dispensation_sentences, evidence_sentence, fallback_sentence
from solver.words.interest import interest_sentences
from solver.words.names import LEGAL_BASES, Names
from solver.words.notes import note_words
from solver.words.numbers import capital, day, hours, kroner, listing, paragraph, residents, travelled

LEVEL = Words("april 2024-niveau, ekskl. moms", "April 2024 level, excl. VAT")


def match_words(facts: Facts, names: Names, match: Match) -> Words:
    """The paragraph of one match."""
    sentences = [_opening(facts, names, match), *_lists(facts, match)]
    if match.status != "existing":
        sentences += interest_sentences(facts, names, match)
    sentences += [_residents(facts, match), _travel(match.travel)]
    sentences += dispensation_sentences(match)
    evidence = evidence_sentence(facts, names, match)
    sentences += [evidence] if evidence else []
    sentences += [note_words(note) for note in match.notes]
    sentences += _pay(facts, names, match)
    fallback = fallback_sentence(facts, names, match)
    return paragraph([*sentences, *([fallback] if fallback else [])])


def described(facts: Facts, names: Names, unit: str) -> Words:
    """A unit with its legal basis and size, as `Skovbo (servicelovens § 108, 24 beboere)`."""
    found = facts.units[unit]
    basis, size = LEGAL_BASES[found.botilbud.legal_basis], residents(found.residents)
    name = names.unit(unit)
    return Words(f"{name} ({basis.da}, {size.da})", f"{name} ({basis.en}, {size.en})")


def _opening(facts: Facts, names: Names, match: Match) -> Words:
    unit, gp = described(facts, names, match.unit), names.gp_at_clinic(match.gp)
    if match.status == "existing":
        return Words(
            f"{unit.da} har en aftale i kraft med {gp.da}, og aftalen fortsætter.",
            f"{unit.en} has an agreement in effect with {gp.en}, and the agreement continues.",
        )
    if match.status == "locked":
        by = _decided(facts, match)
        return Words(
            f"Det er besluttet{by.da}, at {unit.da} tilknyttes {gp.da}.",
            f"It has been decided{by.en} that {unit.en} is attached to {gp.en}.",
        )
    return Words(
        f"{unit.da} foreslås tilknyttet {gp.da}.",
        f"It is proposed that {unit.en} be attached to {gp.en}.",
    )


def _decided(facts: Facts, match: Match) -> Words:
    locks = (d for d in facts.case.decisions if d.kind == "lock" and (d.unit, d.gp) == (match.unit, match.gp))
    decision: Decision = next(locks)
    by = Words(f" af {decision.by}", f" by {decision.by}") if decision.by else Words("", "")
    if decision.at is None:
        return by
    on = day(decision.at)
    return Words(f"{by.da} den {on.da}", f"{by.en} on {on.en}")


def _place(tier: int) -> Words:
    if tier == 0:
        return Words("øverst", "first")
    return Words(f"som nr. {tier + 1}", f"as number {tier + 1}")


def _lists(facts: Facts, match: Match) -> list[Words]:
    has_priorities, has_wishes = match.botilbud in facts.priority_tiers, match.gp in facts.wish_tiers
    if match.status == "existing" and match.priority_tier is None and match.wish_tier is None:
        return []
    if not has_priorities and not has_wishes:
        return [Words("Ingen af parterne har lavet en liste.", "Neither side has made a list.")]
    if not has_priorities:
        first = Words("Botilbuddet har ikke lavet en prioriteringsliste", "The botilbud has made no priority list")
    elif match.priority_tier is None:
        first = Words(
            "Lægen står ikke på botilbuddets prioriteringsliste", "The GP is not on the botilbud's priority list"
        )
    else:
        place = _place(match.priority_tier)
        named = facts.priority_tiers[match.botilbud].get(match.gp) == match.priority_tier
        who = Words("lægen", "the GP") if named else Words("klinikken", "the clinic")
        first = Words(
            f"Botilbuddet har sat {who.da} {place.da} på sin prioriteringsliste",
            f"The botilbud has put {who.en} {place.en} on its priority list",
        )
    if not has_wishes:
        second = Words("lægen har ikke lavet en ønskeliste", "the GP has made no wish list")
    elif match.wish_tier is None:
        second = Words("botilbuddet står ikke på lægens ønskeliste", "the botilbud is not on the GP's wish list")
    else:
        place = _place(match.wish_tier)
        second = Words(
            f"lægen har botilbuddet {place.da} på sin ønskeliste",
            f"the GP has the botilbud {place.en} on its wish list",
        )
    return [Words(f"{first.da}, og {second.da}.", f"{first.en}, and {second.en}.")]


def _residents(facts: Facts, match: Match) -> Words:
    unit = facts.units[match.unit]
    if not unit.botilbud.patients_by_clinic:
        return Words(
            "Det er ikke oplyst, hvor beboerne har deres læge i dag.",
            "It is not stated which GPs the residents have today.",
        )
    if match.continuity == 0:
        return Words(
            "Ingen af beboerne er oplyst som patienter i klinikken.",
            "None of the residents is stated to be a patient of the clinic.",
        )
    count, all_, moving = match.continuity, unit.residents, match.residents_changing_gp
    patients = Words("patient", "a patient") if count == 1 else Words("patienter", "patients")
    verb = "is" if count == 1 else "are"
    if unit.section is None:
        stay = Words(
            f"{count} af {all_} beboere er {patients.da} i klinikken i forvejen",
            f"{count} of {all_} residents {verb} {patients.en} of the clinic already",
        )
    else:
        stay = Words(
            f"Regnet efter afsnittets andel er {count} af {all_} beboere {patients.da} i klinikken i forvejen",
            f"By the section's share {count} of {all_} residents {verb} {patients.en} of the clinic already",
        )
    if moving == 0 or match.status == "existing":
        return Words(f"{stay.da}.", f"{stay.en}.")
    return Words(
        f"{stay.da}; {moving} skal skifte læge, hvis de vælger den faste læge.",
        f"{stay.en}; {moving} would change GP on choosing the fixed GP.",
    )


def _travel(travel: TravelFound | None) -> Words:
    if travel is None:
        return Words(
            "Afstanden mellem klinikken og botilbuddet er ikke oplyst.",
            "The distance between the clinic and the botilbud is not stated.",
        )
    far = travelled(travel.metric, travel.value)
    if travel.source == "geodesic":
        how = Words("i fugleflugt", "as the crow flies")
    else:
        how = Words("ifølge sagens rejsetabel", "by the case's travel table")
    return Words(
        f"Der er {far.da} fra klinikken til botilbuddet {how.da}.",
        f"It is {far.en} from the clinic to the botilbud {how.en}.",
    )


def _pay(facts: Facts, names: Names, match: Match) -> list[Words]:
    pay = match.pay
    if pay.carrier != match.unit:
        first = names.unit(pay.carrier)
        return [
            Words(
                f"Botilbuddet er under samme aftale som {first}, og honoraret står dér.",
                f"The botilbud is under the same agreement as {first}, and the honorarium stands there.",
            )
        ]
    amount, time = kroner(pay.honorarium_dkk), hours(pay.hours)
    vat = _vat(facts, match)
    out = [
        Words(
            f"Honoraret er {amount.da} om måneden for {time.da} ({LEVEL.da}); {vat.da}.",
            f"The honorarium is {amount.en} a month for {time.en} ({LEVEL.en}); {vat.en}.",
        )
    ]
    if len(pay.units) > 1:
        others = listing([Words(n, n) for n in map(names.unit, pay.units[1:])])
        size = residents(pay.residents)
        out.append(
            Words(
                f"Aftalen omfatter også {others.da}, i alt {size.da}.",
                f"The agreement also covers {others.en}, {size.en} in all.",
            )
        )
    return out


def _vat(facts: Facts, match: Match) -> Words:
    if not facts.clinics[match.clinic].vat_registered:
        return Words(
            "klinikken er ikke momsregistreret, så der udbetales ikke moms",
            "the clinic is not VAT-registered, so no VAT is paid",
        )
    vat = kroner(match.pay.vat_dkk)
    return Words(f"hertil kommer moms på {vat.da} om måneden", f"VAT of {vat.en} a month comes on top")


def sentence(words: Words) -> Words:
    """The words with a capital letter in front."""
    return Words(capital(words.da), capital(words.en))
