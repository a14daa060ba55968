"""Conflicts of the worked cases and of drawn ones, held against the definition and the second reading."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from solver import rulesets
from solver.domain.outcome import ConflictItem
from solver.domain.reading import read_case, read_policy
from solver.model.clock import Clock
from solver.model.conflict import smallest_conflict
from solver.travel.reach import clinic_unit_travel
from tests.model.conflict_by_definition import Definition, Item, TooManyError
from tests.oracle import enumerate as search
from tests.oracle import law
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Document, Reading

KINDS = ("several_facilities", "several_facilities", "nursing_home_and_botilbud")
VECTORS = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))


def conflict_of(case: Document, ruleset: Any, policy: Document) -> tuple[ConflictItem, ...]:
    read, asked = read_case(case), read_policy(policy)
    law_of_run = rulesets.ruleset_from(ruleset) if isinstance(ruleset, dict) else rulesets.named(ruleset)
    own = asked.max_travel
    metres = own.metres if own and own.metres is not None else law_of_run.max_travel_metres
    seconds = own.seconds if own and own.seconds is not None else law_of_run.max_travel_seconds
    return smallest_conflict(read, law_of_run, asked, clinic_unit_travel(read, metres, seconds), Clock())


def item(found: ConflictItem) -> Item:
    if found.kind != "rule":
        return (found.kind, found.index)
    return ("rule", found.slug, found.unit, found.gp, found.clinic)


class FoundError(Exception):
    """A lawful plan was come upon."""


class AnyPlan(search.Search):
    """The enumeration, emptiest plans first, stopped at the first plan that obeys the law."""

    def _choices(self, unit: str) -> list[str | None]:
        return super()._choices(unit)[::-1]

    def judge(self) -> None:
        if not any(law.gp_violations(self.read, gp, units) for gp, units in self.new.items() if units):
            raise FoundError


def infeasible(case: Document, ruleset: Any, policy: Document) -> bool:
    try:
        AnyPlan(Reading(case, ruleset, policy), None, bounds=False).run()
    except FoundError:
        return False
    return True


def without(case: Document, left_out: list[Item]) -> Document:
    """The case without some agreements and decisions."""
    out = dict(case)
    for kind, key in (("agreement", "agreements"), ("decision", "decisions")):
        out[key] = [e for i, e in enumerate(case.get(key, [])) if (kind, i) not in left_out]
    return out


def judge(case: Document, ruleset: Any, policy: Document) -> list[Item]:
    """A conflict cannot hold, with and without the rest of the case; without any one of its items it can."""
    conflict = [item(found) for found in conflict_of(case, ruleset, policy)]
    everything = [("agreement", i) for i in range(len(case.get("agreements", [])))]
    everything += [("decision", i) for i in range(len(case.get("decisions", [])))]
    rest = [one for one in everything if one not in conflict]
    assert infeasible(without(case, rest), ruleset, policy)
    for one in conflict:
        if one[0] != "rule":
            assert not infeasible(without(case, [*rest, one]), ruleset, policy), one
    meant = Definition(case, ruleset, policy)
    assert not meant.able(conflict)
    assert all(meant.able(set(conflict) - {one}) for one in conflict)
    assert meant.smaller(len(conflict)) is None
    return conflict


def crowded_instance(seed: int) -> tuple[Document, Any, Document]:
    """A drawn case whose locks could each be followed, but perhaps not together."""
    case, ruleset, policy = random_instance(seed)
    pick = random.Random(seed)
    case = {**case, "decisions": [d for d in case.get("decisions", []) if d["kind"] == "reject"]}
    policy = {**policy, "dispensations": pick.choice(("propose", "granted_only", "granted_only"))}
    read = Reading(case, ruleset, policy)
    gps = pick.sample(sorted(read.gps), min(len(read.gps), pick.choice((1, 2, 2, 3))))
    units = sorted(read.in_scope - read.agreed_gps.keys())
    for unit in pick.sample(units, min(len(units), 4)):
        able = [gp for gp in gps if law.ineligible(read, gp, unit) is None]
        if able:
            case["decisions"].append({"kind": "lock", "unit": unit, "gp": pick.choice(able)})
    if pick.random() < 0.5:
        case["dispensations"] = [
            *case.get("dispensations", []),
            *(
                {"id": f"S{number}", "gp": pick.choice(gps), "kind": pick.choice(KINDS), "botilbud": home["id"]}
                for number, home in enumerate(pick.choices(case["botilbud"], k=2))
            ),
        ]
    return case, ruleset, policy


CORNERS: dict[str, list[Item]] = {
    "corner-00": [("agreement", 0), ("agreement", 1), ("rule", "one_gp_per_unit", "B1", None, None)],
    "corner-01": [("agreement", 0), ("decision", 0), ("rule", "agreement_kept", "B1", None, None)],
    "corner-03": [("decision", 0), ("decision", 1), ("rule", "one_gp_per_unit", "B1", None, None)],
    "corner-04": [("decision", 0), ("decision", 1), ("rule", "rejected", "B1", "G1", None)],
    "corner-06": [("decision", 0), ("rule", "refused", "B1", "G1", None)],
    "corner-45": [("decision", 0), ("rule", "closed_intake", "B1", "G1", None)],
}


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_worked_case(path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    for run in vector["runs"]:
        ruleset = run["ruleset"] or rulesets.choose(read_case(vector["case"])).id
        if run["expect"]["status"] != "infeasible":
            continue
        try:
            found = judge(vector["case"], ruleset, run["policy"])
        except TooManyError:
            found = [item(one) for one in conflict_of(vector["case"], ruleset, run["policy"])]
        assert found == CORNERS.get(path.stem, found)


@pytest.mark.parametrize("seeds", [range(start, start + 100) for start in range(0, 600, 100)], ids=str)
def test_drawn_cases(seeds: range) -> None:
    for seed in seeds:
        case, ruleset, policy = random_instance(seed)
        if infeasible(case, ruleset, policy):
            judge(case, ruleset, policy)


@pytest.mark.parametrize("seeds", [range(start, start + 100) for start in range(0, 400, 100)], ids=str)
def test_crowded_cases(seeds: range) -> None:
    for seed in seeds:
        case, ruleset, policy = crowded_instance(seed)
        if infeasible(case, ruleset, policy):
            try:
                judge(case, ruleset, policy)
            except TooManyError:
                continue
