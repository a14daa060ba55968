"""`POST /v1/match`, `/v1/assess`, `/v1/validate`: the questions, which store nothing."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.api.bodies import read_body
from app.api.service import service_of
from app.errors import ProblemError
from app.schemas import examples
from app.schemas.described import asks, problems, shows
from app.solving.documents import (
    BrokenBodyError,
    DocumentsError,
    faults_of_question,
    parse_body,
    read_question,
)

router = APIRouter(tags=["questions"])

BODY_PROBLEMS = ("invalid_json", "invalid_encoding", "too_large", "unsupported_media_type", "faults")
SOLVE_PROBLEMS = (
    *BODY_PROBLEMS,
    "audit_failed",
    "solver_crashed",
    "solver_out_of_memory",
    "solver_busy",
    "solver_unavailable",
    "solve_timeout",
)


@router.post(
    "/v1/match",
    summary="Find den bedste lovlige plan",
    description="Find the best lawful plan. An infeasible case is an answer too, with its conflict: status 200.",
    responses={**shows("MatchResult", examples.match_answer), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("MatchRequest", examples.match_request),
)
async def match(request: Request) -> Response:
    """The best lawful plan, proven and explained."""
    return await _solve(request, "match", ("case",))


@router.post(
    "/v1/assess",
    summary="Bedøm en plan",
    description="Judge a plan of one's own: which rules it breaks, its values, and those of the best plan.",
    responses={**shows("Assessment", examples.assess_answer), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("AssessRequest", examples.assess_request),
)
async def assess(request: Request) -> Response:
    """What a given plan breaks and is worth, beside the best plan."""
    return await _solve(request, "assess", ("case", "plan"))


@router.post(
    "/v1/validate",
    summary="Find alle fejl i en sag",
    description="List every fault of a case, and of a ruleset and a policy if they are sent along.",
    responses={**shows("Faults", examples.validate_answer), **problems(*BODY_PROBLEMS)},
    openapi_extra=asks("ValidateRequest", examples.validate_request),
)
async def validate(request: Request) -> Response:
    """The faults of the documents; an empty list where there is none."""
    body = await read_body(request, service_of(request).settings.max_body_mb)
    faults = await run_in_threadpool(_faults, body)
    content = json.dumps({"faults": faults}, ensure_ascii=False, separators=(",", ":"))
    return Response(content.encode(), media_type="application/json")


async def _solve(request: Request, verb: str, needs: tuple[str, ...]) -> Response:
    service = service_of(request)
    body = await read_body(request, service.settings.max_body_mb)
    await run_in_threadpool(_check, body, needs)
    return Response(await service.ask(request, verb, body), media_type="application/json")


def _check(body: bytes, needs: tuple[str, ...]) -> None:
    """See that a child can work on a body, so that none is troubled with faults."""
    values = _values(body)
    try:
        read_question(values, needs=needs)
    except DocumentsError as wrong:
        raise _faulty(wrong) from None


def _faults(body: bytes) -> list[dict[str, Any]]:
    values = _values(body)
    try:
        return faults_of_question(values)
    except DocumentsError as wrong:
        raise _faulty(wrong) from None


def _values(body: bytes) -> Any:
    try:
        return parse_body(body)
    except BrokenBodyError as broken:
        if broken.fault.code == "not_utf8":
            raise ProblemError("invalid_encoding", broken.fault.facts) from None
        place = {"line": 1, "column": 1, **broken.fault.facts}
        raise ProblemError("invalid_json", place) from None


def _faulty(wrong: DocumentsError) -> ProblemError:
    faults = wrong.as_json()
    return ProblemError("faults", {"count": len(faults)}, faults)
