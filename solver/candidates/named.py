"""Which pairs the document names: lists, wishes, refusals, patients; as numbers of unit and GP."""

from __future__ import annotations

from collections.abc import Collection

from solver.candidates.index import Index

Pairs = Collection[tuple[int, int]]
"""(unit number, GP number)."""
Numbers = dict[tuple[int, int], int]
"""A figure for each named pair."""


def listed(index: Index) -> Numbers:
    """0-based tier of each GP on each botilbud's list, a clinic standing for all its GPs; the best counts."""
    out: Numbers = {}
    for number, botilbud in enumerate(index.case.botilbud):
        for tier, names in reversed(list(enumerate(botilbud.priorities))):
            for name in names:
                for gp in _gps(index, name):
                    for unit in index.units_of_botilbud[number]:
                        out[unit, gp] = tier
    return out


def wished(index: Index) -> Numbers:
    """0-based tier of each botilbud, so of each of its units, on each GP's list; the best counts."""
    return {
        (unit, gp): tier
        for gp, record in enumerate(index.gp_records)
        for tier, names in reversed(list(enumerate(record.wishes)))
        for name in names
        for unit in index.units_of_botilbud[index.botilbud_no[name]]
    }


def patients(index: Index) -> Numbers:
    """Residents of a unit's botilbud who are patients of the GP's clinic."""
    return {
        (unit, gp): count
        for number, botilbud in enumerate(index.case.botilbud)
        for clinic, count in botilbud.patients_by_clinic.items()
        for gp in index.gps_of_clinic[index.clinic_no[clinic]].tolist()
        for unit in index.units_of_botilbud[number]
    }


def refused(index: Index) -> list[tuple[int, int]]:
    """The units of the botilbud that a GP refuses."""
    return [
        (unit, gp)
        for gp, record in enumerate(index.gp_records)
        for name in record.refuses
        for unit in index.units_of_botilbud[index.botilbud_no[name]]
    ]


def _gps(index: Index, name: str) -> list[int]:
    if name in index.gp_no:
        return [index.gp_no[name]]
    return [int(gp) for gp in index.gps_of_clinic[index.clinic_no[name]]]
