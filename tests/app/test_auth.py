"""The key: made once, kept only as a fingerprint."""

from pathlib import Path

import pytest

from app.auth import KEY_FILE, fingerprint_of, forget_key, open_keys
from app.config import Settings


def test_the_first_start_makes_a_key_and_keeps_its_fingerprint(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new" / "folder")
    first = open_keys(settings)
    assert first.fresh is not None
    assert first.fresh.startswith("bm_")
    assert len(first.fresh) == 46
    file = settings.data_dir / KEY_FILE
    assert file.read_text().strip() == fingerprint_of(first.fresh)
    assert file.stat().st_mode & 0o077 == 0
    second = open_keys(settings)
    assert second.fresh is None
    assert second.accepts(f"Bearer {first.fresh}")
    assert second.accepts(f"bearer  {first.fresh} ")
    forget_key(settings)
    third = open_keys(settings)
    assert third.fresh not in (None, first.fresh)
    assert not third.accepts(f"Bearer {first.fresh}")


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer ", "Bearer bm_x", "Basic abc", "Bearer \udce6"])
def test_anything_else_is_refused(tmp_path: Path, given: str | None) -> None:
    assert not open_keys(Settings(data_dir=tmp_path)).accepts(given)


def test_a_key_from_outside_is_not_stored(tmp_path: Path) -> None:
    key = "bm_" + "a" * 43
    checks = open_keys(Settings(data_dir=tmp_path, key=key))
    assert checks.fresh is None
    assert checks.accepts(f"Bearer {key}")
    assert list(tmp_path.iterdir()) == []


def test_a_spoilt_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("")
    with pytest.raises(ValueError, match="delete it"):
        open_keys(Settings(data_dir=tmp_path))
