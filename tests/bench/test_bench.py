"""The speed tables' smallest lines, so that they still print when asked for, and what makes the peers fair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.generate import generate
from solver.domain.policy import Policy
from solver.domain.reading import read_case, read_policy
from solver.questions.ground import ground
from solver.rulesets import named
from tests.bench.__main__ import ASKED_HEAD, HEAD, asked_line, in_short, lines, written
from tests.bench.ladders import by_cp_sat, by_highs
from tests.bench.measure import RULESET, measured
from tests.bench.pairs import pairs_of
from tests.bench.peers import PEERS
from tests.bench.side_by_side import side_by_side
from tests.bench.sizes import grown
from tests.bench.table import table
from tests.bench.targets import Aim
from tests.bench.textbook import ORDER


def test_kommune_lines(tmp_path: Path) -> None:
    path, counts = written("kommune", tmp_path)
    found, pairs = lines("kommune", path, 1, ("plan", "dense"))
    assert counts == "15 botilbud, 60 GPs"
    assert pairs == "621 pairs"
    assert [len(cells) for cells in found] == [len(HEAD)] * 2
    assert found[0][5] == "10 of 10"
    assert len({len(row) for row in table(HEAD, found).splitlines()}) == 1
    short = in_short(found).splitlines()
    assert f"{found[1][2]} ({found[1][3]})" in short[3]


def test_a_question_about_kommune(tmp_path: Path) -> None:
    path, _ = written("kommune", tmp_path)
    cells = asked_line("kommune", path, "top ten of one unit", runs=1)
    assert len(cells) == len(ASKED_HEAD)
    assert cells[:2] == ["kommune", "top ten of one unit"]
    assert cells[3] == "10"


@pytest.mark.parametrize("what", ["read", "answer", *PEERS])
def test_everything_measured_tells_seconds_and_memory(what: str, tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(generate("kommune", 2, botilbud=5, gps=12)), encoding="utf-8")
    found = measured(path, what)
    assert found["seconds"] > 0
    assert found["peak_mb"] > 0


@pytest.mark.parametrize("seed", [1, 3])
def test_the_ladders_find_the_products_figures_where_no_site_is_shared(seed: int) -> None:
    document = generate("kommune", seed, botilbud=6, gps=14)
    for number, home in enumerate(document["botilbud"]):
        home["address"] = f"Vej {number}"
        for key in ("site", "management", "sections"):
            home.pop(key, None)
    case, policy = read_case(document), Policy(objectives=tuple(name for name, _ in ORDER))  # type: ignore[arg-type]
    best = ground(case, named(RULESET), policy).best()
    expected = {one.id: one.value for one in best.objectives if one.proven}
    pairs = pairs_of(case, named(RULESET), policy)
    assert len(expected) == len(ORDER)
    assert by_highs(pairs).values == expected
    assert by_cp_sat(pairs).values == expected


def test_nations_side_by_side_do_not_meet() -> None:
    parts = [generate("nation", seed, botilbud=120, gps=350) for seed in (1, 2, 3)]
    document, asked = side_by_side(parts)
    case, policy = read_case(document), read_policy(asked)
    pairs = pairs_of(case, named(RULESET), policy)
    alone = sum(len(pairs_of(read_case(part), named(RULESET), Policy())) for part in parts)
    copy_of_unit = [one.id.partition("-")[0] for one in case.botilbud]
    copy_of_clinic = [clinic.id.partition("-")[0] for clinic in case.clinics]
    met = {
        (copy_of_unit[pairs.botilbud[unit]], copy_of_clinic[clinic])
        for unit, clinic in zip(pairs.unit.tolist(), pairs.clinic.tolist(), strict=True)
    }
    assert met == {(copy, copy) for copy in ("N1", "N2", "N3")}
    assert len(pairs) == pytest.approx(alone, rel=0.03)


def test_growing_areas_keep_the_nations_density() -> None:
    small, policy = grown(30)
    assert policy is None
    assert len(small["municipalities"]) < 6
    assert len(small["botilbud"]) == 30


def test_an_aim_is_met_or_says_what_missed_it() -> None:
    assert Aim(0.5, 130).told(0.5, 130) == "0.5 s, 130 MB: met"
    assert Aim(0.5, 130).told(0.6, 140) == "0.5 s, 130 MB: MISSED (time and memory)"
    assert Aim(30).told(31, 0) == "30 s: MISSED (time)"
