"""What a run should warn of: rules that may be out of date or another region's, an odd order, odd places."""

from __future__ import annotations

from solver.domain.facts import Facts
from solver.domain.findings import Note
from solver.domain.register import region_name, region_of


def run_warnings(facts: Facts) -> tuple[Note, ...]:
    """The warnings about ruleset and policy; empty where there is nothing to warn of."""
    return (*_ruleset(facts), *_policy(facts))


def _ruleset(facts: Facts) -> list[Note]:
    ruleset, on, out = facts.ruleset, facts.case.as_of, []
    named = {"title": ruleset.title, "as_of": on.isoformat()}
    if ruleset.verified_until is not None and on > ruleset.verified_until:
        until = ruleset.verified_until.isoformat()
        out.append(Note("ruleset_not_verified", {**named, "verified_until": until}))
    if (ruleset.from_ and on < ruleset.from_) or (ruleset.to and on > ruleset.to):
        out.append(Note("ruleset_not_in_force", named))
    regions = {region_of(botilbud.municipality, on) for botilbud in facts.case.botilbud}
    if ruleset.region is not None and regions - {ruleset.region}:
        name = region_name(ruleset.region, on) or ruleset.region
        out.append(Note("ruleset_of_other_region", {**named, "region": name}))
    return out


def _policy(facts: Facts) -> list[Note]:
    order = facts.policy.order()
    if "new_dispensations" not in order or "not_yet_interested" not in order:
        return []
    if order.index("new_dispensations") < order.index("not_yet_interested"):
        return []
    return [Note("dispensations_after_asking")]
