"""`POST /v1/options` and its like: what is asked about a plan, each answered by solving; nothing is stored."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.api.asking import SOLVE_PROBLEMS, solved
from app.schemas import question_examples as examples
from app.schemas.described import asks, problems, shows

router = APIRouter(tags=["questions"])

NO_PLAN = " A case without a lawful plan is answered too, with status 200."


@router.post(
    "/v1/options",
    summary="Vis en enheds eller en læges muligheder",
    description="Who could take a unit, or which units a GP could take: ranked, each with its price." + NO_PLAN,
    responses={**shows("Options", examples.answer_to("options")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("OptionsRequest", examples.request_of("options")),
)
async def options(request: Request) -> Response:
    """All in reach or listed, with what each would cost the others."""
    return await solved(request, "options")


@router.post(
    "/v1/why-not",
    summary="Forklar, hvorfor et par ikke er i planen",
    description="Why a unit does not go to a GP, what it would cost, and what would have to give way." + NO_PLAN,
    responses={**shows("WhyNot", examples.answer_to("why-not")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("WhyNotRequest", examples.request_of("why-not")),
)
async def why_not(request: Request) -> Response:
    """One pair: the rules that bar it, or the price of it."""
    return await solved(request, "why-not")


@router.post(
    "/v1/unlocks",
    summary="Find det, der skal til for at dække en enhed",
    description="For each unit without a GP, or for one, the smallest sets of things that would cover it."
    + NO_PLAN,
    responses={**shows("Unlocks", examples.answer_to("unlocks")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("UnlocksRequest", examples.request_of("unlocks")),
)
async def unlocks(request: Request) -> Response:
    """What it would take, each set verified by solving again."""
    return await solved(request, "unlocks")


@router.post(
    "/v1/frontier",
    summary="Vis dækningen for hvert antal dispensationer",
    description="The best coverage for each number of new dispensations, and which they are." + NO_PLAN,
    responses={**shows("Frontier", examples.answer_to("frontier")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("FrontierRequest", examples.request_of("frontier")),
)
async def frontier(request: Request) -> Response:
    """Coverage by dispensations, from as few as can be to as many as help."""
    return await solved(request, "frontier")


@router.post(
    "/v1/compare",
    summary="Sammenlign to resultater",
    description="What differs between two results of match, and which differences of their inputs caused it.",
    responses={**shows("Comparison", examples.answer_to("compare")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("CompareRequest", examples.request_of("compare")),
)
async def compare(request: Request) -> Response:
    """Two results side by side, cause by cause."""
    return await solved(request, "compare")


@router.post(
    "/v1/robustness",
    summary="Vis, hvad der sker, hvis en læge trækker sig",
    description="For each GP of the plan, or for one: what is lost without that GP, and what comes instead."
    + NO_PLAN,
    responses={**shows("Robustness", examples.answer_to("robustness")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("RobustnessRequest", examples.request_of("robustness")),
)
async def robustness(request: Request) -> Response:
    """What a withdrawal would cost, and the fallback."""
    return await solved(request, "robustness")


@router.post(
    "/v1/receipt",
    summary="Skriv en kvittering til et botilbud eller en læge",
    description="A party's own receipt: the rank it got, and what closed each better one, with nobody else's list."
    + NO_PLAN,
    responses={**shows("Receipt", examples.answer_to("receipt")), **problems(*SOLVE_PROBLEMS)},
    openapi_extra=asks("ReceiptRequest", examples.request_of("receipt")),
)
async def receipt(request: Request) -> Response:
    """What one unit or one GP may be told of its own outcome."""
    return await solved(request, "receipt")
