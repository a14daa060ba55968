"""The answers of all pieces put together: one row a case, ruleset and policy, whoever did the pieces and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.pieces.piece import FORMAT, Json, Row, Work
from app.pieces.words import FAILED

Answers = Callable[[str], Mapping[str, Any] | None]
"""Piece id → its answer; None where there is none."""

UNSOLVED = ("faults", "failed", "missing")
"""Statuses of rows without a result, beside those of the contract."""


@dataclass
class Table:
    """What many runs came to.

    Attributes:
        rows: one for each case, ruleset and policy, in the order of the work.
        options: one for each option of each unit, in the same order and then ranked.
    """

    rows: list[Json] = field(default_factory=list)
    options: list[Json] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Status → how many rows have it, and `not_proven`, how many with a plan are not proven best."""
        found: dict[str, int] = {"rows": len(self.rows), "not_proven": 0}
        for row in self.rows:
            found[row["status"]] = found.get(row["status"], 0) + 1
            found["not_proven"] += row["status"] not in UNSOLVED and not row["proven"]
        return dict(sorted(found.items()))

    def as_json(self) -> Json:
        """The table as JSON values."""
        return {"format": FORMAT, "counts": self.counts(), "rows": self.rows, "options": self.options}


def merge(work: Work, answers: Answers, failed: Mapping[str, str] | None = None) -> Table:
    """Put answers together.

    Args:
        work: what was cut.
        answers: gives the answer to a piece; each is asked for as it is needed and let go again.
        failed: piece id → why it has no answer, one of `FAILED`.

    Returns:
        The table. It depends on what the answers say, not on when or where they were made: the same work gives
        the same bytes. A row whose plan could not be had says why; one of whose options could not, counts them
        in `pieces_without_answer`.
    """
    table = Table()
    why = failed or {}
    for row in work.rows:
        first, *rest = row.pieces
        made = _row(row, answers(first), why.get(first, "missing"))
        made["pieces_without_answer"] = int(made["status"] in ("failed", "missing"))
        for one in rest:
            answer = answers(one)
            if answer is None:
                made["pieces_without_answer"] += 1
                made["proven"] = False
                continue
            made["proven"] = made["proven"] and answer["proven"]
            table.options += _options(row, answer)
        table.rows.append(made)
    return table


def _row(row: Row, answer: Mapping[str, Any] | None, why: str) -> Json:
    head: Json = {"file": row.file, "case": None, "ruleset": row.ruleset, "policy": row.policy}
    empty: Json = {"objectives": {}, "unproven": [], "coverage": None, "cost": None, "plan": {}, "faults": []}
    if answer is None:
        words = FAILED[why]
        status = "missing" if why == "missing" else "failed"
        said = {"da": words.da, "en": words.en}
        return {**head, "status": status, "proven": False, **empty, "code": why, "explanation": said}
    head["case"] = answer["case"]["name"]
    came = {"status": answer["status"], "proven": answer["proven"]}
    told = {"code": None, "explanation": answer["explanation"]}
    if answer["status"] == "faults":
        return {**head, **came, **empty, "faults": answer["faults"], **told}
    return {
        **head,
        **came,
        "objectives": {one["id"]: one["value"] for one in answer["objectives"]},
        "unproven": [one["id"] for one in answer["objectives"] if one["bound"] is not None and not one["proven"]],
        "coverage": answer["coverage"],
        "cost": answer["cost"],
        "plan": answer["plan"],
        "faults": [],
        **told,
    }


def _options(row: Row, answer: Mapping[str, Any]) -> list[Json]:
    return [
        {
            "file": row.file,
            "ruleset": row.ruleset,
            "policy": row.policy,
            "unit": unit["unit"],
            "name": unit["name"],
            "place": place,
            **option,
        }
        for unit in answer.get("units", [])
        for place, option in enumerate(unit["options"], start=1)
    ]
