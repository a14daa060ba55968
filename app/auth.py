"""Who may ask: whoever holds the service's one key. Only its fingerprint is kept."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from app.config import Settings

OPEN_PATHS = frozenset({"/healthz", "/readyz"})
"""What can be asked without a key: whether the service lives, and whether it can solve."""

KEY_FILE = "key.sha256"


@dataclass(frozen=True)
class KeyCheck:
    """The fingerprint that a caller's key must have.

    Attributes:
        fingerprint: SHA-256 of the key, in hexadecimal.
        fresh: the key itself, when it was made just now and must be shown once; else None.
    """

    fingerprint: str
    fresh: str | None = None

    def accepts(self, authorization: str | None) -> bool:
        """Whether an `Authorization` header carries the key; compared in constant time."""
        scheme, _, given = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            return False
        return hmac.compare_digest(fingerprint_of(given.strip()), self.fingerprint)


def fingerprint_of(key: str) -> str:
    """SHA-256 of a key, in hexadecimal. The key holds 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def new_key() -> str:
    """A key of 256 random bits, `bm_` in front so that it is known for what it is."""
    return "bm_" + secrets.token_urlsafe(32)


def open_keys(settings: Settings) -> KeyCheck:
    """The check for the key in use; makes a key where there is none yet.

    Returns:
        The check for the key that the environment gives, else for the one whose fingerprint is stored, else for
        a new one, which is then in `fresh`.

    Raises:
        OSError: the data folder cannot be made, read or written.
        ValueError: the stored file holds no fingerprint.
    """
    if settings.key is not None:
        return KeyCheck(fingerprint_of(settings.key))
    file = settings.data_dir / KEY_FILE
    try:
        return KeyCheck(_stored(file))
    except FileNotFoundError:
        pass
    key = new_key()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another start was faster; its key counts
        return KeyCheck(_stored(file))
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(fingerprint_of(key) + "\n")
    return KeyCheck(fingerprint_of(key), key)


def forget_key(settings: Settings) -> None:
    """Throw the stored fingerprint away, so that the next start makes a new key; nothing where there is none."""
    (settings.data_dir / KEY_FILE).unlink(missing_ok=True)


def _stored(file: Path) -> str:
    text = file.read_text(encoding="ascii").strip()
    if len(text) != 64 or any(sign not in "0123456789abcdef" for sign in text):
        raise ValueError(f"{file} holds no fingerprint of a key; delete it, and the next start makes a new key")
    return text
