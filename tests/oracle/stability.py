"""Blocking pairs and reasons: what section 5 says of a pair that is not in the plan."""

from tests.oracle import law, value
from tests.oracle.law import Plan
from tests.oracle.reading import Document, Reading
from tests.oracle.rulesets import Ruleset

UNLISTED = 10**6
BlockingPair = dict[str, object]


def worse(place: int | None, other: int) -> bool:
    """Whether a tier is worse than another; unlisted is worse than every tier."""
    return (UNLISTED if place is None else place) > other


def blocks(read: Reading, plan: Plan, gp: str, unit: str) -> list[Plan]:
    """The lawful plans, with no more new dispensations, by which a pair blocks a plan."""
    priority, wish = read.priority(gp, unit), read.wish(gp, unit)
    if priority is None or wish is None or unit in read.agreed_gps or plan.get(unit) == gp:
        return []
    if law.ineligible(read, gp, unit) is not None:
        return []
    locked = law.lock_pairs(read)
    if unit in plan:
        rival = plan[unit]
        if (rival, unit) in locked or not worse(read.priority(rival, unit), priority):
            return []
    may_give_up = [
        other
        for other, holder in sorted(plan.items())
        if holder == gp and (gp, other) not in locked and worse(read.wish(gp, other), wish)
    ]
    found = []
    for given_up in (None, *may_give_up):
        trial = {each: holder for each, holder in plan.items() if each not in (unit, given_up)}
        trial[unit] = gp
        no_dearer = value.new_dispensations(read, trial) <= value.new_dispensations(read, plan)
        if no_dearer and not law.violations(read, trial):
            found.append(trial)
    return found


def first_worse(read: Reading, plan: Plan, trial: Plan) -> str | None:
    """The first objective on which one plan is worse than another; None if on none."""
    return next(
        (
            objective
            for objective in value.objective_order(read)
            if value.cost(read, trial, objective) > value.cost(read, plan, objective)
        ),
        None,
    )


def blocking_pairs_of(read: Reading, plan: Plan) -> list[BlockingPair]:
    """`blocking_pairs` of a case already read."""
    found: list[BlockingPair] = []
    for unit in sorted(read.in_scope):
        for gp in sorted(read.gps):
            if trials := blocks(read, plan, gp, unit):
                objectives = [first_worse(read, plan, trial) for trial in trials]
                found.append({"gp": gp, "unit": unit, "objective": objectives[0], "objectives": objectives})
    return found


def blocking_pairs(case: Document, ruleset: str | Ruleset, policy: Document, plan: Plan) -> list[BlockingPair]:
    """The pairs that would both rather have each other.

    Returns:
        One entry per pair, sorted by unit and GP: `gp`, `unit`, `objective` (the first on which the plan
        with the pair is worse, nothing given up where that will do) and `objectives` (the same for every
        plan by which the pair blocks, since the contract does not choose among them). Empty if stable.
    """
    read = Reading(case, ruleset, policy)
    return blocking_pairs_of(read, law.without_agreements(read, plan))


def lone_bar(read: Reading, gp: str, unit: str) -> str | None:
    """The rule that the pair breaks beside agreements and locks alone, in the order of section 5.

    A lock of the unit itself to another GP is left aside: it is the unit's match that is being weighed.
    """
    plan = {other: holder for holder, other in sorted(law.lock_pairs(read)) if other != unit}
    new = law.by_gp({**plan, unit: gp})
    broken = law.gp_violations(read, gp, new[gp])
    broken += law.clinic_violations(read, read.clinic_of(gp), new)
    slugs = {violation.rule for violation in broken}
    order = ("max_attachments", "nursing_home_conflict", "one_attachment", "practice_capacity")
    return next((slug for slug in order if slug in slugs), None)


def holdable(case: Document, ruleset: str | Ruleset, policy: Document, gp: str, unit: str) -> bool:
    """Whether a pair is eligible and breaks nothing beside agreements and locks alone."""
    read = Reading(case, ruleset, policy)
    taken = unit in read.agreed_gps or any(u == unit and g != gp for g, u in law.lock_pairs(read))
    return not taken and law.ineligible(read, gp, unit) is None and lone_bar(read, gp, unit) is None


def reason(case: Document, ruleset: str | Ruleset, policy: Document, gp: str, unit: str, plan: Plan) -> str | None:
    """The reason code of a pair that is not in the plan; None if it is, or is an agreement in effect."""
    read = Reading(case, ruleset, policy)
    if plan.get(unit) == gp or (gp, unit) in read.agreed:
        return None
    return law.ineligible(read, gp, unit) or lone_bar(read, gp, unit) or "outcompeted"
