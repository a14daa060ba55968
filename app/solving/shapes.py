"""What each question may come with: its documents, whom it is about, how much of the answer is wanted."""

from __future__ import annotations

from dataclasses import dataclass

DOCUMENTS = ("case", "ruleset", "policy")
"""What every question about a case may come with; of these only the case must be there."""


@dataclass(frozen=True)
class Shape:
    """The keys of one question.

    Attributes:
        needs: those that must be there.
        may: those that may be.
        unit_or_gp: whether exactly one of `unit` and `gp` must be there.
        divided: whether `unit` may be a whole divided botilbud, all its sections.
    """

    needs: tuple[str, ...] = ("case",)
    may: tuple[str, ...] = DOCUMENTS
    unit_or_gp: bool = False
    divided: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys there can be, those that must be there first."""
        return tuple(dict.fromkeys((*self.needs, *self.may)))


SHAPES: dict[str, Shape] = {
    "match": Shape(),
    "assess": Shape(("case", "plan")),
    "options": Shape(may=(*DOCUMENTS, "unit", "gp", "top"), unit_or_gp=True),
    "why-not": Shape(("case", "unit", "gp")),
    "unlocks": Shape(may=(*DOCUMENTS, "unit")),
    "frontier": Shape(),
    "compare": Shape(("left", "right"), ()),
    "robustness": Shape(may=(*DOCUMENTS, "gp")),
    "receipt": Shape(may=(*DOCUMENTS, "unit", "gp"), unit_or_gp=True, divided=True),
}
"""The verb as it is called on the command line and over HTTP → the keys of its question."""
