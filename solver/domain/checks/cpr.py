"""CPR numbers: they have no place in a case, and what is said of a document never repeats one."""

from __future__ import annotations

import re
from datetime import date

_CANDIDATE = re.compile(r"(?<!\d)(\d{6})-?\d{4}(?!\d)")
_SHORTEST = 10
_LONGEST_SHOWN = 60
HIDDEN = "…"


def holds_cpr(text: str) -> bool:
    """Whether a text holds a CPR number: six digits that are a date (ddmmyy), a dash or none, four digits.

    Example:
        "Ring 010190-1234" holds one; "Ring 991390-1234" does not, since no month has the number 13.
    """
    if len(text) < _SHORTEST:
        return False
    return any(_is_date(found.group(1)) for found in _CANDIDATE.finditer(text))


def _is_date(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        date(2000 + year, month, day)  # 2000 was a leap year, so 29 February 1900 is let through as 2000's
    except ValueError:
        return False
    return True


def shown(value: object) -> str:
    """A value as a message may repeat it: short, on one line, and `…` where it holds a CPR number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, list | tuple):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    text = value if isinstance(value, str) else f"{value!r:.200}"
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    short = line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN].rstrip("0123456789-") + HIDDEN
    return HIDDEN if holds_cpr(text) or holds_cpr(line) or holds_cpr(short) else short
