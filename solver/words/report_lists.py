"""The shorter lists of a report: who must choose, who is left over, who would rather have each other."""

from __future__ import annotations

from typing import Any

from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import listing

Json = dict[str, Any]

FOR_GP = {
    "refused": Words("har lægen frabedt sig", "are refused by the GP"),
    "rejected": Words("er afvist af udvalget", "were rejected by the committee"),
    "unlisted": Words("tager kun læger fra egen liste", "take only GPs on their own list"),
    "not_wished": Words("står ikke på lægens ønskeliste", "are not on the GP's wish list"),
    "out_of_reach": Words("er uden for rækkevidde", "are out of reach"),
    "closed_intake": Words(
        "er spærret, da klinikken er lukket for tilgang", "are barred, the clinic being closed"
    ),
    "max_attachments": Words(
        "kræver flere tilknytninger, end lægen kan have", "need more attachments than allowed"
    ),
    "nursing_home_conflict": Words(
        "kræver dispensation, da lægen er plejehjemslæge", "need a dispensation, the GP serving a nursing home"
    ),
    "one_attachment": Words(
        "kræver dispensation, da lægen er tilknyttet et andet sted", "need a dispensation, the GP being attached"
    ),
    "practice_capacity": Words(
        "er spærret, da klinikkens lægekapaciteter er brugt", "are barred, the clinic's lægekapaciteter being used"
    ),
    "agreement_kept": Words("har en anden læge efter aftale", "have another GP by agreement"),
    "lock": Words("er låst til en anden læge", "are locked to another GP"),
    "outcompeted": Words("er lovlige, men går bedre til andre", "are lawful but go better to others"),
}
"""Reason code → what is said of so many botilbud to an interested GP without one."""


OF_ONE = (("are ", "is "), ("were ", "was "), ("take ", "takes "), ("need ", "needs "), ("have ", "has "))
"""How the English words begin of several, and of one."""


def _of_so_many(code: str, count: int) -> Words:
    """What is said of so many botilbud; the English verb follows the count."""
    words = FOR_GP[code]
    if count != 1:
        return words
    english = words.en.replace(" go ", " goes ").replace("their own", "its own")
    for several, one in OF_ONE:
        if english.startswith(several):
            english = one + english.removeprefix(several)
    return Words(words.da, english)


def to_choose(result: Json, names: Names) -> list[Words]:
    """Botilbud that several interested GPs could take."""
    out = []
    for item in result["to_choose"]:
        name, gps = names.botilbud[item["botilbud"]], listing([names.gp_at_clinic(gp) for gp in item["gps"]])
        picks = listing([names.gp(gp) for gp in dict.fromkeys(pick["gp"] for pick in item["picks"])])
        out.append(
            Words(
                f"{name} har ingen prioriteringsliste, og flere interesserede læger kan tage botilbuddet: "
                f"{gps.da}. Botilbuddet skal selv vælge; indtil da er det {picks.da} i forslaget.",
                f"{name} has no priority list, and several interested GPs could hold it: {gps.en}. The botilbud "
                f"must choose; until then it is {picks.en} in the proposal.",
            )
        )
    return out


def unused_gps(result: Json, names: Names) -> list[Words]:
    """Interested GPs without a match, why, and what would suit them."""
    out = []
    for item in result["unused_gps"]:
        gp = names.gp_at_clinic(item["gp"])
        why = [(_of_so_many(group["code"], group["count"]), group["count"]) for group in item["reasons"]]
        said = Words(
            "; ".join(f"{count} {words.da}" for words, count in why),
            "; ".join(f"{count} {words.en}" for words, count in why),
        )
        suits = listing([_unit(names, one["unit"]) for one in item["suits_next"]])
        known = bool(item["suits_next"])
        out.append(
            Words(
                f"{gp.da}. Af sagens botilbud og afsnit: {said.da}."
                + (f" Tættest på at passe: {suits.da}." if known else ""),
                f"{gp.en}. Of the case's botilbud and sections: {said.en}."
                + (f" Closest to suiting: {suits.en}." if known else ""),
            )
        )
    return out


def _unit(names: Names, unit: str) -> Words:
    return Words(names.unit(unit), names.unit(unit))


def blocking_pairs(result: Json, names: Names) -> list[Words]:
    """Pairs that prefer each other to what the plan gives them, and on what the plan is better."""
    out = []
    for item in result["blocking_pairs"]:
        gp, unit = names.gp_at_clinic(item["gp"]), names.unit(item["unit"])
        if item["objective"] == "tie":
            better = Words(
                "planerne er lige gode, og lodtrækningen afgjorde det", "the plans tie; the lottery decided"
            )
        else:
            title = GOALS[item["objective"]].title
            better = Words(f"forslaget er bedre på »{title.da}«", f"the proposal is better on »{title.en}«")
        out.append(Words(f"{gp.da} og {unit}: {better.da}.", f"{gp.en} and {unit}: {better.en}."))
    return out
