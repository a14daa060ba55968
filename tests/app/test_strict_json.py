"""What could be understood in two ways is refused."""

import pytest

from app.solving.strict_json import BrokenJsonError, parse


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "invalid_json", {"line": 1, "column": 1}),
        (b'{"a":\n  }', "invalid_json", {"line": 2, "column": 3}),
        (b'{"a": "\xe6"}', "invalid_encoding", {"offset": 7}),
        (b'{"a": 1, "b": {"c": 1, "c": 2}}', "duplicate_key", {"key": '"c"'}),
        (b'{"a": NaN}', "invalid_json", {"line": 1, "column": 1}),
        (b"[" * 200_000, "invalid_json", {"line": 1, "column": 1}),
        (b"1" * 10_000, "invalid_json", {"line": 1, "column": 1}),
        (b'{"a": ["\\ud800"]}', "invalid_json", {"line": 1, "column": 1}),
    ],
)
def test_refused(data: bytes, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(BrokenJsonError) as caught:
        parse(data)
    assert (caught.value.code, caught.value.facts) == (code, facts)


def test_taken_in() -> None:
    assert parse(b'\xef\xbb\xbf{"a": "\\ud83d\\ude00 \xc3\xa6"}') == {"a": "😀 æ"}
