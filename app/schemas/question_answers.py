"""The shapes of the questions about a plan and of their answers. More keys than these may come."""

from __future__ import annotations

from typing import Any

from app.schemas.answers import FLAG, PLAN, QUESTION, TEXT, WHOLE, Schema, many, maybe, record, ref

STATUS: Schema = {"enum": ["optimal", "feasible", "infeasible", "cancelled"]}
UNIT: Schema = {"type": "string", "description": "A unit's id: of an undivided botilbud, or of a section."}
GP: Schema = {"type": "string", "description": "A GP's id; CLINIC#1, CLINIC#2, … where a clinic lists none."}
TOP: Schema = {"type": "integer", "minimum": 1, "description": "Only the best so many; left out, all."}
ONE_OF_THEM: list[Schema] = [{"required": ["unit"]}, {"required": ["gp"]}]
PRICE: Schema = {
    "anyOf": [{"type": "object", "additionalProperties": WHOLE}, {"type": "null"}],
    "description": "Objective → its value with the pair minus that of the plan; null where no such plan is.",
}
CHANGE = record({"unit": TEXT, "from": maybe(TEXT), "to": maybe(TEXT)})
ATOM = record(
    {"kind": {"enum": ["dispensation", "capacity", "open_intake", "reach", "ask_again"]}},
    {"gp": TEXT, "clinic": TEXT, "unit": TEXT, "dispensation_kind": TEXT},
)
SETS: Schema = {
    **many(many(ref("Atom"))),
    "description": "The smallest sets of things, any one of which is enough.",
}
REASON = record({"code": TEXT}, {"message": ref("Words")})
OPTION = record(
    {
        "eligible": FLAG,
        "holdable": FLAG,
        "in_plan": FLAG,
        "reasons": many(ref("Reason")),
        "reoptimise": PRICE,
        "others_fixed": PRICE,
        "changes": many(ref("Change")),
    },
    {
        "gp": TEXT,
        "clinic": TEXT,
        "unit": TEXT,
        "botilbud": TEXT,
        "name": ref("Words"),
        "lifts_lock": FLAG,
        "explanation": ref("Words"),
    },
)
RUNG = record(
    {
        "new_dispensations": WHOLE,
        "municipalities_covered": WHOLE,
        "botilbud_covered": WHOLE,
        "units_covered": WHOLE,
        "dispensations": many(record({"gp": TEXT, "kind": TEXT, "units": many(TEXT)})),
    },
    {"gained": many(TEXT), "lost": many(TEXT), "plan": PLAN},
)
DIFFERENCE = record({"kind": TEXT}, {"words": ref("Words"), "left": {}, "right": {}})
CAUSE: Schema = {
    **maybe(many(ref("Difference"))),
    "description": "A smallest set of differences whose undoing undoes the change; null where it was not found.",
}
CAUSED = record({**CHANGE["properties"], "cause": CAUSE}, {"botilbud": TEXT, "words": ref("Words")})
WITHDRAWAL = record(
    {
        "gp": TEXT,
        "clinic": TEXT,
        "units": many(TEXT),
        "if_withdrawn": maybe(
            record({"objectives": PRICE, "lose_cover": many(TEXT), "changes": many(ref("Change"))})
        ),
        "explanation": ref("Words"),
    },
    {"name": ref("Words")},
)
LETTER: Schema = {**maybe(ref("Words")), "description": "A text to hand out; null where nothing is proven."}


def answer(always: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """An answer: what is always there with a plan; without one only its status and the words are sure."""
    more = {"conflict": many({"type": "object"}), "input": {"type": "object"}, "provenance": {"type": "object"}}
    shape = record({"status": STATUS, "explanation": ref("Words")}, {**always, **(optional or {}), **more})
    no_plan = {"properties": {"status": {"enum": ["infeasible", "cancelled"]}}}
    return {**shape, "anyOf": [{"required": list(always)}, no_plan]}


RECEIPT = answer(
    {"rank": maybe(WHOLE), "better": many({"type": "object"}), "text": LETTER},
    {
        "unit": TEXT,
        "gp": TEXT,
        "holder": maybe(TEXT),
        "units": {"type": "array", "description": "What a GP got; for a divided botilbud a receipt each section."},
    },
)


def request(about: dict[str, Schema], needs: tuple[str, ...] = (), **rest: Any) -> Schema:
    """A question about a case: the case and whom it is about."""
    required = {"case": ref("Case"), **{key: about[key] for key in needs}}
    optional = {**QUESTION, **{key: schema for key, schema in about.items() if key not in needs}}
    return record(required, optional, additionalProperties=False, **rest)


QUESTION_ANSWERS: dict[str, Schema] = {
    "Atom": ATOM,
    "Change": CHANGE,
    "Reason": REASON,
    "Option": OPTION,
    "Difference": DIFFERENCE,
    "Withdrawal": WITHDRAWAL,
    "OptionsRequest": request({"unit": UNIT, "gp": GP, "top": TOP}, oneOf=ONE_OF_THEM),
    "Options": answer({"options": many(ref("Option"))}, {"unit": TEXT, "gp": TEXT}),
    "WhyNotRequest": request({"unit": UNIT, "gp": GP}, ("unit", "gp")),
    "WhyNot": answer(
        {
            "unit": TEXT,
            "gp": TEXT,
            "eligible": FLAG,
            "holdable": FLAG,
            "reasons": many(ref("Reason")),
            "reoptimise": PRICE,
            "changes": many(ref("Change")),
            "give_way": SETS,
        }
    ),
    "UnlocksRequest": request({"unit": UNIT}),
    "Unlocks": answer(
        {"units": many(record({"unit": TEXT, "sets": SETS}, {"complete": FLAG, "explanation": ref("Words")}))}
    ),
    "FrontierRequest": request({}),
    "Frontier": answer({"frontier": many(RUNG)}),
    "CompareRequest": record(
        {"left": ref("MatchResult"), "right": ref("MatchResult")}, additionalProperties=False
    ),
    "Comparison": answer(
        {
            "objectives": many(record({"id": TEXT, "sense": TEXT, "left": maybe(WHOLE), "right": maybe(WHOLE)})),
            "changes": many(CAUSED),
        },
        {"differences": many(ref("Difference"))},
    ),
    "RobustnessRequest": request({"gp": GP}),
    "Robustness": answer({"gps": many(ref("Withdrawal"))}),
    "ReceiptRequest": request(
        {"unit": {**UNIT, "description": "A unit's id, or that of a divided botilbud."}, "gp": GP},
        oneOf=ONE_OF_THEM,
    ),
    "Receipt": {**RECEIPT, "anyOf": [*RECEIPT["anyOf"], {"required": ["units"]}]},
}
"""Name → schema."""
