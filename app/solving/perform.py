"""What a solving child does: the two questions of the service, put to the solver's front door."""

from __future__ import annotations

import json
from typing import Any

from app.solving.child import Perform
from app.solving.documents import Documents, DocumentsError, parse_body, read_question
from app.solving.failures import SolveFailedError
from app.solving.wire import Order
from solver import decide
from solver.domain.faults import FaultsError
from solver.domain.progress import OnProgress, Stop

NEEDS = {"match": ("case",), "assess": ("case", "plan")}


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
        return answer_bytes(_answer(order, read_question(parse_body(body), needs=NEEDS[order.verb]), tell, stop))
    except DocumentsError as wrong:
        raise SolveFailedError("faults", faults=wrong.as_json()) from None
    except FaultsError as wrong:
        found = DocumentsError([("case", fault) for fault in wrong.faults])
        raise SolveFailedError("faults", faults=found.as_json()) from None


def answer_bytes(answer: dict[str, Any]) -> bytes:
    """An answer as the bytes that leave: one line, the same for the same answer."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _answer(order: Order, asked: Documents, tell: OnProgress | None, stop: Stop) -> dict[str, Any]:
    if order.verb == "assess":
        return decide.assess(asked.case, asked.ruleset, asked.policy, dict(asked.plan))
    return decide.match(asked.case, asked.ruleset, asked.policy, workers=order.workers, progress=tell, stop=stop)
