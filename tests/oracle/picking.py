"""One way to draw, whoever throws the dice: `random.Random` in bulk runs, hypothesis in property tests."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Picker(ABC):
    """Choices built on whole numbers. The first of several options is the plainest, for shrinking."""

    @abstractmethod
    def integer(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""

    def choice(self, options: Sequence[Item]) -> Item:
        """One of the options; an option given twice is twice as likely."""
        return options[self.integer(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred draws."""
        return self.integer(0, 99) >= 100 - percent

    def some(self, options: Sequence[Item], least: int, most: int) -> list[Item]:
        """From `least` to `most` of the options, each at most once, in any order."""
        rest = list(options)
        count = self.integer(min(least, len(rest)), min(most, len(rest)))
        return [rest.pop(self.integer(0, len(rest) - 1)) for _ in range(count)]

    def tiers(self, names: Sequence[str], most: int) -> list[list[str]]:
        """A tiered list that names up to `most` of the names, ties included."""
        tiers: list[list[str]] = []
        for name in self.some(names, min(2, most), most):
            if tiers and self.chance(35):
                tiers[-1].append(name)
            else:
                tiers.append([name])
        return tiers


class RandomPicker(Picker):
    """Draws from a seeded generator."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def integer(self, low: int, high: int) -> int:
        return self.random.randint(low, high)
