"""What a solving child does: the questions of the service, put to the solver's front door."""

from __future__ import annotations

import json
from typing import Any

import solver.decide  # noqa: F401 - loaded here, so that a child that is ready has the solver ready
from app.solving.asking import ask
from app.solving.child import Perform
from app.solving.documents import DocumentsError, parse_body, read_question, read_results
from app.solving.failures import SolveFailedError
from app.solving.wire import Order
from solver.domain.faults import FaultsError
from solver.domain.progress import OnProgress, Stop


def prepare() -> Perform:
    """What does an order. That this module is loaded is the preparation: it loads the solver."""
    return perform


def perform(order: Order, body: bytes, tell: OnProgress | None, stop: Stop) -> bytes:
    """Do an order.

    Returns:
        The answer as JSON.

    Raises:
        SolveFailedError: `faults`, the documents cannot be solved as they are.
    """
    try:
        values = parse_body(body)
        asked = read_results(values) if order.verb == "compare" else read_question(values, order.verb)
        return answer_bytes(ask(order.verb, asked, workers=order.workers, progress=tell, stop=stop))
    except DocumentsError as wrong:
        raise SolveFailedError("faults", faults=wrong.as_json()) from None
    except FaultsError as wrong:
        found = DocumentsError([("case", fault) for fault in wrong.faults])
        raise SolveFailedError("faults", faults=found.as_json()) from None


def answer_bytes(answer: dict[str, Any]) -> bytes:
    """An answer as the bytes that leave: one line, the same for the same answer."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
