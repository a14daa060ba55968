"""For botilbud at one address, or with common management and staff, one GP can be expedient (én læge pr. adresse).

With regard to doctors, to staff who attend teaching, to the economic frame, and to the botilbud's total size.
Guidance never becomes a ban: the plan counts GPs beyond that (`extra_gps_at_sites`) and forbids nothing. What
a site is: its key, else its address, else common management with shared staff (interpretation E).

Source: Region Midtjylland's clarification of 2 April 2025 [001]. In force from 2 April 2025.
"""

from datetime import date

from solver.rulebook import Example, RuleCard, Source, Words

_SAME_ADDRESS = {"address": "Skovvej 3", "postcode": "8500"}

CARD = RuleCard(
    slug="one_gp_per_address",
    title=Words(da="Én læge pr. adresse", en="One GP an address"),
    says=Words(
        da="På botilbud med samme adresse, eller med fælles ledelse og tværgående personale, kan det være "
        "hensigtsmæssigt med én fast læge under hensyn til den samlede størrelse.",
        en="At botilbud with one address, or with common management and shared staff, one fixed GP can be "
        "expedient with regard to their total size.",
    ),
    sources=(Source("Region Midtjyllands præcisering af 2. april 2025", "001", date(2025, 4, 2)),),
    since=date(2025, 4, 2),
    interpretations="BE",
    parameters=("extra_gps_at_sites", "site_max_residents"),
    applies=lambda ruleset: ruleset.extra_gps_at_sites,
    examples=(
        Example(
            "allowed",
            Words(da="Én læge på begge botilbud på adressen.", en="One GP at both botilbud of the address."),
            False,
            case={"botilbud": [{"id": "B1", **_SAME_ADDRESS}, {"id": "B2", **_SAME_ADDRESS}]},
            plan={"B1": "G1", "B2": "G1"},
        ),
        Example(
            "boundary",
            Words(da="To læger på adressen: lovligt, men det tælles.", en="Two GPs there: lawful, but counted."),
            False,
            case={
                "botilbud": [{"id": "B1", **_SAME_ADDRESS}, {"id": "B2", **_SAME_ADDRESS}],
                "clinics": [{"id": "C1", "doctor_capacities": 2}],
                "gps": [{"id": "G1"}, {"id": "G2"}],
            },
            plan={"B1": "G1", "B2": "G2"},
        ),
    ),
)
