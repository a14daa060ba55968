"""A record that came to a case or left it, and a decision, as a clause behind »fordi« and »because«."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from solver.rulebook import Words
from solver.words.compare_sides import Sides
from solver.words.names import KINDS
from solver.words.numbers import day, listing, travelled

Json = dict[str, Any]
Record = Callable[[Json, bool, Sides], Words]
"""(the record, whether it came, the names) → clause."""


def _pick(came: bool, yes: tuple[str, str], no: tuple[str, str]) -> Words:
    return Words(*(yes if came else no))


def _botilbud(record: Json, came: bool, _sides: Sides) -> Words:
    name = record["name"]
    return _pick(
        came,
        (f"{name} er kommet med i sagen", f"{name} has come into the case"),
        (f"{name} er taget ud af sagen", f"{name} was taken out of the case"),
    )


def _clinic(record: Json, came: bool, sides: Sides) -> Words:
    return _botilbud(record, came, sides)


def _gp(record: Json, came: bool, sides: Sides) -> Words:
    gp = sides.gp(record["id"])
    return _pick(
        came,
        (f"{gp.da} er kommet med i sagen", f"{gp.en} has come into the case"),
        (f"{gp.da} ikke længere er med i sagen", f"{gp.en} is no longer in the case"),
    )


def agreement_name(record: Json, sides: Sides) -> Words:
    """`aftalen mellem Anna Holm fra Lægehuset og Engen`."""
    gp = sides.gp(record["gp"])
    if record["kind"] == "botilbud":
        unit = sides.unit(record["unit"])
        return Words(f"aftalen mellem {gp.da} og {unit}", f"the agreement between {gp.en} and {unit}")
    home = record.get("facility")
    there = Words(home or "et plejehjem", home or "a nursing home")
    return Words(f"aftalen mellem {gp.da} og {there.da}", f"the agreement between {gp.en} and {there.en}")


def _agreement(record: Json, came: bool, sides: Sides) -> Words:
    name, indefinite = agreement_name(record, sides), Words("en aftale", "an agreement")
    rest = Words(name.da.removeprefix("aftalen"), name.en.removeprefix("the agreement"))
    home = record["kind"] == "nursing_home" and record.get("facility")
    kind = Words(" (plejehjem)", " (nursing home)") if home else Words("", "")
    return _pick(
        came,
        (
            f"der er kommet {indefinite.da}{rest.da}{kind.da}",
            f"there is now {indefinite.en}{rest.en}{kind.en}",
        ),
        (f"{name.da}{kind.da} ikke længere er med i sagen", f"{name.en}{kind.en} is no longer in the case"),
    )


def dispensation_name(record: Json, sides: Sides) -> Words:
    """`dispensationen RM-14 til Anna Holm fra Lægehuset (flere botilbud)`."""
    gp, kind = sides.gp(record["gp"]), KINDS[record["kind"]]
    only = record.get("botilbud")
    where = Words(f", kun {sides.botilbud(only)}", f", only {sides.botilbud(only)}") if only else Words("", "")
    return Words(
        f"dispensationen {record['id']} til {gp.da} ({kind.da}{where.da})",
        f"the dispensation {record['id']} of {gp.en} ({kind.en}{where.en})",
    )


def _dispensation(record: Json, came: bool, sides: Sides) -> Words:
    name = dispensation_name(record, sides)
    return _pick(
        came,
        (f"{name.da} er kommet til", f"{name.en} was added"),
        (f"{name.da} ikke længere er med i sagen", f"{name.en} is no longer in the case"),
    )


OUTCOMES = {
    "informed": Words("blev orienteret", "was informed"),
    "asked": Words("blev spurgt", "was asked"),
    "no_answer": Words("blev kontaktet uden at svare", "was contacted without an answer"),
    "interested": Words("meldte sig interesseret", "said to be interested"),
    "declined": Words("sagde nej", "said no"),
}


def _contact(record: Json, came: bool, sides: Sides) -> Words:
    on, what = day(date.fromisoformat(record["date"])), OUTCOMES[record["outcome"]]
    if "gp" in record:
        who = sides.gp(record["gp"])
    else:
        name = sides.clinic(record["clinic"]) if "clinic" in record else sides.botilbud(record["botilbud"])
        who = Words(name, name)
    return _pick(
        came,
        (
            f"det er noteret, at {who.da} {what.da} den {on.da}",
            f"it was noted that {who.en} {what.en} on {on.en}",
        ),
        (
            f"det ikke længere står noteret, at {who.da} {what.da} den {on.da}",
            f"it is no longer noted that {who.en} {what.en} on {on.en}",
        ),
    )


def _municipality(record: Json, came: bool, _sides: Sides) -> Words:
    name = f"{record['name']} ({record['code']})"
    return _pick(
        came,
        (f"kommunen {name} er nævnt i sagen", f"the municipality {name} is named in the case"),
        (f"kommunen {name} ikke længere er nævnt", f"the municipality {name} is no longer named"),
    )


RECORDS: dict[str, Record] = {
    "municipalities": _municipality,
    "botilbud": _botilbud,
    "clinics": _clinic,
    "gps": _gp,
    "agreements": _agreement,
    "dispensations": _dispensation,
    "contacts": _contact,
}
"""List of the case → the clause of a record that came or went; decisions have `decision_clause`."""


def decision_clause(difference: Json, sides: Sides) -> Words:
    """Who locked or rejected what, and when; or that it no longer holds."""
    old, new = difference["left"], difference["right"]
    record = new or old
    unit, gp, lock = sides.unit(record["unit"]), sides.gp(record["gp"]), record["kind"] == "lock"
    what = Words(
        f"låst {unit} til {gp.da}" if lock else f"afvist {gp.da} til {unit}",
        f"locked {unit} to {gp.en}" if lock else f"rejected {gp.en} for {unit}",
    )
    if new is None:
        if lock:
            return Words(f"{unit} ikke længere er låst til {gp.da}", f"{unit} is no longer locked to {gp.en}")
        return Words(
            f"afvisningen af {gp.da} til {unit} ikke længere gælder",
            f"the rejection of {gp.en} for {unit} no longer holds",
        )
    who = Words(new.get("by") or "udvalget", new.get("by") or "the committee")
    if old is not None:
        return Words(f"det er noteret på ny, hvem der har {what.da}", f"it was noted anew who {what.en}")
    if "at" not in new:
        return Words(f"{who.da} har {what.da}", f"{who.en} has {what.en}")
    on = day(date.fromisoformat(new["at"]))
    past = what.da.replace("låst ", "låste ", 1) if lock else what.da.replace("afvist ", "afviste ", 1)
    return Words(f"{who.da} den {on.da} {past}", f"{who.en} {what.en} on {on.en}")


def with_clinic_gps(clause: Words, paths: list[str], sides: Sides) -> Words:
    """A clinic's clause with the GPs that came or went with it, and how many distances."""
    gps = [path.split("/")[2] for path in paths if path.startswith("/gps/")]
    named = [_short(gp, sides) for gp in gps]
    if not named:
        return clause
    row = listing(named)
    return Words(f"{clause.da} med {row.da}", f"{clause.en} with {row.en}")


def _short(gp: str, sides: Sides) -> Words:
    for names in (sides.right, sides.left):
        if gp in names.gps:
            return names.gp(gp)
    return Words(f"læge {gp}", f"GP {gp}")


def entry_clause(clinic: str, unit: str, old: int | None, new: int | None, metrics: tuple[str, str]) -> Words:
    """One entry of the travel table: changed, new, or gone. Without one the pair is out of reach."""
    if old is not None and new is not None:
        was, now = travelled(metrics[0], old), travelled(metrics[1], new)
        return Words(
            f"rejsen fra {clinic} til {unit} nu er {now.da} mod før {was.da}",
            f"travel from {clinic} to {unit} is now {now.en}, before {was.en}",
        )
    if new is not None:
        now = travelled(metrics[1], new)
        return Words(
            f"rejsetabellen nu har en rejse fra {clinic} til {unit} ({now.da})",
            f"the travel table now has an entry from {clinic} to {unit} ({now.en})",
        )
    return Words(
        f"rejsetabellen ikke længere har en rejse fra {clinic} til {unit}",
        f"the travel table no longer has an entry from {clinic} to {unit}",
    )
