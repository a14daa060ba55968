"""A GP is not nursing-home doctor (plejehjemslæge) and botilbudslæge at once, unless the region dispenses.

It follows from § 65 stk. 2 and was said outright on 2 April 2025. From 13 August 2025 the region can dispense
where recruitment is hard; before that this project treats it as not to be had (interpretation F). A
dispensation is an exception: a run may propose new ones or keep to those granted.

Source: § 65 stk. 2 [003]; Region Midtjylland's clarifications of 2 April and 13 August 2025 [001]. In force
from 1 January 2025; dispensable from 13 August 2025.
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import kind_of, new_dispensations
from solver.rulebook import Example, PlanRule, Sheet, Source, Violation, Words

KIND = "nursing_home_and_botilbud"


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each nursing-home doctor who needs a dispensation that cannot be proposed."""
    if facts.policy.dispensations == "propose" and facts.ruleset.dispensable(KIND):
        return ()
    return tuple(
        Violation("nursing_home_conflict", gp=gp)
        for gp, units in sorted(plan.units_of.items())
        if kind_of(facts, gp) == KIND and new_dispensations(facts, gp, units) > 0
    )


_NURSING_HOME = [{"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}]
_GRANTED = [{"id": "D1", "gp": "G1", "kind": KIND}]
_APRIL = {"nursing_home_dispensable": False}
_ONLY_GRANTED = {"dispensations": "granted_only"}


def rows(sheet: Sheet) -> None:
    """For each nursing-home doctor: new attachments are free, dispensed, or dispensed anew."""
    sheet.add_attachment_rows(sheet.ledger.has_nursing_home)


CARD = PlanRule(
    slug="nursing_home_conflict",
    title=Words(da="Plejehjemslæge og botilbudslæge", en="Nursing-home doctor and botilbudslæge"),
    says=Words(
        da="En læge kan ikke samtidig være plejehjemslæge og botilbudslæge uden dispensation fra regionen.",
        en="A GP cannot be nursing-home doctor and botilbudslæge at once without the region's dispensation.",
    ),
    sources=(
        Source("Overenskomst om almen praksis, § 65 stk. 2", "003", date(2025, 1, 1)),
        Source("Region Midtjyllands præcisering af 2. april 2025", "001", date(2025, 4, 2)),
        Source("Region Midtjyllands præcisering af 13. august 2025", "001", date(2025, 8, 13)),
    ),
    since=date(2025, 1, 1),
    dispensable=Words(
        da="Fra 13. august 2025, hvor det er svært at rekruttere; ikke før.",
        en="From 13 August 2025, where recruitment is hard; not before.",
    ),
    interpretations="DFG",
    parameters=("nursing_home_dispensable",),
    audit=audit,
    rows=rows,
    examples=(
        Example("allowed", Words(da="Lægen har intet plejehjem.", en="The GP has no nursing home."), False),
        Example(
            "allowed",
            Words(da="Dispensationen er givet.", en="The dispensation is granted."),
            False,
            case={"agreements": _NURSING_HOME, "dispensations": _GRANTED},
            policy=_ONLY_GRANTED,
        ),
        Example(
            "refused",
            Words(da="Plejehjemslæge uden dispensation.", en="A nursing-home doctor without a dispensation."),
            True,
            case={"agreements": _NURSING_HOME},
            policy=_ONLY_GRANTED,
        ),
        Example(
            "boundary",
            Words(da="Til og med 12. august 2025.", en="Until 12 August 2025."),
            True,
            case={"agreements": _NURSING_HOME},
            ruleset=_APRIL,
        ),
        Example(
            "boundary",
            Words(
                da="Fra 13. august 2025, hvor dispensation kan foreslås.",
                en="From 13 August 2025, when a dispensation can be proposed.",
            ),
            False,
            case={"agreements": _NURSING_HOME},
        ),
        Example(
            "boundary",
            Words(
                da="Plejehjemsaftalen sluttede dagen før.", en="The nursing-home agreement ended the day before."
            ),
            False,
            case={"agreements": [{**_NURSING_HOME[0], "to": "2025-10-31"}]},
            policy=_ONLY_GRANTED,
        ),
    ),
)
