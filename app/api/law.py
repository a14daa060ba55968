"""`/v1/rulesets` and `/v1/catalog`: which rules there are, whence, since when, and what the codes mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.api.parameters import day, only
from app.errors import ProblemError
from app.schemas import cards, examples
from app.schemas.described import ON_PARAMETER, problems, shows
from app.schemas.problems import problem_cards
from solver.rulesets import built_in
from solver.words.faults import catalogue

router = APIRouter(tags=["law"])

CATALOGUES: dict[str, tuple[str, str, Callable[[], list[dict[str, Any]]]]] = {
    "rules": ("Reglerne", "The rules: what each says, whence, since when, and whether the region can dispense.",
              cards.rules_json),
    "objectives": ("Målene", "The objectives, in the standard order.", cards.objectives_json),
    "reasons": ("Begrundelserne", "The reason codes, in the order in which the first that applies is given.",
                cards.reasons_json),
    "faults": ("Fejlene", "The fault codes of documents, each with an example.", catalogue),
    "problems": ("Problemerne", "The codes of the service's own errors.", problem_cards),
}  # fmt: skip
"""Name → title, description, entries."""


@router.get(
    "/v1/rulesets",
    summary="Regelsættene",
    description="The built-in rulesets; with `on`, those in force on that day, the newest last.",
    responses={**shows("Rulesets", examples.ruleset_list), **problems("invalid_date", "unknown_parameter")},
    openapi_extra=ON_PARAMETER,
)
async def list_rulesets(request: Request) -> Response:
    """The built-in rulesets in a line each."""
    on = day(request)
    found = [one for one in built_in().values() if on is None or cards.holds_on(one, on)]
    return JSONResponse(
        {"on": on.isoformat() if on else None, "rulesets": [cards.ruleset_line(one) for one in found]}
    )


@router.get(
    "/v1/rulesets/{id}",
    summary="Et regelsæt",
    description="A built-in ruleset: its parameters with their sources, and the rules it holds in force.",
    responses={
        **shows("RulesetAnswer", examples.ruleset_whole),
        **problems("ruleset_not_found", "invalid_date", "unknown_parameter"),
    },
    openapi_extra=ON_PARAMETER,
)
async def show_ruleset(request: Request, id: str) -> Response:
    """One ruleset, whole."""
    on = day(request)
    if id not in built_in():
        facts = {"id": json.dumps(id[:64]), "known": ", ".join(built_in())}
        raise ProblemError("ruleset_not_found", facts)
    return JSONResponse(cards.ruleset_json(built_in()[id], on))


def _serve(name: str) -> None:
    title, description, _ = CATALOGUES[name]

    async def show(request: Request) -> Response:
        only(request)
        return Response(_catalogue(name), media_type="application/json")

    router.add_api_route(
        f"/v1/catalog/{name}",
        show,
        methods=["GET"],
        name=f"catalog_{name}",
        summary=title,
        description=description,
        responses={**shows("Catalogue", lambda: first_of(name)), **problems("unknown_parameter")},
    )


@cache
def _catalogue(name: str) -> bytes:
    return json.dumps({name: CATALOGUES[name][2]()}, ensure_ascii=False, separators=(",", ":")).encode()


def first_of(name: str) -> dict[str, Any]:
    """A catalogue with its first entry only, as the example of its answer."""
    return {name: CATALOGUES[name][2]()[:1]}


for _name in CATALOGUES:
    _serve(_name)
