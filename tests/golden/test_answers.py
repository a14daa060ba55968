"""The kept answers to why, what if and what did I get read as they were last read and kept."""

import pytest

from tests.golden.answers import ANSWERS, FOLDER, LANGUAGES, WANTED, chosen, text


@pytest.mark.parametrize("name", ANSWERS)
def test_twenty_of_each(name: str) -> None:
    assert len(chosen(name)) == WANTED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str, language: str) -> None:
    assert text(name, language) == (FOLDER / f"{name}.{language}.txt").read_text(encoding="utf-8")
