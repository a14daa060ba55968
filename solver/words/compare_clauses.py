"""Any difference between two inputs as a clause behind »fordi« and »because«."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from solver.rulebook import Words
from solver.words.compare_case import FIELDS, record_name
from solver.words.compare_law import LAW, POLICY
from solver.words.compare_record import RECORDS, decision_clause, entry_clause, with_clinic_gps
from solver.words.compare_sides import Sides
from solver.words.numbers import day

Json = dict[str, Any]
MOST_CLAUSES = 3

TIE = Words(
    "lodtrækningen mellem planer, der er lige gode, er faldet anderledes ud",
    "the lottery between plans that are equally good came out differently",
)
STOPPED = Words(
    "en af de to beregninger blev stoppet, før den var færdig",
    "one of the two runs was stopped before it had finished",
)


def clause(difference: Json, address: Sequence[str], record: Json | None, sides: Sides) -> Words:
    """What a difference means, to be put behind »fordi« and »because«.

    Args:
        difference: as in the answer of `compare`.
        address: the keys that lead to it; for a parameter or a policy key only the last is read.
        record: the record of the case that it is in, the right's where it has one; None for what is in none.
        sides: the names of both cases.
    """
    old, new = difference["left"], difference["right"]
    if difference["kind"] == "ruleset":
        return LAW[address[-1]](old, new, sides.since(difference["since"]))
    if difference["kind"] == "policy":
        return POLICY[address[-1]](old, new)
    if difference["kind"] == "decision":
        return decision_clause(difference, sides)
    if address[1] == "travel_matrix":
        return _travel(difference, address, sides)
    if len(address) == 2 or record is None:
        return _of_case(address[-1], old, new)
    if len(address) == 3:
        said = RECORDS[address[1]](record, new is not None, sides)
        return with_clinic_gps(said, difference.get("with", []), sides)
    return _field(address, record, old, new, sides)


def _field(address: Sequence[str], record: Json, old: Any, new: Any, sides: Sides) -> Words:
    name = record_name(address[1], record, sides)
    if address[3] == "patients_by_clinic":
        clinic = sides.clinic(address[4])
        return Words(
            f"{number_of(new)} beboere på {name.da} nu er patienter hos {clinic} mod før {number_of(old)}",
            f"{number_of(new)} residents of {name.en} are now patients of {clinic}, before {number_of(old)}",
        )
    if len(address) > 4:
        section = sides.unit(address[4])
        return FIELDS["sections"][address[5]](Words(section, section), old, new, sides)
    return FIELDS[address[1]][address[3]](name, old, new, sides)


def number_of(value: int | None) -> int:
    """A count, 0 for none."""
    return value or 0


def _of_case(name: str, old: Any, new: Any) -> Words:
    if name == "as_of":
        was, now = (day(date.fromisoformat(value)) for value in (old, new))
        return Words(f"sagen ses pr. {now.da} mod før {was.da}", f"the case is read at {now.en}, before {was.en}")
    if name == "name":
        return Words(f"sagen nu hedder »{new}« mod før »{old}«", f"the case is called »{new}«, before »{old}«")
    return Words("dokumentets format er et andet", "the document has another format")


def _travel(difference: Json, address: Sequence[str], sides: Sides) -> Words:
    """The whole travel table, all entries of a clinic, or one entry."""
    old, new = difference["left"], difference["right"]
    if len(address) == 2:
        if new is None:
            return Words(
                "afstanden nu måles i luftlinje i stedet for efter en rejsetabel",
                "travel is now measured as the crow flies and not by a travel table",
            )
        if old is None:
            return Words(
                "rejsen nu tages fra en rejsetabel i stedet for at måles i luftlinje",
                "travel is now taken from a travel table and not measured as the crow flies",
            )
        return Words(
            "rejsetabellen nu måler noget andet (tid eller afstand) end før",
            "the travel table now measures something else (time or distance) than before",
        )
    clinic, unit = address[-1].split("|")
    more = len(difference.get("with", []))
    if more:
        name = sides.clinic(clinic)
        return Words(
            f"rejsetabellen er ændret for {name} ({more + 1} steder)",
            f"the travel table changed for {name} ({more + 1} places)",
        )
    return entry_clause(sides.clinic(clinic), sides.unit(unit), old, new, metrics_of(sides))


def metrics_of(sides: Sides) -> tuple[str, str]:
    """What travel is measured in on the left and on the right."""
    matrices = [names.case.travel_matrix for names in (sides.left, sides.right)]
    metrics = [matrix.metric if matrix else "metres" for matrix in matrices]
    return metrics[0], metrics[1]


def joined(cause: Sequence[Mapping[str, Any]]) -> Words:
    """`fordi A, og fordi B`: a cause's differences in a row; beyond three, and what only follows, are counted."""
    kept = [Words(**one["words"]) for one in cause if not one.get("follows")]
    rest = max(0, len(kept) - MOST_CLAUSES + 1) if len(kept) > MOST_CLAUSES else 0
    kept = kept[: len(kept) - rest]
    danish, english = [f"fordi {one.da}" for one in kept], [f"because {one.en}" for one in kept]
    if rest:
        danish.append(f"på grund af {rest} andre ændringer")
        english.append(f"because of {rest} other differences")
    follow = sum("follows" in one for one in cause)
    more = Words("", "")
    if follow:
        is_one = follow == 1
        more = Words(
            " (1 anden ændring hører med til det)" if is_one else f" ({follow} andre ændringer hører med til det)",
            " (1 other difference goes with it)" if is_one else f" ({follow} other differences go with it)",
        )
    return Words(_row(danish, "og") + more.da, _row(english, "and") + more.en)


def told_apart(cause: Sequence[Mapping[str, Any]]) -> bool:
    """Whether `joined` leaves out something that a list must then name."""
    return len(cause) > MOST_CLAUSES or any("follows" in one for one in cause)


def _row(parts: list[str], joint: str) -> str:
    return "".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])}, {joint} {parts[-1]}"
