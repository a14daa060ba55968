"""How much is covered, and how really: by municipality, region, owner, legal basis and target group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from solver.domain.case import Botilbud
from solver.domain.facts import Facts
from solver.domain.findings import COLUMNS, Column, Match, Note
from solver.domain.register import municipality, region_name, region_of

OWNERS = ("municipal", "regional", "private")


def column_of(match: Match) -> Column:
    """How real a match is.

    An agreement in effect comes first. A match that needs a dispensation not yet given waits for the region,
    whoever locked it or wants it. Of the others a locked one is more real than one whose GP wants the botilbud,
    and that more than one whose GP must still be asked.
    """
    if match.status == "existing":
        return "agreement_in_effect"
    if match.dispensing is not None and match.dispensing.new:
        return "awaiting_dispensation"
    if match.status == "locked":
        return "locked"
    return "gp_interested" if match.wanted else "gp_to_be_asked"


@dataclass(frozen=True)
class Row:
    """One line of coverage: in-scope botilbud and units, by column."""

    key: str
    name: str | None
    botilbud: Counter[str]
    units: Counter[str]

    def as_json(self) -> dict[str, Any]:
        """The row as it is written: both counts, and the official dækningsgrad of each."""
        named = {} if self.name is None else {"name": self.name}
        return {"key": self.key, **named, "botilbud": _counts(self.botilbud), "units": _counts(self.units)}


def _counts(found: Counter[str]) -> dict[str, Any]:
    in_scope = sum(found.values())
    official = found["agreement_in_effect"]
    percent = round(100 * official / in_scope, 1) if in_scope else None
    return {"in_scope": in_scope, **{column: found[column] for column in COLUMNS}, "official_percent": percent}


@dataclass(frozen=True)
class Coverage:
    """Counts the in-scope botilbud and units of a result.

    A unit stands in the column of its match, or in `without`. A botilbud stands in the best column of its units,
    since it is covered once one of its units has a GP. Only `agreement_in_effect` is the official dækningsgrad.
    """

    facts: Facts
    matches: tuple[Match, ...]

    def as_json(self) -> dict[str, Any]:
        """Rows by group, each sorted by key, and what is pointed out; groups are empty for an empty scope."""
        on = self.facts.case.as_of
        names = {m.code: m.name for m in self.facts.case.municipalities}

        def municipality_name(code: str) -> str | None:
            known = municipality(code)
            return names.get(code) or (known.name if known else None)

        owners = self._rows(lambda b: b.owner, OWNERS)
        return {
            "total": self._row("total", None, self._botilbud).as_json(),
            "municipality": _json(self._rows(lambda b: b.municipality, name=municipality_name)),
            "region": _json(
                self._rows(lambda b: region_of(b.municipality, on) or "unknown", name=lambda r: region_name(r, on))
            ),
            "owner": _json(owners),
            "legal_basis": _json(self._rows(lambda b: b.legal_basis)),
            "target_group": _json(self._rows(lambda b: b.target_group or "unknown")),
        }

    def owner_notes(self) -> tuple[Note, ...]:
        """Groups of owners of whom the case holds no botilbud in scope, or none that has a GP."""
        out = []
        for row in self._rows(lambda b: b.owner, OWNERS):
            in_scope = sum(row.botilbud.values())
            if not in_scope:
                out.append(Note("owner_not_in_case", {"owner": row.key}))
            elif row.botilbud["without"] == in_scope:
                out.append(Note("owner_without_gp", {"owner": row.key, "botilbud": in_scope}))
        return tuple(out)

    @cached_property
    def _botilbud(self) -> list[Botilbud]:
        seen = {self.facts.units[u].botilbud.id: self.facts.units[u].botilbud for u in self.facts.units}
        return [b for b in seen.values() if self.facts.units_of_botilbud[b.id][0] in self.facts.in_scope]

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {match.unit: column_of(match) for match in self.matches}

    def _rows(
        self,
        group: Callable[[Botilbud], str],
        always: Iterable[str] = (),
        name: Callable[[str], str | None] = lambda key: None,
    ) -> list[Row]:
        groups: dict[str, list[Botilbud]] = {key: [] for key in always}
        for botilbud in self._botilbud:
            groups.setdefault(group(botilbud), []).append(botilbud)
        order = sorted(groups) if not always else list(groups)
        return [self._row(key, name(key), groups[key]) for key in order]

    def _row(self, key: str, name: str | None, homes: list[Botilbud]) -> Row:
        column = self._columns
        units: Counter[str] = Counter()
        botilbud: Counter[str] = Counter()
        for home in homes:
            found = [column.get(unit, "without") for unit in self.facts.units_of_botilbud[home.id]]
            units.update(found)
            botilbud[min(found, key=COLUMNS.index)] += 1
        return Row(key, name, botilbud, units)


def _json(rows: list[Row]) -> list[dict[str, Any]]:
    return [row.as_json() for row in rows]
