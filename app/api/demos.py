"""`/v1/demo-cases`: invented cases on real places, ready to be posted to `/v1/match`."""

from __future__ import annotations

import json

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.api.parameters import only
from app.errors import ProblemError
from app.generate.demos import demo_ids, demo_text, demo_title
from app.schemas import examples
from app.schemas.described import problems, shows

router = APIRouter(tags=["demo cases"])


@router.get(
    "/v1/demo-cases",
    summary="Eksemplerne",
    description="The demo cases: fictional, on real places.",
    responses={**shows("DemoCases", examples.demo_list), **problems("unknown_parameter")},
)
async def list_demos(request: Request) -> Response:
    """Ids and titles of the demo cases."""
    only(request)
    return JSONResponse({"demo_cases": [{"id": name, "title": demo_title(name)} for name in demo_ids()]})


@router.get(
    "/v1/demo-cases/{id}",
    summary="Et eksempel, klar til at sende",
    description="A demo case as a body that can be posted to /v1/match as it is.",
    responses={
        **shows("MatchRequest", examples.match_request),
        **problems("demo_not_found", "unknown_parameter"),
    },
)
async def show_demo(request: Request, id: str) -> Response:
    """A body for `/v1/match`."""
    only(request)
    try:
        text = demo_text(id)
    except KeyError:
        known = ", ".join(demo_ids())
        raise ProblemError("demo_not_found", {"id": json.dumps(id[:64]), "known": known}) from None
    # The case's own text is put in as it is: a region's case is a megabyte that need not be read and rewritten.
    return Response(f'{{"case":{text},"policy":{{}}}}'.encode(), media_type="application/json")
