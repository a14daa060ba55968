"""Cases as a folder would hold them, in memory."""

import json
from collections.abc import Mapping
from typing import Any

from app.pieces.cut import cut
from app.pieces.perform import perform
from app.pieces.piece import Json, Work, canonical
from solver.domain.example import smallest_case

CROWDED = {"botilbud": [{"id": "B1"}, {"id": "B2", "legal_basis": "abl_105"}], "gps": [{"id": "G1"}, {"id": "G2"}]}
FILES: dict[str, bytes] = {
    "a.json": json.dumps(smallest_case({"name": "A"})).encode(),
    "b.json": json.dumps(smallest_case({"name": "=B", **CROWDED})).encode(),
    "faulty.json": b'{"schema_version": "1.0", "name": "F"}',
}
RULESETS = ("rm-2025-08-13", "aftale25-2025-01-01")
POLICIES: Mapping[str, Mapping[str, Any]] = {"standard": {}, "strict": {"dispensations": "granted_only"}}


def work_of(files: Mapping[str, bytes] = FILES, **how: Any) -> Work:
    """The files cut."""
    return cut(files, files.__getitem__, **{"rulesets": RULESETS, "policies": POLICIES, **how})


def answers_of(work: Work, files: Mapping[str, bytes] = FILES) -> dict[str, Json]:
    """The answer to each piece, as it comes back from JSON."""
    return {
        piece.id: json.loads(canonical(perform(piece, lambda _, id=piece.id: files[work.file_of[id]])))
        for piece in work.pieces
    }
