"""What closed an option on a party's own list, told to that party: rules, decisions, objectives, the lottery.

Each is said so that it tells nothing of another party's list or answer.
"""

from __future__ import annotations

from solver.rulebook import Words

STABLE = Words(
    "kunne ikke lade sig gøre, da en læge og et botilbud så hellere ville have hinanden, og det er udelukket",
    "was not possible, since a GP and a botilbud would then both rather have each other, which is ruled out",
)

UNIT_RULES: dict[str, Words] = {
    "target_group": Words(
        "kunne ikke lade sig gøre, da botilbuddet ikke er omfattet af ordningen",
        "was not possible, the botilbud being outside the scheme",
    ),
    "not_available": Words(
        "kunne ikke lade sig gøre; står ikke til rådighed for botilbuddet",
        "was not possible; not available to the botilbud",
    ),
    "rejected": Words(
        "kunne ikke lade sig gøre, da udvalget har besluttet, at matchet ikke skal foreslås",
        "was not possible, the committee having decided that it is not to be proposed",
    ),
    "unlisted": Words(
        "kunne ikke lade sig gøre, da I kun tager læger fra jeres egen liste",
        "was not possible, since you take only GPs from your own list",
    ),
    "out_of_reach": Words(
        "kunne ikke lade sig gøre, da klinikken er uden for rækkevidde",
        "was not possible, the clinic being out of reach",
    ),
    "closed_intake": Words(
        "kunne ikke lade sig gøre, da klinikken er lukket for tilgang, så jeres beboere ikke kan vælge den",
        "was not possible, the clinic being closed to new patients, so that your residents cannot choose it",
    ),
    "nursing_home_conflict": Words(
        "kunne ikke lade sig gøre, da en plejehjemslæge kun med dispensation også kan være botilbudslæge",
        "was not possible, since a nursing-home doctor can serve a botilbud too only with a dispensation",
    ),
    "one_attachment": Words(
        "kunne ikke lade sig gøre, da en læge kun med dispensation kan være tilknyttet flere steder",
        "was not possible, since a GP can be attached to several places only with a dispensation",
    ),
    "practice_capacity": Words(
        "kunne ikke lade sig gøre, da klinikkens lægekapaciteter er brugt",
        "was not possible, the clinic's lægekapaciteter being used",
    ),
    "stability": STABLE,
}
"""Rule → what a botilbud is told of a GP or clinic on its list."""

GP_RULES: dict[str, Words] = {
    **{slug: UNIT_RULES[slug] for slug in ("target_group", "rejected", "stability")},
    "not_available": Words(
        "kunne ikke lade sig gøre; står ikke til rådighed",
        "was not possible; not available",
    ),
    "declined": Words(
        "kunne ikke lade sig gøre, da I har sagt nej til ordningen",
        "was not possible, since you have said no to the scheme",
    ),
    "no_answer": Words(
        "kunne ikke lade sig gøre, da vi ikke har fået svar på vores henvendelser",
        "was not possible, since we have had no answer to our contacts",
    ),
    "refused": Words(
        "kunne ikke lade sig gøre, da I har frabedt jer botilbuddet",
        "was not possible, since you have refused the botilbud",
    ),
    "not_wished": Words(
        "kunne ikke lade sig gøre, da I kun tager botilbud fra jeres egen liste",
        "was not possible, since you take only botilbud from your own list",
    ),
    "out_of_reach": Words(
        "kunne ikke lade sig gøre, da botilbuddet er uden for rækkevidde",
        "was not possible, the botilbud being out of reach",
    ),
    "closed_intake": Words(
        "kunne ikke lade sig gøre, da jeres klinik er lukket for tilgang",
        "was not possible, your clinic being closed to new patients",
    ),
    "max_attachments": Words(
        "kunne ikke lade sig gøre, da I allerede har så mange tilknytninger, som I kan have",
        "was not possible, since you have as many attachments as you can have",
    ),
    "nursing_home_conflict": Words(
        "kunne ikke lade sig gøre, da I som plejehjemslæge kun med dispensation kan få et botilbud til",
        "was not possible, since as a nursing-home doctor you can have a botilbud too only with a dispensation",
    ),
    "one_attachment": Words(
        "kunne ikke lade sig gøre, da I kun med dispensation kan være tilknyttet flere steder",
        "was not possible, since you can be attached to several places only with a dispensation",
    ),
    "practice_capacity": Words(
        "kunne ikke lade sig gøre, da jeres kliniks lægekapaciteter er brugt",
        "was not possible, your clinic's lægekapaciteter being used",
    ),
}
"""Rule → what a GP is told of a botilbud on its list."""

TIE = Words(
    "var lige så godt for forslaget som helhed, og lodtrækningen afgjorde det",
    "was just as good for the proposal as a whole, and the lottery decided",
)
UNKNOWN = Words(
    "hvorfor det ikke blev sådan, er ikke regnet færdig", "why it did not come about is not worked out"
)
KINDS_FOR_UNIT: dict[str, Words] = {
    "agreement": Words("er ikke afvejet, da I har en aftale i kraft", "was not weighed: you have an agreement"),
    "lock": Words(
        "er ikke afvejet, da udvalget har besluttet jeres læge", "was not weighed: the committee decided"
    ),
    "tie": TIE,
    "unknown": UNKNOWN,
}
KINDS_FOR_GP: dict[str, Words] = {
    "agreement": Words(
        "kunne ikke lade sig gøre, da botilbuddet allerede har en aftale i kraft",
        "was not possible, the botilbud having an agreement in effect already",
    ),
    "lock": Words(
        "kunne ikke lade sig gøre, da udvalget har besluttet botilbuddets læge",
        "was not possible, the committee having decided on the botilbud's GP",
    ),
    "tie": TIE,
    "unknown": UNKNOWN,
}


def _would(danish: str, english: str) -> Words:
    return Words(f"ville betyde, at {danish}", f"would have meant that {english}")


OBJECTIVES: dict[str, Words] = {
    "municipalities_covered": _would(
        "færre kommuner fik et botilbud med fast læge", "fewer municipalities had a botilbud with a fixed GP"
    ),
    "botilbud_covered": _would("færre botilbud i alt fik en læge", "fewer botilbud in all had a GP"),
    "units_covered": _would(
        "færre botilbud og afsnit i alt fik en læge", "fewer botilbud and sections in all had a GP"
    ),
    "residents_covered": _would("færre beboere i alt fik en fast læge", "fewer residents in all had a fixed GP"),
    "new_dispensations": _would(
        "der skulle søges flere dispensationer hos regionen", "more dispensations had to be sought from the region"
    ),
    "changes": _would(
        "forslaget som helhed afveg mere fra det tidligere",
        "the proposal as a whole departed more from the earlier",
    ),
    "not_yet_interested": _would(
        "forslaget som helhed hvilede på flere uafklarede match",
        "the proposal as a whole had more matches still open",
    ),
    "priority_regret": _would(
        "botilbuddenes prioriteringer som helhed blev opfyldt dårligere",
        "the botilbud's priorities as a whole were met less well",
    ),
    "continuity": _would(
        "færre beboere i alt kunne beholde deres praksis", "fewer residents in all could keep their clinic"
    ),
    "wish_regret": _would(
        "lægernes ønsker som helhed blev opfyldt dårligere", "the GPs' wishes as a whole were met less well"
    ),
    "extra_gps_at_sites": _would(
        "steder, der hører sammen, blev delt mellem flere læger",
        "sites that belong together were split among more GPs",
    ),
    "travel": _would(
        "der i alt blev længere mellem klinikker og botilbud", "it was further between clinics and botilbud in all"
    ),
}
"""Objective → what would have got worse, of the proposal as a whole and without figures."""
