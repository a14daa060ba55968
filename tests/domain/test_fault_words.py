"""Every fault has its words in both languages, with nothing left to fill in; every field has its words too."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator

from solver.domain.case import Case
from solver.domain.example import smallest_case
from solver.domain.faults import Fault, FaultsError
from solver.domain.policy import Policy
from solver.domain.reading import read_case
from solver.words.faults import FAULTS, as_json, catalogue, fault_words
from solver.words.fields import json_schema
from solver.words.matter_faults import MATTER_FAULTS
from solver.words.shape_faults import SHAPE_FAULTS
from tests.domain.faulty import FAULTY, faulty


@pytest.mark.parametrize("code", FAULTS)
def test_examples_are_fully_worded(code: str) -> None:
    entry = FAULTS[code]
    assert entry.example.code == code
    texts = [text for said in fault_words(entry.example) for text in said]
    texts += [entry.title.da, entry.title.en]
    assert all(texts)
    assert not any(re.search(r"\{\w+\}", text) for text in texts)
    assert entry.message.da != entry.message.en


def test_every_code_of_a_document_has_a_document_that_brings_it() -> None:
    elsewhere = {"not_utf8", "not_json", "not_object", "too_deep", "duplicate_key"}  # in test_reading
    of_runs = {"ruleset_not_named", "unknown_ruleset", "site_too_large", "stability_not_settled"}
    assert {code for code, _, _ in FAULTY} == {*SHAPE_FAULTS, *MATTER_FAULTS} - elsewhere - of_runs


@pytest.mark.parametrize(("code", "path", "change"), FAULTY)
def test_found_faults_are_worded(code: str, path: str, change: object) -> None:
    with pytest.raises(FaultsError) as raised:
        read_case(faulty(change))  # type: ignore[arg-type]
    said = as_json(raised.value.faults[0])
    assert said["code"] == code
    assert said["message"].keys() == said["remedy"].keys() == {"da", "en"}
    assert "010190" not in str(said)


def test_values_are_named() -> None:
    document = smallest_case({"gps": [{"id": "G1", "clinic": "C9"}]})
    with pytest.raises(FaultsError) as raised:
        read_case(document)
    danish, english = fault_words(raised.value.faults[0])
    assert danish.message == "Der er ingen klinik med id »C9«."
    assert english.message == "There is no clinic with the id »C9«."


def test_a_place_in_a_workbook_comes_first() -> None:
    fault = Fault("/name", "empty_text", {"sheet": "Sag", "cell": "A2"})
    assert fault_words(fault)[0].message == "Ark »Sag«, celle A2: Navnet er tomt."
    assert as_json(fault)["cell"] == "A2"


def test_the_catalogue_lists_every_code_once() -> None:
    assert [entry["code"] for entry in catalogue()] == list(FAULTS)


@pytest.mark.parametrize("document", [Case, Policy])
def test_every_field_of_the_schema_is_described(document: type[Case] | type[Policy]) -> None:
    schema = json_schema(document)
    for model in (schema, *schema.get("$defs", {}).values()):
        assert all(" / " in field["description"] for field in model.get("properties", {}).values())
    assert "from" in json_schema()["$defs"]["Agreement"]["properties"]


def test_the_schema_is_one_and_takes_a_case() -> None:
    Draft202012Validator.check_schema(json_schema())
    Draft202012Validator(json_schema()).validate(smallest_case())
