"""The names of two cases at once, and the days of their rules: what sentences about both need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from solver.domain.case import Case
from solver.domain.ruleset import Ruleset
from solver.rulebook import Words
from solver.words.names import Names
from solver.words.numbers import day, listing

T = TypeVar("T")


@dataclass(frozen=True)
class Sides:
    """Two cases and their rulesets; a name is the right's, where it has one.

    Attributes:
        left, right: the names of both cases.
        rules: the rulesets, the left's first.
    """

    left: Names
    right: Names
    rules: tuple[Ruleset, Ruleset]

    @classmethod
    def of(cls, left: Case, right: Case, rules: tuple[Ruleset, Ruleset]) -> Sides:
        """From the cases themselves."""
        return cls(Names(left), Names(right), rules)

    def unit(self, unit: str) -> str:
        """A unit's name, or a botilbud's; its id where neither case has it."""
        return self._first(lambda names: names.units[unit].name, self.botilbud(unit))

    def botilbud(self, botilbud: str) -> str:
        """A botilbud's name."""
        return self._first(lambda names: names.botilbud[botilbud], botilbud)

    def clinic(self, clinic: str) -> str:
        """A clinic's name."""
        return self._first(lambda names: names.clinic(clinic), clinic)

    def gp(self, gp: str) -> Words:
        """A GP with its clinic; `læge G7` where neither case has it."""
        return self._first(lambda names: names.gp_at_clinic(gp), Words(f"læge {gp}", f"GP {gp}"))

    def gp_or_clinic(self, name: str) -> Words:
        """Whoever a list names."""
        clinic = self._first(lambda names: names.clinic(name), "")
        return Words(clinic, clinic) if clinic else self.gp(name)

    def in_a_row(self, tiers: list[list[str]], *, of_gps: bool) -> Words:
        """A ranked list as people say it: `Anna Holm fra Lægehuset, dernæst Klinikken`; `ingen liste` for none."""
        said = []
        for tier in tiers:
            if tier:
                plain = [self.botilbud(one) for one in tier]
                named = [Words(one, one) for one in plain] if of_gps else [self.gp_or_clinic(one) for one in tier]
                said.append(listing(named, 4))
        if not said:
            return Words("ingen liste", "no list")
        return Words(", dernæst ".join(one.da for one in said), ", then ".join(one.en for one in said))

    def since(self, on: str | None) -> Words:
        """Since when a rule is as it is on the right: from a day, or under the right's ruleset.

        Args:
            on: the day since which it holds, where that is after the day of the left's ruleset.
        """
        old, new = (one.from_ for one in self.rules)
        if on is not None:
            said = day(date.fromisoformat(on))
            return Words(f"fra {said.da}", f"from {said.en}")
        if new is not None and new != old:
            said = day(new)
            return Words(f"med reglerne fra {said.da}", f"under the rules of {said.en}")
        title = self.rules[1].title
        return Words(f"med reglerne »{title}«", f"under the rules »{title}«")

    def _first(self, of: Callable[[Names], T], otherwise: T) -> T:
        for names in (self.right, self.left):
            try:
                return of(names)
            except KeyError:
                continue
        return otherwise


def value_words(value: Any, terms: dict[str, Words] | None = None) -> Words:
    """A plain value as it is written: `ja`, `nej`, a number, a text, `ikke oplyst` for none."""
    if value is None:
        return Words("ikke oplyst", "not stated")
    if isinstance(value, bool):
        return Words("ja", "yes") if value else Words("nej", "no")
    return (terms or {}).get(str(value), Words(f"»{value}«", f"»{value}«"))
