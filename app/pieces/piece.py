"""A piece of work, and the work that pieces add up to: small, the same everywhere, ready for JSON."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal, cast

from app.commands.files import case_from
from solver.domain.case import Case
from solver.domain.faults import FaultsError
from solver.domain.reading import case_json
from solver.explain.provenance import COUNTED

Json = dict[str, Any]
Kind = Literal["match", "options"]

FORMAT = 1
"""Raised when a piece or its answer is written otherwise than before; ids change with it."""


@dataclass(frozen=True)
class Piece:
    """Work that one process does at a time.

    Attributes:
        kind: `match`, the best plan of a case; `options`, the ranked options of some of its units.
        case: SHA-256 of the case, as `case_and_digest` has it; not its name, nor where it lies.
        ruleset: the whole ruleset as a document; None where none was named and none can be chosen for the case.
        policy: the policy as a document.
        units: with `options`, ids of the units.
        top: with `options`, how many options of each; None for all.
    """

    kind: Kind
    case: str
    ruleset: Mapping[str, Any] | None
    policy: Mapping[str, Any]
    units: tuple[str, ...] = ()
    top: int | None = None

    @cached_property
    def id(self) -> str:
        """The digest of everything above: the same work has the same id wherever it is cut."""
        return digest({"format": FORMAT, **self._contents()})

    def as_json(self) -> Json:
        """The piece as JSON values; `piece_from` gives it back."""
        return {"id": self.id, **self._contents()}

    def _contents(self) -> Json:
        ruleset = None if self.ruleset is None else dict(self.ruleset)
        about = {} if self.kind == "match" else {"units": list(self.units), "top": self.top}
        return {"kind": self.kind, "case": self.case, "ruleset": ruleset, "policy": dict(self.policy), **about}


@dataclass(frozen=True)
class Row:
    """One line of the table to come: a case under a ruleset and a policy, and the pieces it needs.

    Attributes:
        file: what the case is called where the cases lie.
        ruleset: the ruleset's id; empty where there is none.
        policy: what the policy is called.
        pieces: ids, that of the plan first.
    """

    file: str
    ruleset: str
    policy: str
    pieces: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """All pieces, each once, and the rows that are made of them; two rows may need the same piece."""

    pieces: tuple[Piece, ...]
    rows: tuple[Row, ...]

    @cached_property
    def file_of(self) -> dict[str, str]:
        """Piece id → a file that holds its case."""
        return {one: row.file for row in reversed(self.rows) for one in row.pieces}

    def as_json(self) -> Json:
        """The work as JSON values; `work_from` gives it back."""
        rows = [
            {"file": row.file, "ruleset": row.ruleset, "policy": row.policy, "pieces": list(row.pieces)}
            for row in self.rows
        ]
        return {"format": FORMAT, "pieces": [piece.as_json() for piece in self.pieces], "rows": rows}


def piece_from(values: Mapping[str, Any]) -> Piece:
    """The piece of its JSON values.

    Raises:
        ValueError: its id is not that of its contents.
    """
    units, top = tuple(values.get("units", ())), values.get("top")
    kind = cast(Kind, values["kind"])
    piece = Piece(kind, values["case"], values["ruleset"], values["policy"], units, top)
    if piece.id != values["id"]:
        raise ValueError(f"piece {values['id']} is not what its id says")
    return piece


def work_from(values: Mapping[str, Any]) -> Work:
    """The work of its JSON values.

    Raises:
        ValueError: a piece's id is not that of its contents.
    """
    rows = (Row(row["file"], row["ruleset"], row["policy"], tuple(row["pieces"])) for row in values["rows"])
    return Work(tuple(map(piece_from, values["pieces"])), tuple(rows))


def case_and_digest(data: bytes) -> tuple[Case | None, str]:
    """A case with its digest.

    Args:
        data: its file, JSON or workbook.

    Returns:
        The case, and SHA-256 of its document, whichever kind of file that came in; with faults None, and SHA-256
        of the bytes.
    """
    try:
        case = case_from(data)
    except FaultsError:
        return None, hashlib.sha256(data).hexdigest()
    return case, digest(case_json(case))


def digest(document: Any) -> str:
    """SHA-256 of JSON values; the order of keys does not count."""
    return hashlib.sha256(canonical(document, sort_keys=True)).hexdigest()


def canonical(document: Any, *, sort_keys: bool = False) -> bytes:
    """JSON values in one line of UTF-8, the same bytes for the same values."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=sort_keys, separators=(",", ":"))
    return text.encode()


def versions() -> Json:
    """The versions that may bear on an answer; an answer of other versions is made anew."""

    def of(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return "unknown"

    return {"python": platform.python_version(), **{name: of(name) for name in COUNTED}}
