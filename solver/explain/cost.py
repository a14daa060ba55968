"""What the agreements with botilbud cost a month and a year, beside the frame of the national agreement."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from solver.domain.facts import Facts
from solver.domain.findings import Dispensing, Pay
from solver.explain.agreements import pay_of
from solver.explain.matches import Matches

FRAME_PER_BOTILBUD_DKK = Decimal("25200.00")
"""6.3 million kr. a year for 250 botilbud in Aftale25 [003]."""
MONTHS = 12
ORE = Decimal("0.01")


def _agreements(facts: Facts, held: dict[str, list[str]], rests_on: dict[str, Dispensing]) -> list[Pay]:
    return [entry for gp, units in held.items() for entry in pay_of(facts, gp, units, rests_on)]


def _sum(entries: Iterable[Pay]) -> dict[str, Any]:
    paid = list(entries)
    return _amounts(
        len(paid),
        sum(entry.hours for entry in paid),
        sum((entry.honorarium_dkk for entry in paid), Decimal(0)),
        sum((entry.vat_dkk for entry in paid), Decimal(0)),
    )


def _amounts(agreements: int, hours: int, honorarium: Decimal, vat: Decimal) -> dict[str, Any]:
    return {
        "agreements": agreements,
        "hours_per_month": hours,
        "honorarium_dkk_per_month": _text(honorarium),
        "vat_dkk_per_month": _text(vat),
        "honorarium_dkk_per_year": _text(honorarium * MONTHS),
        "vat_dkk_per_year": _text(vat * MONTHS),
    }


def _text(amount: Decimal) -> str:
    return str(amount.quantize(ORE))


def _difference(whole: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _text(Decimal(whole[key]) - Decimal(part[key])) if key.endswith(("month", "year")) and "dkk" in key
        else whole[key] - part[key]
        for key in whole
    }  # fmt: skip


def cost(facts: Facts, matches: Matches) -> dict[str, Any]:
    """Botilbud agreements only, one honorarium for each as it is counted; nursing homes are paid elsewhere.

    `existing` is what the agreements in effect cost by themselves, `total` what all cost under the plan, and
    `proposed` the difference, so that a new unit that joins an agreement in effect adds only what it changes.
    The frame counts each botilbud that has a GP under the plan.

    Returns:
        Counts and hours as integers, kroner as decimal strings excluding VAT (VAT apart), level of April 2024.
    """
    before = {gp: list(units) for gp, units in facts.held.items()}
    after: dict[str, list[str]] = {}
    for unit, gp in matches.holders.items():
        after.setdefault(gp, []).append(unit)
    existing = _sum(_agreements(facts, before, matches.agreed_rest_on))
    total = _sum(_agreements(facts, after, matches.rests_on))
    botilbud = len({facts.units[unit].botilbud.id for unit in matches.holders})
    frame = FRAME_PER_BOTILBUD_DKK * botilbud
    return {
        "level": {"da": "april 2024-niveau, ekskl. moms", "en": "April 2024 level, excl. VAT"},
        "existing": existing,
        "proposed": _difference(total, existing),
        "total": total,
        "frame": {
            "dkk_per_botilbud_and_year": _text(FRAME_PER_BOTILBUD_DKK),
            "botilbud": botilbud,
            "dkk_per_year": _text(frame),
            "total_minus_frame_dkk_per_year": _text(Decimal(total["honorarium_dkk_per_year"]) - frame),
        },
    }
