"""What a raw case says: units, sites, who is agreed, listed, asked and near.

Nothing is judged here. `Reading` answers questions of fact that sections 1 and 2 of the contract settle.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geopy.distance import geodesic

from tests.oracle.rulesets import Ruleset, resolve

Document = dict[str, Any]
Pair = tuple[str, str]
"""A GP id and a unit id, in that order."""


@dataclass(frozen=True)
class Unit:
    """An undivided botilbud or one section of a divided one."""

    id: str
    botilbud: str
    residents: int
    is_section: bool


def in_effect(entry: Document, as_of: str) -> bool:
    """Whether a dated entry covers the day; both ends count, and ISO days compare as text."""
    return (entry.get("from") or "0000") <= as_of <= (entry.get("to") or "9999")


def site_labels(botilbud: Document) -> list[tuple[str, ...]]:
    """The labels that join botilbud to one site: two with a label in common lie at the same."""
    if botilbud.get("site"):
        return [("key", botilbud["site"])]
    labels: list[tuple[str, ...]] = [("own", botilbud["id"])]
    street = " ".join((botilbud.get("address") or "").split(",")[0].split()).lower()
    if street and botilbud.get("postcode"):
        labels.append(("address", botilbud["postcode"], street))
    if botilbud.get("management") and botilbud.get("shared_staff"):
        labels.append(("management", botilbud["management"]))
    return labels


def join_sites(all_botilbud: list[Document]) -> dict[str, str]:
    """The site of each botilbud, named by one of its botilbud (union-find over the labels)."""
    parent: dict[str, str] = {botilbud["id"]: botilbud["id"] for botilbud in all_botilbud}

    def root(item: str) -> str:
        while parent[item] != item:
            item = parent[item]
        return item

    first: dict[tuple[str, ...], str] = {}
    for botilbud in all_botilbud:
        for label in site_labels(botilbud):
            parent[root(botilbud["id"])] = root(first.setdefault(label, botilbud["id"]))
    return {item: root(item) for item in parent}


def tier(tiers: list[list[str]] | None, names: set[str]) -> int | None:
    """The 0-based tier that names one of the ids, the best one; None if unlisted."""
    return next((place for place, ids in enumerate(tiers or []) if names & set(ids)), None)


class Reading:
    """A case, a ruleset and a policy, read once; `opened` are clinics and units whose distance is accepted."""

    def __init__(
        self, case: Document, ruleset: str | Ruleset, policy: Document, opened: frozenset[Pair] = frozenset()
    ) -> None:
        self.opened = opened
        self.case, self.rules, self.policy = case, resolve(ruleset), policy
        self.as_of: str = case["as_of"]
        self.botilbud: dict[str, Document] = {entry["id"]: entry for entry in case["botilbud"]}
        self.clinics: dict[str, Document] = {entry["id"]: entry for entry in case["clinics"]}
        self.gps = self._gps()
        self.units = {unit.id: unit for entry in case["botilbud"] for unit in self._units_of(entry)}
        self.site = join_sites(case["botilbud"])
        agreements = [entry for entry in case.get("agreements", []) if in_effect(entry, self.as_of)]
        self.nursing_homes = Counter(entry["gp"] for entry in agreements if entry["kind"] == "nursing_home")
        self.agreed: list[Pair] = [(e["gp"], e["unit"]) for e in agreements if e["kind"] == "botilbud"]
        self.agreed_gps: dict[str, set[str]] = {}
        self.agreed_units: dict[str, frozenset[str]] = {gp: frozenset() for gp in self.gps}
        for gp, unit in self.agreed:
            self.agreed_gps.setdefault(unit, set()).add(gp)
            self.agreed_units[gp] |= {unit}
        self.dispensations = [e for e in case.get("dispensations", []) if in_effect(e, self.as_of)]
        decisions = [(entry["kind"], (entry["gp"], entry["unit"])) for entry in case.get("decisions", [])]
        self.locks: list[Pair] = [pair for kind, pair in decisions if kind == "lock"]
        self.rejects: set[Pair] = {pair for kind, pair in decisions if kind == "reject"}
        matrix = case.get("travel_matrix")
        self.metric: str = matrix["metric"] if matrix else "metres"
        self.matrix: dict[Pair, int] | None = (
            {(entry["clinic"], entry["unit"]): entry["value"] for entry in matrix["entries"]} if matrix else None
        )
        limits = policy.get("max_travel") or {}
        self.travel_limit: int = limits.get(self.metric, self.rules[f"max_travel_{self.metric}"])
        self._travel: dict[Pair, int | None] = {}
        self.burdens: dict[tuple[str, frozenset[str]], Any] = {}

    def _gps(self) -> dict[str, Document]:
        named = {entry["id"]: entry for entry in self.case.get("gps", [])}
        with_gp = {entry["clinic"] for entry in named.values()}
        for clinic in self.case["clinics"]:
            if clinic["id"] not in with_gp:
                for number in range(1, clinic["doctor_capacities"] + 1):
                    gp = f"{clinic['id']}#{number}"
                    named[gp] = {"id": gp, "clinic": clinic["id"]}
        return named

    @staticmethod
    def _units_of(botilbud: Document) -> list[Unit]:
        if not botilbud.get("sections"):
            return [Unit(botilbud["id"], botilbud["id"], botilbud["residents"], is_section=False)]
        return [
            Unit(section["id"], botilbud["id"], section["residents"], is_section=True)
            for section in botilbud["sections"]
        ]

    @cached_property
    def in_scope(self) -> frozenset[str]:
        """The units whose botilbud is in the ruleset's target group."""

        def belongs(botilbud: Document) -> bool:
            basis = botilbud["legal_basis"]
            return (
                botilbud.get("long_term", True)
                and botilbud.get("participation", "yes") != "declined"
                and basis in self.rules["legal_bases"]
                and (basis != "abl_105" or botilbud.get("support_sel_85", True))
            )

        return frozenset(u.id for u in self.units.values() if belongs(self.botilbud[u.botilbud]))

    @cached_property
    def clinic_gps(self) -> dict[str, list[str]]:
        """The GPs of each clinic, anonymous ones included."""
        return {
            clinic: [gp for gp, entry in self.gps.items() if entry["clinic"] == clinic] for clinic in self.clinics
        }

    def clinic_of(self, gp: str) -> str:
        """The id of a GP's clinic."""
        return self.gps[gp]["clinic"]

    def home_of(self, unit: str) -> Document:
        """The botilbud that a unit is, or is a section of."""
        return self.botilbud[self.units[unit].botilbud]

    def priority(self, gp: str, unit: str) -> int | None:
        """The 0-based tier of a GP, or of its clinic, with the unit's botilbud."""
        return tier(self.home_of(unit).get("priorities"), {gp, self.clinic_of(gp)})

    def wish(self, gp: str, unit: str) -> int | None:
        """The 0-based tier of the unit's botilbud with a GP."""
        return tier(self.gps[gp].get("wishes"), {self.units[unit].botilbud})

    def has_wishes(self, gp: str) -> bool:
        """Whether a GP's wish list names anything."""
        return any(self.gps[gp].get("wishes") or [])

    def has_priorities(self, unit: str) -> bool:
        """Whether the priority list of the unit's botilbud names anyone."""
        return any(self.home_of(unit).get("priorities") or [])

    def patients(self, gp: str, unit: str) -> int:
        """Residents of the unit's whole botilbud who are the clinic's patients already."""
        return self.home_of(unit).get("patients_by_clinic", {}).get(self.clinic_of(gp), 0)

    def travel(self, gp: str, unit: str) -> int | None:
        """Whole metres or seconds from clinic to botilbud; None without an entry in a given matrix."""
        if self.matrix is not None:
            return self.matrix.get((self.clinic_of(gp), unit))
        key = (self.clinic_of(gp), unit)
        if key not in self._travel:
            places = self.clinics[key[0]]["location"], self.home_of(unit)["location"]
            start, end = ((place["lat"], place["lon"]) for place in places)
            self._travel[key] = round(geodesic(start, end).meters)
        return self._travel[key]

    def is_silent(self, gp: str) -> bool:
        """Whether the policy's `silent_after` sets a GP aside."""
        enough = self.policy.get("silent_after")
        if enough is None or self.gps[gp].get("interest") == "interested":
            return False
        outcomes = [
            entry["outcome"]
            for entry in self.case.get("contacts", [])
            if entry["date"] <= self.as_of and (entry.get("gp") == gp or entry.get("clinic") == self.clinic_of(gp))
        ]
        unanswered = sum(outcome in {"asked", "no_answer"} for outcome in outcomes)
        return unanswered >= enough and "interested" not in outcomes
