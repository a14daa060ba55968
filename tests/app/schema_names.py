"""Which schema of the OpenAPI document an answer is of."""

ANSWER_OF = {
    "options": "Options",
    "why-not": "WhyNot",
    "unlocks": "Unlocks",
    "frontier": "Frontier",
    "compare": "Comparison",
    "robustness": "Robustness",
    "receipt": "Receipt",
}
"""Verb → schema."""
