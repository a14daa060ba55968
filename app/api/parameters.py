"""Parameters of an address, read strictly: an unknown one is refused, since it would silently change nothing."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from app.errors import ProblemError


def only(request: Request, *known: str) -> None:
    """See that a request has no other parameters than these, and each once.

    Raises:
        ProblemError: `unknown_parameter`.
    """
    for name in request.query_params:
        if name not in known or len(request.query_params.getlist(name)) > 1:
            facts = {"name": ascii(name[:64]), "known": ", ".join(known) or "–"}
            raise ProblemError("unknown_parameter", facts)


def day(request: Request) -> date | None:
    """The parameter `on`; None where it is left out.

    Raises:
        ProblemError: `invalid_date`, it is no day written as 2025-08-13; `unknown_parameter`, there are others.
    """
    only(request, "on")
    text = request.query_params.get("on")
    if text is None:
        return None
    try:
        if len(text) != len("2025-08-13"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ProblemError("invalid_date") from None
