"""What is said of the next one to ask, and of where those go who are interested."""

from typing import Any

from tests.explain.situations import result_of, small_facts

NURSING_HOME = {"gp": "G2", "kind": "nursing_home", "facility": "Plejehjemmet Åbo"}


def match_of(changes: dict[str, Any], plan: dict[str, str]) -> dict[str, Any]:
    """The match of B1 under a plan."""
    found: dict[str, Any] = next(m for m in result_of(small_facts(changes), plan)["matches"] if m["unit"] == "B1")
    return found


def two_clinics(first: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Two clinics near one botilbud of which the second knows 18 of the 22 residents."""
    return {
        "botilbud": [{"id": "B1", "residents": 22, "patients_by_clinic": {"C2": 18}}],
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1", **first}, {"id": "G2", "clinic": "C2"}],
        **more,
    }


def test_a_gp_never_asked_carries_the_dispensation_that_would_be_sought() -> None:
    found = match_of(two_clinics({"interest": "unknown"}, agreements=[NURSING_HOME]), {"B1": "G1"})
    assert found["fallback"]["needs_dispensation"] == "nursing_home_and_botilbud"
    assert found["fallback"]["patients"] == 18
    said = found["explanation"]
    assert (
        "Er svaret nej, kan der i stedet søges dispensation til læge G2 fra Lægehuset C2, hvis klinik 18 af de 22 "
        "beboere er patienter i, fordi lægen også er plejehjemslæge." in said["da"]
    )
    assert "whose clinic 18 of the 22 residents are patients of, because" in said["en"]


def test_a_fallback_without_dispensation_is_the_next_to_ask() -> None:
    said = match_of(two_clinics({"interest": "asked"}), {"B1": "G1"})["explanation"]["da"]
    assert "er patienter i, den næste at spørge; det kræver ingen dispensation." in said


def test_no_fallback_is_told_where_the_gp_has_said_yes() -> None:
    found = match_of(two_clinics({"interest": "interested"}), {"B1": "G1"})
    assert found["fallback"] is None
    assert "Er svaret nej" not in found["explanation"]["da"]


def test_evidence_says_where_the_interested_go() -> None:
    changes = two_clinics({"interest": "interested"}, agreements=[NURSING_HOME])
    changes["botilbud"] = [*changes["botilbud"], {"id": "B2"}]
    changes["gps"][1]["interest"] = "interested"
    found = match_of(changes, {"B1": "G2", "B2": "G1"})
    assert [(one["gp"], one["units"]) for one in found["evidence"]] == [("G1", ["B2"])]
    assert "Af de interesserede: læge G1 tilknyttes Bostedet B2." in found["explanation"]["da"]
