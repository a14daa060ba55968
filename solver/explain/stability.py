"""The price of stability: what a plan without blocking pairs costs beside the best plan that may have some."""

from __future__ import annotations

from solver.domain.facts import Facts
from solver.domain.outcome import Outcome
from solver.explain.wire import Json, words_json
from solver.words.stability import no_plan_words, stability_words


def stability(facts: Facts, outcome: Outcome) -> Json | None:
    """What the demand `"stability": "require"` did to a run.

    Returns:
        `required` (true), `price` (objective → value less the value in the best plan without the demand; null
        without a plan, or where the run was stopped) and `explanation`. None where the policy only reports.
    """
    if facts.policy.stability == "report":
        return None
    others = {one.id: one.value for one in outcome.undemanding}
    price = None
    if outcome.plan is not None and others and outcome.status == "optimal":
        price = {one.id: one.value - others[one.id] for one in outcome.objectives if one.id in others}
    demanded = any(item.slug == "stability" for item in outcome.conflict)
    words = no_plan_words(demanded) if outcome.plan is None else stability_words(price, facts.metric)
    return {"required": True, "price": price, "explanation": words_json(words)}
