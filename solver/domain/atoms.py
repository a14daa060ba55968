"""Atoms: the single things that could give way so that a pair, or a unit, gets a lawful match.

The contract's section 6 names five kinds and their order. A set of atoms is a tuple in that order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from solver.domain.case import Kind

AtomKind = Literal["dispensation", "capacity", "open_intake", "reach", "ask_again"]
ATOM_KINDS: tuple[AtomKind, ...] = ("dispensation", "capacity", "open_intake", "reach", "ask_again")
"""The contract's order."""

MOST_ATOMS = 3
"""No set of more atoms is looked for."""
MOST_SETS = 20
"""No more sets are given to one question, the first ones in the contract's order."""


@dataclass(frozen=True)
class Atom:
    """One thing that could give way.

    Attributes:
        kind: `dispensation`: the region grants a GP one more; `capacity`: a clinic gets one more lægekapacitet;
            `open_intake`: a closed clinic opens for botilbud; `reach`: the distance between a clinic and a unit is
            accepted; `ask_again`: a GP who declined or never answered is asked again and is willing.
        gp: the GP of a `dispensation` or `ask_again`.
        dispensation_kind: what a `dispensation` is for.
        clinic: the clinic of a `capacity`, `open_intake` or `reach`.
        unit: the unit of a `reach`.
    """

    kind: AtomKind
    gp: str | None = None
    dispensation_kind: Kind | None = None
    clinic: str | None = None
    unit: str | None = None

    @property
    def order(self) -> tuple[int, str, str]:
        """By kind, then by id: the GP's and what is dispensed, or the clinic's and the unit's."""
        first, second = self.gp or self.clinic or "", self.dispensation_kind or self.unit or ""
        return ATOM_KINDS.index(self.kind), first, second

    def as_json(self) -> dict[str, str]:
        """The contract's shape: the kind and the keys that the kind has, no others."""
        fields = {
            "kind": self.kind,
            "gp": self.gp,
            "dispensation_kind": self.dispensation_kind,
            "clinic": self.clinic,
            "unit": self.unit,
        }
        return {key: value for key, value in fields.items() if value is not None}

    @classmethod
    def from_json(cls, document: dict[str, str]) -> Atom:
        """An atom read back from its JSON.

        Raises:
            TypeError: a key is missing or unknown.
        """
        return cls(**document)  # type: ignore[arg-type]


AtomSet = tuple[Atom, ...]
"""Atoms that give way together, in their order."""


def in_order(atoms: Iterable[Atom]) -> AtomSet:
    """Atoms as a set: each once, in the contract's order."""
    return tuple(sorted(set(atoms), key=lambda atom: atom.order))


def set_order(atoms: AtomSet) -> tuple[int, tuple[tuple[int, str, str], ...]]:
    """By size, then atom by atom by kind and id."""
    return len(atoms), tuple(atom.order for atom in atoms)


def sets_json(sets: Iterable[AtomSet]) -> list[list[dict[str, str]]]:
    """Sets in the contract's shape."""
    return [[atom.as_json() for atom in atoms] for atoms in sets]
