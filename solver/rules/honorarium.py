"""A fixed GP is paid a monthly fee (honorarium) for two hours of advice or teaching, three over 30 residents.

2 hours at 1,072.01 kr. including travel time are 2,144.02 kr., 3 hours 3,216.03 kr., excluding VAT, at the level
of April 2024 (the protokollat says 2,144.03; twice the rate is used here). A dispensation may change the hours.
They are not for preparation and may be given by video. The service is subject to VAT; a GP who is not
VAT-registered tells the region and is paid without it (stk. 3). No consultant contract stands beside it.

Source: § 65 stk. 1–3 and protokollat [003]; clarification of 2 April 2025 on preparation [001]. In force from
1 January 2025.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from solver.domain.case import Clinic
from solver.domain.ruleset import Ruleset
from solver.rulebook import Example, RuleCard, Source, Words

VAT_RATE = Decimal("0.25")
"""Moms, 25 % of the fee."""
ORE = Decimal("0.01")


def hours_per_month(residents: int, ruleset: Ruleset, dispensed_hours: int | None = None) -> int:
    """Hours a month of one agreement.

    Args:
        residents: residents under the agreement, all units that share it together.
        ruleset: gives the hours, and the size over which there is one more.
        dispensed_hours: a dispensation's hours, which take the place of all others; 0 counts as given.

    Returns:
        2 for 30 residents, 3 for 31 under the built-in rulesets.
    """
    if dispensed_hours is not None:
        return dispensed_hours
    return ruleset.hours + (1 if residents > ruleset.extra_hour_over_residents else 0)


def honorarium_dkk(hours: int, ruleset: Ruleset) -> Decimal:
    """The monthly fee in kroner excluding VAT, at the level of April 2024: 2144.02 for 2 hours."""
    return (ruleset.hour_rate_dkk * hours).quantize(ORE, ROUND_HALF_UP)


def vat_dkk(amount_dkk: Decimal, clinic: Clinic) -> Decimal:
    """The VAT on a fee in kroner, half an øre rounded up: 536.01 on 2144.02; 0.00 if not VAT-registered."""
    if not clinic.vat_registered:
        return Decimal("0.00")
    return (amount_dkk * VAT_RATE).quantize(ORE, ROUND_HALF_UP)


CARD = RuleCard(
    slug="honorarium",
    title=Words(da="Honorar", en="Honorarium"),
    says=Words(
        da="Lægen honoreres med 2 timer om måneden à 1.072,01 kr. inkl. transporttid, 3 timer over 30 beboere "
        "(april 2024-niveau, ekskl. moms). En dispensation kan ændre timetallet.",
        en="The GP is paid 2 hours a month at 1,072.01 kr. including travel time, 3 hours over 30 residents "
        "(April 2024 level, excluding VAT). A dispensation can change the hours.",
    ),
    sources=(
        Source("Overenskomst om almen praksis, § 65 stk. 1-3", "003", date(2025, 1, 1)),
        Source("Protokollat om faste læger på botilbud, Overenskomst om almen praksis", "003", date(2025, 1, 1)),
        Source("Region Midtjyllands præcisering af 2. april 2025", "001", date(2025, 4, 2)),
    ),
    since=date(2025, 1, 1),
    dispensable=Words(da="Timetallet, ikke timeprisen.", en="The hours, not the rate."),
    parameters=("hour_rate_dkk", "hours", "extra_hour_over_residents"),
    examples=(
        Example(
            "allowed",
            Words(da="En klinik uden momsregistrering kan være med.", en="A clinic without VAT can take part."),
            False,
            case={"clinics": [{"id": "C1", "vat_registered": False}]},
        ),
        Example(
            "boundary",
            Words(da="30 beboere: 2 timer.", en="30 residents: 2 hours."),
            False,
            case={"botilbud": [{"id": "B1", "residents": 30}]},
        ),
        Example(
            "boundary",
            Words(da="31 beboere: 3 timer.", en="31 residents: 3 hours."),
            False,
            case={"botilbud": [{"id": "B1", "residents": 31}]},
        ),
    ),
)
