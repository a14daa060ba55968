"""The one shape that every error of the service has (RFC 9457); `app.problems` lists them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from app.problems import PROBLEMS

PROBLEM_TYPE = "urn:botilbudsmatch:problem:"
MEDIA_TYPE = "application/problem+json"


@dataclass(eq=False)
class ProblemError(Exception):
    """An error that a caller is told of.

    Attributes:
        code: one of PROBLEMS.
        facts: what the detail's places are filled with.
        faults: with `faults`, each fault of the documents as JSON.
        headers: further headers of the answer, as `Retry-After`.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    faults: Sequence[Mapping[str, Any]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def language_of(accept_language: str | None) -> str:
    """The language a reader wants, `da` or `en`; Danish where nothing or neither is asked for.

    Example:
        `en-GB,en;q=0.9,da;q=0.5` is `en`; `de` is `da`.
    """
    weights: dict[str, float] = {}
    for part in (accept_language or "").split(","):
        name, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        tongue = name.strip().lower().split("-")[0]
        weights[tongue] = max(weight, weights.get(tongue, 0.0))
    return "en" if weights.get("en", 0.0) > max(weights.get("da", 0.0), weights.get("*", 0.0)) else "da"


def problem_response(error: ProblemError, accept_language: str | None, instance: str | None = None) -> Response:
    """The answer that tells a caller of an error.

    Args:
        error: what went wrong.
        accept_language: the request's header; decides the language of `title` and `detail`.
        instance: the URN of this one occurrence, which the log has too.
    """
    kind = PROBLEMS[error.code]
    language = language_of(accept_language)
    texts = {"da": kind.detail.da.format(**error.facts), "en": kind.detail.en.format(**error.facts)}
    content: dict[str, Any] = {
        "type": PROBLEM_TYPE + error.code,
        "title": getattr(kind.title, language),
        "status": kind.status,
        "code": error.code,
        "detail": texts[language],
        "messages": texts,
    }
    if instance is not None:
        content["instance"] = instance
    if error.code == "faults":
        content["faults"] = list(error.faults)
    headers = {"Content-Language": language, "Vary": "Accept-Language", **error.headers}
    body = json.dumps(content, ensure_ascii=False).encode()
    return Response(body, kind.status, headers, MEDIA_TYPE)
