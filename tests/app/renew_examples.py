"""Ask the solver the questions of `app/schemas/*examples.json` again: `python -m tests.app.renew_examples`."""

import json
from typing import Any

from app.schemas import question_examples
from app.schemas.examples import FILE, assess_request, match_request
from app.solving.perform import perform
from app.solving.wire import Order

SECONDS = 0.1


def answers() -> dict[str, Any]:
    """What the solver answers now to `match` and `assess`."""
    return {"match": asked("match", match_request()), "assess": asked("assess", assess_request())}


def question_answers(right: dict[str, Any]) -> dict[str, Any]:
    """What the solver answers now to the questions about a plan.

    Args:
        right: the answer of `match`, which is compared with that under the earlier ruleset.
    """
    left = asked("match", question_examples.left_request())
    bodies = {verb: question_examples.request_of(verb)() for verb in question_examples.ASKED}
    bodies["compare"] = {"left": left, "right": right}
    return {"left": left, "answers": {verb: asked(verb, body) for verb, body in bodies.items()}}


def asked(verb: str, body: dict[str, Any]) -> dict[str, Any]:
    """One answer; the time, which differs each time, is a fixed one."""
    answer: dict[str, Any] = json.loads(perform(Order(verb), json.dumps(body).encode(), None, lambda: False))
    times = answer.get("provenance", {}).get("times")
    if times is not None:
        times["solve_s"] = SECONDS
    return answer


if __name__ == "__main__":
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    new = answers()
    stored |= {"match_answer": new["match"], "assess_answer": new["assess"]}
    for file, content in ((FILE, stored), (question_examples.FILE, question_answers(new["match"]))):
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
