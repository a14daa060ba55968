"""Which atoms a case leaves possible, and what each does to it: on both sides of every boundary."""

from __future__ import annotations

from typing import Any

import pytest

from solver.candidates import candidate_table, eligible, index_of
from solver.domain.atoms import Atom, in_order
from solver.explain.obstacles import holdable, ineligible
from solver.questions.give_way import closed_to_atoms, give_way
from solver.questions.relief import (
    possible_distances,
    possible_for_clinic,
    possible_for_gp,
    possible_for_pair,
    relieved,
)
from solver.rules import CANDIDATE_RULES
from solver.travel.plain import plain_facts
from tests.oracle.random_cases import random_instance
from tests.questions.asked import APRIL, NEWEST, ONLY_GRANTED, ground_of, metres, small

HOME = [{"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}]
NURSING = Atom("dispensation", gp="G1", dispensation_kind="nursing_home_and_botilbud")
CAPACITY, OPEN = Atom("capacity", clinic="C1"), Atom("open_intake", clinic="C1")
REACH, ASK = Atom("reach", clinic="C1", unit="B1"), Atom("ask_again", gp="G1")


@pytest.mark.parametrize(
    ("changes", "ruleset", "policy", "atoms"),
    [
        ({"agreements": HOME}, NEWEST, ONLY_GRANTED, [(NURSING,)]),
        ({"agreements": HOME}, NEWEST, {}, []),  # a new dispensation may be proposed anyway
        ({"agreements": HOME}, APRIL, ONLY_GRANTED, []),  # not dispensable before August
        ({"gps": [{"id": "G1", "interest": "declined"}]}, NEWEST, {}, [(ASK,)]),
        ({"gps": [{"id": "G1", "interest": "asked"}]}, NEWEST, {}, []),
        ({"travel_matrix": metres(C1_B1=25_000)}, NEWEST, {}, []),
        ({"travel_matrix": metres(C1_B1=25_001)}, NEWEST, {}, [(REACH,)]),
        ({"travel_matrix": metres()}, NEWEST, {}, []),  # no entry: no atom reaches it
        ({"gps": [{"id": "G1", "refuses": ["B1"]}]}, NEWEST, {}, []),
        (
            {"gps": [{"id": "G1", "interest": "declined"}], "travel_matrix": metres(C1_B1=30_000)},
            NEWEST,
            {},
            [(REACH, ASK)],
        ),
    ],
)
def test_what_must_give_way(
    changes: dict[str, Any], ruleset: str, policy: dict[str, Any], atoms: list[Any]
) -> None:
    ground = small(changes, ruleset, policy)
    assert give_way(ground, "B1", "G1") == atoms
    assert bool(closed_to_atoms(ground, "B1", "G1")) == (not atoms and not holdable(ground.facts, "G1", "B1"))


ABL = [{"id": "B1", "legal_basis": "abl_105"}]


@pytest.mark.parametrize(
    ("botilbud", "clinic", "ruleset", "atoms"),
    [
        (ABL, {"closed_to_new_patients": True}, APRIL, [(OPEN,)]),
        (ABL, {"closed_to_new_patients": True, "opens_for_botilbud": True}, APRIL, []),
        (ABL, {"closed_to_new_patients": True}, NEWEST, []),
        ([{"id": "B1"}], {"closed_to_new_patients": True}, APRIL, []),
    ],
)
def test_a_closed_clinic(botilbud: Any, clinic: dict[str, Any], ruleset: str, atoms: list[Any]) -> None:
    assert (
        give_way(small({"botilbud": botilbud, "clinics": [{"id": "C1", **clinic}]}, ruleset), "B1", "G1") == atoms
    )


def test_capacity_is_an_atom_only_where_the_rule_is_in_force() -> None:
    two = {
        "gps": [{"id": "G1"}, {"id": "G2"}],
        "agreements": [{"gp": "G2", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}],
    }
    assert give_way(small(two), "B1", "G1") == [(CAPACITY,)]
    ground = small(two, "aftale25-2025-01-01")
    assert list(possible_for_clinic(ground.facts, "C1")) == []
    assert give_way(ground, "B1", "G1") == []
    assert holdable(ground.facts, "G1", "B1")


def test_one_more_capacity_in_a_clinic_that_names_nobody_is_one_more_gp() -> None:
    ground = small({"gps": [], "clinics": [{"id": "C1"}]})
    assert list(ground.facts.gps) == ["C1#1"]
    assert list(relieved(ground, [CAPACITY]).facts.gps) == ["C1#1", "C1#2"]
    named = small({})
    assert list(relieved(named, [CAPACITY]).facts.gps) == ["G1"]


@pytest.mark.parametrize("interest", ["unknown", "declined"])
def test_asking_again_lifts_silence_and_changes_no_interest_but_a_no(interest: str) -> None:
    contacts = [{"clinic": "C1", "date": "2025-10-01", "outcome": "no_answer"}]
    ground = small({"gps": [{"id": "G1", "interest": interest}], "contacts": contacts}, policy={"silent_after": 1})
    after = relieved(ground, [ASK]).facts
    assert (ground.facts.silent, after.silent) == ({"G1"}, frozenset())
    assert after.gps["G1"].interest == ("asked" if interest == "declined" else "unknown")
    assert give_way(ground, "B1", "G1") == [(ASK,)]


def test_a_nameless_gp_who_never_answered_is_asked_again_alone() -> None:
    contacts = [{"clinic": "C1", "date": "2025-10-01", "outcome": "no_answer"}]
    changes = {"gps": [], "clinics": [{"id": "C1", "doctor_capacities": 2}], "contacts": contacts}
    ground = small(changes, policy={"silent_after": 1})
    assert relieved(ground, [Atom("ask_again", gp="C1#2")]).facts.silent == {"C1#1"}


def test_a_granted_dispensation_beside_one_of_the_same_name() -> None:
    given = [{"id": "supposed-1", "gp": "G1", "kind": "several_facilities"}]
    after = relieved(small({"dispensations": given, "agreements": HOME}), [NURSING]).facts
    assert [found.id for found in after.dispensations["G1"]] == ["supposed-1", "supposed-2"]


@pytest.mark.parametrize("seed", range(40))
def test_accepted_distances_reach_the_same_pairs_on_both_sides(seed: int) -> None:
    case, ruleset, policy = random_instance(seed)
    ground = ground_of(case, ruleset, policy)
    facts = ground.facts
    distances = [a for c in facts.clinics for u in facts.units if u in facts.in_scope
                 for a in possible_for_pair(facts, c, u)]  # fmt: skip
    assert in_order(possible_distances(ground)) == in_order(distances)
    after = relieved(ground, [*distances[::2], *(a for gp in facts.gps for a in possible_for_gp(facts, gp))])
    plain = plain_facts(after.facts.case, facts.ruleset, facts.policy, after.facts.opened)
    index = index_of(after.facts.case, facts.ruleset)
    table = candidate_table(index, facts.ruleset, facts.policy, after.travel)
    may = eligible(table, [card for card in CANDIDATE_RULES if card.applies(facts.ruleset)])
    found = {(index.gps[g], index.units[u]) for g, u in zip(table.gp[may], table.unit[may], strict=True)}
    pairs = [(gp, unit) for gp in plain.gps for unit in plain.units]
    assert found == {pair for pair in pairs if ineligible(plain, *pair) is None}
    assert found == {pair for pair in pairs if ineligible(after.facts, *pair) is None}
    assert all(after.facts.in_reach(unit) == plain.in_reach(unit) for unit in plain.units)


def test_atoms_as_the_contract_writes_them() -> None:
    atoms = in_order([ASK, REACH, OPEN, CAPACITY, NURSING, ASK])
    assert [atom.as_json() for atom in atoms] == [
        {"kind": "dispensation", "gp": "G1", "dispensation_kind": "nursing_home_and_botilbud"},
        {"kind": "capacity", "clinic": "C1"},
        {"kind": "open_intake", "clinic": "C1"},
        {"kind": "reach", "clinic": "C1", "unit": "B1"},
        {"kind": "ask_again", "gp": "G1"},
    ]
    assert tuple(Atom.from_json(atom.as_json()) for atom in atoms) == atoms
