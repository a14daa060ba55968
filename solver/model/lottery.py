"""The lottery: how ties on every objective are settled so that anyone can check it."""

from __future__ import annotations

import hashlib

import numpy as np

from solver.rulebook import Integers


def lottery_number(seed: int, gp: str, unit: str) -> int:
    """The first 24 bits, big-endian, of SHA-256 of the UTF-8 text `seed|gp|unit`.

    Example:
        With seed 0 the pair G1, B1 draws the number of the text `0|G1|B1`.
    """
    return int.from_bytes(hashlib.sha256(f"{seed}|{gp}|{unit}".encode()).digest()[:3], "big")


def lottery_numbers(seed: int, gps: list[str], units: list[str]) -> Integers:
    """The numbers of some pairs: GP and unit of each, one number each."""
    numbers = (lottery_number(seed, gp, unit) for gp, unit in zip(gps, units, strict=True))
    return np.fromiter(numbers, np.int64, len(gps))
