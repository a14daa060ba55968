"""Why not this GP: the plan beside the best plan with the pair, or what bars the pair and would open it."""

from __future__ import annotations

from typing import Any

from solver.domain.atoms import sets_json
from solver.domain.options import Option
from solver.explain.wire import words_json
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.give_way import closed_to_atoms, give_way
from solver.questions.ground import Ground
from solver.questions.options import NOT_PROVEN, WITHOUT_PLAN, option_json
from solver.questions.unproven import unproven
from solver.questions.weighing import Weighing
from solver.words.names import Names
from solver.words.why_not import why_not_words

Json = dict[str, Any]


def answer(ground: Ground, *, unit: str, gp: str) -> Json:
    """Why a GP does not get a unit, and what it would take.

    Args:
        ground: the case.
        unit: a unit id; `gp` a GP id.

    Returns:
        `status`, the option as in the answer to `options`, `objectives` of both plans side by side, `plans` unit
        by unit where they differ, `give_way` (the contract's sets; empty where the pair is holdable or nothing
        helps), `closed_by` (the rules that no such set opens), `explanation`. Without a proven plan the status
        and, where infeasible, the conflict.

    Raises:
        FaultsError: as for `match`.
    """
    facts, names = ground.facts, Names(ground.facts.case)
    clinic = facts.gps[gp].clinic
    about = {"unit": unit, "botilbud": facts.units[unit].botilbud.id, "gp": gp, "clinic": clinic}
    try:
        weighed = Weighing(ground)
    except (NoPlanError, StoppedError) as why:
        return unproven(ground, why, about, WITHOUT_PLAN, NOT_PROVEN)
    option = weighed.of_pair(unit, gp)
    sets = give_way(ground, unit, gp)
    closed = [] if option.holdable or sets else closed_to_atoms(ground, unit, gp)
    holders = facts.holders(weighed.plan)
    return {
        "status": "feasible" if weighed.stopped else "optimal",
        **about,
        "name": words_json(names.gp_at_clinic(gp)),
        **{key: value for key, value in option_json(facts, names, option).items() if key != "explanation"},
        "objectives": _side_by_side(weighed.values, option),
        "plans": _plans(option, holders),
        "side_by_side": _named(names, _plans(option, holders)),
        "give_way": sets_json(sets),
        "closed_by": closed,
        "explanation": words_json(why_not_words(facts, names, option, holders.get(unit), sets, closed)),
    }


def _side_by_side(values: dict[str, int], option: Option) -> list[Json]:
    """Each objective in the plan and in the best plan with the pair; the latter null without one."""
    more = option.reoptimise
    return [
        {"id": objective, "plan": value, "with_pair": None if more is None else value + more[objective]}
        for objective, value in values.items()
    ]


def _plans(option: Option, holders: dict[str, str]) -> list[Json]:
    """The unit and every other that changes: its GP in the plan, and in the best plan with the pair.

    Empty where no plan holds the pair, and where the plan itself does.
    """
    if option.plan is None or (holders.get(option.unit) == option.gp and not option.changes):
        return []
    mine: tuple[str, str | None, str | None] = (option.unit, holders.get(option.unit), option.gp)
    rows = [mine, *((change.unit, change.from_, change.to) for change in option.changes)]
    return [{"unit": unit, "plan": old, "with_pair": new} for unit, old, new in rows]


def _named(names: Names, plans: list[Json]) -> list[Json]:
    """The same with names for people: of the unit, and of its GP then and now, null for none."""
    return [
        {
            "name": names.unit(row["unit"]),
            "old": words_json(names.gp_at_clinic(row["plan"])) if row["plan"] else None,
            "new": words_json(names.gp_at_clinic(row["with_pair"])) if row["with_pair"] else None,
        }
        for row in plans
    ]
