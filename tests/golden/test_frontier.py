"""The frontiers and draft applications read as they were last read and kept, and hold what the case holds."""

import re

import pytest

from solver.words.numbers import day
from tests.golden.frontier_cases import ASKED, DRAFTS, FOLDER, LANGUAGES, answered, drafts, text
from tests.model.running import Question


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKED)
def test_report(name: str, language: str) -> None:
    assert text(name, language) == (FOLDER / f"{name}.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts(language: str) -> None:
    assert len(drafts()) == DRAFTS
    for name, draft in drafts().items():
        kept = (FOLDER / f"application.{name}.{language}.txt").read_text(encoding="utf-8")
        assert draft[language] + "\n" == kept, name


def test_nothing_else_is_kept() -> None:
    kept = {path.name for path in FOLDER.glob("*.txt")}
    names = [*ASKED, *(f"application.{name}" for name in drafts())]
    assert kept == {f"{name}.{language}.txt" for name in names for language in LANGUAGES}


@pytest.mark.parametrize("name", ASKED)
def test_at_most_three_sentences(name: str) -> None:
    for said in answered(name)["explanation"].values():
        assert len(re.findall(r"[.!?](?: |$)", said)) <= 3


@pytest.mark.parametrize("name", ASKED)
def test_a_draft_holds_the_facts_of_the_case(name: str) -> None:
    """Names, residents, dates of contact and no date, and no GP, that the case does not have."""
    kept = ASKED[name]
    case = Question.read(kept.case, kept.ruleset, kept.policy).case
    botilbud = {one.id: one for one in case.botilbud}
    clinics = {one.id: one for one in case.clinics}
    gps = {gp.id: gp for gp in case.gps}
    for step in answered(name)["frontier"]:
        for found in step["dispensations"]:
            draft, evidence = found["application"]["da"], found["evidence"]
            assert "§ 65, stk. 2" in draft
            assert clinics[found["clinic"]].name in draft
            for unit in evidence["units"]:
                assert botilbud[unit["botilbud"]].name in draft
                assert f"{unit['residents']} beboer" in draft
            others = [other for unit in evidence["units"] for other in unit["others"]]
            named = {gps[one["gp"]].name for one in others if one["gp"] in gps} - {None}
            assert all(str(one) in draft for one in named)
            contacts = [c for one in (evidence, *evidence["units"], *others) for c in one["contacts"]]
            known = {day(case.contacts[c["index"]].date).da for c in contacts}
            assert all(one in draft for one in known)
            homes = [a.from_ for a in case.agreements if a.gp == found["gp"] and a.from_]
            known |= {day(on).da for on in homes} | {day(case.as_of).da, "13. august 2025"}
            assert set(re.findall(r"\d+\. [a-zæøå]+ \d{4}", draft)) <= known
            assert not re.search(r"\b\d{6}-?\d{4}\b", draft)
