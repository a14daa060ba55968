"""`--lang` before the command and behind it."""

import pytest

from tests.cli.conftest import CaseFile, Run

DANISH, ENGLISH = "findes ikke", "There is no file"


@pytest.mark.parametrize(
    ("before", "behind", "told"),
    [
        ((), (), DANISH),
        (("--lang", "en"), (), ENGLISH),
        ((), ("--lang", "en"), ENGLISH),
        (("--lang", "en"), ("--lang", "da"), DANISH),
        (("--lang", "da"), ("--lang", "en"), ENGLISH),
    ],
)
@pytest.mark.parametrize("command", ["match", "validate", "frontier"])
def test_the_language_stands_anywhere(
    run: Run, command: str, before: tuple[str, ...], behind: tuple[str, ...], told: str
) -> None:
    ended = run(*before, command, "missing.json", *behind)
    assert ended.exit_code == 2
    assert told in ended.stdout + ended.stderr


def test_a_language_that_is_none(run: Run, case_file: CaseFile) -> None:
    assert run("--lang", "de", "match", case_file()).exit_code == 2
