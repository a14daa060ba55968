"""The whole answer to `compare`: objectives, changes with their causes, what differs, and it all in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solver.domain.facts import units_of_case
from solver.explain.wire import words_json
from solver.model.clock import Clock
from solver.questions.compare.comparison import Cause, Comparison
from solver.questions.compare.differences import Difference
from solver.questions.compare.inputs import read_result
from solver.questions.compare.records import at
from solver.words.compare import NOTES, change_words, explanation, group_words, objective_words, step_of
from solver.words.compare_clauses import STOPPED, TIE, clause
from solver.words.compare_sides import Sides

Json = dict[str, Any]

MOST_SECONDS = 120.0
"""Time for a comparison that nobody gave another limit; a cause not found by then is told as not found."""


def answer(
    left: Mapping[str, Any], right: Mapping[str, Any], clock: Clock | None = None, workers: int = 1
) -> Json:
    """Compare two results of `match`, and find the cause of every change.

    The cause of a unit's change is a set of differences between the two inputs: put back to what they are on
    the left, the others left as on the right, they give the unit its former GP again, and no part of them does.
    It is found by solving again; `solver.questions.compare.causes` says how far smaller sets are tried.

    Args:
        left, right: two results with their `input`, the former one first.
        clock: when to stop; absent, two minutes from now. The policies' own time limits are not kept here.
        workers: threads the solver may use.

    Returns:
        `status` (`optimal`; `infeasible` where a side has no plan; `feasible` where a side was stopped early or a
        cause was not found in time), `statuses` of both, `objectives` [{`id`, `sense`, `left`, `right`}],
        `changes` [{`unit`, `botilbud`, `step`, `from`, `to`, `cause`, `level`, `words`}], `groups` of changes with
        one cause [{`cause`, `units`, `level`, `words`}], the largest first, `differences` between the inputs, also
        those without effect, `notes`, `explanation`. A `cause` is [{`kind`: `tie`}] where the lottery alone
        decided, [{`kind`: `stopped`}] where a run was stopped before its plan was the best, null where it was not
        found. A difference that only hangs on another of the same cause carries `follows`. `level` tells that the
        plan without the cause is as good, so that the lottery chose between the two.

    Raises:
        FaultsError: a result's case, ruleset or policy has faults.
        AuditError: a plan solved here breaks a rule; a fault of this program.
    """
    sides = (read_result(left, "left"), read_result(right, "right"))
    return _Told(Comparison(*sides, clock or Clock(MOST_SECONDS), workers)).answer()


class _Told:
    """A comparison put into JSON, with its words."""

    def __init__(self, found: Comparison) -> None:
        self._found = found
        cases = (found.left.asked.case, found.right.asked.case)
        self._sides = Sides.of(*cases, (found.left.asked.ruleset, found.right.asked.ruleset))
        self._botilbud = {unit.id: unit.botilbud.id for case in cases for unit in units_of_case(case).values()}

    def answer(self) -> Json:
        found = self._found
        told = {one: self._difference(one) for one in found.differences}
        changes = [self._change(unit, cause, told) for unit, cause in found.causes.items()]
        groups = self._groups(changes)
        differences = [{**told[one], "effective": one.effective} for one in found.differences]
        said = explanation(groups, found.notes, differences)
        return {
            "status": found.status,
            "statuses": {"left": found.left.status, "right": found.right.status},
            "objectives": self._objectives(),
            "changes": changes,
            "groups": groups,
            "differences": differences,
            "notes": [{"code": code, "message": words_json(NOTES[code])} for code in found.notes],
            "explanation": words_json(said),
        }

    def _difference(self, one: Difference) -> Json:
        as_json, address = one.as_json(), one.addresses[0]
        trees = (self._found.right.asked.tree, self._found.left.asked.tree)
        record = next((value for tree in trees if (value := at(tree, address[:3])) is not None), None)
        record = record if len(address) > 2 and isinstance(record, dict) else None
        return {**as_json, "words": words_json(clause(as_json, address, record, self._sides))}

    def _cause(self, cause: Cause, told: Mapping[Difference, Json]) -> list[Json] | None:
        if cause.kind == "unknown":
            return None
        if cause.kind == "differences":
            return [
                {**told[one], "follows": True} if one in cause.following else told[one]
                for one in cause.differences
            ]
        return [{"kind": cause.kind, "words": words_json(TIE if cause.kind == "tie" else STOPPED)}]

    def _change(self, unit: str, cause: Cause, told: Mapping[Difference, Json]) -> Json:
        found = self._found
        before, after = found.left.holders.get(unit), found.right.holders.get(unit)
        change = {
            "unit": unit,
            "botilbud": self._botilbud[unit],
            "step": step_of(before, after, there=unit in found.right.asked.units),
            "from": before,
            "to": after,
            "cause": self._cause(cause, told),
            "level": cause.level,
        }
        return {**change, "words": words_json(change_words(change, self._sides))}

    def _groups(self, changes: Sequence[Json]) -> list[Json]:
        """The changes by cause, the cause of most changes first, unknown ones last."""
        by_cause: dict[Cause, list[Json]] = {}
        for change in changes:
            by_cause.setdefault(self._found.causes[change["unit"]], []).append(change)
        ranked = sorted(by_cause.items(), key=lambda item: (item[0].kind == "unknown", -len(item[1])))
        return [
            {
                "cause": units[0]["cause"],
                "units": [one["unit"] for one in units],
                "level": cause.level,
                "words": words_json(group_words(units, units[0]["cause"], self._sides)),
            }
            for cause, units in ranked
        ]

    def _objectives(self) -> list[Json]:
        sides = (self._found.left, self._found.right)
        names = dict.fromkeys([*sides[1].objectives, *sides[0].objectives])
        out = []
        for name in names:
            values = [side.objectives[name]["value"] if name in side.objectives else None for side in sides]
            words = [words_json(objective_words(name, value, n, self._sides)) for n, value in enumerate(values)]
            sense = next(side.objectives[name]["sense"] for side in sides if name in side.objectives)
            both = dict(zip(("left", "right"), values, strict=True))
            out.append(
                {"id": name, "sense": sense, **both, "words": dict(zip(("left", "right"), words, strict=True))}
            )
        return out
