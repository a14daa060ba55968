"""What a plan is worth: the objectives of section 4, their order, and the lottery."""

from collections.abc import Callable
from hashlib import sha256

from tests.oracle.law import Plan, by_gp, lacking
from tests.oracle.reading import Reading

STANDARD = (
    "municipalities_covered",
    "botilbud_covered",
    "units_covered",
    "new_dispensations",
    "changes",
    "not_yet_interested",
    "priority_regret",
    "continuity",
    "wish_regret",
    "extra_gps_at_sites",
    "travel",
)
MAXIMISED = {"municipalities_covered", "botilbud_covered", "units_covered", "continuity", "residents_covered"}


def covered(read: Reading, plan: Plan) -> list[str]:
    """The in-scope units that have a GP, by agreement or by the plan."""
    return [unit for unit in read.in_scope if unit in plan or unit in read.agreed_gps]


def municipalities_covered(read: Reading, plan: Plan) -> int:
    return len({read.home_of(unit)["municipality"] for unit in covered(read, plan)})


def botilbud_covered(read: Reading, plan: Plan) -> int:
    return len({read.units[unit].botilbud for unit in covered(read, plan)})


def units_covered(read: Reading, plan: Plan) -> int:
    return len(covered(read, plan))


def residents_covered(read: Reading, plan: Plan) -> int:
    return sum(read.units[unit].residents for unit in covered(read, plan))


def new_dispensations(read: Reading, plan: Plan) -> int:
    return sum(lacking(read, gp, units) for gp, units in by_gp(plan).items())


def changes(read: Reading, plan: Plan) -> int:
    moved = 0
    for unit, gp in (read.policy.get("baseline") or {}).items():
        agreed = read.agreed_gps.get(unit)
        moved += agreed != {gp} if agreed else plan.get(unit) != gp
    return moved


def not_yet_interested(read: Reading, plan: Plan) -> int:
    def must_be_won(gp: str, unit: str) -> bool:
        if read.has_wishes(gp):
            return read.wish(gp, unit) is None
        return read.gps[gp].get("interest") != "interested"

    return sum(must_be_won(gp, unit) for unit, gp in plan.items())


def regret(place: int | None, *, has_list: bool) -> int:
    """A tier's cost: at most 9, unlisted 10, and 0 where there is no list to be unlisted on."""
    if not has_list:
        return 0
    return 10 if place is None else min(place, 9)


def priority_regret(read: Reading, plan: Plan) -> int:
    return sum(regret(read.priority(gp, unit), has_list=read.has_priorities(unit)) for unit, gp in plan.items())


def wish_regret(read: Reading, plan: Plan) -> int:
    return sum(regret(read.wish(gp, unit), has_list=read.has_wishes(gp)) for unit, gp in plan.items())


def continuity(read: Reading, plan: Plan) -> int:
    total = 0
    for unit, gp in plan.items():
        patients = read.patients(gp, unit)
        if read.units[unit].is_section:
            patients = read.units[unit].residents * patients // read.home_of(unit)["residents"]
        total += patients
    return total


def extra_gps_at_sites(read: Reading, plan: Plan) -> int:
    extra = 0
    for site in set(read.site.values()):
        units = [read.units[unit] for unit in read.in_scope if read.site[read.units[unit].botilbud] == site]
        if len(units) < 2:
            continue
        gps = {plan[unit.id] for unit in units if unit.id in plan}
        gps |= {gp for unit in units for gp in read.agreed_gps.get(unit.id, ())}
        residents = sum(unit.residents for unit in units if not unit.is_section)
        expedient = -(-residents // read.rules["site_max_residents"])
        extra += max(0, len(gps) - expedient - sum(unit.is_section for unit in units))
    return extra


def travel(read: Reading, plan: Plan) -> int:
    return sum(read.travel(gp, unit) or 0 for unit, gp in plan.items())


VALUE: dict[str, Callable[[Reading, Plan], int]] = {
    function.__name__: function
    for function in (
        municipalities_covered,
        botilbud_covered,
        units_covered,
        new_dispensations,
        changes,
        not_yet_interested,
        priority_regret,
        continuity,
        wish_regret,
        extra_gps_at_sites,
        travel,
        residents_covered,
    )
}


def applies(read: Reading, objective: str) -> bool:
    """Whether an objective means anything in this run."""
    if objective == "changes":
        return read.policy.get("baseline") is not None
    if objective == "extra_gps_at_sites":
        return read.rules["extra_gps_at_sites"]
    return True


def moved_before(objective: str, other: str) -> list[str]:
    """The standard order with one objective moved just before another."""
    order = [each for each in STANDARD if each != objective]
    order.insert(order.index(other), objective)
    return order


def objective_order(read: Reading) -> list[str]:
    """The objectives to optimise, in order, without those that do not apply."""
    wanted = read.policy.get("objectives", "standard")
    if isinstance(wanted, str):
        wanted = {
            "standard": list(STANDARD),
            "continuity_first": moved_before("continuity", "priority_regret"),
            "wishes_first": moved_before("wish_regret", "priority_regret"),
        }[wanted]
    return [objective for objective in wanted if applies(read, objective)]


def sense(objective: str) -> str:
    """`max` or `min`."""
    return "max" if objective in MAXIMISED else "min"


def cost(read: Reading, plan: Plan, objective: str) -> int:
    """The value turned so that less is always better."""
    value = VALUE[objective](read, plan)
    return -value if objective in MAXIMISED else value


def values(read: Reading, plan: Plan) -> dict[str, int]:
    """Every objective that applies, in the standard order, `residents_covered` last."""
    return {name: VALUE[name](read, plan) for name in (*STANDARD, "residents_covered") if applies(read, name)}


def lottery_number(read: Reading, plan: Plan) -> int:
    """The sum of the tickets of the plan's new matches: 24 bits of SHA-256 each."""
    seed = read.policy.get("seed", 0)
    return sum(
        int.from_bytes(sha256(f"{seed}|{gp}|{unit}".encode()).digest()[:3], "big") for unit, gp in plan.items()
    )
