"""Prices under a demand for a stable match: each pair locked in a copy of the case, which is solved anew.

A lock bears on which pairs block (the contract's section 5: a locked match is not dropped), so a pair has to be
locked to be priced; there is no way around solving the case once a pair.
"""

from __future__ import annotations

from solver.domain.case import Decision
from solver.model.again import Found
from solver.model.clock import StoppedError
from solver.model.relaxation import NoPlanError
from solver.questions.ground import Ground, NotSettledError
from solver.questions.price import Pair, Price, Scale
from solver.questions.pricing import Pricing


class Locking(Scale):
    """Prices of pairs of one case.

    Args:
        ground: the case.
        against: the plan that prices are told against; absent, the best plan of this very case. Where it is
            given, the case itself is not solved, and need not have a plan.

    Raises:
        NoPlanError: no plan obeys the rules and the demand.
        StoppedError: time ran out before the plan was proven.
        FaultsError, AuditError: as for `Ground.best`.
    """

    def __init__(self, ground: Ground, against: Found | None = None) -> None:
        super().__init__(ground, against or ground.found())

    def ranked(self, pairs: list[Pair], _top: int | None = None) -> list[Price]:
        """Price pairs, the best first, as for `Scale`; how many are wanted does not shorten the work."""
        known = []
        for pair in pairs:
            try:
                known.append(self.price(pair, locked(self.ground, *pair).found()))
            except NoPlanError:
                continue
            except (StoppedError, NotSettledError):
                self.stopped = True
                break
        return sorted(known, key=self.order)


def scale_for(ground: Ground, against: Found | None = None) -> Scale:
    """The scale that the policy calls for: pairs are locked where a stable match is demanded, else solved on."""
    way = Locking if ground.facts.policy.stability == "require" else Pricing
    return way(ground, against)


def locked(ground: Ground, unit: str, gp: str) -> Ground:
    """The case with a pair locked."""
    case = ground.facts.case
    lock = Decision(kind="lock", unit=unit, gp=gp)
    return ground.with_case(case.model_copy(update={"decisions": (*case.decisions, lock)}))


def lifted(ground: Ground, unit: str) -> Ground:
    """The case without the locks on a unit."""
    case = ground.facts.case
    kept = tuple(d for d in case.decisions if not (d.kind == "lock" and d.unit == unit))
    return ground.with_case(case.model_copy(update={"decisions": kept}))
