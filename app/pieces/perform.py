"""A piece done: its question put to the solver's front door, and of the answer what a table and a reader need."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.pieces.piece import FORMAT, Json, Piece, case_and_digest, versions
from app.pieces.words import faults_words, match_words, options_words
from app.solving.asking import ask
from app.solving.documents import Documents, DocumentsError, read_parts
from solver.domain.case import Case
from solver.domain.faults import FaultsError
from solver.words.faults import as_json as fault_json

Read = Callable[[str], bytes]
"""A case's SHA-256 → its file."""

OPTION_KEYS = ("gp", "clinic", "eligible", "holdable", "in_plan", "reoptimise", "others_fixed", "price")
"""What is kept of an option; its sentences can be had again with the question `options`."""


class CaseChangedError(Exception):
    """What lies where the case should is not the case that the piece was cut for."""


def perform(piece: Piece, read: Read, workers: int = 1) -> Json:
    """Do a piece.

    Args:
        piece: what to do.
        read: gives the case's file.
        workers: threads the solver may use; the answer does not depend on them.

    Returns:
        `id`, `kind`, `status` (as the contract has it, or `faults`), `proven`, `case`, then of `match`
        `objectives`, `plan` (unit → GP, agreements in effect left out), `coverage` (the totals), `cost`,
        `unmatched` (with reason codes), `conflict`, `warnings`; of `options` the `units` with their options; in
        both `faults`, `explanation` and `provenance`. The same piece gives the same answer but for
        `provenance.times`, unless the policy has a time limit and it was reached.

    Raises:
        CaseChangedError: the file holds another case.
        OSError: the file cannot be read.
        AuditError: a plan did not stand the audit; a fault of this program.
    """
    began = time.monotonic()
    data = read(piece.case)
    case, sha256 = case_and_digest(data)
    if sha256 != piece.case:
        raise CaseChangedError(piece.case)
    try:
        asked = _asked(piece, case, data)
        told = _match(asked, workers) if piece.kind == "match" else _options(piece, asked, workers)
    except DocumentsError as wrong:
        told = _faulty(wrong.as_json())
    except FaultsError as wrong:
        told = _faulty([{"document": "case", **fault_json(fault)} for fault in wrong.faults])
    head = {
        "format": FORMAT,
        "id": piece.id,
        "kind": piece.kind,
        "status": told.pop("status"),
        "proven": told.pop("proven"),
        "case": {"name": None if case is None else case.name, "sha256": sha256},
    }
    times = {"seconds": round(time.monotonic() - began, 3)}
    return {**head, **told, "provenance": {"versions": versions(), "times": times}}


def _asked(piece: Piece, case: Case | None, data: bytes) -> Documents:
    question: Json = {"policy": dict(piece.policy)}
    if piece.ruleset is not None:
        question["ruleset"] = dict(piece.ruleset)

    def taken() -> Case:
        return case if case is not None else _with_faults(data)

    return read_parts(taken, question)


def _with_faults(data: bytes) -> Case:
    """Read a case again to hear its faults."""
    from app.commands.files import case_from  # noqa: PLC0415 - only for a case with faults

    return case_from(data)


def _match(asked: Documents, workers: int) -> Json:
    result = ask("match", asked, workers=workers)
    has_plan = result["coverage"] is not None
    words = match_words(result)
    return {
        "status": result["status"],
        "proven": result["status"] in ("optimal", "infeasible"),
        "objectives": result["objectives"],
        "plan": {one["unit"]: one["gp"] for one in result["matches"] if one["status"] != "existing"},
        "coverage": result["coverage"]["total"] if has_plan else None,
        "cost": result["cost"]["total"] if has_plan else None,
        "unmatched": [
            {"unit": one["unit"], "reasons": [reason["code"] for reason in one["reasons"]]}
            for one in result["unmatched"]
        ],
        "conflict": result["conflict"],
        "warnings": result["warnings"],
        "faults": [],
        "explanation": {"da": words.da, "en": words.en},
    }


def _options(piece: Piece, asked: Documents, workers: int) -> Json:
    from solver import decide  # noqa: PLC0415 - the solver takes a second to load, and cutting never needs it

    found = decide.options_of(
        asked.case, asked.ruleset, asked.policy, units=piece.units, top=piece.top, workers=workers
    )
    answers = list(found.values())
    statuses = [answer["status"] for answer in answers]
    status = next((one for one in statuses if one != "optimal"), "optimal")
    proven = all(one in ("optimal", "infeasible") for one in statuses)
    words = options_words(status, len(answers))
    return {
        "status": status,
        "proven": proven,
        "units": [_unit(answer) for answer in answers],
        "faults": [],
        "explanation": {"da": words.da, "en": words.en},
    }


def _unit(answer: Mapping[str, Any]) -> Json:
    return {
        "unit": answer["unit"],
        "name": answer["name"],
        "status": answer["status"],
        "proposed": answer.get("proposed", []),
        "total": answer.get("total", 0),
        "options": [
            {
                **{key: option.get(key) for key in OPTION_KEYS},
                "reasons": [reason["code"] for reason in option["reasons"]],
                "changes": [{key: one[key] for key in ("unit", "from", "to")} for one in option["changes"]],
            }
            for option in answer["options"]
        ],
    }


def _faulty(faults: Sequence[Mapping[str, Any]]) -> Json:
    words = faults_words(faults)
    return {
        "status": "faults",
        "proven": False,
        "faults": [dict(fault) for fault in faults],
        "explanation": {"da": words.da, "en": words.en},
    }
