"""What every road engine promises, and the cutting of large tables into the blocks that an engine answers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal, Protocol

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
Metric = Literal["metres", "seconds"]
Table = list[list[int | None]]
"""One row a source, one column a target; None where no road leads from the one to the other."""
Ask = Callable[[Sequence[Point], Sequence[Point]], Table]

BLOCK_SIDE = 50
"""Sources or targets in one question: Valhalla's default limit is 2,500 pairs, OSRM's 100 points."""

SNAP_M = 5_000
"""A point further than this from every road is off the road; left alone an engine looks as far as 35 km away."""


class TravelEngineError(Exception):
    """A road engine gave no usable table.

    Attributes:
        code: `engine_unknown`, `engine_not_installed`, `engine_unreachable`, `engine_timeout`,
            `engine_refused` (it answered that it would not) or `engine_answer` (not understood).
        detail: What happened, with the engine's own words where it gave any.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class OffTheRoadError(Exception):
    """The engine refused the whole block because one of its points has no road within its reach."""


class RoadEngine(Protocol):
    """Something that knows the roads: a server or a library."""

    def table(self, sources: Sequence[Point], targets: Sequence[Point], metric: Metric) -> Table:
        """Return the shortest travel by car from each source to each target.

        Args:
            sources: Where the ways begin.
            targets: Where they end.
            metric: `metres` or `seconds`.

        Returns:
            Whole metres or seconds, half to even, None where there is no way; no rows for no sources.

        Raises:
            TravelEngineError: when the engine cannot be asked, or does not answer with such a table.
        """
        ...


def table_in_blocks(ask: Ask, sources: Sequence[Point], targets: Sequence[Point]) -> Table:
    """Ask for a table block by block, and put the answers together.

    A block that is refused for a point far from every road is halved until the point is alone; its cells are
    None.

    Args:
        ask: Asks the engine for one block; raises OffTheRoadError as said there.
        sources: Where the ways begin.
        targets: Where they end.

    Returns:
        The whole table.

    Raises:
        TravelEngineError: what `ask` raises, or when a block has not the shape that was asked for.
    """
    whole: Table = [[None] * len(targets) for _ in sources]
    for top in range(0, len(sources), BLOCK_SIDE):
        for left in range(0, len(targets), BLOCK_SIDE):
            rows, columns = sources[top : top + BLOCK_SIDE], targets[left : left + BLOCK_SIDE]
            for i, row in enumerate(_ask_or_halve(ask, rows, columns)):
                whole[top + i][left : left + len(columns)] = row
    return whole


def whole(value: object) -> int | None:
    """Return a number of an engine's answer as a whole number, half to even; None stays None.

    Raises:
        TravelEngineError: with `engine_answer`, when it is no number, not finite, or below zero.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise TravelEngineError("engine_answer", f"{value!r} is no travel")
    return round(value)


def _ask_or_halve(ask: Ask, sources: Sequence[Point], targets: Sequence[Point]) -> Table:
    try:
        block = ask(sources, targets)
    except OffTheRoadError:
        if len(sources) > 1:
            half = len(sources) // 2
            return _ask_or_halve(ask, sources[:half], targets) + _ask_or_halve(ask, sources[half:], targets)
        if len(targets) > 1:
            half = len(targets) // 2
            left = _ask_or_halve(ask, sources, targets[:half])[0]
            return [left + _ask_or_halve(ask, sources, targets[half:])[0]]
        return [[None]]
    if len(block) != len(sources) or any(len(row) != len(targets) for row in block):
        raise TravelEngineError("engine_answer", f"no table of {len(sources)} rows by {len(targets)} columns")
    return block
