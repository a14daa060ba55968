"""What stands between a GP and a botilbud, in words: for the catalogue, and for GPs by name."""

from __future__ import annotations

from solver.rulebook import Words

REASONS: dict[str, Words] = {
    "target_group": Words("Botilbuddet er ikke omfattet af ordningen.", "The botilbud is outside the scheme."),
    "declined": Words("Lægen har sagt nej.", "The GP said no."),
    "no_answer": Words(
        "Lægen har ikke svaret på gentagne henvendelser og er sat i bero.",
        "The GP has not answered repeated contacts and is set aside.",
    ),
    "refused": Words("Lægen har frabedt sig botilbuddet.", "The GP refuses the botilbud."),
    "rejected": Words("Udvalget har afvist matchet.", "The committee rejected the match."),
    "unlisted": Words(
        "Botilbuddet vil kun have læger fra sin prioriteringsliste, og lægen står der ikke.",
        "The botilbud takes only GPs on its priority list, and this one is not.",
    ),
    "not_wished": Words(
        "Lægen vil kun have botilbud fra sin ønskeliste, og dette står der ikke.",
        "The GP takes only botilbud on its wish list, and this one is not.",
    ),
    "out_of_reach": Words("Klinikken ligger uden for rækkevidde.", "The clinic is out of reach."),
    "closed_intake": Words(
        "Klinikken er lukket for tilgang, og botilbuddets beboere kan derfor ikke vælge den.",
        "The clinic is closed to new patients, so the residents cannot choose it.",
    ),
    "max_attachments": Words(
        "Lægen har allerede så mange tilknytninger, som lægen kan have.",
        "The GP already has as many attachments as it can have.",
    ),
    "nursing_home_conflict": Words(
        "Lægen er plejehjemslæge, og der er ingen dispensation til også at være botilbudslæge.",
        "The GP is a nursing-home doctor, and there is no dispensation to serve a botilbud too.",
    ),
    "one_attachment": Words(
        "Lægen er tilknyttet et andet sted, og der er ingen dispensation til flere.",
        "The GP is attached elsewhere, and there is no dispensation for more.",
    ),
    "practice_capacity": Words(
        "Klinikkens lægekapaciteter er brugt af aftaler og låste match.",
        "The clinic's lægekapaciteter are used by agreements and locked matches.",
    ),
    "outcompeted": Words(
        "Matchet kan lade sig gøre, men forslaget som helhed er bedre uden.",
        "The match is possible, but the proposal as a whole is better without it.",
    ),
}
"""Reason code → its sentence, in the order in which the first that applies is the reason."""

TAKEN: dict[str, Words] = {
    "agreement_kept": Words("En anden læge har en aftale i kraft.", "Another GP has an agreement in effect."),
    "lock": Words("Udvalget har låst botilbuddet til en anden læge.", "The committee locked it to another GP."),
}
"""Why a unit is closed to an unused GP though the pair itself is possible."""

CLAUSES: dict[str, tuple[Words, Words]] = {
    "declined": (Words("har sagt nej", "has said no"), Words("har sagt nej", "have said no")),
    "no_answer": (
        Words("har ikke svaret på gentagne henvendelser", "has not answered repeated contacts"),
        Words("har ikke svaret på gentagne henvendelser", "have not answered repeated contacts"),
    ),
    "refused": (
        Words("har frabedt sig botilbuddet", "refuses the botilbud"),
        Words("har frabedt sig botilbuddet", "refuse the botilbud"),
    ),
    "rejected": (
        Words("er afvist af udvalget", "was rejected by the committee"),
        Words("er afvist af udvalget", "were rejected by the committee"),
    ),
    "unlisted": (
        Words("står ikke på botilbuddets liste, som er den eneste, det vil vælge fra",
              "is not on the botilbud's list, from which alone it will choose"),
        Words("står ikke på botilbuddets liste, som er den eneste, det vil vælge fra",
              "are not on the botilbud's list, from which alone it will choose"),
    ),
    "not_wished": (
        Words("vil kun have botilbud fra sin egen liste, og dette står der ikke",
              "takes only botilbud on its own list, and this one is not"),
        Words("vil kun have botilbud fra deres egne lister, og dette står der ikke",
              "take only botilbud on their own lists, and this one is not"),
    ),
    "closed_intake": (
        Words("er i en klinik, der er lukket for tilgang", "is in a clinic closed to new patients"),
        Words("er i klinikker, der er lukket for tilgang", "are in clinics closed to new patients"),
    ),
    "max_attachments": (
        Words("har allerede det antal tilknytninger, der kan lade sig gøre", "has the attachments it can have"),
        Words("har allerede det antal tilknytninger, der kan lade sig gøre", "have the attachments they can have"),
    ),
    "nursing_home_conflict": (
        Words("er plejehjemslæge og har ingen dispensation",
              "is a nursing-home doctor without a dispensation"),
        Words("er plejehjemslæger og har ingen dispensation",
              "are nursing-home doctors without a dispensation"),
    ),
    "one_attachment": (
        Words("er tilknyttet et andet sted og har ingen dispensation",
              "is attached elsewhere and has no dispensation"),
        Words("er tilknyttet andre steder og har ingen dispensation",
              "are attached elsewhere and have no dispensation"),
    ),
    "practice_capacity": (
        Words("er i en klinik, hvor alle lægekapaciteter er brugt",
              "is in a clinic whose lægekapaciteter are all used"),
        Words("er i klinikker, hvor alle lægekapaciteter er brugt",
              "are in clinics whose lægekapaciteter are all used"),
    ),
}  # fmt: skip
"""Reason code → what is said of one GP, and of several, after their names."""

SHORT: dict[str, tuple[Words, Words]] = {
    "declined": (Words("har sagt nej", "has said no"), Words("har sagt nej", "have said no")),
    "no_answer": (Words("har ikke svaret", "has not answered"), Words("har ikke svaret", "have not answered")),
    "refused": CLAUSES["refused"],
    "rejected": CLAUSES["rejected"],
    "unlisted": (
        Words("står ikke på botilbuddets liste", "is not on the botilbud's list"),
        Words("står ikke på botilbuddets liste", "are not on the botilbud's list"),
    ),
    "not_wished": (
        Words("har det ikke på sin egen liste", "does not have it on its own list"),
        Words("har det ikke på deres egne lister", "do not have it on their own lists"),
    ),
    "closed_intake": (
        Words("er i en klinik med lukket tilgang", "is in a clinic closed to new patients"),
        Words("er i klinikker med lukket tilgang", "are in clinics closed to new patients"),
    ),
    "max_attachments": (
        Words("har fuldt antal tilknytninger", "has all its attachments"),
        Words("har fuldt antal tilknytninger", "have all their attachments"),
    ),
    "nursing_home_conflict": (
        Words("er plejehjemslæge uden dispensation", "is a nursing-home doctor without a dispensation"),
        Words("er plejehjemslæger uden dispensation", "are nursing-home doctors without a dispensation"),
    ),
    "one_attachment": (
        Words("er tilknyttet et andet sted uden dispensation", "is attached elsewhere without a dispensation"),
        Words("er tilknyttet andre steder uden dispensation", "are attached elsewhere without a dispensation"),
    ),
    "practice_capacity": (
        Words("er i en klinik uden ledige lægekapaciteter", "is in a clinic with no lægekapacitet left"),
        Words("er i klinikker uden ledige lægekapaciteter", "are in clinics with no lægekapacitet left"),
    ),
}
"""The same in few words, after a count."""


def reason_words(code: str) -> Words:
    """The sentence of a reason code.

    Raises:
        KeyError: it is not a reason code.
    """
    return REASONS[code] if code in REASONS else TAKEN[code]
