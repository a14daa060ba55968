"""What differences of objectives are called: who gets whom from which list, and what is worse or better."""

from __future__ import annotations

import pytest

from solver.goals import GOALS
from solver.words.price import clauses, price_words, short_price

FIGURES = {slug: 1 if goal.sense == "min" else -1 for slug, goal in GOALS.items()}
"""Every objective a little worse."""


@pytest.mark.parametrize(
    ("objective", "change", "da", "en"),
    [
        (
            "priority_regret",
            2,
            "Botilbuddene får læger, der i alt står 2 trin længere nede på deres prioriteringslister",
            "GPs who stand 2 steps further down in all on the botilbud's priority lists",
        ),
        (
            "wish_regret",
            -1,
            "Lægerne får botilbud, der i alt står 1 trin højere oppe på deres ønskelister",
            "Botilbud that stand 1 step further up in all on the GPs' wish lists",
        ),
        (
            "wish_regret",
            10,
            "Lægerne får botilbud, der i alt står 10 trin (uden for listen tæller 10) længere nede på deres "
            "ønskelister",
            "Botilbud that stand 10 steps (off the list counts 10) further down in all on the GPs' wish lists",
        ),
    ],
)
def test_places_on_lists(objective: str, change: int, da: str, en: str) -> None:
    said = short_price({objective: change}, "metres")
    assert (said.da, said.en) == (da, en)


def test_each_objective_is_told_on_the_side_it_belongs_to() -> None:
    better = {slug: -figure for slug, figure in FIGURES.items()}
    for slug in GOALS:
        assert len(clauses({slug: FIGURES[slug]}, "metres", worse=True)) == 1
        assert len(clauses({slug: better[slug]}, "metres", worse=False)) == 1
        assert not clauses({slug: FIGURES[slug]}, "metres", worse=False)


def test_a_price_and_a_gain_and_no_difference() -> None:
    both = price_words({"units_covered": -1, "travel": -2_000}, "metres")
    assert both.da.startswith("Prisen er: 1 botilbud eller afsnit færre får en læge. Til gengæld: der er i alt ")
    assert price_words({"travel": 0}, "metres").en == "It costs nothing on any of the aims."
    assert short_price({"travel": 0}, "metres").da == "–"
