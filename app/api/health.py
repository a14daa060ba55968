"""`/healthz` and `/readyz`: open to anyone, since they tell nothing of anybody."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.api.service import RETRY_S, service_of
from app.errors import ProblemError
from app.schemas.described import problems, shows

router = APIRouter(tags=["health"])


@router.get(
    "/healthz",
    summary="Lever tjenesten?",
    description="Whether the service lives. Needs no key.",
    responses=shows("Health", lambda: {"status": "alive"}),
    openapi_extra={"security": []},
)
async def healthz() -> Response:
    """That the service answers at all."""
    return JSONResponse({"status": "alive"})


@router.get(
    "/readyz",
    summary="Kan tjenesten regne?",
    description="Whether a solver is loaded and can be asked. Needs no key.",
    responses={**shows("Health", lambda: {"status": "ready"}), **problems("solver_unavailable")},
    openapi_extra={"security": []},
)
async def readyz(request: Request) -> Response:
    """Whether a solving child has come up."""
    if not service_of(request).pool.ready:
        wait = RETRY_S["solver_unavailable"]
        raise ProblemError("solver_unavailable", {"retry_s": wait}, headers={"Retry-After": str(wait)})
    return JSONResponse({"status": "ready"})
