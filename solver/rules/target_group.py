"""Only a botilbud in the target group (målgruppen) is given a fixed GP.

In scope are long-term botilbud under SEL § 108, and under ABL § 105 where residents have help under SEL § 85,
that have not declined to take part. SEL § 107 and Barnets Lov § 43 may follow later: a part of § 107 is
permanent, so `long_term` decides and not the paragraph alone.

Source: protokollat on fixed GPs at botilbud, Overenskomst om almen praksis [003]; terms of reference [002].
In force from 1 January 2025.
"""

from datetime import date

import numpy as np

from solver.rulebook import CandidateRule, Example, Flags, Pair, Source, Table, Words


def refuses(pair: Pair) -> bool:
    """Whether the unit is out of scope under the ruleset."""
    return pair.unit.id not in pair.facts.in_scope


def mask(table: Table) -> Flags:
    """The same for every pair."""
    return np.asarray(~table.unit_in_scope[table.unit])


CARD = CandidateRule(
    slug="target_group",
    title=Words(da="Målgruppen", en="Target group"),
    says=Words(
        da="Ordningen gælder længerevarende botilbud efter servicelovens § 108 og efter almenboliglovens § 105 "
        "med hjælp efter servicelovens § 85, som ikke har takket nej.",
        en="The scheme is for long-term botilbud under SEL § 108, and under ABL § 105 with help under "
        "SEL § 85, that have not declined.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
        Source("Kommissorium for følgegruppe til implementering af faste læger på botilbud", "002"),
    ),
    since=date(2025, 1, 1),
    parameters=("legal_bases",),
    refuses=refuses,
    mask=mask,
    examples=(
        Example("allowed", Words(da="Et botilbud efter SEL § 108.", en="A botilbud under SEL § 108."), False),
        Example(
            "refused",
            Words(da="Et midlertidigt botilbud efter SEL § 107.", en="A temporary botilbud under SEL § 107."),
            True,
            case={"botilbud": [{"id": "B1", "legal_basis": "sel_107", "long_term": False}]},
        ),
        Example(
            "refused",
            Words(da="Botilbuddet har takket nej.", en="The botilbud declined."),
            True,
            case={"botilbud": [{"id": "B1", "participation": "declined"}]},
        ),
        Example(
            "boundary",
            Words(da="ABL § 105 uden hjælp efter SEL § 85.", en="ABL § 105 without help under SEL § 85."),
            True,
            case={"botilbud": [{"id": "B1", "legal_basis": "abl_105", "support_sel_85": False}]},
        ),
        Example(
            "boundary",
            Words(
                da="SEL § 107 og varigt, hvor regelsættet er udvidet med § 107.",
                en="SEL § 107 and long-term, where the ruleset is widened by § 107.",
            ),
            False,
            case={"botilbud": [{"id": "B1", "legal_basis": "sel_107"}]},
            ruleset={"legal_bases": ["sel_108", "abl_105", "sel_107"]},
        ),
    ),
)
