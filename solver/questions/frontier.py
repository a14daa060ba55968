"""The dispensation frontier: what 0, 1, 2, … new dispensations make possible at best, and which they are."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from solver.domain.application import Coverage
from solver.domain.facts import Facts, Plan
from solver.domain.holdings import kind_of
from solver.domain.outcome import Outcome, Status
from solver.domain.policy import GoalId
from solver.explain.audit import AuditError
from solver.explain.result import conflict_json
from solver.explain.wire import words_json
from solver.goals import GOALS
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.application import Applications, coverage_of, newly_covered
from solver.questions.ground import Ground
from solver.words.frontier import frontier_words
from solver.words.names import Names

Json = dict[str, Any]
MOST_DRAFTS = 100
"""Dispensations of all steps together that come with evidence and draft; beyond, only the last step's do."""
COVERAGE: tuple[GoalId, ...] = ("municipalities_covered", "botilbud_covered", "units_covered")


@dataclass(frozen=True)
class Step:
    """A plan that is best among those with at most so many new dispensations.

    Attributes:
        asks: how many it asks for itself; it stays the best for each number above, up to the next step's.
    """

    asks: int
    plan: Plan
    coverage: Coverage


def answer(ground: Ground, drafts_for: int | None = None) -> Json:
    """The best plan for each number of new dispensations, from the least with a plan to the last that covers more.

    The ladder is solved with at most k new dispensations together, under the policy's own objectives. They may
    be proposed whatever the policy says of that; a kind that the ruleset does not make dispensable may not.
    Coverage is municipalities, botilbud and units in scope, the first that differs deciding. With a policy that
    puts something else before it, coverage may fall and rise again; the last rise is the end.

    Args:
        ground: the case; its policy's `dispensations` is not read.
        drafts_for: the number of new dispensations whose step is to come with evidence and draft applications,
            that step alone; None for all steps, or where that would be too much to read, for the last.

    Returns:
        `status`; `frontier`, one entry for each k in a row, empty where no plan exists; `of`, how many there are
        in scope; `conflict` as in a match; `input` the case, ruleset and policy; `explanation`. An entry's plan
        may ask for fewer than k; `gained` and `lost` are the units covered and no longer covered since the entry
        before, `plan` holds the new matches. A run stopped early has the proven entries, the last ones, alone.

    Raises:
        FaultsError: as `Ground.best`.
        AuditError: as `Ground.best`, also where a plan asks for more dispensations than it may.
    """
    proposing = ground.with_policy(dispensations="propose")
    facts = proposing.facts
    steps, last = _steps(proposing)
    if last.plan is None and not steps:
        last = proposing.conflict(last)
    status: Status = "optimal" if steps and last.status in ("optimal", "infeasible") else last.status
    names, total = Names(facts.case), _in_scope(facts)
    entries = _entries(facts, steps, drafts_for, complete=status == "optimal")
    return {
        "status": status,
        "frontier": entries,
        "of": total,
        "conflict": [conflict_json(names, item) for item in last.conflict],
        "input": {
            "case": facts.case.model_dump(mode="json", by_alias=True, exclude_unset=True),
            "ruleset": facts.ruleset.model_dump(mode="json", by_alias=True, exclude_unset=True),
            "policy": ground.facts.policy.model_dump(mode="json", by_alias=True, exclude_unset=True),
        },
        "explanation": words_json(frontier_words(names, status, entries, total, _forbidden(facts))),
    }


def _steps(ground: Ground) -> tuple[list[Step], Outcome]:
    """The different plans, from the one with the fewest dispensations to the last that covers more.

    It goes downwards. A best plan that asks for m although k were allowed is the best for each number from m to
    k, so the next question is m - 1, and every plan is solved for once.

    Returns:
        The steps, and the outcome that ended the search: without a plan, stopped, or with no dispensation.
    """
    found: list[Step] = []
    outcome, most = _first_limit(ground)
    near = _NearBy(ground)
    while outcome is None or (outcome.status == "optimal" and found and found[0].asks > 0):
        outcome = near.best(most) or replace(ground, most_new_dispensations=most).best()
        if outcome.plan is not None and outcome.status == "optimal":
            asks = _asked(ground.facts, outcome.plan)
            found.insert(0, Step(asks, outcome.plan, coverage_of(ground.facts, outcome.plan)))
            most = asks - 1
    rises = [
        place
        for place in range(1, len(found))
        if found[place].coverage.as_tuple() > found[place - 1].coverage.as_tuple()
    ]
    return found[: rises[-1] + 1 if rises else 1], outcome


class _NearBy:
    """Plans with fewer and fewer dispensations, reached from the best plan rather than from nothing.

    Args:
        ground: the case; where its policy requires a stable match no plan is reached so.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground, self._again = ground, None
        if ground.facts.policy.stability == "report":
            # What stopped it is found and told by the plain way.
            with suppress(NoPlanError, StoppedError):
                self._again = ground.again()

    def best(self, most: int | None) -> Outcome | None:
        """The best plan with at most so many new dispensations, audited; None where this does not lead there.

        Raises:
            AuditError: the plan fails its audit or asks for more; a fault of this program.
        """
        if self._again is None:
            return None
        try:
            found = self._again.best if most is None else self._again.with_new_dispensations_near_by(most)
        except StoppedError:
            return None
        if found is None:
            return None
        self._ground.check(found)
        asked = _asked(self._ground.facts, found.plan)
        if most is not None and asked > most:
            raise AuditError((), {"new_dispensations": (most, asked)})
        return Outcome("optimal", found.plan)


def _first_limit(ground: Ground) -> tuple[Outcome | None, int | None]:
    """Where to begin: with any number, or where coverage comes first but dispensations later, with enough for it.

    The fewest that full coverage takes are then found by a ladder of their own, since all beyond add nothing.

    Returns:
        An outcome only where that ladder found no plan or was stopped; and the limit, None for any number.
    """
    order = tuple(goal.slug for goal in ground.goals)
    if order[:3] != COVERAGE or order[3:4] == ("new_dispensations",):
        return None, None
    outcome = ground.with_policy(objectives=(*COVERAGE, "new_dispensations")).best()
    if outcome.plan is None or outcome.status != "optimal":
        return outcome, None
    return None, _asked(ground.facts, outcome.plan)


def _asked(facts: Facts, plan: Plan) -> int:
    return GOALS["new_dispensations"].value(plan, facts)


def _forbidden(facts: Facts) -> list[str]:
    """Kinds of dispensation that are not to be had and that some GP of the case would need."""
    kinds = sorted({kind_of(facts, gp) for gp in facts.gps if facts.nursing_homes[gp] or facts.held.get(gp)})
    return [kind for kind in kinds if not facts.ruleset.dispensable(kind)]


def _in_scope(facts: Facts) -> Json:
    botilbud = {facts.units[unit].botilbud.id: facts.units[unit].botilbud for unit in facts.in_scope}
    return {
        "municipalities": len({one.municipality for one in botilbud.values()}),
        "botilbud": len(botilbud),
        "units": len(facts.in_scope),
    }


def _entries(facts: Facts, steps: list[Step], drafts_for: int | None, *, complete: bool) -> list[Json]:
    """An entry for each number of new dispensations in a row; one that adds nothing repeats the plan before.

    Where the search was stopped, what lies below the first step is not known, so that step is only compared with.
    """
    out: list[Json] = []
    applications, drafted = Applications(facts), _drafted(steps, drafts_for)
    for place, step in enumerate(steps):
        if place == 0 and not complete:
            continue
        before = steps[place - 1].plan if place else None
        end = steps[place + 1].asks if place + 1 < len(steps) else step.asks + 1
        entry = {
            "municipalities_covered": step.coverage.municipalities,
            "botilbud_covered": step.coverage.botilbud,
            "units_covered": step.coverage.units,
            "asks": step.asks,
            "dispensations": applications.as_json(step.plan, before, drafts=place in drafted),
        }
        gained = newly_covered(facts, step.plan, before) if before is not None else ()
        lost = newly_covered(facts, before, step.plan) if before is not None else ()
        for most in range(step.asks, end):
            first = most == step.asks
            out.append(
                {
                    "new_dispensations": most,
                    **entry,
                    "gained": list(gained) if first else [],
                    "lost": list(lost) if first else [],
                    "plan": dict(step.plan.new),
                }
            )
    return out


def _drafted(steps: list[Step], drafts_for: int | None) -> range:
    """Places of the steps that come with evidence and drafts."""
    if drafts_for is not None:
        place = sum(step.asks <= drafts_for for step in steps) - 1
        return range(max(0, place), place + 1)
    if sum(step.asks for step in steps) <= MOST_DRAFTS:
        return range(len(steps))
    return range(len(steps) - 1, len(steps))
