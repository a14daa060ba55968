"""Settings from the environment: a written-out list."""

from pathlib import Path

import pytest

from app.config import NAMES, PREFIX, Settings, SettingsError, read_settings

KEY = "bm_" + "a" * 43


def test_nothing_said() -> None:
    settings = read_settings({"HOME": "/home/ida"})
    assert settings == Settings(data_dir=Path("/home/ida/.local/share/botilbudsmatch"))
    assert read_settings({"XDG_DATA_HOME": "/data"}).data_dir == Path("/data/botilbudsmatch")


def test_all_that_can_be_said() -> None:
    said = {
        "HOST": "0.0.0.0",
        "PORT": "80",
        "DATA_DIR": "/var/lib/bm",
        "KEY": KEY,
        "MAX_BODY_MB": "5",
        "SOLVES_AT_ONCE": "3",
        "WAITING": "0",
        "WORKERS": "2",
        "TIME_LIMIT_S": "2.5",
        "GRACE_S": "1",
        "MEMORY_MB": "1024",
    }
    settings = read_settings({PREFIX + name: value for name, value in said.items()})
    assert {name.lower() for name in said} == set(NAMES) == set(Settings.__dataclass_fields__)
    assert (settings.port, settings.time_limit_s, settings.key) == (80, 2.5, KEY)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTT", "80"),
        ("Port", "80"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("PORT", "²"),
        ("WORKERS", "two"),
        ("TIME_LIMIT_S", "nan"),
        ("TIME_LIMIT_S", "0"),
        ("HOST", " "),
        ("KEY", "bm_short"),
        ("KEY", "x" * 50),
        ("KEY", "bm_" + "!" * 43),
    ],
)
def test_slips_are_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({PREFIX + name: value, PREFIX + "WAITING": "many"})
    assert PREFIX + name in str(caught.value)
    assert PREFIX + "WAITING" in str(caught.value)
    assert name != "KEY" or value not in str(caught.value)
