"""Where several GPs want the same botilbud, the botilbud chooses (botilbuddet vælger).

Practice in some municipalities. So a botilbud's priorities count before a GP's wishes in the standard order,
and where a botilbud without a list has several interested GPs the plan's pick is provisional.

Source: status report, question 3, method 1 [001]. In force from 1 January 2025.
"""

from datetime import date

from solver.rulebook import Example, RuleCard, Source, Words

_TWO_WANT_IT = [{"id": "G1", "wishes": [["B1"]]}, {"id": "G2", "wishes": [["B1"]]}]

CARD = RuleCard(
    slug="facility_chooses",
    title=Words(da="Botilbuddet vælger", en="The botilbud chooses"),
    says=Words(
        da="Melder flere læger sig til samme botilbud, vælger botilbuddet, hvilken læge det ønsker.",
        en="Where several GPs want the same botilbud, the botilbud chooses.",
    ),
    sources=(Source("Midtvejsstatus på ordningen med faste læger på botilbud, spørgsmål 3", "001"),),
    since=date(2025, 1, 1),
    examples=(
        Example(
            "allowed",
            Words(da="Botilbuddets førstevalg får det.", en="The botilbud's first choice gets it."),
            False,
            case={"gps": _TWO_WANT_IT, "botilbud": [{"id": "B1", "priorities": [["G1"], ["G2"]]}]},
        ),
        Example(
            "boundary",
            Words(
                da="Andetvalget får det: lovligt, men det tælles.", en="The second choice: lawful, but counted."
            ),
            False,
            case={"gps": _TWO_WANT_IT, "botilbud": [{"id": "B1", "priorities": [["G1"], ["G2"]]}]},
            plan={"B1": "G2"},
        ),
    ),
)
