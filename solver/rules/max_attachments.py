"""Even with dispensations a GP has only so many attachments (tilknytninger): 2, or the number the GP gives.

A GP whose agreements in effect go beyond that keeps them and takes no more. The figure of the ruleset is this
project's own: § 65 stk. 2 speaks of "several" without a number.

Source: § 65 stk. 2 [003]. In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.domain.facts import Facts, Plan
from solver.domain.holdings import holding
from solver.rulebook import Example, PlanRule, Sheet, Source, Violation, Words


def audit(plan: Plan, facts: Facts) -> tuple[Violation, ...]:
    """One violation for each GP whom new matches bring over the limit."""
    return tuple(
        Violation("max_attachments", gp=gp)
        for gp, units in sorted(plan.units_of.items())
        if holding(facts, gp, units).attachments > limit(facts, gp)
    )


def limit(facts: Facts, gp: str) -> int:
    """The most attachments the GP may have: its own limit or the ruleset's, never under its agreements."""
    asked = facts.gps[gp].max_attachments or facts.ruleset.max_attachments
    return max(asked, holding(facts, gp).attachments)


_THREE = [{"id": "B1"}, {"id": "B2"}, {"id": "B3"}]
_ROOM = [{"id": "C1", "doctor_capacities": 3}]


def rows(sheet: Sheet) -> None:
    """For each GP whom dispensations could bring over the limit: the new attachments stay within it."""
    ledger, bundles = sheet.ledger, sheet.bundles
    scoped = np.bincount([gp for gp, _ in ledger.scoped], minlength=len(ledger.most)) if ledger.scoped else 0
    reachable = np.where(ledger.may_propose, np.maximum(ledger.free, ledger.most), ledger.free) + scoped
    bound = (reachable > ledger.most)[bundles.gp]
    gps, row = np.unique(bundles.gp[bound], return_inverse=True)
    sheet.add_rows(len(gps), (row, np.flatnonzero(bound), bundles.attachments[bound]), ledger.most[gps])


CARD = PlanRule(
    slug="max_attachments",
    title=Words(da="Højst så mange tilknytninger", en="At most so many attachments"),
    says=Words(
        da="En læge har, også med dispensation, højst to tilknytninger, eller det antal lægen selv har angivet.",
        en="A GP has, even with dispensations, at most two attachments, or the number the GP gave.",
    ),
    sources=(Source("Overenskomst om almen praksis, § 65 stk. 2", "003", date(2025, 1, 1)),),
    since=date(2025, 1, 1),
    interpretations="B",
    parameters=("max_attachments", "site_is_one_attachment", "site_max_residents"),
    audit=audit,
    rows=rows,
    examples=(
        Example("allowed", Words(da="Én tilknytning.", en="One attachment."), False),
        Example(
            "refused",
            Words(da="Lægen vil højst have én og får to.", en="The GP wants one at most and gets two."),
            True,
            case={"botilbud": _THREE, "clinics": _ROOM, "gps": [{"id": "G1", "max_attachments": 1}]},
            plan={"B1": "G1", "B2": "G1"},
        ),
        Example(
            "boundary",
            Words(da="To tilknytninger.", en="Two attachments."),
            False,
            case={"botilbud": _THREE, "clinics": _ROOM},
            plan={"B1": "G1", "B2": "G1"},
        ),
        Example(
            "boundary",
            Words(da="Tre tilknytninger.", en="Three attachments."),
            True,
            case={"botilbud": _THREE, "clinics": _ROOM},
            plan={"B1": "G1", "B2": "G1", "B3": "G1"},
        ),
        Example(
            "boundary",
            Words(
                da="Tre efter aftale og intet nyt: aftalerne består.",
                en="Three by agreement and nothing new: agreements stand.",
            ),
            False,
            case={
                "botilbud": _THREE,
                "clinics": _ROOM,
                "agreements": [{"gp": "G1", "kind": "botilbud", "unit": b["id"]} for b in _THREE],
            },
            plan={},
        ),
    ),
)
