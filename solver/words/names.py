"""What people call things: GPs, clinics, units, legal bases, owners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.domain.case import Case, Clinic, Gp
from solver.domain.facts import Unit, gps_of_case, units_of_case
from solver.rulebook import Words

LEGAL_BASES = {
    "sel_108": Words("servicelovens § 108", "SEL § 108"),
    "abl_105": Words("almenboliglovens § 105", "ABL § 105"),
    "sel_107": Words("servicelovens § 107", "SEL § 107"),
    "bl_43": Words("barnets lovs § 43", "Barnets Lov § 43"),
}
OWNERS = {
    "municipal": Words("kommunale", "municipal"),
    "regional": Words("regionale", "regional"),
    "private": Words("private", "private"),
}
TARGET_GROUPS = {
    "disability": Words("handicap", "disability"),
    "social_psychiatry": Words("socialpsykiatri", "social psychiatry"),
    "socially_exposed": Words("udsatte", "socially exposed"),
    "other": Words("andet", "other"),
    "unknown": Words("ikke oplyst", "not stated"),
}
STATUSES = {
    "optimal": Words("bevist bedst", "proven best"),
    "feasible": Words("stoppet, før det var bevist bedst", "stopped before it was proven best"),
    "infeasible": Words("umulig: sagen modsiger reglerne eller sig selv", "impossible: the case contradicts"),
    "cancelled": Words("afbrudt", "cancelled"),
}
MATCH_STATUSES = {
    "proposed": Words("foreslået", "proposed"),
    "locked": Words("låst", "locked"),
    "existing": Words("aftale", "agreement"),
}
COLUMN_NAMES = {
    "agreement_in_effect": Words("aftale i kraft", "agreement in effect"),
    "locked": Words("låst", "locked"),
    "gp_interested": Words("læge interesseret", "GP interested"),
    "gp_to_be_asked": Words("læge skal spørges", "GP still to be asked"),
    "awaiting_dispensation": Words("afventer dispensation", "awaiting dispensation"),
    "without": Words("uden læge", "without a GP"),
}
KINDS = {
    "nursing_home_and_botilbud": Words("plejehjem og botilbud", "nursing home and botilbud"),
    "several_facilities": Words("flere botilbud", "several botilbud"),
}


@dataclass(frozen=True)
class Names:
    """The names of one case."""

    case: Case

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by id."""
        return units_of_case(self.case)

    @cached_property
    def gps(self) -> dict[str, Gp]:
        """GPs by id, anonymous ones included."""
        return gps_of_case(self.case)

    @cached_property
    def clinics(self) -> dict[str, Clinic]:
        """Clinics by id."""
        return {clinic.id: clinic for clinic in self.case.clinics}

    @cached_property
    def botilbud(self) -> dict[str, str]:
        """Botilbud id → name."""
        return {botilbud.id: botilbud.name for botilbud in self.case.botilbud}

    def unit(self, unit: str) -> str:
        """A unit's name: the botilbud's, with the section's behind it."""
        return self.units[unit].name

    def clinic(self, clinic: str) -> str:
        """A clinic's name."""
        return self.clinics[clinic].name

    def clinic_of(self, gp: str) -> str:
        """The name of a GP's clinic."""
        return self.clinic(self.gps[gp].clinic)

    def is_anonymous(self, gp: str) -> bool:
        """Whether the GP only stands for a lægekapacitet of a clinic that names nobody."""
        return gp.startswith(f"{self.gps[gp].clinic}#")

    def gp(self, gp: str) -> Words:
        """A GP by name: `Anna Holm`, `læge G7` without a name, `en læge` where the clinic names nobody."""
        found = self.gps[gp]
        if self.is_anonymous(gp):
            return Words("en læge", "a GP")
        name = found.name
        return Words(name, name) if name else Words(f"læge {gp}", f"GP {gp}")

    def gp_at_clinic(self, gp: str) -> Words:
        """A GP with its clinic: `Anna Holm fra Lægehuset Grenaa`."""
        clinic, name = self.clinic_of(gp), self.gp(gp)
        return Words(f"{name.da} fra {clinic}", f"{name.en} of {clinic}")
