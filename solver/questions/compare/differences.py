"""What differs between the inputs of two runs: typed, by path, each a thing that can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset
from solver.questions.compare.gathered import gathered
from solver.questions.compare.records import Address, Json, Tree, at, pointer_to, readable
from solver.rulesets import PARAMETERS, built_in

ORDER = ("decisions", "agreements", "dispensations", "gps", "botilbud", "clinics", "contacts", "municipalities")
"""The lists of a case, those first in which people decide something."""

WITHOUT_EFFECT: Mapping[str, frozenset[str]] = {
    "case": frozenset({"name", "schema_version"}),
    "municipalities": frozenset({"name"}),
    "botilbud": frozenset(
        {"name", "owner", "target_group", "places", "p_number", "phone", "email", "contact_person"}
    ),
    "clinics": frozenset(
        {"name", "ydernummer", "sor", "kind", "address", "postcode", "phone", "email", "contact_person"}
        | {"vat_registered"}
    ),
    "gps": frozenset({"name", "authorisation_id"}),
    "agreements": frozenset({"facility"}),
    "dispensations": frozenset({"hours_per_month", "reference"}),
    "decisions": frozenset({"by", "at", "note"}),
    "contacts": frozenset({"method", "means", "note"}),
    "ruleset": frozenset({"hour_rate_dkk", "hours", "extra_hour_over_residents"}),
    "policy": frozenset({"time_limit_s"}),
}
"""What a plan never depends on; such a difference is told, but it is no cause."""

PLAIN = frozenset(
    {"as_of", "interest", "accepts_unlisted", "participation", "legal_basis", "long_term", "support_sel_85"}
    | {"closed_to_new_patients", "opens_for_botilbud", "max_attachments", "site", "management", "shared_staff"}
    | {"address", "postcode"}
)
"""Fields of which any value goes with any other."""


@dataclass(frozen=True, eq=False)
class Difference:
    """One difference between two inputs.

    Attributes:
        kind: `ruleset`, `case`, `decision` or `policy`.
        addresses: what must be put back to undo it, the one it is named by first; the others are records that
            cannot stand without it (the GPs of a new clinic, the entries of the matrix of a new botilbud).
        left, right: the values, None where there is none.
        effective: whether a plan can depend on it.
        since: for a parameter, the day since which the right's value holds, where that is after the left's day.
        pointers: where it stands in the two case documents.
    """

    kind: str
    addresses: tuple[Address, ...]
    left: Json
    right: Json
    effective: bool = True
    since: str | None = None
    pointers: tuple[str | None, str | None] = (None, None)

    @property
    def name(self) -> str:
        """The parameter, the policy's key, or the path in the case."""
        return readable(self.addresses[0]) if self.kind in ("case", "decision") else self.addresses[0][1]

    @property
    def is_person_or_place(self) -> bool:
        """Whether a GP, clinic or botilbud came or went; told first, since the rest may only follow from it."""
        address = self.addresses[0]
        return len(address) == 3 and address[1] in ("gps", "clinics", "botilbud")

    @property
    def may_follow(self) -> bool:
        """Whether it is of little weight beside whom it is about: not a decision, nor who has which botilbud."""
        has_unit = any(isinstance(one, dict) and "unit" in one for one in (self.left, self.right))
        return not (self.is_person_or_place or has_unit or self.kind == "ruleset")

    @property
    def stands_alone(self) -> bool:
        """Whether undoing it can never leave a case with faults, since nothing refers to it or is named by it."""
        if self.kind == "ruleset":
            return self.name != "section_min_residents"
        if self.kind == "policy":
            return self.name != "baseline"
        return len(self.addresses) == 1 and self.addresses[0][-1] in PLAIN

    def as_json(self) -> dict[str, Any]:
        """The difference as the contract has it, without its words."""
        values = {"left": self.left, "right": self.right}
        if self.kind == "ruleset":
            return {"kind": "ruleset", "parameter": self.name, **values, "since": self.since}
        if self.kind == "policy":
            return {"kind": "policy", "key": self.name, **values}
        where = {"path": self.name, "pointer": dict(zip(("left", "right"), self.pointers, strict=True))}
        more = {"with": [readable(one) for one in self.addresses[1:]]} if len(self.addresses) > 1 else {}
        if self.kind == "decision":
            record = self.right or self.left
            decision = {key: record[key] for key in ("kind", "unit", "gp")}
            return {"kind": "decision", "decision": decision, **where, **values, **more}
        return {"kind": "case", **where, **values, **more}


def differences(left: Tree, right: Tree) -> tuple[Difference, ...]:
    """All differences: of the ruleset, of decisions, of the rest of the case, of the policy; empty for none.

    What a ruleset says of itself (title, sources, days) is none, nor are the order of a list of records and a
    default that one document writes out.
    """
    return (*_of_ruleset(left, right), *_of_case(left, right), *_of_policy(left, right))


def _of_ruleset(left: Tree, right: Tree) -> Iterator[Difference]:
    rules = Ruleset.model_validate_json(json.dumps(right["ruleset"]))
    for name in PARAMETERS:
        values = [one["ruleset"].get(name) for one in (left, right)]
        if isinstance(values[0], list):
            values = [sorted(one) for one in values]
        if values[0] != values[1]:
            effective = name not in WITHOUT_EFFECT["ruleset"]
            since = _since(rules, name, left["ruleset"].get("from"))
            yield Difference("ruleset", (("ruleset", name),), values[0], values[1], effective, since)


def _since(rules: Ruleset, parameter: str, before: str | None) -> str | None:
    """The day since which a parameter has its value, along the built-in rulesets that this one is based on."""
    value, since = getattr(rules, parameter), rules.from_
    base = built_in().get(rules.based_on or "")
    while since is not None and base is not None and base.from_ is not None and getattr(base, parameter) == value:
        since = min(since, base.from_)
        base = built_in().get(base.based_on or "")
    if since is None or (before is not None and since.isoformat() <= before):
        return None
    return since.isoformat()


def _of_policy(left: Tree, right: Tree) -> Iterator[Difference]:
    policies = [Policy.model_validate_json(json.dumps(one["policy"])) for one in (left, right)]
    names = [name for name in Policy.model_fields if name != "seed"]
    for name in (*names, "seed"):
        values = [one["policy"].get(name) for one in (left, right)]
        same = values[0] == values[1]
        if name == "objectives":
            same = policies[0].order() == policies[1].order()
        if not same:
            effective = name not in WITHOUT_EFFECT["policy"]
            yield Difference("policy", (("policy", name),), values[0], values[1], effective)


def _of_case(left: Tree, right: Tree) -> Iterator[Difference]:
    found = [*_of_top(left, right)]
    listens = any("silent_after" in one["policy"] for one in (left, right))
    for name in ORDER:
        for key in dict.fromkeys([*left["case"][name], *right["case"][name]]):
            found += _of_record(left, right, ("case", name, key), listens)
    found += _of_matrix(left, right)
    by_address = {one.addresses[0]: one for one in found}
    for address, others in gathered(by_address, left, right).items():
        effective = any(by_address[one].effective for one in (address, *others))
        yield replace(by_address[address], addresses=(address, *others), effective=effective)


def _of_top(left: Tree, right: Tree) -> Iterator[Difference]:
    for name in ("as_of", "name", "schema_version"):
        yield from _of_value(left, right, ("case", name), name not in WITHOUT_EFFECT["case"])


def _of_record(left: Tree, right: Tree, address: Address, listens: bool) -> Iterator[Difference]:
    """A record in one of the two only is one difference; else each of its fields that differs is."""
    name = address[1]
    old, new = at(left, address), at(right, address)
    effective = name != "municipalities" and (name != "contacts" or listens or _ties_others(old or new))
    if old is None or new is None:
        yield _difference(left, right, address, effective)
    elif name == "decisions":
        if old != new:
            yield _difference(left, right, address, False)
    else:
        for key in dict.fromkeys([*old, *new]):
            counts = effective and key not in WITHOUT_EFFECT[name]
            inside = {*(old.get(key) or {}), *(new.get(key) or {})} if _keyed(key, old, new) else None
            if inside is None:
                yield from _of_value(left, right, (*address, key), counts)
            elif key == "patients_by_clinic":
                for clinic in sorted(inside):
                    yield from _of_value(left, right, (*address, key, clinic), counts)
            else:
                for section in sorted(inside):
                    for field in ("residents", "name"):
                        yield from _of_value(
                            left, right, (*address, key, section, field), counts and field != "name"
                        )


def _ties_others(contact: Json) -> bool:
    """Whether a contact, though it moves no plan, may have to go with more than one of those it names."""
    return "#" in contact.get("gp", "") or sum(key in contact for key in ("gp", "clinic", "botilbud")) > 1


def _keyed(key: str, old: Json, new: Json) -> bool:
    """Whether a field is compared key by key: patients always, sections where both sides have the same ones."""
    return key == "patients_by_clinic" or (key == "sections" and old[key].keys() == new[key].keys())


def _of_value(left: Tree, right: Tree, address: Address, effective: bool) -> Iterator[Difference]:
    if at(left, address) != at(right, address):
        yield _difference(left, right, address, effective)


def _difference(left: Tree, right: Tree, address: Address, effective: bool) -> Difference:
    kind = "decision" if address[1] == "decisions" else "case"
    pointers = (pointer_to(left, address), pointer_to(right, address))
    values = [_shown(at(one, address), address) for one in (left, right)]
    return Difference(kind, (address,), values[0], values[1], effective, pointers=pointers)


def _shown(value: Json, address: Address) -> Json:
    """A value as it is told: sections as the list they are, of a whole matrix how large it is."""
    if value is None:
        return None
    if address[1:] == ("travel_matrix",):
        return {"metric": value["metric"], "entries": len(value["entries"])}
    if address[1] == "botilbud" and len(address) == 3:
        return {**value, "sections": list(value["sections"].values())}
    return list(value.values()) if address[-1] == "sections" else value


def _of_matrix(left: Tree, right: Tree) -> list[Difference]:
    """The whole matrix where its metric differs or one side has none; else its entries."""
    whole: Address = ("case", "travel_matrix")
    old, new = at(left, whole), at(right, whole)
    if old is None or new is None or old["metric"] != new["metric"]:
        return [] if old == new else [_difference(left, right, whole, True)]
    keys = sorted({*old["entries"], *new["entries"]})
    return [one for key in keys for one in _of_value(left, right, (*whole, "entries", key), True)]
