"""The README says what is so: its commands, files, examples and answers."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.solving.documents import read_question
from solver import decide
from solver.rulesets import built_in, ruleset_from
from solver.words.compare_report import compare_report
from solver.words.frontier_report import frontier_report
from solver.words.options_report import options_report
from solver.words.report import report

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = (README, *(page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").rglob("*.md"))))
PROSE = " ".join(README.split())
CUT = "[…]"
NORDDJURS = json.loads((ROOT / "data/cases/norddjurs.json").read_text(encoding="utf-8"))


def block(mark: str, page: str = README) -> str:
    """The fenced block behind a mark."""
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```\w+\n(.*?)```", page, re.DOTALL)
    assert found, mark
    return found.group(1)


def assert_shown(excerpt: str, whole: str) -> None:
    """Each piece between two cuts stands in the whole, one after another; line breaks do not count."""
    rest = " ".join(whole.split())
    for words in filter(None, (" ".join(piece.split()) for piece in excerpt.split(CUT))):
        assert words in rest, f"not shown any more, renew the README: {words}"
        rest = rest.partition(words)[2]


@cache
def solved(ruleset: str | None = None) -> dict[str, Any]:
    asked = read_question({"case": NORDDJURS, **({"ruleset": ruleset} if ruleset else {})})
    return decide.match(asked.case, asked.ruleset, asked.policy)


def request() -> dict[str, Any]:
    body = re.search(r"-d '(.*?)' \|", block("request"), re.DOTALL)
    assert body
    return dict(json.loads(body.group(1)))


def test_every_command_that_is_named_is_there() -> None:
    help_text = CliRunner().invoke(app, ["--help"]).output
    there = set(re.findall(r"^ {2}([a-z][a-z-]+) {2,}\S", help_text, re.MULTILINE))
    table = re.search(r"\| `botilbudsmatch …` .*?\n\n", README, re.DOTALL)
    assert table
    assert set(re.findall(r"^\| `([a-z-]+)", table.group(), re.MULTILINE)) - {"botilbudsmatch"} == there
    assert set(re.findall(r"botilbudsmatch ([a-z][a-z-]+)\b(?=[ `])", README)) <= there


def test_every_option_that_is_named_is_there() -> None:
    rows = re.findall(r"^\| `([a-z-]+)(.*?)\|\s*$", README, re.MULTILINE)
    named = {(name, option) for name, rest in rows for option in re.findall(r"--[a-z-]+", rest)}
    assert len(named) > 8
    helps = {name: CliRunner().invoke(app, [name, "--help"]).output for name, _ in named}
    assert sorted((name, option) for name, option in named if option not in helps[name]) == []


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"(?:`|^)make ([a-z]+)\b", page, re.MULTILINE)}
    assert named >= {"demo", "test", "serve", "bench"}
    assert named <= targets


def test_every_file_that_is_linked_is_there() -> None:
    files = [ROOT / "README.md", ROOT / "NOTICE.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in files:
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert "://" not in link, (page.name, link)
            assert (page.parent / link).exists(), (page.name, link)


@pytest.mark.parametrize("ruleset", ["rm-2025-04-02", "rm-2025-08-13"])
def test_the_worked_case_comes_out_as_shown(ruleset: str) -> None:
    assert_shown(block(f"shown: norddjurs {ruleset}"), report(solved(ruleset), "en"))


def asked(verb: str, **about: Any) -> dict[str, Any]:
    read = read_question({"case": NORDDJURS})
    answer: dict[str, Any] = getattr(decide, verb)(read.case, read.ruleset, read.policy, **about)
    return answer


def test_the_questions_are_answered_as_shown() -> None:
    compared = decide.compare(solved("rm-2025-04-02"), solved("rm-2025-08-13"))
    assert_shown(block("shown: compare"), compare_report(compared, "en"))
    assert_shown(block("shown: options"), options_report(asked("options", unit="fjordglimt", top=3), "en"))
    assert_shown(block("shown: story"), report(solved(), "en"))
    assert_shown(block("shown: frontier"), frontier_report(asked("frontier"), "en"))


def test_without_a_ruleset_the_worked_case_is_read_by_that_of_its_day() -> None:
    assert solved()["matches"] == solved("rm-2025-08-13")["matches"]


def test_the_request_is_answered_as_shown() -> None:
    asked = read_question(request())
    answer = decide.match(asked.case, asked.ruleset, asked.policy)
    assert_shown(block("answer"), json.dumps(answer, ensure_ascii=False, indent=1))


def test_the_request_under_the_earlier_rules() -> None:
    asked = read_question({**request(), "ruleset": "rm-2025-04-02"})
    answer = decide.match(asked.case, asked.ruleset, asked.policy)
    assert [reason["code"] for reason in answer["unmatched"][0]["reasons"]] == ["closed_intake"]


def test_the_ruleset_of_ones_own_is_read_and_does_what_is_said() -> None:
    own = json.loads(block("ruleset"))
    assert ruleset_from(own).dispensed_agreement_uses_capacity
    asked = read_question({"case": NORDDJURS, "ruleset": own})
    result = decide.match(asked.case, asked.ruleset, asked.policy)
    units, before = (
        next(o["value"] for o in answer["objectives"] if o["id"] == "units_covered")
        for answer in (result, solved("rm-2025-08-13"))
    )
    assert f"covers {units} units of the demo case instead of {before}" in PROSE


def test_every_policy_and_ruleset_that_is_named_is_there() -> None:
    for policy in re.findall(r"`(\{\"dispensations\".*?\})`", PROSE):
        read_question({"case": NORDDJURS, "policy": json.loads(policy)})
    assert set(re.findall(r"`((?:rm|aftale25)-\d{4}-\d\d-\d\d)`", README)) == set(built_in())


def test_the_floors_are_those_that_are_held() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = next(c["layers"] for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    rooms = [re.split(r" [|:] ", floor) for floor in floors]
    told = re.search(r"`app` →.*?`\. ", PROSE)
    assert told
    assert [re.findall(r"`([\w.]+)`", floor) for floor in told.group().split("→")] == rooms
    svg = ElementTree.parse(ROOT / "docs/floors.svg").getroot()
    texts = [one for one in svg.iter("{http://www.w3.org/2000/svg}text") if (one.text or "").partition(".")[0] in
             ("app", "solver")]  # fmt: skip
    drawn: dict[int, list[str]] = {}
    for one in texts:
        drawn.setdefault(int(one.attrib["y"]), []).append(one.text or "")
    assert [drawn[y] for y in sorted(drawn)] == rooms
