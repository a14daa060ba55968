"""The comparison of two results: each kind of difference, how runs ended, and what cannot be undone alone."""

import copy
from typing import Any

import pytest

from solver.domain.example import smallest_case
from solver.domain.faults import FaultsError
from solver.model.clock import Clock
from solver.questions.compare import answer
from tests.questions.putting_back import result_of

Case = dict[str, Any]
AUGUST = "rm-2025-08-13"
TWO = smallest_case(
    {
        "clinics": [{"id": "C1"}, {"id": "C2"}],
        "gps": [{"id": "G1"}, {"id": "G2", "clinic": "C2"}],
        "travel_matrix": {
            "metric": "metres",
            "entries": [
                {"clinic": "C1", "unit": "B1", "value": 1_000},
                {"clinic": "C2", "unit": "B1", "value": 2_000},
            ],
        },
    }
)
"""One botilbud, and two GPs of whom G1 is the nearer."""


def _with(**lists: Any) -> Case:
    return {**copy.deepcopy(TWO), **lists}


def _moved(right: Case, left: Case = TWO, *, policies: tuple[Case, Case] = ({}, {})) -> dict[str, Any]:
    """What changed for B1; it must have changed."""
    found = answer(result_of(left, AUGUST, policies[0]), result_of(right, AUGUST, policies[1]))
    assert [one["unit"] for one in found["changes"]] == ["B1"]
    change: dict[str, Any] = found["changes"][0]
    return change


def _without(change: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: value for key, value in one.items() if key != "words"} for one in change["cause"]]


def test_a_field_is_told_by_path_and_pointer() -> None:
    gps = [{**TWO["gps"][0], "interest": "declined"}, TWO["gps"][1]]
    change = _moved(_with(gps=gps))
    assert (change["from"], change["to"], change["step"]) == ("G1", "G2", "change")
    pointer = {"left": "/gps/0/interest", "right": "/gps/0/interest"}
    values = {"left": "interested", "right": "declined"}
    assert _without(change) == [{"kind": "case", "path": "/gps/G1/interest", "pointer": pointer, **values}]


def test_a_path_does_not_depend_on_the_order_of_lists() -> None:
    gps = [TWO["gps"][1], {**TWO["gps"][0], "interest": "declined"}]
    cause = _moved(_with(gps=gps))["cause"][0]
    assert (cause["path"], cause["pointer"]["right"]) == ("/gps/G1/interest", "/gps/1/interest")


def test_a_decision() -> None:
    lock = {"kind": "lock", "unit": "B1", "gp": "G2"}
    cause = _without(_moved(_with(decisions=[{**lock, "by": "KLU"}])))[0]
    assert (cause["kind"], cause["decision"], cause["left"]) == ("decision", lock, None)
    assert cause["right"] == {**lock, "by": "KLU"}


def test_a_parameter_with_the_day_since_which_it_holds() -> None:
    nursing = [{"gp": gp, "kind": "nursing_home"} for gp in ("G1", "G2")]
    case = _with(agreements=nursing)
    found = answer(result_of(case, "rm-2025-04-02"), result_of(case, AUGUST))
    values = {"left": False, "right": True, "since": AUGUST.removeprefix("rm-")}
    assert _without(found["changes"][0]) == [
        {"kind": "ruleset", "parameter": "nursing_home_dispensable", **values}
    ]


def test_a_policy_key() -> None:
    silent = {"clinic": "C1", "date": "2025-10-01", "outcome": "asked"}
    case = _with(
        contacts=[silent], gps=[{**TWO["gps"][0], "interest": "asked"}, {**TWO["gps"][1], "interest": "asked"}]
    )
    change = _moved(case, case, policies=({}, {"silent_after": 1}))
    assert _without(change) == [{"kind": "policy", "key": "silent_after", "left": None, "right": 1}]


def test_a_new_clinic_comes_with_its_gp_and_its_distance() -> None:
    left = smallest_case(
        {"travel_matrix": {"metric": "metres", "entries": [TWO["travel_matrix"]["entries"][1] | {"clinic": "C1"}]}}
    )
    right = copy.deepcopy(left)
    right["clinics"].append({"id": "NY", "name": "Ny", "doctor_capacities": 1})
    right["gps"].append({"id": "N1", "clinic": "NY", "interest": "interested"})
    right["travel_matrix"]["entries"].append({"clinic": "NY", "unit": "B1", "value": 10})
    cause = _moved(right, left)["cause"]
    assert [one["path"] for one in cause] == ["/clinics/NY"]
    assert cause[0]["with"] == ["/gps/N1", "/travel_matrix/entries/NY|B1"]


def test_what_cannot_stay_without_another_is_undone_with_it() -> None:
    gps = [*TWO["gps"], {"id": "G3", "clinic": "C2", "interest": "interested"}]
    lock = {"kind": "lock", "unit": "B1", "gp": "G3"}
    left = _with(gps=[{**one, "interest": "declined"} for one in TWO["gps"]])
    right = _with(gps=[*left["gps"], gps[2]], decisions=[lock])
    change = _moved(right, left)
    assert [one["path"] for one in change["cause"]] == ["/gps/G3", "/decisions/lock|B1|G3"]


def test_the_lottery_alone() -> None:
    left = _with(travel_matrix={"metric": "metres", "entries": [
        {"clinic": "C1", "unit": "B1", "value": 5}, {"clinic": "C2", "unit": "B1", "value": 5},
    ]})  # fmt: skip
    plans = {seed: result_of(left, AUGUST, {"seed": seed}) for seed in range(8)}
    first = plans[0]["matches"]
    other = next(result for result in plans.values() if result["matches"] != first)
    change = answer(plans[0], other)["changes"][0]
    assert _without(change) == [{"kind": "tie"}]


def test_a_stopped_run_of_the_same_input() -> None:
    right = result_of(TWO, AUGUST)
    left = {**right, "status": "feasible", "matches": [{"unit": "B1", "gp": "G2"}]}
    found = answer(left, right)
    assert (found["status"], _without(found["changes"][0])) == ("feasible", [{"kind": "stopped"}])


def test_a_result_that_this_program_would_not_give_has_no_known_cause() -> None:
    right = result_of(TWO, AUGUST)
    left = {**result_of(_with(name="Et andet navn", as_of="2025-11-02"), AUGUST), "matches": []}
    found = answer(left, right)
    assert found["changes"][0]["cause"] is None
    assert [note["code"] for note in found["notes"]] == ["not_reproduced"]


def test_a_side_without_a_plan() -> None:
    locks = [{"kind": "lock", "unit": "B1", "gp": gp} for gp in ("G1", "G2")]
    found = answer(result_of(TWO, AUGUST), result_of(_with(decisions=locks), AUGUST))
    assert (found["status"], found["statuses"]["right"]) == ("infeasible", "infeasible")
    assert found["explanation"]["da"].startswith("Det nye resultat har ingen plan")
    assert [one["path"] for one in found["changes"][0]["cause"]] == ["/decisions/lock|B1|G2"]


def test_no_time_is_no_guess() -> None:
    right = _with(gps=[{**TWO["gps"][0], "interest": "declined"}, TWO["gps"][1]])
    found = answer(result_of(TWO, AUGUST), result_of(right, AUGUST), Clock(stop=lambda: True))
    assert (found["status"], found["changes"][0]["cause"]) == ("feasible", None)
    assert [note["code"] for note in found["notes"]] == ["not_found"]


def test_a_botilbud_taken_out() -> None:
    left = _with(botilbud=[*TWO["botilbud"], {**TWO["botilbud"][0], "id": "B2", "name": "Bostedet B2"}])
    left["travel_matrix"]["entries"].append({"clinic": "C2", "unit": "B2", "value": 7})
    found = answer(result_of(left, AUGUST), result_of(TWO, AUGUST))
    change = next(one for one in found["changes"] if one["unit"] == "B2")
    assert (change["step"], change["to"], change["cause"][0]["path"]) == ("gone", None, "/botilbud/B2")


@pytest.mark.parametrize("change", [{"name": "Et andet navn"}, {"contacts": [
    {"clinic": "C1", "date": "2025-10-01", "outcome": "asked"}
]}])  # fmt: skip
def test_differences_without_effect_are_told_as_such(change: Case) -> None:
    found = answer(result_of(TWO, AUGUST), result_of(_with(**change), AUGUST))
    assert (found["changes"], [one["effective"] for one in found["differences"]]) == ([], [False])


def test_the_title_and_sources_of_a_ruleset_are_no_difference() -> None:
    own = {"based_on": AUGUST, "id": "egen", "title": "Egne regler", "from": "2025-10-01"}
    found = answer(result_of(TWO, AUGUST), result_of(TWO, own))
    assert (found["differences"], found["explanation"]["da"]) == ([], "De to resultater er ens.")


def test_objectives_stand_side_by_side() -> None:
    found = answer(result_of(TWO, AUGUST), result_of(TWO, AUGUST, {"baseline": {"B1": "G1"}}))
    changes = next(one for one in found["objectives"] if one["id"] == "changes")
    assert (changes["left"], changes["right"], changes["words"]["left"]["da"]) == (None, 0, "–")


def test_faults_are_told_with_their_side() -> None:
    broken = copy.deepcopy(result_of(TWO, AUGUST))
    broken["input"]["case"]["gps"][0]["clinic"] = "nowhere"
    with pytest.raises(FaultsError) as found:
        answer(result_of(TWO, AUGUST), broken)
    assert [fault.path for fault in found.value.faults] == ["/right/input/case/gps/0/clinic"]


def test_many_differences_are_made_smaller() -> None:
    """More than are tried in all sets: thirty GPs answered, and one of them was the botilbud's."""
    clinics = [{"id": f"C{n}"} for n in range(30)]
    gps = [{"id": f"G{n}", "clinic": f"C{n}"} for n in range(30)]
    entries = [{"clinic": f"C{n}", "unit": "B1", "value": 100 + n} for n in range(30)]
    left = smallest_case(
        {"clinics": clinics, "gps": gps, "travel_matrix": {"metric": "metres", "entries": entries}}
    )
    right = copy.deepcopy(left)
    for gp in right["gps"][:29]:
        gp["interest"] = "declined"
    change = _moved(right, left)
    assert (change["to"], [one["path"] for one in change["cause"]]) == ("G29", ["/gps/G0/interest"])
