"""Numbers for names: units, GPs, clinics and sites as arrays, derived for the model alone.

The plain side (`solver.domain.facts`) derives the same from the same document by other code; the audit holds
the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from solver.domain.case import Agreement, Botilbud, Case, Gp
from solver.domain.ruleset import Ruleset
from solver.rulebook import Flags, Integers

Indices = NDArray[np.int32]


@dataclass(frozen=True)
class Index:
    """The document's lists, numbered.

    Attributes:
        units: unit ids, in document order; `unit_no` the way back.
        gps: GP ids, anonymous ones last; `gp_no` the way back.
        botilbud_of: unit → number of its botilbud.
        is_section: unit → whether it is a section.
        residents: unit → residents.
        site_of: unit → site number; `sites` how many.
        in_scope: unit → whether a new match is possible at all.
        municipality_of: unit → number of its municipality.
        clinic_of: GP → clinic number.
        holder: unit → GP that holds it by agreement in effect, -1 for none.
        nursing_homes: GP → nursing-home agreements in effect.
    """

    case: Case
    units: tuple[str, ...]
    gps: tuple[str, ...]
    unit_no: dict[str, int]
    gp_no: dict[str, int]
    clinic_no: dict[str, int]
    botilbud_no: dict[str, int]
    gp_records: tuple[Gp, ...]
    botilbud_of: Indices
    units_of_botilbud: tuple[tuple[int, ...], ...]
    is_section: Flags
    residents: Integers
    site_of: Indices
    sites: int
    in_scope: Flags
    municipality_of: Indices
    clinic_of: Indices
    gps_of_clinic: tuple[NDArray[np.int64], ...]
    holder: Indices
    held: tuple[tuple[int, int], ...]
    nursing_homes: Integers
    in_effect: tuple[Agreement, ...]


def index_of(case: Case, ruleset: Ruleset) -> Index:
    """Number a case.

    Args:
        case: a case without faults.
        ruleset: the ruleset, whose legal bases decide the scope.
    """
    units: list[str] = []
    botilbud_of: list[int] = []
    is_section: list[bool] = []
    residents: list[int] = []
    units_of: list[tuple[int, ...]] = []
    for number, botilbud in enumerate(case.botilbud):
        parts = [(s.id, s.residents) for s in botilbud.sections] or [(botilbud.id, botilbud.residents)]
        units_of.append(tuple(range(len(units), len(units) + len(parts))))
        for name, count in parts:
            units.append(name)
            residents.append(count)
            botilbud_of.append(number)
            is_section.append(bool(botilbud.sections))
    clinic_no = {clinic.id: number for number, clinic in enumerate(case.clinics)}
    gps = _gps(case)
    unit_no = {name: number for number, name in enumerate(units)}
    gp_no = {gp.id: number for number, gp in enumerate(gps)}
    clinic_of = np.fromiter((clinic_no[gp.clinic] for gp in gps), np.int32, len(gps))
    by_clinic = np.argsort(clinic_of, kind="stable")
    starts = np.searchsorted(clinic_of[by_clinic], np.arange(len(case.clinics) + 1))
    agreements = tuple(a for a in case.agreements if a.in_effect(case.as_of))
    held = tuple((gp_no[a.gp], unit_no[a.unit]) for a in agreements if a.unit is not None)
    holder = np.full(len(units), -1, np.int32)
    for gp_number, unit_number in reversed(held):
        holder[unit_number] = gp_number
    homes = [gp_no[a.gp] for a in agreements if a.unit is None]
    of_botilbud = np.asarray(botilbud_of, np.int32)
    site_of_botilbud = _sites(case.botilbud)
    codes = sorted({botilbud.municipality for botilbud in case.botilbud})
    municipality = np.asarray([codes.index(b.municipality) for b in case.botilbud], np.int32)
    scope = np.asarray([_in_scope(b, ruleset) for b in case.botilbud], np.bool_)
    return Index(
        case=case,
        units=tuple(units),
        gps=tuple(gp.id for gp in gps),
        unit_no=unit_no,
        gp_no=gp_no,
        clinic_no=clinic_no,
        botilbud_no={botilbud.id: number for number, botilbud in enumerate(case.botilbud)},
        gp_records=gps,
        botilbud_of=of_botilbud,
        units_of_botilbud=tuple(units_of),
        is_section=np.asarray(is_section, np.bool_),
        residents=np.asarray(residents, np.int64),
        site_of=site_of_botilbud[of_botilbud] if units else of_botilbud,
        sites=int(site_of_botilbud.max(initial=-1)) + 1,
        in_scope=scope[of_botilbud] if units else np.zeros(0, np.bool_),
        municipality_of=municipality[of_botilbud] if units else of_botilbud,
        clinic_of=clinic_of,
        gps_of_clinic=tuple(by_clinic[starts[i] : starts[i + 1]] for i in range(len(case.clinics))),
        holder=holder,
        held=held,
        nursing_homes=np.bincount(homes, minlength=len(gps)).astype(np.int64),
        in_effect=agreements,
    )


def _gps(case: Case) -> tuple[Gp, ...]:
    staffed = {gp.clinic for gp in case.gps}
    nobody = Gp.model_construct(id="", clinic="")
    anonymous = (
        nobody.model_copy(update={"id": f"{clinic.id}#{number + 1}", "clinic": clinic.id})
        for clinic in case.clinics
        if clinic.id not in staffed
        for number in range(clinic.doctor_capacities)
    )
    return (*case.gps, *anonymous)


def _in_scope(botilbud: Botilbud, ruleset: Ruleset) -> bool:
    supported = botilbud.legal_basis != "abl_105" or botilbud.support_sel_85
    listed = botilbud.legal_basis in ruleset.legal_bases
    return botilbud.long_term and botilbud.participation != "declined" and listed and supported


def _sites(botilbud: tuple[Botilbud, ...]) -> Indices:
    """Number the sites: botilbud linked through a common key, address or shared-staff management."""
    keys: dict[tuple[str | None, ...], int] = {}
    rows: list[int] = []
    columns: list[int] = []

    def link(row: int, *key: str | None) -> None:
        rows.append(row)
        columns.append(keys.setdefault(key, len(keys)))

    for row, one in enumerate(botilbud):
        link(row, "itself", one.id)
        if one.site:
            link(row, "key", one.site)
            continue
        street = " ".join((one.address or "").partition(",")[0].casefold().split())
        if street and one.postcode:
            link(row, "address", one.postcode, street)
        if one.management and one.shared_staff:
            link(row, "staff", one.management)
    count = len(botilbud)
    shape = (count + len(keys), count + len(keys))
    graph = csr_matrix((np.ones(len(rows), np.int8), (rows, [count + c for c in columns])), shape=shape)
    labels = connected_components(graph, directed=False)[1][:count]
    return np.unique(labels, return_inverse=True)[1].astype(np.int32)
