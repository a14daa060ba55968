"""A question that was read, put to the solver's front door: the one place that knows how each verb is called."""

from __future__ import annotations

from typing import Any

from app.solving.documents import Documents, Results
from solver.domain.progress import OnProgress, Stop


def ask(
    verb: str,
    asked: Documents | Results,
    *,
    workers: int = 1,
    progress: OnProgress | None = None,
    stop: Stop | None = None,
) -> dict[str, Any]:
    """Put a question.

    Args:
        verb: one of `SHAPES`.
        asked: what it comes with, read for that verb.
        workers: threads the solver may use; no answer depends on them.
        progress: told of each step.
        stop: asked whether to stop.

    Returns:
        The answer, as the contract's sections 5 and 6 have it.

    Raises:
        FaultsError: what was asked cannot be solved as it is.
    """
    from solver import decide  # noqa: PLC0415 - the solver takes a second to load, and the web process never does

    run: dict[str, Any] = {"workers": workers, "progress": progress, "stop": stop}
    put = getattr(decide, verb.replace("-", "_"))
    answer: dict[str, Any]
    if isinstance(asked, Results):
        answer = put(asked.left, asked.right, **run)
    elif verb == "assess":
        answer = put(asked.case, asked.ruleset, asked.policy, dict(asked.plan))
    else:
        answer = put(asked.case, asked.ruleset, asked.policy, **asked.about, **run)
    return answer
