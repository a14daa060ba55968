import json
import re
from datetime import date

import pytest

from app.generate import AS_OF, COUNTS, as_json, generate
from app.generate.demos import MIDTJYLLAND_SEED, demo_case, demo_ids, demo_text, demo_title
from app.generate.places import share_out
from solver.domain.register import municipality, region_of

CASES = {size: generate(size, 11) for size in COUNTS}
DEMOS = {identity: demo_case(identity) for identity in demo_ids()}
CPR = re.compile(r"(?<!\d)\d{6}-?\d{4}(?!\d)")
EVERY = pytest.mark.parametrize("case", [*CASES.values(), *DEMOS.values()], ids=[*CASES, *DEMOS])


def gp_count(case):
    named = {gp["clinic"] for gp in case["gps"]}
    return len(case["gps"]) + sum(k["doctor_capacities"] for k in case["clinics"] if k["id"] not in named)


def gp_ids(case):
    named = {gp["clinic"] for gp in case["gps"]}
    anonymous = {
        f"{clinic['id']}#{i + 1}"
        for clinic in case["clinics"]
        if clinic["id"] not in named
        for i in range(clinic["doctor_capacities"])
    }
    return {gp["id"] for gp in case["gps"]} | anonymous


def unit_ids(case):
    return {unit["id"] for home in case["botilbud"] for unit in home.get("sections", [home])}


@pytest.mark.parametrize("size", COUNTS)
def test_the_same_seed_gives_the_same_bytes_and_another_another(size):
    assert as_json(generate(size, 11)) == as_json(CASES[size])
    assert as_json(generate(size, 12)) != as_json(CASES[size])


@pytest.mark.parametrize("size", COUNTS)
def test_there_are_as_many_as_were_asked_for(size):
    case = CASES[size]
    assert (len(case["botilbud"]), gp_count(case)) == COUNTS[size]
    assert case["as_of"] == AS_OF.isoformat()


def test_counts_can_be_set_freely():
    case = generate("nation", 3, botilbud=2_600, gps=900)
    assert (len(case["botilbud"]), gp_count(case)) == (2_600, 900)
    assert gp_count(generate("region", 3, botilbud=1, gps=1)) == 1
    for wrong in ({"botilbud": 0}, {"gps": 0}, {"gps": -1}):
        with pytest.raises(ValueError, match="at least one"):
            generate("kommune", 3, **wrong)


@pytest.mark.parametrize("size", ["region", "nation"])
def test_the_proportions_are_the_real_ones(size):
    homes, clinics, gps = (CASES[size][key] for key in ("botilbud", "clinics", "gps"))
    in_both = [home for home in homes if home["legal_basis"] in ("sel_108", "abl_105")]
    share = {
        "sel_108": (sum(home["legal_basis"] == "sel_108" for home in in_both) / len(in_both), 471 / 1136, 0.02),
        "over 30 places": (sum(home["places"] > 30 for home in homes) / len(homes), 193 / 1135, 0.01),
        "mean of places": (sum(home["places"] for home in homes) / len(homes), 19, 1.5),
        "with a list": (sum("priorities" in home for home in homes) / len(homes), 0.40, 0.08),
        "closed": (sum("closed_to_new_patients" in one for one in clinics) / len(clinics), 0.45, 0.06),
        "with names": (len({gp["clinic"] for gp in gps}) / len(clinics), 0.60, 0.06),
        "with wishes": (sum("wishes" in gp for gp in gps) / len(gps), 0.25, 0.05),
        "unknown": (sum("interest" not in gp for gp in gps) / len(gps), 0.50, 0.06),
        "nursing-home doctors": (
            sum(one["kind"] == "nursing_home" for one in CASES[size]["agreements"]) / gp_count(CASES[size]),
            0.25,
            0.05,
        ),
    }
    assert {name: got for name, (got, real, off) in share.items() if abs(got - real) > off} == {}


def test_a_nation_has_every_municipality_and_some_of_everything():
    case = CASES["nation"]
    homes, clinics = case["botilbud"], case["clinics"]
    assert len({home["municipality"] for home in homes}) == 98
    assert {home["legal_basis"] for home in homes} == {"sel_108", "abl_105", "sel_107", "bl_43"}
    assert {clinic["kind"] for clinic in clinics} == {"plo", "udbud", "region"}
    for key in ("sections", "site", "management", "support_sel_85", "long_term", "participation"):
        assert any(key in home for home in homes), key
    assert any(clinic.get("opens_for_botilbud") for clinic in clinics)
    assert any(one["kind"] == "botilbud" for one in case["agreements"])
    assert any("refuses" in gp for gp in case["gps"])
    assert case["dispensations"]
    ninety = [
        home
        for home in homes
        if any(10 * patients >= 8 * home["residents"] for patients in home.get("patients_by_clinic", {}).values())
    ]
    assert len(ninety) > 20


def test_a_region_is_the_central_denmark_region():
    for case in (CASES["region"], CASES["kommune"], *DEMOS.values()):
        assert {region_of(home["municipality"], AS_OF) for home in case["botilbud"]} == {"1082"}
    assert len(CASES["region"]["municipalities"]) == 19
    assert len(CASES["kommune"]["municipalities"]) == 1


@EVERY
def test_every_mention_is_of_something_there(case):
    gps, units, homes = gp_ids(case), unit_ids(case), {home["id"] for home in case["botilbud"]}
    clinics = {clinic["id"] for clinic in case["clinics"]}
    for home in case["botilbud"]:
        listed = [one for tier in home.get("priorities", []) for one in tier]
        assert len(listed) == len(set(listed))
        assert set(listed) <= gps | clinics
        patients = home.get("patients_by_clinic", {})
        assert set(patients) <= clinics
        assert sum(patients.values()) <= home["residents"]
        assert sum(section["residents"] for section in home.get("sections", [])) in (0, home["residents"])
        assert all(section["residents"] >= 30 for section in home.get("sections", []))
        assert municipality(home["municipality"])
    for gp in case["gps"]:
        wished = [one for tier in gp.get("wishes", []) for one in tier]
        assert len(wished) == len(set(wished))
        assert {gp["clinic"]} <= clinics
        assert {*wished, *gp.get("refuses", [])} <= homes
        assert not {*wished} & {*gp.get("refuses", [])}
    for record in (*case["agreements"], *case["dispensations"], *case.get("decisions", [])):
        assert record["gp"] in gps
        assert record.get("unit") is None or record["unit"] in units
    for contact in case["contacts"]:
        assert contact.get("gp", next(iter(gps))) in gps
        assert contact.get("clinic", next(iter(clinics))) in clinics
        assert contact.get("botilbud", next(iter(homes))) in homes
        assert date(2025, 1, 1) <= date.fromisoformat(contact["date"]) <= date.fromisoformat(case["as_of"])


@EVERY
def test_it_says_that_it_is_invented_and_looks_it(case):
    assert case["name"].startswith("Fiktivt eksempel: ")
    assert all(clinic["ydernummer"].startswith("99") for clinic in case["clinics"])
    phones = [one["phone"] for one in (*case["botilbud"], *case["clinics"])]
    assert all(phone.startswith("00 00 ") for phone in phones)
    assert len(phones) == len(set(phones))
    assert not CPR.search(json.dumps(case, ensure_ascii=False))


@EVERY
def test_names_are_not_given_twice(case):
    clinics = [clinic["name"] for clinic in case["clinics"]]
    homes = [(home["name"], home["municipality"], home["postcode"]) for home in case["botilbud"]]
    assert len(clinics) == len(set(clinics))
    assert len(homes) - len(set(homes)) <= len(homes) // 500


def test_the_committed_region_is_what_the_generator_gives():
    assert demo_text("midtjylland") == as_json(generate("region", MIDTJYLLAND_SEED))


def test_demos_are_listed_with_a_title():
    assert demo_ids() == ["norddjurs", "midtjylland"]
    assert "Norddjurs" in demo_title("norddjurs")
    with pytest.raises(KeyError):
        demo_case("odense")


@pytest.mark.parametrize(
    ("total", "weights", "least"), [(10, [1, 1, 1], 0), (98, [1.5, 40, 7], 1), (2, [3, 3], 1)]
)
def test_shares_sum_to_the_total(total, weights, least):
    shares = share_out(total, weights, least)
    assert sum(shares) == total
    assert min(shares) >= least


def test_municipalities_can_be_named():
    case = generate("nation", 3, botilbud=12, gps=30, codes=["0707", "0751"])
    assert [entry["code"] for entry in case["municipalities"]] == ["0707", "0751"]
    assert {home["municipality"] for home in case["botilbud"]} == {"0707", "0751"}
    assert case["name"].startswith("Fiktivt eksempel: 2 kommuner")
    assert len(case["botilbud"]) == 12
    assert gp_count(case) == 30


@pytest.mark.parametrize("codes", [[], ["9999"]])
def test_there_must_be_such_municipalities(codes):
    with pytest.raises(ValueError, match="no such municipality"):
        generate("nation", 3, codes=codes)
