"""Every municipality with botilbud in the target group gets at least one fixed GP (alle kommuner mindst én).

A target, not a ban: at least 250 botilbud nationally, spread widely, in the long run all. So the first thing a
plan seeks is `municipalities_covered`.

Source: protokollat on fixed GPs at botilbud [003]; terms of reference [002]. In force from 1 January 2025.
"""

from datetime import date

from solver.rulebook import Example, RuleCard, Source, Words

_TWO_MUNICIPALITIES = [{"id": "B1"}, {"id": "B2", "municipality": "0706"}]

CARD = RuleCard(
    slug="municipality_minimum",
    title=Words(da="Mindst én læge i hver kommune", en="At least one GP in each municipality"),
    says=Words(
        da="Alle kommuner med botilbud i målgruppen får mindst én fast læge; på landsplan mindst 250 botilbud, "
        "på sigt alle.",
        en="Every municipality with botilbud in the target group gets at least one fixed GP; nationally at least "
        "250 botilbud, in the long run all.",
    ),
    sources=(
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
        Source("Kommissorium for følgegruppe til implementering af faste læger på botilbud", "002"),
    ),
    since=date(2025, 1, 1),
    examples=(
        Example("allowed", Words(da="Kommunen har én læge.", en="The municipality has one GP."), False),
        Example(
            "boundary",
            Words(
                da="Den ene af to kommuner står uden læge: et mål nås ikke, men intet er forbudt.",
                en="One of two municipalities has no GP: a target is missed, nothing is forbidden.",
            ),
            False,
            case={"botilbud": _TWO_MUNICIPALITIES},
        ),
    ),
)
