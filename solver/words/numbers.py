"""Figures as people read them: 1.234,5 and 2.144,02 kr. in Danish, 1,234.5 and DKK 2,144.02 in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from solver.rulebook import Words

Language = Literal["da", "en"]

MONTHS: dict[Language, tuple[str, ...]] = {
    "da": ("januar", "februar", "marts", "april", "maj", "juni",
           "juli", "august", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip

DANISH_MARKS = str.maketrans(",.", ".,")


def number(value: int | Decimal, decimals: int = 0) -> Words:
    """A number with thousands apart, rounded half up: 1234.5 is `1.234,5` and `1,234.5` with one decimal."""
    whole = isinstance(value, int) and not decimals
    rounded = value if whole else Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    english = f"{rounded:,}"
    return Words(da=english.translate(DANISH_MARKS), en=english)


@lru_cache(maxsize=4096)
def kroner(amount_dkk: Decimal | str) -> Words:
    """An amount with two decimals: `2.144,02 kr.` and `DKK 2,144.02`."""
    text = number(Decimal(amount_dkk), 2)
    return Words(da=f"{text.da} kr.", en=f"DKK {text.en}")


@lru_cache(maxsize=4096)
def distance(value_m: int) -> Words:
    """A distance in metres: `850 m` under a kilometre, else `10,2 km`; whole kilometres without decimals."""
    if value_m < 1000:
        return Words(da=f"{value_m} m", en=f"{value_m} m")
    text = number(Decimal(value_m) / 1000, 1 if value_m % 1000 else 0)
    return Words(da=f"{text.da} km", en=f"{text.en} km")


def duration(value_s: int) -> Words:
    """A travel time in seconds: whole minutes, rounded up so that nobody is promised less."""
    minutes = -(-value_s // 60)
    return counted(minutes, Words("minut", "minute"), Words("minutter", "minutes"))


def travelled(metric: str, value: int) -> Words:
    """Travel in the metric it is measured in."""
    return distance(value) if metric == "metres" else duration(value)


def counted(count: int, one: Words, many: Words) -> Words:
    """A count with its noun: `1 beboer`, `24 beboere`."""
    text, noun = number(count), one if count == 1 else many
    return Words(da=f"{text.da} {noun.da}", en=f"{text.en} {noun.en}")


def residents(count: int) -> Words:
    """`24 beboere`, `24 residents`."""
    return counted(count, Words("beboer", "resident"), Words("beboere", "residents"))


def hours(count: int) -> Words:
    """`2 timer`, `2 hours`."""
    return counted(count, Words("time", "hour"), Words("timer", "hours"))


def day(on: date) -> Words:
    """`13. august 2025`, `13 August 2025`."""
    danish, english = (MONTHS[language][on.month - 1] for language in ("da", "en"))
    return Words(da=f"{on.day}. {danish} {on.year}", en=f"{on.day} {english} {on.year}")


def listing(names: Sequence[Words], at_most: int = 6) -> Words:
    """Names in a row: `A, B og C`; beyond `at_most` the rest is counted: `A, B og 4 andre`.

    Returns:
        Empty texts for no names.
    """
    if len(names) > at_most:
        kept, rest = names[: at_most - 1], len(names) - at_most + 1
        names = (*kept, Words(da=f"{rest} andre", en=f"{rest} others"))
    return Words(da=_row([n.da for n in names], "og"), en=_row([n.en for n in names], "and"))


def _row(names: list[str], joint: str) -> str:
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def paragraph(sentences: Sequence[Words]) -> Words:
    """Sentences in a row."""
    return Words(da=" ".join(s.da for s in sentences), en=" ".join(s.en for s in sentences))


def capital(text: str) -> str:
    """The text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]
