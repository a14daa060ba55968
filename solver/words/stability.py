"""What a plan without blocking pairs costs beside the best plan that may have some, in words."""

from __future__ import annotations

from collections.abc import Mapping

from solver.goals import GOALS
from solver.rulebook import Words
from solver.words.numbers import counted, listing, paragraph, travelled

LOST: dict[str, tuple[Words, Words]] = {
    "municipalities_covered": (
        Words("kommune med en læge", "municipality with a GP"),
        Words("kommuner med en læge", "municipalities with a GP"),
    ),
    "botilbud_covered": (
        Words("botilbud med fast læge", "botilbud with a fixed GP"),
        Words("botilbud med fast læge", "botilbud with a fixed GP"),
    ),
    "units_covered": (
        Words("botilbud eller afsnit med fast læge", "botilbud or section with a fixed GP"),
        Words("botilbud eller afsnit med fast læge", "botilbud or sections with a fixed GP"),
    ),
    "residents_covered": (
        Words("beboer med fast læge", "resident with a fixed GP"),
        Words("beboere med fast læge", "residents with a fixed GP"),
    ),
    "continuity": (
        Words("beboer, der beholder sin klinik", "resident who keeps the clinic"),
        Words("beboere, der beholder deres klinik", "residents who keep their clinic"),
    ),
}
"""Objectives of which there are fewer where the demand costs: one, several."""

ADDED: dict[str, tuple[Words, Words]] = {
    "new_dispensations": (
        Words("ny dispensation", "new dispensation"),
        Words("nye dispensationer", "new dispensations"),
    ),
    "changes": (
        Words("ændring af den tidligere plan", "change to the earlier plan"),
        Words("ændringer af den tidligere plan", "changes to the earlier plan"),
    ),
    "not_yet_interested": (
        Words(
            "match med en læge, der endnu ikke har vist interesse", "match with a GP who has yet to show interest"
        ),
        Words(
            "match med læger, der endnu ikke har vist interesse", "matches with GPs who have yet to show interest"
        ),
    ),
    "priority_regret": (
        Words("trin ned ad botilbuddenes lister", "step down the botilbud's lists"),
        Words("trin ned ad botilbuddenes lister", "steps down the botilbud's lists"),
    ),
    "wish_regret": (
        Words("trin ned ad lægernes lister", "step down the GPs' lists"),
        Words("trin ned ad lægernes lister", "steps down the GPs' lists"),
    ),
    "extra_gps_at_sites": (
        Words("læge ud over det nødvendige på et sted", "GP beyond what a site needs"),
        Words("læger ud over det nødvendige på et sted", "GPs beyond what a site needs"),
    ),
}
"""Objectives of which there are more where the demand costs."""


def no_plan_words(for_the_demand: bool) -> Words:
    """That no plan meets the demand; `for_the_demand` whether there are plans without it."""
    asked = Words(
        "Kørslen kræver et stabilt match: Ingen læge og intet botilbud må begge hellere ville have hinanden.",
        "The run demands a stable match: no GP and botilbud may both rather have each other.",
    )
    if for_the_demand:
        none = Words("Det krav opfylder ingen plan.", "No plan meets that demand.")
    else:
        none = Words(
            "Der findes ingen lovlig plan, heller ikke uden det krav.",
            "There is no lawful plan, not even without that demand.",
        )
    return paragraph([asked, none])


def stability_words(price: Mapping[str, int] | None, metric: str) -> Words:
    """What the demand costs, for a plan that meets it.

    Args:
        price: objective → value in this plan less value in the best plan without the demand, in the order of the
            objectives; None where that plan is not known.
        metric: `metres` or `seconds`, of the objective `travel`.

    Returns:
        Two or three sentences.
    """
    met = Words(
        "Planen er stabil: Ingen læge og intet botilbud ville begge hellere have hinanden.",
        "The plan is stable: no GP and botilbud would both rather have each other.",
    )
    if price is None:
        more = Words(
            "Det vides ikke, hvad kravet koster, for kørslen blev stoppet.",
            "What the demand costs is not known, since the run was stopped.",
        )
        return paragraph([met, more])
    costs = [
        _amount(goal, difference, metric) for goal, difference in price.items() if _worse(goal, difference) > 0
    ]
    gains = [
        _amount(goal, difference, metric) for goal, difference in price.items() if _worse(goal, difference) < 0
    ]
    if _told_twice(price):
        costs = [one for goal, one in zip(_worsened(price), costs, strict=True) if goal != "units_covered"]
    if not costs:
        more = Words(
            "Kravet koster ikke noget: Den bedste plan uden kravet er ikke bedre på noget hensyn.",
            "The demand costs nothing: the best plan without it is no better on any objective.",
        )
        return paragraph([met, more])
    cost, sentences = listing(costs), [met]
    sentences.append(
        Words(f"Kravet om et stabilt match koster {cost.da}.", f"The demand for a stable match costs {cost.en}.")
    )
    if gains:
        gain = listing(gains)
        sentences.append(Words(f"Til gengæld sparer eller giver det {gain.da}.", f"It saves or gives {gain.en}."))
    return paragraph(sentences)


def _worse(goal: str, difference: int) -> int:
    """By how much the demand makes an objective worse; below 0 where it makes it better."""
    return GOALS[goal].worse_by(difference)  # type: ignore[index]


def _worsened(price: Mapping[str, int]) -> list[str]:
    return [goal for goal, difference in price.items() if _worse(goal, difference) > 0]


def _told_twice(price: Mapping[str, int]) -> bool:
    """Whether units say just what botilbud say."""
    return price.get("botilbud_covered", 0) < 0 and price.get("botilbud_covered") == price.get("units_covered")


def _amount(goal: str, difference: int, metric: str) -> Words:
    size = abs(difference)
    if goal == "travel":
        way = travelled(metric, size)
        if metric == "seconds":
            return Words(f"{way.da} rejsetid i alt", f"{way.en} of travel in all")
        return Words(f"{way.da} vej i alt", f"{way.en} of travel in all")
    one, many = (LOST | ADDED)[goal]
    return counted(size, one, many)
