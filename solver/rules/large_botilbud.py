"""A larger botilbud may be divided into sections (afsnit) of at least 30 residents, each with its fixed GP.

Several sections may go to one GP with extra capacity (ekstra kapacitet), an agreement each, or to several GPs
of one partnership (kompagniskab). Where they go to different clinics that is pointed out, not forbidden.

Source: protokollat on fixed GPs at botilbud, Overenskomst om almen praksis [003]. In force from 1 January 2025.
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.rulebook import Example, PlanRule, Source, Violation, Words


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each newly matched section with fewer residents than the ruleset asks for."""
    least = facts.ruleset.section_min_residents
    small = [u for u in sorted(plan.new) if facts.units[u].section and facts.units[u].residents < least]
    return tuple(Violation("large_botilbud", gp=plan.new[unit], unit=unit) for unit in small)


def _divided(first: int, second: int) -> list[dict[str, object]]:
    sections = [{"id": "B1-1", "residents": first}, {"id": "B1-2", "residents": second}]
    return [{"id": "B1", "residents": 70, "sections": sections}]


_PARTNERS: dict[str, object] = {
    "clinics": [{"id": "C1", "doctor_capacities": 2}],
    "gps": [{"id": "G1"}, {"id": "G2"}],
}

CARD = PlanRule(
    slug="large_botilbud",
    title=Words(da="Store botilbud i afsnit", en="Large botilbud in sections"),
    says=Words(
        da="Et større botilbud kan deles i afsnit på mindst 30 beboere, med flere læger i et kompagniskab eller "
        "én læge med ekstra kapacitet.",
        en="A larger botilbud can be divided into sections of at least 30 residents, with several GPs of one "
        "partnership or one GP with extra capacity.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
    ),
    since=date(2025, 1, 1),
    parameters=("section_min_residents",),
    audit=audit,
    examples=(
        Example(
            "allowed",
            Words(
                da="To læger i et kompagniskab deler et botilbud.", en="Two GPs of a partnership share a botilbud."
            ),
            False,
            case={**_PARTNERS, "botilbud": _divided(35, 35)},
            plan={"B1-1": "G1", "B1-2": "G2"},
        ),
        Example(
            "allowed",
            Words(da="Én læge tager begge afsnit.", en="One GP takes both sections."),
            False,
            case={**_PARTNERS, "botilbud": _divided(35, 35)},
            plan={"B1-1": "G1", "B1-2": "G1"},
        ),
        Example(
            "refused",
            Words(da="Et afsnit på 12 beboere.", en="A section of 12 residents."),
            True,
            case={**_PARTNERS, "botilbud": _divided(12, 50)},
            plan={"B1-1": "G1", "B1-2": "G2"},
        ),
        Example(
            "boundary",
            Words(da="Et afsnit på 30 beboere.", en="A section of 30 residents."),
            False,
            case={**_PARTNERS, "botilbud": _divided(30, 40)},
            plan={"B1-1": "G1"},
        ),
        Example(
            "boundary",
            Words(da="Et afsnit på 29 beboere.", en="A section of 29 residents."),
            True,
            case={**_PARTNERS, "botilbud": _divided(29, 41)},
            plan={"B1-1": "G1"},
        ),
    ),
)
