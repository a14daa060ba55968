"""The comparisons read as they were last read and kept."""

import pytest

from tests.golden.compare.cases import FOLDER, PAIRS, whole


def test_there_are_twenty() -> None:
    assert len(PAIRS) == 20


@pytest.mark.parametrize("language", ["da", "en"])
def test_text(language: str) -> None:
    assert whole(language) == (FOLDER / f"compare.{language}.txt").read_text(encoding="utf-8")
