"""What is wrong with a document: typed, located, and worded elsewhere (`solver.words.faults`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One fault of a document.

    Attributes:
        path: JSON Pointer to the place, `/botilbud/3/residents`; empty for the document itself.
        code: a code of the fault catalogue.
        facts: what the message needs, never holding a CPR number.
    """

    path: str
    code: str
    facts: Mapping[str, str | int | float] = field(default_factory=dict)


class FaultsError(Exception):
    """A document has faults; nothing of it was taken in.

    Raised by every reader of cases, policies and rulesets when at least one fault was found.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults, the first {faults[0].code} at {faults[0].path or '/'}")
        self.faults = faults
