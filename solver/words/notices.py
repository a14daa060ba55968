"""The words of the notices of a case, in Danish and English."""

from __future__ import annotations

from solver.domain.notices import Notice

NOTICES: dict[str, tuple[str, str]] = {
    "residents_outside_sections": (
        "Botilbuddet »{name}« ({botilbud}) er delt i afsnit, men {outside} af dets {residents} beboere hører"
        " ikke til noget afsnit. De får ingen læge gennem matchet. Ret beboertallene, eller tilføj et afsnit.",
        "The botilbud »{name}« ({botilbud}) is divided into sections, but {outside} of its {residents} residents"
        " belong to none. The match finds no GP for them. Correct the numbers or add a section.",
    ),
    "reject_of_agreement": (
        "Parret {gp} og {unit} er afvist i en beslutning, men har en gældende aftale. Aftalen står ved magt;"
        " skal den ophøre, så giv den en slutdato.",
        "The pair {gp} and {unit} is rejected by a decision but has an agreement in effect. The agreement"
        " stands; if it is to end, give it an end date.",
    ),
}
"""Notice code → sentence in Danish and in English."""


def notice_words(notice: Notice) -> tuple[str, str]:
    """The notice as a sentence in Danish and in English."""
    danish, english = NOTICES[notice.code]
    return danish.format_map(notice.facts), english.format_map(notice.facts)
