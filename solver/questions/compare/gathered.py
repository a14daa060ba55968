"""Differences that are one thing to people: a new clinic with its GPs, a new botilbud with its distances."""

from __future__ import annotations

from collections.abc import Iterable

from solver.questions.compare.records import Address, Json, Tree, at

MOST_ENTRIES = 20
"""Entries of the matrix told one by one; where more differ, those of one clinic are one difference."""
_ENTRIES = ("case", "travel_matrix", "entries")


def gathered(found: Iterable[Address], left: Tree, right: Tree) -> dict[Address, tuple[Address, ...]]:
    """Put what cannot stand alone to the record it hangs on.

    A decision that is there twice is one. GPs that come or go with their clinic go with it, and so do the
    contacts of whoever comes or goes, and the entries of the matrix of a clinic or unit that only one side has.
    What hangs on two such records stays by itself.

    Args:
        found: where the two cases differ, whole records or fields.
        left, right: the two inputs.

    Returns:
        Address of each difference → the further addresses that belong to it, all in the order of `found`.
    """
    addresses = list(dict.fromkeys(found))
    units = _units_on_one_side(addresses, left, right)
    clinics = {one[2]: one for one in addresses if len(one) == 3 and one[1] == "clinics"}
    owner: dict[Address, Address] = {}
    loose: dict[str, list[Address]] = {}
    for one in addresses:
        if len(one) == 3 and one[1] == "gps":
            clinic = (at(left, one) or at(right, one))["clinic"]
            if clinic in clinics and (at(left, one) is None) == (at(left, clinics[clinic]) is None):
                owner[one] = clinics[clinic]
        elif one[1] == "decisions" and (*one[:2], one[2].rpartition("|")[0]) in addresses:
            owner[one] = (*one[:2], one[2].rpartition("|")[0])
        elif len(one) == 3 and one[1] == "contacts":
            named = _named(at(left, one) or at(right, one), addresses)
            if len(named) == 1:
                owner[one] = named[0]
        elif one[:3] == _ENTRIES:
            clinic, unit = one[3].split("|")
            hangs_on = [place for place in (units.get(unit), clinics.get(clinic)) if place is not None]
            if len(hangs_on) == 1:
                owner[one] = hangs_on[0]
            elif not hangs_on:
                loose.setdefault(clinic, []).append(one)
    if sum(map(len, loose.values())) > MOST_ENTRIES:
        owner |= {other: first for first, *others in loose.values() for other in others}
    out: dict[Address, list[Address]] = {one: [] for one in addresses if one not in owner}
    for one, place in owner.items():
        out[owner.get(place, place)].append(one)
    return {one: tuple(others) for one, others in out.items()}


def _named(contact: Json, addresses: list[Address]) -> list[Address]:
    """Whoever of those that a contact names came or went with it."""
    gp = contact.get("gp", "")
    of_gp = ("clinics", gp.rpartition("#")[0]) if "#" in gp else ("gps", gp)
    places = (of_gp, ("clinics", contact.get("clinic", "")), ("botilbud", contact.get("botilbud", "")))
    return [("case", *place) for place in dict.fromkeys(places) if ("case", *place) in addresses]


def _units_on_one_side(addresses: list[Address], left: Tree, right: Tree) -> dict[str, Address]:
    """Unit that only one side has → the difference that makes it so: of a botilbud, or of its sections."""
    out: dict[str, Address] = {}
    for one in addresses:
        if one[1] != "botilbud" or not (len(one) == 3 or (len(one) == 4 and one[3] == "sections")):
            continue
        records = [at(side, one[:3]) for side in (left, right)]
        units = [set(record["sections"]) or {one[2]} if record else set() for record in records]
        out |= dict.fromkeys(units[0] ^ units[1], one)
    return out
