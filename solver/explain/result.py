"""The whole answer to `match`: everything of the contract's section 5, from a case and how its solve ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solver.domain.facts import Facts, Plan
from solver.domain.notices import notices
from solver.domain.outcome import ConflictItem, Outcome
from solver.explain.blocking import Blocking
from solver.explain.choices import Choices
from solver.explain.cost import cost
from solver.explain.coverage import Coverage
from solver.explain.matches import Matches
from solver.explain.reasons import Reasons
from solver.explain.stability import stability
from solver.explain.warnings import run_warnings
from solver.explain.wire import (
    Json,
    blocking_json,
    choice_json,
    match_json,
    note_json,
    unmatched_json,
    unused_json,
    words_json,
)
from solver.goals import ladder
from solver.rulebook import Words
from solver.words.conflict import conflict_words
from solver.words.match import match_words
from solver.words.names import Names
from solver.words.notices import notice_words
from solver.words.unmatched import out_of_scope_words, story_words, unmatched_words

LISTS = ("matches", "unmatched", "out_of_scope", "to_choose", "unused_gps", "blocking_pairs")


def build(
    facts: Facts,
    outcome: Outcome,
    *,
    provenance: Mapping[str, Any],
    warnings: Sequence[Mapping[str, Any]] = (),
) -> Json:
    """The result of a run as one JSON object.

    Args:
        facts: the case on its day under its ruleset and policy.
        outcome: how the solve ended; its plan must have been audited.
        provenance: hashes, versions, workers, times: written down as given.
        warnings: further {`code`, `message`}, put before those found here (ruleset, policy, notices of the case).

    Returns:
        The keys of section 5 in a fixed order, the same for the same input. Without a plan `objectives` and all
        lists are empty, and `coverage` and `cost` are null.
        `stability` is null where the policy does not demand it.
    """
    names = Names(facts.case)
    return {
        "status": outcome.status,
        "objectives": [
            {"id": o.id, "sense": o.sense, "value": o.value, "bound": o.bound, "proven": o.proven}
            for o in outcome.objectives
        ],
        "conflict": [conflict_json(names, item) for item in outcome.conflict],
        "warnings": [*(dict(warning) for warning in warnings), *_warnings(facts)],
        **(_without_plan() if outcome.plan is None else _of_plan(facts, names, outcome, outcome.plan)),
        "stability": stability(facts, outcome),
        "input": _input(facts),
        "provenance": dict(provenance),
    }


def _without_plan() -> Json:
    return {**{name: [] for name in LISTS}, "coverage": None, "cost": None}


def _of_plan(facts: Facts, names: Names, outcome: Outcome, plan: Plan) -> Json:
    reasons = Reasons.of(facts, plan, proven=outcome.status == "optimal")
    found = Matches(facts, plan, reasons.strangers)
    matches = found.all()
    choices = Choices(facts, plan, reasons)
    blocking = Blocking(facts, plan, ladder(facts.ruleset, facts.policy))
    coverage = Coverage(facts, matches)
    return {
        "matches": [match_json(match, match_words(facts, names, match)) for match in matches],
        "unmatched": [
            unmatched_json(one, unmatched_words(facts, names, one), story_words(facts, names, one))
            for one in reasons.unmatched()
        ],
        "out_of_scope": [
            unmatched_json(one, out_of_scope_words(facts, names, one)) for one in reasons.out_of_scope()
        ],
        "to_choose": [choice_json(one) for one in choices.to_choose()],
        "unused_gps": [unused_json(one) for one in choices.unused_gps()],
        "blocking_pairs": [blocking_json(one) for one in blocking.pairs()],
        "coverage": {
            **coverage.as_json(),
            "pointed_out": [{**note_json(note), "owner": note.facts["owner"]} for note in coverage.owner_notes()],
        },
        "cost": cost(facts, found),
    }


def _warnings(facts: Facts) -> list[Json]:
    noticed = [
        {"code": notice.code, "message": words_json(Words(*notice_words(notice)))}
        for notice in notices(facts.case)
    ]
    return [*(note_json(note) for note in run_warnings(facts)), *noticed]


def conflict_json(names: Names, item: ConflictItem) -> Json:
    """One part of a conflict with its sentence."""
    which = {"slug": item.slug} if item.kind == "rule" else {"index": item.index}
    return {
        "kind": item.kind,
        **which,
        "unit": item.unit,
        "gp": item.gp,
        "clinic": item.clinic,
        "message": words_json(conflict_words(names, item)),
    }


def _input(facts: Facts) -> Json:
    return {
        "case": facts.case.model_dump(mode="json", by_alias=True, exclude_unset=True),
        "ruleset": facts.ruleset.model_dump(mode="json", by_alias=True, exclude_unset=True),
        "policy": facts.policy.model_dump(mode="json", by_alias=True, exclude_unset=True),
    }
