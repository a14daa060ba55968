"""The shapes of questions and answers, as JSON Schema. More keys than these may come; these always do."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}


def ref(name: str) -> Schema:
    """A reference to another schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def maybe(schema: Schema) -> Schema:
    """What may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def record(required: dict[str, Schema], optional: dict[str, Schema] | None = None, **rest: Any) -> Schema:
    """An object with keys that are always there and keys that may be."""
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required), **rest}


WORDS = record({"da": TEXT, "en": TEXT})
OBJECTIVE = record(
    {
        "id": TEXT,
        "sense": {"enum": ["max", "min"]},
        "value": maybe(WHOLE),
        "bound": maybe(WHOLE),
        "proven": FLAG,
    }
)
MATCH = record(
    {
        "unit": TEXT,
        "botilbud": TEXT,
        "gp": TEXT,
        "clinic": TEXT,
        "status": {"enum": ["proposed", "locked", "existing"]},
        "travel": maybe(record({"metric": {"enum": ["metres", "seconds"]}, "value": WHOLE, "source": TEXT})),
        "priority_tier": maybe(WHOLE),
        "wish_tier": maybe(WHOLE),
        "continuity": WHOLE,
        "residents_changing_gp": WHOLE,
        "needs_dispensation": maybe(record({"kind": TEXT})),
        "capacity": TEXT,
        "hours_per_month": WHOLE,
        "honorarium_dkk": TEXT,
        "vat_dkk": TEXT,
        "rules": many(
            record(
                {
                    "slug": TEXT,
                    "outcome": {"enum": ["kept", "dispensed", "not_in_force", "exempt"]},
                    "source": TEXT,
                }
            )
        ),
        "explanation": ref("Words"),
    }
)
UNMATCHED = record(
    {
        "unit": TEXT,
        "botilbud": TEXT,
        "reasons": many(record({"code": TEXT, "count": WHOLE}, {"gps": many(TEXT)})),
        "explanation": ref("Words"),
    }
)
QUESTION: dict[str, Schema] = {
    "ruleset": {
        "anyOf": [TEXT, ref("Ruleset"), {"type": "null"}],
        "description": "The id of a built-in ruleset, or a ruleset; left out, the case's day and region decide.",
    },
    "policy": maybe(ref("Policy")),
}
PLAN: Schema = {"type": "object", "additionalProperties": TEXT, "description": "Unit id → GP id."}
CARD = record({"title": ref("Words")}, {"slug": TEXT, "id": TEXT, "code": TEXT, "says": ref("Words")})

ANSWERS: dict[str, Schema] = {
    "Words": WORDS,
    "Objective": OBJECTIVE,
    "Match": MATCH,
    "Unmatched": UNMATCHED,
    "MatchRequest": record({"case": ref("Case")}, QUESTION, additionalProperties=False),
    "AssessRequest": record({"case": ref("Case"), "plan": PLAN}, QUESTION, additionalProperties=False),
    "ValidateRequest": record(
        {"case": {"description": "Anything; without faults it is a Case."}},
        {
            "ruleset": {"description": "Anything; without faults the id of a built-in ruleset, or a Ruleset."},
            "policy": {"description": "Anything; without faults it is a Policy."},
        },
        additionalProperties=False,
    ),
    "MatchResult": record(
        {
            "status": {"enum": ["optimal", "feasible", "infeasible", "cancelled"]},
            "objectives": many(ref("Objective")),
            "conflict": many(record({"kind": {"enum": ["agreement", "decision", "rule"]}})),
            "warnings": many(record({"code": TEXT})),
            "matches": many(ref("Match")),
            "unmatched": many(ref("Unmatched")),
        },
        {
            "out_of_scope": many(ref("Unmatched")),
            "to_choose": many({"type": "object"}),
            "unused_gps": many({"type": "object"}),
            "blocking_pairs": many({"type": "object"}),
            "coverage": {},
            "cost": {},
            "stability": {"type": ["object", "null"]},
            "input": {"type": "object"},
            "provenance": {"type": "object"},
        },
    ),
    "Assessment": record(
        {
            "violations": many(record({"rule": TEXT})),
            "objectives": many(record({"id": TEXT})),
            "optimum": many(record({"id": TEXT})),
        }
    ),
    "Fault": record(
        {
            "document": {"enum": ["request", "case", "ruleset", "policy", "plan", "left", "right"]},
            "path": {"type": "string", "description": "JSON Pointer to the place in the document."},
            "code": TEXT,
            "message": ref("Words"),
            "remedy": ref("Words"),
        }
    ),
    "Faults": record({"faults": many(ref("Fault"))}),
    "Problem": record(
        {
            "type": {"type": "string", "format": "uri"},
            "title": TEXT,
            "status": WHOLE,
            "code": TEXT.copy(),
            "detail": TEXT,
            "messages": ref("Words"),
        },
        {"instance": {"type": "string", "format": "uri"}, "faults": many(ref("Fault"))},
    ),
    "Health": record({"status": {"enum": ["alive", "ready"]}}),
    "DemoCases": record({"demo_cases": many(record({"id": TEXT, "title": TEXT}))}),
    "Rulesets": record({"on": maybe(TEXT), "rulesets": many(record({"id": TEXT, "title": TEXT}))}),
    "RulesetAnswer": record(
        {
            "id": TEXT,
            "title": TEXT,
            "parameters": {"type": "object"},
            "sources": many({"type": "object"}),
            "rules": many(TEXT),
            "document": ref("Ruleset"),
        }
    ),
    "Catalogue": {"type": "object", "additionalProperties": many(ref("Card")), "minProperties": 1},
    "Card": CARD,
}
"""Name → schema."""
