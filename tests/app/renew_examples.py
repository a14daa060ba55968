"""Ask the solver the questions of `app/schemas/examples.json` again: `python -m tests.app.renew_examples`."""

import json
from typing import Any

from app.schemas.examples import FILE, assess_request, match_request
from app.solving.perform import perform
from app.solving.wire import Order

SECONDS = 0.1


def answers() -> dict[str, Any]:
    """What the solver answers now; the time, which differs each time, is a fixed one."""
    asked = {"match": match_request(), "assess": assess_request()}
    found = {
        verb: json.loads(perform(Order(verb), json.dumps(body).encode(), None, lambda: False))
        for verb, body in asked.items()
    }
    found["match"]["provenance"]["times"]["solve_s"] = SECONDS
    return found


if __name__ == "__main__":
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    new = answers()
    stored |= {"match_answer": new["match"], "assess_answer": new["assess"]}
    FILE.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
