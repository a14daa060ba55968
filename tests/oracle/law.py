"""What a plan must obey: section 3 of the contract, rule by rule, in plain Python."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from tests.oracle.reading import Pair, Reading

Plan = dict[str, str]
"""New matches: unit id to GP id."""

Units = frozenset[str]


class Violation(NamedTuple):
    """A rule that a plan breaks, and where."""

    rule: str
    gp: str | None = None
    unit: str | None = None
    clinic: str | None = None


class Burden(NamedTuple):
    """What a GP's holdings count as under section 2."""

    attachments: int
    agreements: int

    @property
    def dispensed(self) -> int:
        """Attachments after the first."""
        return max(0, self.attachments - 1)


def ineligible(read: Reading, gp: str, unit: str) -> str | None:
    """The first slug of rule 2 that bars a new match, in the order of the rule; None if eligible."""
    doctor, home = read.gps[gp], read.home_of(unit)
    clinic = read.clinics[doctor["clinic"]]
    listed, wished = read.priority(gp, unit) is not None, read.wish(gp, unit) is not None
    bars = {
        "target_group": unit not in read.in_scope,
        "declined": doctor.get("interest") == "declined",
        "no_answer": read.is_silent(gp),
        "refused": home["id"] in doctor.get("refuses", []),
        "rejected": (gp, unit) in read.rejects,
        "unlisted": not home.get("accepts_unlisted", True) and not listed,
        "not_wished": not doctor.get("accepts_unlisted", True) and not wished,
        "out_of_reach": not in_reach(read, gp, unit),
        "closed_intake": home["legal_basis"] in read.rules["closed_intake"]
        and clinic.get("closed_to_new_patients", False)
        and not clinic.get("opens_for_botilbud", False),
    }
    return next((slug for slug, barred in bars.items() if barred), None)


def in_reach(read: Reading, gp: str, unit: str) -> bool:
    """Near enough, or bound together by a list, by patients or by a lock; never without a matrix entry."""
    travel = read.travel(gp, unit)
    if travel is None:
        return False
    return (
        travel <= read.travel_limit
        or (read.clinic_of(gp), unit) in read.opened
        or read.priority(gp, unit) is not None
        or read.wish(gp, unit) is not None
        or read.patients(gp, unit) > 0
        or (gp, unit) in read.locks
    )


def burden(read: Reading, gp: str, held: Iterable[str]) -> Burden:
    """Attachments and agreements of a GP who holds these units beside any nursing homes."""
    key = (gp, frozenset(held))
    if key not in read.burdens:
        read.burdens[key] = count_burden(read, *key)
    return read.burdens[key]


def count_burden(read: Reading, gp: str, held: Units) -> Burden:
    """`burden`, counted site by site."""
    per_site: dict[str, list[Any]] = {}
    for unit in held:
        per_site.setdefault(read.site[read.units[unit].botilbud], []).append(read.units[unit])
    attachments = agreements = read.nursing_homes[gp]
    for units in per_site.values():
        undivided = [unit for unit in units if not unit.is_section]
        sections = [unit for unit in units if unit.is_section]
        if read.rules["site_is_one_attachment"]:
            residents = sum(unit.residents for unit in undivided)
            too_many = len(undivided) >= 2 and residents > read.rules["site_max_residents"]
            joint = len(undivided) if too_many else min(1, len(undivided))
            attachments += max(1, joint)
            agreements += joint + len(sections)
        else:
            attachments += len(undivided) + len({unit.botilbud for unit in sections})
            agreements += len(units)
    return Burden(attachments, agreements)


def before(read: Reading, gp: str) -> Burden:
    """What the agreements in effect alone count as."""
    return burden(read, gp, read.agreed_units[gp])


def after(read: Reading, gp: str, new: Iterable[str]) -> Burden:
    """What agreements and new matches count as together."""
    return burden(read, gp, read.agreed_units[gp] | set(new))


def kind_of(read: Reading, gp: str) -> str:
    """The kind of dispensation a further attachment of a GP rests on."""
    return "nursing_home_and_botilbud" if read.nursing_homes[gp] else "several_facilities"


def is_dispensable(read: Reading, gp: str) -> bool:
    """Whether the ruleset makes the GP's kind of dispensation to be had at all."""
    if kind_of(read, gp) == "nursing_home_and_botilbud":
        return read.rules["nursing_home_dispensable"]
    return read.rules["several_facilities_dispensable"]


def granted(read: Reading, gp: str, new: Iterable[str]) -> int:
    """Granted dispensations that new matches may rest on."""
    if not is_dispensable(read, gp):
        return 0
    own = [d for d in read.dispensations if d["gp"] == gp and d["kind"] == kind_of(read, gp)]
    touched = {read.units[unit].botilbud for unit in new}
    unscoped = sum(not d.get("botilbud") for d in own)
    scoped = sum(d.get("botilbud") in touched for d in own)
    return max(0, unscoped - before(read, gp).dispensed) + scoped


def lacking(read: Reading, gp: str, new: Iterable[str]) -> int:
    """Dispensations that the new matches need beyond those granted: new(g) at its least."""
    new = set(new)
    more = after(read, gp, new).dispensed - before(read, gp).dispensed
    return max(0, more - granted(read, gp, new))


def may_propose(read: Reading, gp: str) -> bool:
    """Whether new(g) may be above 0."""
    return read.policy.get("dispensations", "propose") == "propose" and is_dispensable(read, gp)


def dispensation_rule(read: Reading, gp: str) -> str:
    """The slug under which rule 6 is named for a GP."""
    return "nursing_home_conflict" if read.nursing_homes[gp] else "one_attachment"


def attachment_limit(read: Reading, gp: str) -> int:
    """The most attachments a GP may come to have."""
    own = read.gps[gp].get("max_attachments") or read.rules["max_attachments"]
    return max(own, before(read, gp).attachments)


def load(read: Reading, weight: Burden) -> int:
    """What a GP takes of the clinic's doctor capacities."""
    if read.rules["dispensed_agreement_uses_capacity"]:
        return weight.agreements
    return weight.agreements - weight.dispensed


def clinic_limit(read: Reading, clinic: str) -> int:
    """The capacities of a clinic, or what its agreements already take."""
    taken = sum(load(read, before(read, gp)) for gp in read.clinic_gps[clinic])
    return max(read.clinics[clinic]["doctor_capacities"], taken)


def gp_violations(read: Reading, gp: str, new: Iterable[str]) -> list[Violation]:
    """Rules 5 and 6 for one GP."""
    new, found = set(new), []
    if after(read, gp, new).attachments > attachment_limit(read, gp):
        found.append(Violation("max_attachments", gp=gp))
    if lacking(read, gp, new) > 0 and not may_propose(read, gp):
        found.append(Violation(dispensation_rule(read, gp), gp=gp))
    return found


def clinic_violations(read: Reading, clinic: str, new: dict[str, set[str]]) -> list[Violation]:
    """Rule 7 for one clinic, with the new units of each GP."""
    if not read.rules["practice_capacity"]:
        return []
    taken = sum(load(read, after(read, gp, new.get(gp, ()))) for gp in read.clinic_gps[clinic])
    return [Violation("practice_capacity", clinic=clinic)] if taken > clinic_limit(read, clinic) else []


def by_gp(plan: Plan) -> dict[str, set[str]]:
    """The new units of each GP who has any."""
    new: dict[str, set[str]] = {}
    for unit, gp in plan.items():
        new.setdefault(gp, set()).add(unit)
    return new


def pair_violations(read: Reading, plan: Plan) -> list[Violation]:
    """Rules 1 to 3 and 8: agreements, eligibility and locks."""
    found = [Violation("one_gp_per_unit", unit=unit) for unit, gps in read.agreed_gps.items() if len(gps) > 1]
    for unit, gp in plan.items():
        if unit in read.agreed_gps:
            found.append(Violation("agreement_kept", gp, unit))
        elif slug := ineligible(read, gp, unit):
            found.append(Violation(slug, gp, unit))
    for gp, unit in sorted(set(read.locks)):
        if plan.get(unit) != gp and (gp, unit) not in read.agreed:
            found.append(Violation("lock", gp, unit))
    return found


def without_agreements(read: Reading, plan: Plan) -> Plan:
    """The new matches of a plan that may repeat agreements in effect."""
    return {unit: gp for unit, gp in plan.items() if (gp, unit) not in read.agreed}


def violations(read: Reading, plan: Plan) -> list[Violation]:
    """Everything a plan of new matches breaks; empty if it obeys section 3."""
    new = by_gp(plan)
    found = pair_violations(read, plan)
    for gp, units in new.items():
        found += gp_violations(read, gp, units)
    for clinic in sorted({read.clinic_of(gp) for gp in new}):
        found += clinic_violations(read, clinic, new)
    return found


def lock_pairs(read: Reading) -> set[Pair]:
    """The locks that ask for a new match."""
    return {pair for pair in read.locks if pair not in read.agreed}
