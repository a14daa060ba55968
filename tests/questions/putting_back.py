"""Differences undone by code of the tests' own: raw documents, by the paths that an answer gives."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from solver.domain.facts import Plan
from solver.domain.faults import FaultsError
from solver.domain.reading import read_case, read_policy
from solver.questions.ground import ground
from solver.rulesets import named, ruleset_from
from tests.oracle import enumerate as plainly

Document = dict[str, Any]
LISTS = (
    "municipalities", "botilbud", "clinics", "gps", "agreements", "dispensations", "decisions", "contacts"
)  # fmt: skip


def result_of(case: Document, ruleset: str | Document, policy: Document | None = None) -> Document:
    """What `compare` reads of a result, of the best plan."""
    rules = named(ruleset) if isinstance(ruleset, str) else ruleset_from(dict(ruleset))
    read = read_case(copy.deepcopy(case))
    asked = ground(read, rules, read_policy(policy or {}))
    outcome = asked.best()
    held = {} if outcome.plan is None else asked.facts.holders(outcome.plan)
    return {
        "status": outcome.status,
        "objectives": [{"id": one.id, "sense": one.sense, "value": one.value} for one in outcome.objectives],
        "matches": [{"unit": unit, "gp": gp} for unit, gp in held.items()],
        "input": {
            "case": case,
            "ruleset": rules.model_dump(mode="json", by_alias=True, exclude_unset=True),
            "policy": policy or {},
        },
    }


def put_back(left: Document, right: Document, causes: Iterable[Mapping[str, Any]]) -> Document:
    """The right's input with the left's values in the places that the differences name."""
    out: Document = copy.deepcopy(right)
    case, wanted = _keyed(out["case"]), _keyed(copy.deepcopy(left["case"]))
    for one in causes:
        if one["kind"] in ("ruleset", "policy"):
            key = one.get("parameter") or one["key"]
            _set(out[one["kind"]], key, left[one["kind"]].get(key))
        else:
            for path in (one["path"], *one.get("with", ())):
                _restore(case, wanted, [part.replace("~1", "/") for part in path.split("/")[1:]])
    return {**out, "case": _listed(case)}


def _set(record: Document, key: str, value: Any) -> None:
    record.pop(key, None)
    if value is not None:
        record[key] = copy.deepcopy(value)


def _restore(here: Document, there: Document, path: list[str]) -> None:
    for step in path[:-1]:
        here, there = here.setdefault(step, {}), there.get(step, {})
    _set(here, path[-1], there.get(path[-1]))


def _keyed(case: Document) -> Document:
    """The case with records under their keys, sections and entries of the matrix too."""
    out = copy.deepcopy(case)
    for name in LISTS:
        keyed: Document = {}
        for record in case.get(name, []):
            key = first = _key(name, record)
            number = 2
            while key in keyed:
                key, number = f"{first}|{number}", number + 1
            keyed[key] = copy.deepcopy(record)
        out[name] = keyed
    for botilbud in out["botilbud"].values():
        if "sections" in botilbud:
            botilbud["sections"] = {one["id"]: one for one in botilbud["sections"]}
    if "travel_matrix" in out:
        entries = out["travel_matrix"]["entries"]
        out["travel_matrix"]["entries"] = {f"{one['clinic']}|{one['unit']}": one for one in entries}
    return out


def _listed(case: Document) -> Document:
    out = {**case, **{name: list(case[name].values()) for name in LISTS}}
    for botilbud in out["botilbud"]:
        if "sections" in botilbud:
            botilbud["sections"] = list(botilbud["sections"].values())
    if "travel_matrix" in out:
        matrix = out["travel_matrix"]
        out["travel_matrix"] = {**matrix, "entries": list(matrix["entries"].values())}
    return out


def _key(name: str, record: Document) -> str:
    if name == "agreements":
        return "|".join(record[k] for k in ("gp", "kind", "unit") if k in record)
    if name == "decisions":
        return f"{record['kind']}|{record['unit']}|{record['gp']}"
    if name == "contacts":
        return "|".join(record[k] for k in ("date", "outcome", "gp", "clinic", "botilbud") if k in record)
    return str(record["code" if name == "municipalities" else "id"])


def holders(asked: Document) -> Mapping[str, str] | None:
    """Unit → GP in the best plan of an input by plain enumeration, or where that is too large by the solver.

    None where the input has faults.
    """
    try:
        case, policy = read_case(copy.deepcopy(asked["case"])), read_policy(copy.deepcopy(asked["policy"]))
        found = ground(case, ruleset_from(dict(asked["ruleset"])), policy)
    except FaultsError:
        return None
    try:
        plan = plainly.solve(asked["case"], asked["ruleset"], asked["policy"], node_limit=30_000)["plan"]
    except plainly.TooLargeError:
        plan = (found.best().plan or Plan({})).new
    in_effect = [a for _, a in found.facts.agreements if a.unit is not None]
    return {**plan, **{a.unit: a.gp for a in sorted(in_effect, key=lambda a: a.gp, reverse=True)}}
