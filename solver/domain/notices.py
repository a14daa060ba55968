"""What a case's author should know though it is no fault: typed, worded in `solver.words.notices`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from solver.domain.case import Case


@dataclass(frozen=True)
class Notice:
    """Something to point out, which stops nothing.

    Attributes:
        code: `residents_outside_sections` or `reject_of_agreement`.
        path: JSON Pointer to the place in the case.
        facts: what the words need.
    """

    code: str
    path: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


def notices(case: Case) -> tuple[Notice, ...]:
    """Point out what stands oddly in a case (contract, section 1); empty where nothing does.

    Residents of a divided botilbud who are in none of its sections; and a rejected pair that has an agreement
    in effect, on which the rejection has no effect.
    """
    return (*_outside_sections(case), *_rejects_of_agreements(case))


def _outside_sections(case: Case) -> Iterator[Notice]:
    for place, botilbud in enumerate(case.botilbud):
        inside = sum(section.residents for section in botilbud.sections)
        if botilbud.sections and inside < botilbud.residents:
            facts: dict[str, str | int] = {
                "botilbud": botilbud.id,
                "name": botilbud.name,
                "outside": botilbud.residents - inside,
                "residents": botilbud.residents,
            }
            yield Notice("residents_outside_sections", f"/botilbud/{place}/sections", facts)


def _rejects_of_agreements(case: Case) -> Iterator[Notice]:
    agreed = {(a.gp, a.unit) for a in case.agreements if a.unit is not None and a.in_effect(case.as_of)}
    for place, decision in enumerate(case.decisions):
        if decision.kind == "reject" and (decision.gp, decision.unit) in agreed:
            facts = {"gp": decision.gp, "unit": decision.unit}
            yield Notice("reject_of_agreement", f"/decisions/{place}", facts)
