"""What the fault catalogue keeps of one code."""

from __future__ import annotations

from dataclasses import dataclass

from solver.domain.faults import Fault
from solver.rulebook import Words


@dataclass(frozen=True)
class FaultEntry:
    """A kind of fault.

    Attributes:
        title: the kind in a few words.
        message: what is wrong, with `{places}` for the fault's facts.
        remedy: what to do about it, with the same.
        example: a fault of this kind.
    """

    title: Words
    message: Words
    remedy: Words
    example: Fault


def entry(
    title: tuple[str, str],
    message: tuple[str, str],
    remedy: tuple[str, str],
    example: Fault,
) -> FaultEntry:
    """An entry from pairs of Danish and English."""
    return FaultEntry(Words(*title), Words(*message), Words(*remedy), example)
