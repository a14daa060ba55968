"""The right input with some differences undone: whether it is a faultless case, and who then has which unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from solver.domain.checks.found import steps
from solver.domain.facts import Plan
from solver.domain.faults import Fault, FaultsError
from solver.domain.outcome import Outcome
from solver.model.clock import Clock, StoppedError
from solver.questions.compare.differences import Difference
from solver.questions.compare.inputs import Input, input_of
from solver.questions.compare.records import KEYS, Address, Tree, at, with_value
from solver.questions.ground import Ground, ground

Undone = frozenset[int]
"""Numbers of the differences that are undone."""
Holders = Mapping[str, str]


class EffortSpentError(Exception):
    """Time ran out, or as many plans were solved as one comparison may ask for."""


class Undoings:
    """Undoes sets of differences and solves what comes of it, each set once.

    Attributes:
        differences: what can be undone, by number.
        solved: how many plans were asked for.
    """

    def __init__(
        self,
        left: Input,
        right: Input,
        differences: tuple[Difference, ...],
        clock: Clock,
        workers: int,
        most_solves: int,
    ) -> None:
        self.differences = differences
        self.solved = 0
        self._left, self._right = left, right
        self._clock, self._workers, self._most = clock, workers, most_solves
        self._faults: dict[Undone, tuple[Fault, ...]] = {}
        self._holders: dict[Undone, Holders | None] = {}
        self._closed: dict[int, Undone] = {}

    def closed(self, number: int) -> Undone:
        """A difference with those that must be undone with it, if a faultless case is to be left.

        A lock to a GP who is new cannot stay when the GP goes, so the undoing of the one takes the other with it.
        """
        if number not in self._closed:
            alone = self.differences[number].stands_alone
            self._closed[number] = frozenset({number}) if alone else self._close(number)
        return self._closed[number]

    def faultless(self, undone: Undone) -> bool:
        """Whether the input is one that could be run."""
        return not self._faults_of(undone)

    def holders(self, undone: Undone) -> Holders | None:
        """Unit id → its GP in the best plan, agreements included; None where the input cannot be run.

        Raises:
            EffortSpentError: the plan was not solved to its end.
        """
        if undone not in self._holders:
            self._holders[undone] = self._solve(undone) if self.faultless(undone) else None
        return self._holders[undone]

    def seen(self) -> Iterator[tuple[Undone, Holders]]:
        """What was solved so far, the smallest sets first."""
        for undone in sorted(self._holders, key=lambda one: (len(one), sorted(one))):
            found = self._holders[undone]
            if found is not None:
                yield undone, found

    def _solve(self, undone: Undone) -> Holders | None:
        if self.solved >= self._most:
            raise EffortSpentError
        self.solved += 1
        try:
            outcome = solved(self._ground(undone))
        except FaultsError:
            return None
        return holders_of(self._input(undone), outcome)

    def _input(self, undone: Undone) -> Input:
        return input_of(self._tree(undone))

    def _tree(self, undone: Undone) -> Tree:
        tree = self._right.tree
        for number in sorted(undone):
            for address in self.differences[number].addresses:
                tree = with_value(tree, address, at(self._left.tree, address))
        return tree

    def _ground(self, undone: Undone) -> Ground:
        asked = self._input(undone)
        return ground(asked.case, asked.ruleset, asked.policy, self._clock, self._workers)

    def _faults_of(self, undone: Undone) -> tuple[Fault, ...]:
        if all(self.differences[number].stands_alone for number in undone):
            return ()
        if undone not in self._faults:
            try:
                self._ground(undone)
                self._faults[undone] = ()
            except FaultsError as wrong:
                self._faults[undone] = wrong.faults
        return self._faults[undone]

    def _close(self, number: int) -> Undone:
        undone = frozenset({number})
        while faults := self._faults_of(undone):
            tree = self._tree(undone)
            more = {one for fault in faults for one in self._called_for(fault, tree, undone)}
            if not more:
                return frozenset(range(len(self.differences)))
            undone |= more
        return undone

    def _called_for(self, fault: Fault, tree: Tree, undone: Undone) -> list[int]:
        """Which further differences a fault calls for: at its place, else of whom it names, else of its record."""
        place = _address(fault, tree)
        rest = {n: one for n, one in enumerate(self.differences) if n not in undone}
        there = [n for n, one in rest.items() if any(_covers(address, place) for address in one.addresses)]
        named = str(fault.facts.get("id", ""))
        givers = [n for n, one in rest.items() if any(self._gives(a, named, fault.code) for a in one.addresses)]
        record = [n for n, one in rest.items() if any(address[:3] == place[:3] for address in one.addresses)]
        return there or givers or record

    def _gives(self, address: Address, named: str, code: str) -> bool:
        """Whether a difference may bring what a fault misses: the record named, a clinic's GPs, a wider rule."""
        if address[1:] in (("travel_matrix",), ("section_min_residents",)):
            return code in ("no_place", "section_too_small")
        if len(address) < 3 or not named:
            return False
        clinic = named.rpartition("#")[0]
        records = [at(side.tree, address[:3]) for side in (self._left, self._right)]
        if address[1] == "gps" and clinic and len(address) in (3, 4):
            return any(one and one["clinic"] == clinic for one in records)
        if address[1] == "botilbud" and any(one and named in one.get("sections", {}) for one in records):
            return True
        return address[1] in ("gps", "clinics", "botilbud") and address[2] in (named, clinic)


def solved(asked: Ground) -> Outcome:
    """The best plan, proven; or that there is none.

    Raises:
        EffortSpentError: time ran out before.
        FaultsError: as for `Ground.best`.
    """
    try:
        asked.clock.left()
    except StoppedError as stopped:
        raise EffortSpentError from stopped
    outcome = asked.best()
    if outcome.status not in ("optimal", "infeasible"):
        raise EffortSpentError
    return outcome


def holders_of(asked: Input, outcome: Outcome) -> Holders:
    """Unit id → GP, by the plan or by agreement; without a plan by agreement only."""
    plan = outcome.plan or Plan({})
    return {**plan.new, **asked.agreed}


def _covers(address: Address, place: Address) -> bool:
    """Whether putting back a value can mend what is wrong at a place: it is the value, holds it, or is in it."""
    return address[: len(place)] == place[: len(address)] and len(address) >= min(3, len(place))


def _address(fault: Fault, tree: Tree) -> Address:
    """The place of a fault as an address of the tree; a policy's baseline has no document before it."""
    path = steps(fault.path)
    if path[0] not in ("case", "policy"):
        path = ("policy" if path[0] == "baseline" else "case", *path)
    if path[0] == "policy" or len(path) < 3:
        return path[:2]
    if path[1] == "travel_matrix":
        if len(path) < 4:
            return path
        return ("case", "travel_matrix", "entries", list(tree["case"]["travel_matrix"]["entries"])[int(path[3])])
    if path[1] not in KEYS:
        return path[:2]
    return (*path[:2], list(tree["case"][path[1]])[int(path[2])], *path[3:4])
