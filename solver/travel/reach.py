"""Travel between a case's clinics and units, by the matrix where one is given, else by the geodesic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from solver.domain.case import Case, Location, Metric
from solver.domain.facts import units_of_case
from solver.travel.geodesic import geodesic_m, within

Ints = npt.NDArray[np.int64]
Indices = npt.NDArray[np.integer]


@dataclass(frozen=True)
class ClinicUnitTravel:
    """Travel in whole metres or seconds.

    Attributes:
        metric: what is measured; `source` is `matrix` or `geodesic`.
        limit: the limit of reach in that metric.
        near_clinic: clinic number of each pair of clinic and unit within the limit, and of those `opened`;
            `near_unit` its unit number, `near_value` its travel; sorted by clinic, then unit.
        matrix: given entries as sorted keys (clinic × units + unit) and values; None without a matrix.
        places: latitudes and longitudes of clinics and of units, degrees; empty with a matrix.
        opened: pairs that count as in reach although beyond the limit, as sorted keys (clinic × units + unit).
    """

    metric: Metric
    source: str
    limit: int
    clinics: tuple[str, ...]
    units: tuple[str, ...]
    near_clinic: Ints
    near_unit: Ints
    near_value: Ints
    matrix: tuple[Ints, Ints] | None
    places: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]] | None
    opened: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    def is_opened(self, clinic: Indices, unit: Indices) -> npt.NDArray[np.bool_]:
        """Whether each pair is among those opened, shape (n,)."""
        return np.isin(clinic.astype(np.int64) * len(self.units) + unit, self.opened)

    def with_opened(self, pairs: Iterable[tuple[str, str]]) -> ClinicUnitTravel:
        """The same travel, with some pairs in reach although beyond the limit.

        Args:
            pairs: (clinic id, unit id); one that the matrix has no entry for, or that is within the limit anyway,
                changes nothing.
        """
        width = max(len(self.units), 1)
        clinics, units = self._numbers
        named = {clinics[clinic] * width + units[unit] for clinic, unit in pairs}
        if not named:
            return self
        wanted = np.asarray(sorted(named), np.int64)
        near = self.near_clinic * width + self.near_unit
        wanted = wanted[~np.isin(wanted, near)]
        value = self.between(wanted // width, wanted % width)
        wanted, value = wanted[value >= 0], value[value >= 0]
        keys, values = np.concatenate([near, wanted]), np.concatenate([self.near_value, value])
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        return replace(
            self, near_clinic=keys // width, near_unit=keys % width, near_value=values[order],
            opened=np.union1d(self.opened, wanted),
        )  # fmt: skip

    def between(self, clinic: Indices, unit: Indices) -> Ints:
        """Travel of each pair.

        Args:
            clinic: clinic numbers, shape (n,).
            unit: unit numbers, shape (n,).

        Returns:
            Whole metres or seconds, shape (n,); -1 where the matrix has no entry.
        """
        key = clinic.astype(np.int64) * len(self.units) + unit
        if self.matrix is not None:
            keys, values = self.matrix
            if not len(keys):
                return np.full(len(key), -1, np.int64)
            place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
            return np.where(keys[place] == key, values[place], -1)
        out = np.full(len(key), -1, np.int64)
        near = self.near_clinic * len(self.units) + self.near_unit
        if len(near):
            place = np.minimum(np.searchsorted(near, key), len(near) - 1)
            known = near[place] == key
            out[known] = self.near_value[place[known]]
        far = np.flatnonzero(out < 0)
        if len(far):
            assert self.places is not None
            a, b = self.places[0][clinic[far]], self.places[1][unit[far]]
            out[far] = geodesic_m(a[:, 0], a[:, 1], b[:, 0], b[:, 1])
        return out

    @cached_property
    def _numbers(self) -> tuple[dict[str, int], dict[str, int]]:
        return {name: i for i, name in enumerate(self.clinics)}, {name: i for i, name in enumerate(self.units)}

    @cached_property
    def _known(self) -> dict[int, int]:
        """Key of a pair (clinic × units + unit) → its travel, as far as it is known."""
        keys = self.near_clinic * len(self.units) + self.near_unit
        return dict(zip(keys.tolist(), self.near_value.tolist(), strict=True))

    @cached_property
    def _near_of_unit(self) -> dict[str, tuple[str, ...]]:
        by_id = sorted(range(len(self.clinics)), key=self.clinics.__getitem__)
        rank = np.argsort(np.asarray(by_id, np.int64))
        order = np.lexsort((rank[self.near_clinic], self.near_unit))
        names = [self.clinics[clinic] for clinic in self.near_clinic[order].tolist()]
        ends = np.cumsum(np.bincount(self.near_unit, minlength=len(self.units))).tolist()
        starts = [0, *ends[:-1]]
        return {unit: tuple(names[a:b]) for unit, a, b in zip(self.units, starts, ends, strict=True)}

    def of(self, clinic: str, unit: str) -> int | None:
        """Travel between one clinic and one unit by id; None where the matrix has no entry."""
        clinics, units = self._numbers
        pair = clinics[clinic] * len(units) + units[unit]
        value = self._known.get(pair)
        if value is None:
            found = int(self.between(np.asarray([clinics[clinic]]), np.asarray([units[unit]]))[0])
            value = None if found < 0 else found
            if value is not None:
                self._known[pair] = value
        return value

    def in_reach(self, unit: str) -> tuple[str, ...]:
        """Ids of the clinics within the limit of a unit, or opened for it, sorted; empty where nobody is."""
        return self._near_of_unit.get(unit, ())


def clinic_unit_travel(case: Case, metres: int, seconds: int) -> ClinicUnitTravel:
    """Measure a case.

    Args:
        case: a case without faults: with a matrix, or with a place for every clinic and botilbud.
        metres: limit of reach where metres are measured.
        seconds: limit of reach where the matrix gives seconds.
    """
    units, clinics = units_of_case(case), tuple(clinic.id for clinic in case.clinics)
    names = tuple(units)
    given = case.travel_matrix
    if given is not None:
        limit = metres if given.metric == "metres" else seconds
        clinic_no, unit_no = ({n: i for i, n in enumerate(ids)} for ids in (clinics, names))
        keys = np.fromiter((clinic_no[e.clinic] * len(names) + unit_no[e.unit] for e in given.entries), np.int64)
        values = np.fromiter((e.value for e in given.entries), np.int64)
        order = np.argsort(keys, kind="stable")
        keys, values = keys[order], values[order]
        near = values <= limit
        near_keys = keys[near]
        width = max(len(names), 1)
        return ClinicUnitTravel(
            given.metric, "matrix", limit, clinics, names,
            near_keys // width, near_keys % width, values[near], (keys, values), None,
        )  # fmt: skip
    from_ = _places(clinic.location for clinic in case.clinics)
    to = _places(unit.botilbud.location for unit in units.values())
    near_clinic, near_unit, near_value = within(from_[:, 0], from_[:, 1], to[:, 0], to[:, 1], metres)
    return ClinicUnitTravel(
        "metres", "geodesic", metres, clinics, names, near_clinic, near_unit, near_value, None, (from_, to)
    )


def _places(locations: Iterable[Location | None]) -> npt.NDArray[np.float64]:
    points = [(place.lat, place.lon) for place in locations if place is not None]
    return np.asarray(points, np.float64).reshape(len(points), 2)
