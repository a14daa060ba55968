"""Whatever is done to a valid document: it reads, or it has faults, and no CPR number comes back."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver.domain.case import Case
from solver.domain.faults import Fault, FaultsError
from solver.domain.reading import case_json, read_case
from solver.words.faults import as_json
from tests.strategies import cases

CPR = "010190-1234"
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([CPR, CPR.replace("-", ""), f"x{CPR}", 101901234, 1112901234, 1112901234.0, "C1", "G1", "B1"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.just(CPR), inner, max_size=3)
    ),
    max_leaves=5,
)


def outcome(data: Any) -> tuple[Case | None, tuple[Fault, ...]]:
    try:
        return read_case(data), ()
    except FaultsError as error:
        return None, error.faults


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


def mutated(draw: st.DrawFn, document: Any) -> Any:
    path = draw(st.sampled_from(places(document)[1:]))
    here = document
    for step in path[:-1]:
        here = here[step]
    match draw(st.sampled_from(["set", "drop", "add", "rename", "double"])):
        case "set":
            here[path[-1]] = draw(VALUES)
        case "drop":
            del here[path[-1]]
        case "add" if isinstance(here, dict):
            here[draw(st.text(max_size=5) | st.just(CPR))] = draw(VALUES)
        case "rename" if isinstance(here, dict):
            here[draw(st.sampled_from([CPR, "", "from_", "x/~y"]))] = here.pop(path[-1])
        case "double" if isinstance(here, list):
            here.append(copy.deepcopy(here[path[-1]]))
    return document


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    document = draw(cases())
    for _ in range(draw(st.integers(1, 3))):
        if len(places(document)) > 1:
            document = mutated(draw, document)
    return document


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutants(), st.booleans())
def test_it_reads_or_has_faults(document: Any, as_text: bool) -> None:
    read, faults = outcome(json.dumps(document) if as_text else document)
    said = json.dumps([as_json(fault) for fault in faults], ensure_ascii=False)
    assert "010190" not in said
    assert "1112901234" not in said
    assert len({(f.path, f.code, str(f.facts)) for f in faults}) == len(faults)
    assert read is None or read_case(case_json(read)) == read


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_a_valid_case_reads_and_goes_out_as_it_came(document: Any) -> None:
    assert case_json(read_case(document)) == document
    assert read_case(json.dumps(document)) == read_case(document)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str))
def test_any_bytes_or_text_is_no_case(data: bytes | str) -> None:
    assert outcome(data)[1]
