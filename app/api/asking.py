"""How a route puts a question: the body taken in and seen to be without faults, then given to a child."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.api.bodies import read_body
from app.api.service import service_of
from app.errors import ProblemError
from app.solving.documents import BrokenBodyError, DocumentsError, check_question, parse_body

BODY_PROBLEMS = ("invalid_json", "invalid_encoding", "too_large", "unsupported_media_type", "faults")
"""What can be wrong with a body."""
SOLVE_PROBLEMS = (
    *BODY_PROBLEMS,
    "audit_failed",
    "solver_crashed",
    "solver_out_of_memory",
    "solver_busy",
    "solver_unavailable",
    "solve_timeout",
)
"""What can come in the way of a question that is solved."""


async def solved(request: Request, verb: str) -> Response:
    """The answer to a question that a child solves.

    Raises:
        ProblemError: the body is refused or has faults, or the solve gave no answer.
    """
    service = service_of(request)
    body = await read_body(request, service.settings.max_body_mb)
    await run_in_threadpool(_check, body, verb)
    return Response(await service.ask(request, verb, body), media_type="application/json")


def values_of(body: bytes) -> Any:
    """The values of a body.

    Raises:
        ProblemError: it is no JSON in UTF-8.
    """
    try:
        return parse_body(body)
    except BrokenBodyError as broken:
        if broken.fault.code == "not_utf8":
            raise ProblemError("invalid_encoding", broken.fault.facts) from None
        place = {"line": 1, "column": 1, **broken.fault.facts}
        raise ProblemError("invalid_json", place) from None


def faulty(wrong: DocumentsError) -> ProblemError:
    """The problem that faults are."""
    faults = wrong.as_json()
    return ProblemError("faults", {"count": len(faults)}, faults)


def _check(body: bytes, verb: str) -> None:
    """See that a child can work on a body, so that none is troubled with faults."""
    values = values_of(body)
    try:
        check_question(values, verb)
    except DocumentsError as wrong:
        raise faulty(wrong) from None
