"""What is aimed at: "reach this", and "then try", for each size and question, on 2 cores."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """At most so many seconds and, where a number is given, so many MB of peak memory."""

    seconds: float
    mb: int | None = None

    def met(self, seconds: float, mb: float) -> bool:
        return seconds <= self.seconds and (self.mb is None or mb <= self.mb)

    def told(self, seconds: float, mb: float) -> str:
        """The aim beside a figure, met or missed, and what missed it."""
        names = [f"{self.seconds:g} s"] + ([f"{self.mb:,} MB"] if self.mb is not None else [])
        if self.met(seconds, mb):
            return f"{', '.join(names)}: met"
        over = [seconds > self.seconds, self.mb is not None and mb > self.mb]
        missed = [word for word, is_over in zip(("time", "memory"), over, strict=True) if is_over]
        return f"{', '.join(names)}: MISSED ({' and '.join(missed)})"


ANSWERS: dict[str, tuple[Aim, Aim]] = {
    "kommune": (Aim(0.05, 130), Aim(0.02)),
    "region": (Aim(0.6, 160), Aim(0.3)),
    "nation": (Aim(3.5, 420), Aim(1.8, 300)),
    "nation-2600": (Aim(30, 900), Aim(12, 600)),
    "ten-nations": (Aim(60, 4_000), Aim(30)),
}
"""From the parsed case to the audited result, all objectives proven."""
READING: dict[str, Aim] = {"nation": Aim(2.0)}
"""The document read and checked."""
QUESTIONS: dict[tuple[str, str], tuple[Aim, Aim]] = {
    ("kommune", "all options"): (Aim(2), Aim(0.5)),
    ("region", "top ten of one unit"): (Aim(2), Aim(0.5)),
    ("region", "top ten of every unit"): (Aim(300), Aim(60)),
    ("region-500", "frontier"): (Aim(10), Aim(3)),
    ("region", "after a decision"): (Aim(0.3), Aim(0.1)),
}
