"""From the relaxation to a plan: whole numbers, every level proven, ties settled."""

from __future__ import annotations

from dataclasses import dataclass

from solver.model.face import Face, whole
from solver.model.halves import by_halves
from solver.model.ladder import Workspace, workspace
from solver.model.problem import Problem
from solver.model.relaxation import NoPlanError, RelaxationError
from solver.model.settled import Means, Settled
from solver.model.whole_levels import level_by_level


@dataclass(frozen=True)
class Start:
    """Where a run over a solved problem begins: its workspace, and the face of the plans in question."""

    state: Workspace
    face: Face


def settle(problem: Problem, means: Means, into: Settled, start: Start | None = None) -> Workspace:
    """Find the plan that is best level by level, and among equals wins the lottery.

    The relaxation is climbed level by level. Nearly always its optimum is whole, and its prices are the proof.
    Where fractions are left, levels are rounded and decided one by one (`solver.model.whole_levels`), and where
    that takes too long the face is halved (`solver.model.halves`).

    Args:
        problem: the problem; its last level is the lottery's, whose cost is filled in here.
        means: the lottery, the way back to pairs, the clock, threads.
        into: where results go as they come.
        start: where another run over a problem with fewer rows ended, and what of this one is open.

    Returns:
        The workspace as it is in the end, for a run with one thing more asked.

    Raises:
        NoPlanError: there is no plan.
        StoppedError: time ran out.
        NotProvenError: values and bounds disagree, which would be a fault of this program.
    """
    state = workspace(problem) if start is None else start.state
    face = whole(problem) if start is None else start.face
    into.bounds = state.proven
    try:
        proven = level_by_level(state, face, means, into)
    except RelaxationError:
        proven = False
    if not proven:
        state.undo()
        by_halves(state, face, means, into)
    if into.chosen is None:
        raise NoPlanError
    into.bounds = dict(enumerate(into.costs))
    return state
