"""From counted GPs back to named ones: which GP of a group gets which unit, by the lottery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy.sparse import block_diag, csr_array, hstack, vstack

from solver.model.assemble import Assembled
from solver.model.clock import Clock
from solver.model.face import whole
from solver.model.matrix import Matrix
from solver.model.problem import Level, Problem
from solver.model.relaxation import NoPlanError
from solver.model.settle import settle
from solver.model.settled import Means, Settled
from solver.model.stability_fold import Folded
from solver.model.ties import smallest_list
from solver.model.whole_numbers import best_on_face
from solver.rulebook import Flags, Integers

Draw = Callable[[Flags], Integers]


def lifted(
    assembled: Assembled, fold: Folded, held: Problem, chosen: Integers, draw: Draw, clock: Clock, searchers: int
) -> Integers | None:
    """Of the plans behind the best folded plans the one that the lottery picks.

    Where only one folded plan is best, what is left is which GP of a group gets which of its units: an assignment,
    whose relaxation is climbed and proven like any other. Else folded and named columns are searched together.

    Args:
        assembled: the whole problem.
        fold: how it was folded.
        held: the folded problem with its rows of stability and every objective held at its optimum.
        chosen: one of its best points.
        draw: the lottery's number of each bundle asked for.
        clock: when to stop.
        searchers: threads for searches.

    Returns:
        Columns of the whole problem; None where no plan is behind these folded plans.

    Raises:
        StoppedError: time ran out.
    """
    if not fold.counted:
        found = _lottery(assembled, held, chosen, draw, clock, searchers)
        return None if found is None else found[: len(assembled.problem.bound)]
    clock.tell("whole numbers", "lottery")
    others = best_on_face(held.without(chosen), whole(held).with_row(False), None, clock, searchers)
    if others is None:
        return _assigned(assembled, fold, chosen, draw, clock)
    both = _side_by_side(assembled.problem, fold, held)
    found = _lottery(assembled, both, None, draw, clock, searchers)
    return None if found is None else found[: len(assembled.problem.bound)]


def _lottery(
    assembled: Assembled, held: Problem, hint: Integers | None, draw: Draw, clock: Clock, searchers: int
) -> Integers | None:
    """The best point by the lottery, then by the smallest list; the problem's first columns are the bundles."""
    bundles = assembled.problem.bundles
    cost = np.zeros(len(held.bound), np.int64)
    cost[:bundles] = draw(np.ones(bundles, np.bool_))
    clock.tell("whole numbers", "lottery")
    face = whole(held)
    best = best_on_face(held, face, cost, clock, searchers, hint=hint)
    if best is None:
        return None
    # Asked for the second best, a search has prices to go by; asked for another as good, it has none.
    second = best_on_face(held.without(best.chosen), face.with_row(False), cost, clock, searchers)
    if second is None or second.cost > best.cost:
        return best.chosen
    last = replace(held, levels=(Level("lottery", 1, 0, cost),)).with_level_held(0, best.cost)
    return smallest_list(last, face.with_row(True), best.chosen, assembled.pairs_of, clock, searchers)


def _side_by_side(problem: Problem, fold: Folded, held: Problem) -> Problem:
    """The whole problem's columns, then the folded one's; a folded column is the sum of what it stands for."""
    columns, wide = len(problem.bound), len(held.bound)
    ones = np.ones(columns, np.int64)
    sums = csr_array((ones, (fold.fold, np.arange(columns))), shape=(len(fold.problem.bound), columns))
    places = np.arange(len(fold.problem.bound))
    less = csr_array((-np.ones(len(places), np.int64), (places, places)), shape=(len(places), wide))
    links = hstack([sums, less])
    rows = vstack([block_diag([problem.by_row, held.by_row]), links, -links])
    upper = np.concatenate([problem.upper, held.upper, np.zeros(2 * len(places), np.int64)])
    return replace(
        problem,
        matrix=Matrix.of(csr_array(rows.tocsr().astype(np.int64))),
        upper=upper,
        lazy=np.zeros(len(upper), np.bool_),
        bound=np.concatenate([problem.bound, held.bound]),
        levels=(Level("lottery", 1, 0, np.zeros(columns + wide, np.int64)),),
    )


def _assigned(assembled: Assembled, fold: Folded, chosen: Integers, draw: Draw, clock: Clock) -> Integers | None:
    """The lottery's plan behind one folded plan."""
    problem = assembled.problem
    used = np.zeros(len(problem.bound), np.bool_)
    used[problem.bundles :] = True
    used[: problem.bundles] = chosen[fold.fold[: problem.bundles]] > 0
    kept = np.flatnonzero(used)
    number = np.cumsum(used) - 1
    bundles = int((kept < problem.bundles).sum())
    parts = used[problem.part_of]
    small = replace(
        problem,
        matrix=Matrix.of(csr_array(problem.by_row[:, kept])),
        bound=problem.bound[kept],
        levels=(Level("lottery", 1, 0, np.zeros(len(kept), np.int64)),),
        bundles=bundles,
        part_of=number[problem.part_of[parts]],
        unit=problem.unit[parts],
        gp=problem.gp[kept[:bundles]],
    )
    wanted, row = np.unique(fold.fold[kept[:bundles]], return_inverse=True)
    cover = csr_array((-np.ones(bundles, np.int64), (row, np.arange(bundles))), shape=(len(wanted), len(kept)))
    small = small.with_rows(cover, -chosen[wanted])
    beside = np.flatnonzero(np.arange(len(fold.problem.bound)) >= fold.problem.bundles)
    for level in fold.problem.levels[:-1]:
        if level.cost[beside].any():
            cost = problem.levels[fold.problem.levels.index(level)].cost[kept]
            most = int(level.cost @ chosen[: len(level.cost)])
            small = small.with_rows(csr_array(cost.reshape(1, -1)), np.asarray([most], np.int64))

    def drawn(asked: Flags) -> Integers:
        everything = np.zeros(problem.bundles, np.bool_)
        everything[kept[:bundles][asked]] = True
        return draw(everything)[kept[:bundles]]

    into = Settled()
    try:
        settle(small, Means(drawn, lambda b: assembled.pairs_of(int(kept[b])), clock, 1), into)
    except NoPlanError:
        return None
    assert into.chosen is not None
    out = np.zeros(len(problem.bound), np.int64)
    out[kept] = into.chosen
    return out
