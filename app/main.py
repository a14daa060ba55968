"""The service put together: settings, key, pool, routes. Started by `botilbudsmatch serve`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.api import demos, health, inquiries, law, questions
from app.api.gate import Gate
from app.api.service import Service
from app.auth import KeyCheck, open_keys
from app.config import Settings, read_settings
from app.errors import ProblemError, problem_response
from app.schemas import openapi
from app.solving.pool import Limits, Pool


def create_app(
    settings: Settings | None = None, keys: KeyCheck | None = None, pool: Pool | None = None
) -> FastAPI:
    """The service as an ASGI application.

    Args:
        settings: how it runs; None reads the environment.
        keys: who may ask; None opens the stored key, or makes one.
        pool: what solves; None makes one of the solver's own children.

    Raises:
        SettingsError: the environment holds a setting that is unknown or wrong.
        OSError: the key cannot be stored.
    """
    chosen = settings or read_settings()
    checks = keys or open_keys(chosen)
    children = pool or Pool(
        Limits(chosen.solves_at_once, chosen.waiting, chosen.time_limit_s, chosen.grace_s),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await children.start()
        try:
            yield
        finally:
            await children.close()

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.service = Service(chosen, children)
    for routes in (questions.router, inquiries.router, law.router, demos.router, health.router):
        app.include_router(routes)
    app.add_middleware(Gate, keys=checks)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _refused)

    @cache
    def document() -> bytes:
        return json.dumps(openapi.document(app, program_version()), ensure_ascii=False).encode()

    @app.get("/v1/openapi.json", include_in_schema=False)
    async def openapi_json() -> Response:
        return Response(document(), media_type="application/json")

    return app


def program_version() -> str:
    """The program's version; `0` where it runs without being installed."""
    try:
        return version("botilbudsmatch")
    except PackageNotFoundError:
        return "0"


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem_response(error, request.headers.get("accept-language"), request.scope.get("urn"))


async def _refused(request: Request, error: Exception) -> Response:
    """What the framework refuses by itself: an address or a method that is not there."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        headers = dict(error.headers or {})
        return await _problem(
            request, ProblemError("method_not_allowed", {"allowed": headers["Allow"]}, headers=headers)
        )
    return await _problem(request, ProblemError("not_found" if error.status_code == 404 else "internal_error"))
