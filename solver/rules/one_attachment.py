"""A GP is attached to at most one bosted or one nursing home (ét bosted eller plejehjem), unless dispensed.

Where recruitment is hard the region can exceptionally dispense, so that a GP serves several. For GPs with a
nursing-home agreement the same paragraph is told as `nursing_home_conflict`. Several botilbud at one site count
as one while they are small enough together (interpretation B).

Source: § 65 stk. 2 [003]. In force from 1 January 2025; dispensable from that day.
"""

from datetime import date

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import kind_of, new_dispensations
from solver.rulebook import Example, PlanRule, Sheet, Source, Violation, Words

KIND = "several_facilities"


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each GP without nursing home who needs a dispensation that cannot be proposed."""
    if facts.policy.dispensations == "propose" and facts.ruleset.dispensable(KIND):
        return ()
    return tuple(
        Violation("one_attachment", gp=gp)
        for gp, units in sorted(plan.units_of.items())
        if kind_of(facts, gp) == KIND and new_dispensations(facts, gp, units) > 0
    )


def _two_at_one_site(second: int) -> list[dict[str, object]]:
    return [{"id": "B1", "site": "S", "residents": 30}, {"id": "B2", "site": "S", "residents": second}]


_TWO = [{"id": "B1"}, {"id": "B2"}]
_BOTH = {"B1": "G1", "B2": "G1"}
_ONLY_GRANTED = {"dispensations": "granted_only"}


def rows(sheet: Sheet) -> None:
    """For each GP without nursing home: new attachments are free, dispensed, or dispensed anew."""
    sheet.add_attachment_rows(~sheet.ledger.has_nursing_home)


CARD = PlanRule(
    slug="one_attachment",
    title=Words(da="Ét bosted eller plejehjem", en="One bosted or nursing home"),
    says=Words(
        da="En læge kan kun være tilknyttet ét bosted eller plejehjem, medmindre regionen undtagelsesvist "
        "dispenserer.",
        en="A GP can be attached to one bosted or nursing home only, unless the region exceptionally dispenses.",
    ),
    sources=(Source("Overenskomst om almen praksis, § 65 stk. 2", "003", date(2025, 1, 1)),),
    since=date(2025, 1, 1),
    dispensable=Words(
        da="Ja, undtagelsesvist, hvor det er svært at rekruttere.",
        en="Yes, exceptionally, where recruitment is hard.",
    ),
    interpretations="BDF",
    parameters=("several_facilities_dispensable", "site_is_one_attachment", "site_max_residents"),
    audit=audit,
    rows=rows,
    examples=(
        Example("allowed", Words(da="Ét botilbud.", en="One botilbud."), False),
        Example(
            "allowed",
            Words(da="To botilbud med givet dispensation.", en="Two botilbud with a granted dispensation."),
            False,
            case={"botilbud": _TWO, "dispensations": [{"id": "D1", "gp": "G1", "kind": KIND}]},
            plan=_BOTH,
            policy=_ONLY_GRANTED,
        ),
        Example(
            "refused",
            Words(da="To botilbud uden dispensation.", en="Two botilbud without a dispensation."),
            True,
            case={"botilbud": _TWO},
            plan=_BOTH,
            policy=_ONLY_GRANTED,
        ),
        Example(
            "boundary",
            Words(da="To på samme sted, 60 beboere i alt.", en="Two at one site, 60 residents in all."),
            False,
            case={"botilbud": _two_at_one_site(30)},
            plan=_BOTH,
            policy=_ONLY_GRANTED,
        ),
        Example(
            "boundary",
            Words(da="To på samme sted, 61 beboere i alt.", en="Two at one site, 61 residents in all."),
            True,
            case={"botilbud": _two_at_one_site(31)},
            plan=_BOTH,
            policy=_ONLY_GRANTED,
        ),
    ),
)
