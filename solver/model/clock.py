"""When to stop: a time limit, a hand on the stop button, and who is told how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from solver.domain.progress import Progress


class StoppedError(Exception):
    """The time limit was reached, or somebody pressed stop."""

    def __init__(self, by_hand: bool) -> None:
        super().__init__("stopped by hand" if by_hand else "time ran out")
        self.by_hand = by_hand


@dataclass
class Clock:
    """Counts down and reports.

    Attributes:
        time_limit_s: seconds from the start after which work stops; None for no limit.
        stop: asked between steps whether to stop; `progress` told after them.
    """

    time_limit_s: float | None = None
    stop: Callable[[], bool] | None = None
    progress: Callable[[Progress], None] | None = None
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def left(self) -> float | None:
        """Seconds left, None without a limit.

        Raises:
            StoppedError: no time is left, or `stop` says so.
        """
        if self.stop is not None and self.stop():
            raise StoppedError(by_hand=True)
        if self.time_limit_s is None:
            return None
        left = self.time_limit_s - self.seconds
        if left <= 0:
            raise StoppedError(by_hand=False)
        return left

    def tell(self, stage: str, objective: str, value: int | None = None, bound: int | None = None) -> None:
        """Report a step."""
        if self.progress is not None:
            gap = abs(value - bound) if value is not None and bound is not None else None
            self.progress(Progress(objective, value, bound, gap, self.seconds, stage))
