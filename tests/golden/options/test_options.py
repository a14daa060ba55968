"""The options and the why-nots read as they were last read and kept."""

import re

import pytest

from tests.golden.frontier_cases import LANGUAGES
from tests.golden.options.cases import FOLDER, KINDS, answers, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_text(kind: str, language: str) -> None:
    assert text(kind, language) == (FOLDER / f"{kind}.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_twenty(kind: str) -> None:
    assert len(answers(kind)) == 20


def test_options_are_summed_up_in_three_sentences() -> None:
    for answer in answers("options").values():
        for said in answer["explanation"].values():
            assert len(re.findall(r"[.!?](?: |$)", said)) <= 3, said


@pytest.mark.parametrize("kind", KINDS)
def test_no_code_names_are_said(kind: str) -> None:
    for language in LANGUAGES:
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", text(kind, language))
