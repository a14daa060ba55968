"""The kept answers to what could get a unit a GP read as they were last read and kept."""

import pytest

from solver.words.numbers import Language
from tests.golden.unlocks import FOLDER, LANGUAGES, WANTED, chosen, text


def test_twenty() -> None:
    assert len(chosen()) == WANTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_unlocks(language: Language) -> None:
    assert text(language) == (FOLDER / f"unlocks.{language}.txt").read_text(encoding="utf-8")
