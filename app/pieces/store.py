"""Answers kept in a folder: each in a file of its own that is there whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.pieces.piece import FORMAT, Piece, versions


class Store:
    """The folder of a run over many cases.

    Args:
        folder: made where it is not there yet.

    Raises:
        OSError: the folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._answers = folder / "answers"
        self._answers.mkdir(parents=True, exist_ok=True)

    def keep(self, piece: Piece, answer: bytes) -> None:
        """Keep the answer to a piece."""
        self._put(self._file(piece.id), answer)

    def write(self, name: str, data: bytes) -> Path:
        """Write another file of the run; gives its path."""
        path = self.folder / name
        self._put(path, data)
        return path

    def answer(self, piece_id: str) -> Mapping[str, Any] | None:
        """The answer to a piece; None where there is none, or one of other versions of the program."""
        try:
            found = json.loads(self._file(piece_id).read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        fits = isinstance(found, dict) and found.get("format") == FORMAT and found.get("id") == piece_id
        return found if fits and found["provenance"]["versions"] == versions() else None

    def _file(self, piece_id: str) -> Path:
        return self._answers / f"{piece_id}.json"

    @staticmethod
    def _put(path: Path, data: bytes) -> None:
        """Write beside the place and move there in one step, so that a kill leaves the old file or the new one."""
        half = path.with_name(f".{path.name}.{os.getpid()}")
        with half.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)
