"""What must give way for a pair, against every set of at most three atoms."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from solver.domain.atoms import sets_json
from solver.questions.give_way import closed_to_atoms, give_way
from tests.oracle import law, stability
from tests.oracle.enumerate import solve
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Reading
from tests.questions.asked import ground_of, small
from tests.questions.easing import atoms_of, covers, eased, minimal_sets

MOST_ATOMS_TO_TRY = 14


def holds(read: Reading, gp: str, unit: str) -> bool:
    """Whether a pair is holdable and some lawful plan has it."""
    taken = unit in read.agreed_gps or any(u == unit and g != gp for g, u in law.lock_pairs(read))
    if taken or law.ineligible(read, gp, unit) is not None or stability.lone_bar(read, gp, unit) is not None:
        return False
    lock = {"kind": "lock", "unit": unit, "gp": gp}
    case = {**read.case, "decisions": [*read.case.get("decisions", []), lock]}
    return covers(Reading(case, read.rules, read.policy, read.opened), unit, 0)


@pytest.mark.parametrize("seed", range(45))
def test_every_set_works_no_part_of_it_does_and_none_is_missing(seed: int) -> None:
    instance: tuple[Any, Any, Any] = random_instance(seed)
    if solve(*instance, node_limit=50_000)["status"] != "optimal":
        return
    read, ground = Reading(*instance), ground_of(*instance)
    for gp, unit in itertools.product(sorted(read.gps)[:3], sorted(read.units)[:3]):
        clinic = read.clinic_of(gp)
        # An atom of another clinic, or of a colleague, cannot bear on whether the pair is holdable.
        near = [a for a in atoms_of(read) if gp == a.get("gp") or (clinic == a.get("clinic") and "gp" not in a)]
        found = give_way(ground, unit, gp)
        if holds(read, gp, unit):
            assert found == []
            continue
        expected = minimal_sets(
            near[:MOST_ATOMS_TO_TRY], lambda atoms, g=gp, u=unit: holds(eased(read, atoms), g, u), 1
        )
        assert sets_json(found) == [list(atoms) for atoms in itertools.islice(expected, 20)], (gp, unit)


def test_what_no_atom_opens_is_named() -> None:
    refusing = small({"gps": [{"id": "G1", "refuses": ["B1"], "interest": "declined"}]})
    assert give_way(refusing, "B1", "G1") == []
    assert closed_to_atoms(refusing, "B1", "G1") == ["refused"]
    short = small(
        {
            "botilbud": [{"id": "B1"}, {"id": "B2", "long_term": False}],
            "gps": [{"id": "G1", "max_attachments": 1}],
            "agreements": [{"gp": "G1", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}],
        }
    )
    assert closed_to_atoms(short, "B1", "G1") == ["max_attachments"]
    assert closed_to_atoms(short, "B2", "G1") == ["target_group", "max_attachments"]
    locked = small(
        {"gps": [{"id": "G1"}, {"id": "G2"}], "decisions": [{"kind": "lock", "unit": "B1", "gp": "G1"}]}
    )
    assert (give_way(locked, "B1", "G2"), closed_to_atoms(locked, "B1", "G2")) == ([], ["lock"])
    assert closed_to_atoms(small({}), "B1", "G1") == []


def test_an_infeasible_case_has_only_ways_that_make_it_feasible() -> None:
    """A lock on a GP who declined: asking again opens it; for another unit the contradiction would stay."""
    changes = {
        "botilbud": [{"id": "B1"}, {"id": "B2"}],
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1", "interest": "declined"}, {"id": "G2", "clinic": "C2", "interest": "declined"}],
        "decisions": [{"kind": "lock", "unit": "B1", "gp": "G1"}],
    }
    ground = small(changes)
    assert sets_json(give_way(ground, "B1", "G1")) == [[{"kind": "ask_again", "gp": "G1"}]]
    assert give_way(ground, "B2", "G2") == []
