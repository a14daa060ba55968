"""Sets that meet every one of some cuts, in order: which atoms could work as far as is known.

A cut is a set of atoms of which at least one must give way. Sets of numbers are held as whole numbers, one bit a
number.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

Chosen = tuple[int, ...]
"""Numbers of atoms, rising."""


def bits(numbers: int) -> Iterator[int]:
    """The numbers of a set, rising."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def bit_set(numbers: Sequence[int]) -> int:
    """A set of numbers as one whole number."""
    out = 0
    for number in numbers:
        out |= 1 << number
    return out


def hitting_sets(cuts: Sequence[int], size: int) -> Iterator[Chosen]:
    """Every set of just so many numbers that meets all cuts, in lexicographic order.

    Sets with a proper part that meets all cuts are left out or not, as it happens: who asks for rising sizes has
    met that part before. To put one number into sets that are in order keeps them in order, so each number of the
    smallest cut is put into the sets that meet the cuts it does not, and the results are merged.

    Args:
        cuts: at least one.
        size: 1 or more.
    """
    if not cuts:
        return
    if size == 1:
        common = cuts[0]
        for cut in cuts[1:]:
            common &= cut
        yield from ((number,) for number in bits(common))
        return
    smallest = min(cuts, key=int.bit_count)
    last: Chosen = ()
    for found in heapq.merge(*(_with(number, cuts, size) for number in bits(smallest))):
        if found != last:
            last = found
            yield found


def _with(number: int, cuts: Sequence[int], size: int) -> Iterator[Chosen]:
    left = [cut for cut in cuts if not cut >> number & 1]
    for rest in hitting_sets(left, size - 1):
        yield tuple(sorted((number, *rest)))
