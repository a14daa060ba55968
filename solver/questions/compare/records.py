"""A run's input as a tree of records by id: two can be laid side by side, and a part of one put into the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from solver.domain.case import Case
from solver.domain.policy import Policy
from solver.domain.ruleset import Ruleset

Json = Any
Tree = dict[str, Any]
Address = tuple[str, ...]
"""The keys that lead to a value: `("case", "gps", "G1", "interest")`, `("ruleset", "hours")`."""


def _id(record: Json) -> str:
    return str(record["id"])


def _agreement(record: Json) -> str:
    parts = (record["gp"], record["kind"], record.get("unit"))
    return "|".join(part for part in parts if part is not None)


def _decision(record: Json) -> str:
    return f"{record['kind']}|{record['unit']}|{record['gp']}"


def _contact(record: Json) -> str:
    named = (record.get(key) for key in ("gp", "clinic", "botilbud"))
    return "|".join([record["date"], record["outcome"], *(name for name in named if name is not None)])


KEYS: dict[str, Callable[[Json], str]] = {
    "municipalities": lambda record: str(record["code"]),
    "botilbud": _id,
    "clinics": _id,
    "gps": _id,
    "agreements": _agreement,
    "dispensations": _id,
    "decisions": _decision,
    "contacts": _contact,
}
"""List of the case → what its records are known by; ids hold no `|`, so parts joined by it stay apart."""


def tree_of(case: Case, ruleset: Ruleset, policy: Policy) -> Tree:
    """A whole input with every default written out, lists turned into records by id.

    Sections lie by id in their botilbud, entries of the matrix by `clinic|unit`. Records that are known by the
    same thing are numbered from the second on: `G1|botilbud|B1|2`.
    """
    document = case.model_dump(mode="json", by_alias=True, exclude_none=True)
    tree: Tree = {key: value for key, value in document.items() if key not in KEYS and key != "travel_matrix"}
    for name, key_of in KEYS.items():
        tree[name] = _by_key(document[name], key_of)
    for botilbud in tree["botilbud"].values():
        botilbud["sections"] = {section["id"]: section for section in botilbud["sections"]}
    if "travel_matrix" in document:
        entries = document["travel_matrix"]["entries"]
        tree["travel_matrix"] = {
            "metric": document["travel_matrix"]["metric"],
            "entries": {f"{entry['clinic']}|{entry['unit']}": entry["value"] for entry in entries},
        }
    return {
        "case": tree,
        "ruleset": ruleset.model_dump(mode="json", by_alias=True, exclude_none=True),
        "policy": policy.model_dump(mode="json", by_alias=True, exclude_none=True),
    }


def _by_key(records: list[Json], key_of: Callable[[Json], str]) -> dict[str, Json]:
    out: dict[str, Json] = {}
    for record in records:
        key, number = key_of(record), 2
        while key in out:
            key, number = f"{key_of(record)}|{number}", number + 1
        out[key] = record
    return out


def documents_of(tree: Tree) -> dict[str, dict[str, Any]]:
    """The case, ruleset and policy documents of a tree, ready to be read."""
    case = {key: value for key, value in tree["case"].items() if key not in KEYS and key != "travel_matrix"}
    for name in KEYS:
        case[name] = list(tree["case"][name].values())
    case["botilbud"] = [{**one, "sections": list(one.get("sections", {}).values())} for one in case["botilbud"]]
    matrix = tree["case"].get("travel_matrix")
    if matrix is not None:
        entries = []
        for key, value in matrix["entries"].items():
            clinic, unit = key.split("|")
            entries.append({"clinic": clinic, "unit": unit, "value": value})
        case["travel_matrix"] = {"metric": matrix["metric"], "entries": entries}
    return {"case": case, "ruleset": tree["ruleset"], "policy": tree["policy"]}


def at(tree: Mapping[str, Any], address: Address) -> Json:
    """The value at an address; None where there is none."""
    here: Any = tree
    for key in address:
        if not isinstance(here, Mapping) or key not in here:
            return None
        here = here[key]
    return here


def with_value(tree: Tree, address: Address, value: Json) -> Tree:
    """The tree with another value at an address, None to take it away; the old tree stays as it is."""
    key, rest = address[0], address[1:]
    out = dict(tree)
    if rest:
        out[key] = with_value(out.get(key, {}), rest, value)
    elif value is None:
        out.pop(key, None)
    else:
        out[key] = value
    return out


def readable(address: Address) -> str:
    """An address in the case as a path by ids, `/gps/G1/interest`; it does not change with the order of lists."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in address[1:])


def pointer_to(tree: Tree, address: Address) -> str | None:
    """The JSON Pointer into the case document that the tree was made of; None where it has nothing there."""
    steps, here = address[1:], tree["case"]
    if at(here, steps) is None:
        return None
    out = ""
    for number, key in enumerate(steps):
        place = str(list(here).index(key)) if _in_a_list(steps, number) else key
        out += "/" + place.replace("~", "~0").replace("/", "~1")
        here = here[key]
    return out


def _in_a_list(steps: Address, number: int) -> bool:
    """Whether the document has a list where the tree has keys."""
    if number == 1:
        return steps[0] in KEYS
    return (number == 2 and steps[:2] == ("travel_matrix", "entries")) or (number == 3 and steps[2] == "sections")
