"""A conflict in words: what cannot hold together."""

from __future__ import annotations

from solver.domain.outcome import ConflictItem
from solver.rulebook import Words
from solver.rules import rule
from solver.words.names import Names


def conflict_words(names: Names, item: ConflictItem) -> Words:
    """One part of a conflict as a sentence."""
    if item.kind == "agreement" and item.index is not None:
        agreement = names.case.agreements[item.index]
        gp = names.gp_at_clinic(agreement.gp)
        if agreement.unit is None:
            home = agreement.facility or "et plejehjem"
            return Words(
                f"{gp.da} har en aftale i kraft med {home}.",
                f"{gp.en} has an agreement in effect with {agreement.facility or 'a nursing home'}.",
            )
        unit = names.unit(agreement.unit)
        return Words(
            f"{unit} har en aftale i kraft med {gp.da}.", f"{unit} has an agreement in effect with {gp.en}."
        )
    if item.kind == "decision" and item.index is not None:
        decision = names.case.decisions[item.index]
        unit, gp = names.unit(decision.unit), names.gp_at_clinic(decision.gp)
        if decision.kind == "lock":
            return Words(f"Udvalget har låst {unit} til {gp.da}.", f"The committee locked {unit} to {gp.en}.")
        return Words(f"Udvalget har afvist {gp.da} til {unit}.", f"The committee rejected {gp.en} for {unit}.")
    if item.slug == "stability":
        return Words(
            "Kørslen kræver, at ingen læge og intet botilbud hellere vil have hinanden; det opfylder ingen plan.",
            "The run asks that no GP and botilbud would rather have each other; no plan can fulfil that.",
        )
    card, place = rule(item.slug or ""), _place(names, item)
    return Words(
        f"Reglen »{card.title.da}«: {card.says.da}{place.da}",
        f"The rule »{card.title.en}«: {card.says.en}{place.en}",
    )


def _place(names: Names, item: ConflictItem) -> Words:
    """Whom a rule concerns here; no text where it names nobody."""
    gp = names.gp_at_clinic(item.gp) if item.gp is not None else None
    if item.unit is not None and gp is not None:
        unit = names.unit(item.unit)
        return Words(f" Her gælder det {unit} og {gp.da}.", f" Here that concerns {unit} and {gp.en}.")
    if gp is not None:
        return Words(f" Her gælder det {gp.da}.", f" Here that concerns {gp.en}.")
    if item.clinic is not None:
        clinic = names.clinics[item.clinic]
        count = clinic.doctor_capacities
        capacities = "1 lægekapacitet" if count == 1 else f"{count} lægekapaciteter"
        return Words(
            f" Her gælder det {clinic.name}, der har {capacities}.",
            f" Here that concerns {clinic.name}, which has {capacities}.",
        )
    if item.unit is not None:
        return Words(f" Her gælder det {names.unit(item.unit)}.", f" Here that concerns {names.unit(item.unit)}.")
    return Words("", "")
