"""Why a dispensation is applied for: what is at stake, who the residents know, what the GP answered."""

from __future__ import annotations

from solver.domain.application import Application, UnitGrounds
from solver.domain.facts import Facts
from solver.rulebook import Words
from solver.words.application_log import approaches_words
from solver.words.frontier import new_dispensations
from solver.words.match import described
from solver.words.names import Names
from solver.words.notes import CAPACITY
from solver.words.numbers import counted, listing, residents, travelled


def grounds(facts: Facts, names: Names, found: Application) -> list[Words]:
    """The grounds of an application, a sentence or two each, the weightiest first."""
    out = _stake(facts, names, found)
    for one in found.units:
        out += _unit_grounds(facts, names, found, one)
    return [*out, *_own_answer(names, found), *_capacity(names, found)]


def _stake(facts: Facts, names: Names, found: Application) -> list[Words]:
    """What one new dispensation fewer would mean for the botilbud of the case."""
    now, before = found.coverage, found.coverage_before
    if before is None:
        return _decided() if found.locked else []
    if now.as_tuple() <= before.as_tuple():
        return [
            Words(
                "Forslaget giver ikke flere botilbud en fast læge end det bedste forslag med én ny dispensation "
                "færre; dispensationen følger af de andre hensyn, som forslaget er lavet efter.",
                "The proposal gives no more botilbud a permanent GP than the best one with one new dispensation "
                "fewer; the dispensation follows from the other objectives that the proposal was made by.",
            )
        ]
    if now.botilbud != before.botilbud:
        all_ = len({facts.units[unit].botilbud.id for unit in facts.in_scope})
        counts, what = (before.botilbud, now.botilbud), Words("botilbud", "botilbud")
    else:
        all_, counts = len(facts.in_scope), (before.units, now.units)
        what = Words("botilbud og afsnit", "botilbud and sections")
    many, fewer = new_dispensations(found.asks), _fewer(found.asks - 1)
    now_ = Words(f"{counts[1]} af sagens {all_} {what.da}", f"{counts[1]} of the {all_} {what.en} of the case")
    if counts[1] == all_:
        now_ = Words(f"alle sagens {all_} {what.da}", f"all {all_} {what.en} of the case")
    out = [
        Words(
            f"I det bedste forslag med i alt {many.da} får {now_.da} en fast læge; i det bedste forslag "
            f"{fewer.da} får {counts[0]}.",
            f"In the best proposal with {many.en} in all, {now_.en} get a permanent GP; in the best one "
            f"{fewer.en} {counts[0]} do.",
        )
    ]
    if found.asks > found.number and found.missing_before:
        left = listing([described(facts, names, unit) for unit in found.missing_before])
        out.append(
            Words(
                f"Gives der i alt én færre, er det i det bedste forslag {left.da}, der ikke får en fast læge.",
                f"With one fewer in all, the best proposal leaves {left.en} without a permanent GP.",
            )
        )
    return out


def _decided() -> list[Words]:
    return [
        Words(
            "Udvalget har besluttet, at lægen skal tilknyttes her. Intet forslag med færre nye dispensationer kan "
            "opfylde alle regler og beslutninger.",
            "The committee has decided that the GP is to be attached here. No proposal with fewer new "
            "dispensations can meet all rules and decisions.",
        )
    ]


def _fewer(count: int) -> Words:
    if count == 0:
        return Words("uden nye dispensationer", "without new dispensations")
    number = new_dispensations(count)
    return Words(f"med {number.da}", f"with {number.en}")


def _unit_grounds(facts: Facts, names: Names, found: Application, one: UnitGrounds) -> list[Words]:
    name, out = names.unit(one.unit), []
    if found.each_carries and not any(other.free for other in one.others):
        size = residents(one.residents)
        given = (
            Words("dispensationen", "the dispensation")
            if found.number == 1
            else Words("dispensationerne", "the dispensations")
        )
        out.append(
            Words(
                f"Gives {given.da} ikke, og ligger resten af forslaget fast, får {name} ingen fast læge; det "
                f"berører {size.da}.",
                f"If {given.en} {'is' if found.number == 1 else 'are'} not granted and the rest of the proposal "
                f"stands, {name} gets no permanent GP; that concerns {size.en}.",
            )
        )
    if one.patients_known:
        out.append(_patients(facts, names, one))
    if one.apart is not None:
        most = facts.ruleset.site_max_residents
        out.append(
            Words(
                f"{name} ligger sammen med andre botilbud, som lægen også skal have, med i alt {one.apart} "
                f"beboere. Forslaget regner dem for en tilknytning hver, fordi de er flere end {most}; det beder "
                "vi regionen tage stilling til.",
                f"{name} stands together with other botilbud that the GP is to have too, {one.apart} residents in "
                f"all. The proposal counts them as an attachment each, since they are more than {most}; we ask "
                "the region to decide on that.",
            )
        )
    if one.travel is not None:
        far = travelled(one.travel.metric, one.travel.value)
        crow = one.travel.source == "geodesic"
        how = Words("i fugleflugt", "as the crow flies")
        by = how if crow else Words("ifølge sagens rejsetabel", "by the case's travel table")
        out.append(
            Words(
                f"Der er {far.da} fra klinikken til {name} {by.da}.",
                f"It is {far.en} from the clinic to {name} {by.en}.",
            )
        )
    return out


def _patients(facts: Facts, names: Names, one: UnitGrounds) -> Words:
    total, home = facts.units[one.unit].botilbud.residents, names.botilbud[one.botilbud]
    if total == 1:
        is_ = Words("er", "is") if one.patients else Words("er ikke", "is not")
        return Words(
            f"Den ene beboer på {home} {is_.da} oplyst som patient i lægens klinik.",
            f"By the case the one resident of {home} {is_.en} a patient of the GP's clinic.",
        )
    count = Words(str(one.patients), str(one.patients)) if one.patients else Words("Ingen", "none")
    patient = Words("patient", "is a patient") if one.patients == 1 else Words("patienter", "are patients")
    return Words(
        f"{count.da} af de {total} beboere på {home} er oplyst som {patient.da} i lægens klinik.",
        f"By the case {count.en} of the {total} residents of {home} {patient.en} of the GP's clinic.",
    )


def _own_answer(names: Names, found: Application) -> list[Words]:
    out = []
    if found.interest == "interested":
        out.append(Words("Lægen har meldt sig interesseret.", "The GP has said that it is interested."))
    if found.interest == "declined":
        out.append(Words("Lægen har sagt nej.", "The GP has said no."))
    if found.approaches:
        log = approaches_words(names, found.approaches, {one.botilbud for one in found.units})
        out.append(
            Words(f"Kontakt med lægen eller klinikken: {log.da}.", f"Contact with the GP or the clinic: {log.en}.")
        )
    return out


def _capacity(names: Names, found: Application) -> list[Words]:
    """Where the clinic comes over its lægekapaciteter: interpretation A, which the region may not share."""
    if found.agreements <= found.capacity:
        return []
    capacity, clinic = counted(found.capacity, *CAPACITY), names.clinic(found.clinic)
    return [
        Words(
            f"{clinic} kommer med forslaget op på {found.agreements} aftaler mod {capacity.da}. Forslaget går ud "
            "fra, at en aftale, der hviler på en dispensation, ikke tæller med; det beder vi regionen tage "
            "stilling til.",
            f"With the proposal {clinic} comes to {found.agreements} agreements against {capacity.en}. The "
            "proposal takes it that an agreement resting on a dispensation does not count; we ask the region to "
            "decide on that.",
        )
    ]
