"""`POST /v1/match`, `/v1/assess`, `/v1/validate`: a case solved, judged or checked; nothing is stored."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.api.asking import BODY_PROBLEMS, SOLVE_PROBLEMS, faulty, solved, values_of
from app.api.bodies import read_body
from app.api.service import service_of
from app.schemas import examples
from app.schemas.described import asks, problems, shows
from app.solving.documents import DocumentsError, faults_of_question

router = APIRouter(tags=["questions"])


@router.post(
    "/v1/match",
    summary="Find den bedste lovlige plan",
    description="Find the best lawful plan. An infeasible case is an answer too, with its conflict: status 200.",
    responses={**shows("MatchResult", examples.match_answer), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("MatchRequest", examples.match_request),
)
async def match(request: Request) -> Response:
    """The best lawful plan, proven and explained."""
    return await solved(request, "match")


@router.post(
    "/v1/assess",
    summary="Bedøm en plan",
    description="Judge a plan of one's own: which rules it breaks, its values, and those of the best plan.",
    responses={**shows("Assessment", examples.assess_answer), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("AssessRequest", examples.assess_request),
)
async def assess(request: Request) -> Response:
    """What a given plan breaks and is worth, beside the best plan."""
    return await solved(request, "assess")


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


def _faults(body: bytes) -> list[dict[str, Any]]:
    values = values_of(body)
    try:
        return faults_of_question(values)
    except DocumentsError as wrong:
        raise faulty(wrong) from None
