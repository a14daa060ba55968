"""A receipt's reasons are true, told from the party's own list alone, and give nobody else away."""

import copy
import json
from typing import Any

import pytest

from solver.domain.facts import Facts
from solver.questions import receipt
from solver.questions.ground import ground
from solver.words.receipt_closed import GP_RULES, OBJECTIVES, UNIT_RULES
from solver.words.receipt_report import receipt_report
from solver.words.table import WIDTH
from tests.explain.situations import facts_of, small_facts
from tests.oracle import law, value
from tests.oracle.enumerate import TooLargeError, solve
from tests.oracle.random_cases import random_instance
from tests.oracle.reading import Document, Reading

SEEDS = range(120)
ANSWERS = {"declined", "no_answer", "refused", "not_wished", "max_attachments", "unlisted"}
WORDS_OF_ANSWERS = ("sagt nej", "frabedt", "ønskeliste", "said no", "refuse", "wish list")


def answers(facts: Facts) -> list[tuple[str, str, dict[str, Any]]]:
    """Every receipt of a case: kind of party, its id, the answer."""
    asked = ground(facts.case, facts.ruleset, facts.policy)
    units = [("unit", unit, receipt.answer(asked, unit=unit)) for unit in facts.units]
    return [*units, *(("gp", gp, receipt.answer(asked, gp=gp)) for gp in facts.gps)]


def first_worse(read: Reading, before: dict[str, Any], after: dict[str, Any]) -> str | None:
    """The first objective that differs; None where none does."""
    for goal in value.objective_order(read):
        if before["objectives"][goal] != after["objectives"][goal]:
            worse = after["objectives"][goal] > before["objectives"][goal]
            assert worse == (value.sense(goal) == "min")
            return goal
    return None


def locked(case: Document, unit: str, gp: str) -> Document:
    """The same case with a pair locked."""
    out = copy.deepcopy(case)
    out["decisions"] = [*out.get("decisions", []), {"kind": "lock", "unit": unit, "gp": gp}]
    return out


def pairs_of(facts: Facts, kind: str, party: str, option: str) -> list[tuple[str, str]]:
    """The pairs that an option on a list stands for."""
    if kind == "unit":
        return [(party, gp) for gp in facts.gps_of_clinic.get(option, (option,))]
    return [(unit, party) for unit in facts.units_of_botilbud[option]]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_closed_an_option_is_so(seed: int) -> None:
    case, ruleset, policy = random_instance(seed)
    try:
        before = solve(case, ruleset, policy, node_limit=60_000)
    except TooLargeError:
        return
    facts, read = facts_of(case, ruleset, policy), Reading(case, ruleset, policy)
    for kind, party, found in answers(facts):
        assert found["status"] == before["status"]
        if before["status"] == "infeasible":
            assert (found["better"], found["text"]) == ([], None)
            continue
        for one in found["better"]:
            pairs = pairs_of(facts, kind, party, one.get("gp") or one.get("clinic") or one["botilbud"])
            closed = one["closed_by"]
            if closed["kind"] == "agreement":
                assert all(unit in read.agreed_gps for unit, _ in pairs)
            elif closed["kind"] == "lock":
                assert any(unit in facts.locks and gp not in facts.locks[unit] for unit, gp in pairs)
            elif closed["kind"] == "rule":
                rest = [(u, g) for u, g in pairs if u not in read.agreed_gps and u not in facts.locks]
                for unit, gp in rest:
                    barred = law.ineligible(read, gp, unit) is not None
                    assert barred or solve(locked(case, unit, gp), ruleset, policy)["status"] == "infeasible"
            else:
                assert closed["kind"] in ("objective", "tie")
                tried = []
                for unit, gp in pairs:
                    free = unit not in read.agreed_gps and unit not in facts.locks
                    if free and law.ineligible(read, gp, unit) is None:
                        after = solve(locked(case, unit, gp), ruleset, policy)
                        if after["status"] == "optimal":
                            order = value.objective_order(read)
                            signs = [1 if value.sense(goal) == "min" else -1 for goal in order]
                            costs = [s * after["objectives"][g] for g, s in zip(order, signs, strict=True)]
                            tried.append((costs, first_worse(read, before, after)))
                assert min(tried, key=lambda pair: pair[0])[1] == closed.get("slug")


@pytest.mark.parametrize("seed", SEEDS)
def test_rank_and_better_places_are_those_of_the_own_list(seed: int) -> None:
    instance = random_instance(seed)
    facts = facts_of(*instance)
    for kind, party, found in answers(facts):
        if found["status"] != "optimal":
            continue
        if kind == "unit":
            own = facts.priority_tiers.get(facts.units[party].botilbud.id, {})
            tier = facts.priority_tier(party, found["holder"]) if found["holder"] else None
            assert found["rank"] == (None if tier is None else tier + 1)
            expected = {name: place + 1 for name, place in own.items() if tier is None or place < tier}
            assert {one.get("gp") or one["clinic"]: one["tier"] for one in found["better"]} == expected
        else:
            ranks = [one["rank"] for one in found["units"] if one["rank"] is not None]
            assert found["rank"] == min(ranks, default=None)
            own = facts.wish_tiers.get(party, {})
            assert all(own[one["botilbud"]] + 1 == one["tier"] for one in found["better"])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_receipt_names_nobody_but_the_party_its_list_and_what_it_got(seed: int) -> None:
    instance = random_instance(seed)
    facts = facts_of(*instance)
    names = {botilbud.id: botilbud.name for botilbud in facts.case.botilbud}
    gp_names = {gp.id: gp.name for gp in facts.gps.values() if gp.name}
    for kind, party, found in answers(facts):
        if found["status"] != "optimal":
            continue
        text = json.dumps([found["text"], found["explanation"]], ensure_ascii=False)
        shown = {one["closed_by"].get("slug") for one in found["better"]}
        if kind == "unit":
            assert not shown & ANSWERS
            assert not any(words in text for words in WORDS_OF_ANSWERS)
            own = {*facts.priority_tiers.get(facts.units[party].botilbud.id, {}), found["holder"]}
            told = {gp for gp, name in gp_names.items() if name in text}
            alike = {gp_names[gp] for gp in own if gp in gp_names}
            assert {gp_names[gp] for gp in told} <= alike
        else:
            assert "unlisted" not in shown
            own = {
                *facts.wish_tiers.get(party, {}),
                *(facts.units[one["unit"]].botilbud.id for one in found["units"]),
            }
            alike = {names[botilbud] for botilbud in own}
            assert {name for name in names.values() if f"{name}:" in text} <= alike


def test_what_a_gp_answered_is_told_to_the_gp_and_not_to_the_botilbud() -> None:
    case = {
        "botilbud": [{"id": "B1", "priorities": [["G2"], ["G1"]]}],
        "gps": [{"id": "G1"}, {"id": "G2", "interest": "declined", "wishes": [["B1"]]}],
    }
    facts = small_facts(case)
    asked = ground(facts.case, facts.ruleset, facts.policy)
    unit, gp = receipt.answer(asked, unit="B1"), receipt.answer(asked, gp="G2")
    assert unit["rank"] == 2
    assert unit["better"] == [{"gp": "G2", "tier": 1, "closed_by": {"kind": "rule", "slug": "not_available"}}]
    assert "står ikke til rådighed" in unit["text"]["da"]
    assert gp["better"] == [{"botilbud": "B1", "tier": 1, "closed_by": {"kind": "rule", "slug": "declined"}}]
    assert "I har sagt nej" in gp["text"]["da"]


def test_other_answers_with_the_same_outcome_give_the_same_letter() -> None:
    """A GP who said no, one who refuses the botilbud, and one who is silent are told alike."""
    letters = set()
    for gp in ({"interest": "declined"}, {"refuses": ["B1"]}, {"accepts_unlisted": False}):
        case = {
            "botilbud": [{"id": "B1", "priorities": [["G2"], ["G1"]]}],
            "gps": [{"id": "G1"}, {"id": "G2", **gp}],
        }
        facts = small_facts(case)
        found = receipt.answer(ground(facts.case, facts.ruleset, facts.policy), unit="B1")
        letters.add(json.dumps(found, ensure_ascii=False))
    assert len(letters) == 1


def test_a_divided_botilbud_gets_a_receipt_a_section() -> None:
    sections = [{"id": "S1", "residents": 30}, {"id": "S2", "residents": 30}]
    facts = small_facts(
        {"botilbud": [{"id": "B1", "residents": 60, "sections": sections, "priorities": [["G1"]]}]}
    )
    found = receipt.answer(ground(facts.case, facts.ruleset, facts.policy), unit="B1")
    assert [one["unit"] for one in found["units"]] == ["S1", "S2"]
    assert found["text"]["da"].count("Kvittering til") == 2


def test_every_reason_has_its_words() -> None:
    rules = {card for card in (*UNIT_RULES, *GP_RULES) if card not in ("not_available", "stability")}
    assert rules >= {"target_group", "rejected", "out_of_reach", "closed_intake", "practice_capacity"}
    assert set(OBJECTIVES) == {*value.VALUE}


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_letter_fits_the_terminal(language: Any) -> None:
    facts = small_facts({"botilbud": [{"id": "B1", "priorities": [["G1"]]}]})
    found = receipt.answer(ground(facts.case, facts.ruleset, facts.policy), unit="B1")
    assert max(map(len, receipt_report(found, language).splitlines())) <= WIDTH
