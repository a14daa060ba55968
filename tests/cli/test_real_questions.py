"""The questions about a plan with the solver behind them: words for people, JSON, exit statuses."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.schemas.openapi import schemas
from app.schemas.question_examples import ASKED, compare_request, request_of
from solver.goals import GOALS
from solver.rules import RULES
from tests.app.schema_names import ANSWER_OF
from tests.cli.conftest import CaseFile, Run

NORDDJURS = "data/cases/norddjurs.json"
ABOUT: dict[str, tuple[str, ...]] = {
    "options": ("--unit", "kildevang"),
    "why-not": ("--unit", "Botilbuddet Møllebo", "--gp", "anne-toft"),
    "unlocks": ("--unit", "staerehuset"),
    "frontier": (),
    "robustness": ("--gp", "peter-holm"),
    "receipt": ("--unit", "kildevang"),
}
CODES = {*GOALS, *(rule.slug for rule in RULES), "optimal", "infeasible", "reoptimise", "holdable", "slug"} - {
    "travel",
    "changes",
    "continuity",
    "lock",
    "declined",
    "refused",
    "rejected",
}
"""Names of the program's own; those left out are English words too."""


def small(tmp_path: Path, verb: str) -> list[str]:
    """The command line that puts the example of the OpenAPI document."""
    if verb == "compare":
        paths = [tmp_path / f"{side}.json" for side in ("left", "right")]
        for path, content in zip(paths, compare_request().values(), strict=True):
            path.write_text(json.dumps(content), encoding="utf-8")
        return [verb, *map(str, paths)]
    body = request_of(verb)()
    files = {name: tmp_path / f"{name}.json" for name in ("case", "policy")}
    for name, path in files.items():
        path.write_text(json.dumps(body[name]), encoding="utf-8")
    about = [text for key in ("unit", "gp", "top") if key in body for text in (f"--{key}", str(body[key]))]
    return [verb, str(files["case"]), "--policy", str(files["policy"]), "--ruleset", body["ruleset"], *about]


def seen_fit(told: str) -> None:
    """Words for people: no wider than a terminal, no code names, no null."""
    assert len(told) > 40
    assert max(map(len, told.splitlines())) <= 100
    assert [code for code in sorted(CODES) if re.search(rf"\b{code}\b", told)] == []
    assert not re.search(r"\bNone\b|\bnull\b|[{}]", told)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("verb", ABOUT)
def test_words_for_people(run: Run, verb: str, language: str) -> None:
    ended = run(verb, NORDDJURS, *ABOUT[verb], "--lang", language)
    assert ended.exit_code == 0, ended.stderr
    seen_fit(ended.stdout)


@pytest.mark.parametrize("language", ["da", "en"])
def test_words_of_a_comparison(run: Run, tmp_path: Path, language: str) -> None:
    ended = run(*small(tmp_path, "compare"), "--lang", language)
    assert ended.exit_code == 0, ended.stderr
    seen_fit(ended.stdout)


@pytest.mark.parametrize("verb", [*ASKED, "compare"])
def test_the_same_json_with_any_number_of_workers(run: Run, tmp_path: Path, verb: str) -> None:
    answers = []
    for workers in (1, 2):
        ended = run(*small(tmp_path, verb), "--json", "--workers", workers)
        assert ended.exit_code == 0, ended.stdout + ended.stderr
        answer: dict[str, Any] = json.loads(ended.stdout)
        answer.get("provenance", {}).pop("times", None)
        answers.append(json.dumps(answer))
    assert answers[0] == answers[1]
    whole = {"$ref": f"#/components/schemas/{ANSWER_OF[verb]}", "components": {"schemas": schemas()}}
    jsonschema.Draft202012Validator(whole).validate(json.loads(answers[0]))


@pytest.mark.parametrize("verb", ASKED)
def test_infeasible_is_three(run: Run, case_file: CaseFile, verb: str) -> None:
    decisions = [{"kind": kind, "unit": "B1", "gp": "G1"} for kind in ("lock", "reject")]
    about = {"unit": ("--unit", "B1"), "gp": ("--gp", "G1")}
    named = [text for key in ("unit", "gp") if key in ASKED[verb] for text in about[key]]
    case = case_file(decisions=decisions)
    for language in ("da", "en"):
        ended = run(verb, case, *named, "--lang", language)
        assert ended.exit_code == 3, ended.stdout + ended.stderr
        seen_fit(ended.stdout)
    assert json.loads(run(verb, case, *named, "--json").stdout)["status"] == "infeasible"
