"""Names and numbers of a result as its workbook shows them; what a result lacks is shown by its id or left out."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Mapping
from typing import Any

from solver.domain.facts import Unit
from solver.domain.faults import FaultsError
from solver.domain.reading import read_case
from solver.domain.register import municipality
from solver.goals import GOALS
from solver.rulebook import Words
from solver.rules import RULES
from solver.words.names import KINDS, Names
from solver.words.numbers import travelled
from solver.words.reasons import REASONS

Json = Mapping[str, Any]

_RULES = {card.slug: card.title.da for card in RULES}


class Called:
    """What things of a result are called, in Danish."""

    def __init__(self, result: Json) -> None:
        self._names: Names | None = None
        with contextlib.suppress(FaultsError):  # a result without its case is shown by ids
            self._names = Names(read_case((result.get("input") or {}).get("case") or {}))

    def found(self, unit: str | None) -> Unit | None:
        """The unit of the case, where the case is there."""
        return self._names.units.get(unit) if self._names and unit else None

    def unit(self, unit: str | None) -> str | None:
        """A unit's name."""
        found = self.found(unit)
        return found.name if found else unit

    def botilbud(self, botilbud: str | None) -> str | None:
        """A botilbud's name."""
        return self._names.botilbud.get(botilbud, botilbud) if self._names and botilbud else botilbud

    def place(self, unit: str | None) -> str | None:
        """The name of a unit's municipality."""
        found = self.found(unit)
        known = municipality(found.botilbud.municipality) if found else None
        return known.name if known else None

    def gp(self, gp: str | None) -> str | None:
        """A GP's name with the id behind it; the id alone where there is no name."""
        found = self._names.gps.get(gp) if self._names and gp else None
        return f"{found.name} ({gp})" if found and found.name else gp

    def clinic(self, clinic: str | None) -> str | None:
        """A clinic's name."""
        found = self._names.clinics.get(clinic) if self._names and clinic else None
        return found.name if found else clinic


def goal(slug: str) -> tuple[str, str]:
    """An objective's title and the unit it counts in."""
    card = next((card for name, card in GOALS.items() if name == slug), None)
    return (card.title.da, card.unit.da) if card else (slug, "")


def rule(slug: str) -> str:
    """A rule's title."""
    return _RULES.get(slug, slug)


def reason(code: str) -> str:
    """What a reason code says."""
    return REASONS[code].da if code in REASONS else code


def term(terms: Mapping[str, Words], code: Any) -> Any:
    """The Danish word of a code; the code where it has none."""
    return terms[code].da if code in terms else code


def travel(found: Json | None) -> str | None:
    """Travel as people say it: `10,2 km` or `12 minutter`."""
    if not found:
        return None
    return travelled(found["metric"], found["value"]).da


def dispensation(found: Json | None) -> str | None:
    """Whether a match rests on a dispensation, given or to be applied for."""
    if not found:
        return None
    kind = term(KINDS, found.get("kind"))
    return f"{kind}: givet ({found['id']})" if found.get("id") else f"{kind}: skal søges"


def danish(said: Any) -> str | None:
    """The Danish text of {`da`, `en`}; a plain text is itself."""
    if isinstance(said, Mapping):
        text = said.get("da")
        return str(text) if text is not None else None
    return said if isinstance(said, str) else None


def kroner(text: Any) -> float | None:
    """An amount as a number for a cell; two decimals of kroner fit a cell's number exactly enough to show."""
    return float(text) if text is not None else None


def day(text: Any) -> Any:
    """A day as a date; anything else as it stands."""
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return text
