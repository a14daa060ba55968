"""`road-matrix` and `locate`: travel by road, and places from addresses, put into the case once and for all."""
# ruff: noqa: PLC0415 - engines and geocoders are loaded only when they are asked

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, Any

import typer

from app.commands.common import (
    FAULTS,
    Language,
    LanguageOption,
    RefusedError,
    note,
    write_bytes,
)

CaseArgument = Annotated[str, typer.Argument(metavar="SAG", help="Sagen som .json eller .xlsx.")]
OutOption = Annotated[str, typer.Option("--out", metavar="UD", help="JSON-fil eller .xlsx; - er standard ud.")]


class Metric(StrEnum):
    """What a matrix measures."""

    metres = "metres"
    seconds = "seconds"


def road_matrix(
    case: CaseArgument,
    engine: Annotated[str, typer.Option("--engine", help="valhalla, osrm eller valhalla-local.")],
    url: Annotated[str, typer.Option("--url", help="Serverens adresse; for valhalla-local mappen med kortet.")],
    metric: Annotated[Metric, typer.Option("--metric", help="Meter eller sekunder. / Unit.")] = Metric.metres,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, help="Udelad ture, der er længere. / Leave longer ones out.")
    ] = None,
    path: OutOption = "-",
    language: LanguageOption = Language.da,
) -> None:
    """Mål vejen fra hver klinik til hvert botilbud, og gem den i sagen.

    Measure the way by road from each clinic to each botilbud, and store it with the case.
    """
    from app.commands.files import case_from, read_file, told
    from app.commands.roads import with_matrix
    from solver.travel.engines import open_engine

    with told(case, language), _engine_told():
        given = case_from(read_file(case))
        _write(path, with_matrix(given, open_engine(engine, url), metric.value, limit))


def locate(
    case: CaseArgument,
    geocoder: Annotated[str, typer.Option("--geocoder", help="nominatim, photon eller pelias.")],
    url: Annotated[str, typer.Option("--url", help="Serverens adresse. Adresserne sendes dertil.")],
    path: OutOption = "-",
    language: LanguageOption = Language.da,
) -> None:
    """Slå de adresser op, der mangler et sted, og gem stederne i sagen.

    Look up the addresses that have no place yet, and store the places with the case.
    """
    from app.commands.files import told, values_of
    from app.commands.roads import with_places
    from solver.travel.address import open_geocoder

    with told(case, language), _engine_told():
        values, missing = with_places(values_of(case), open_geocoder(geocoder, url))
        _write(path, values)
    if missing:
        listed = ", ".join(missing)
        note({"da": f"Ikke fundet: {listed}", "en": f"Not found: {listed}"}[language.value])
        raise typer.Exit(FAULTS)


@contextmanager
def _engine_told() -> Iterator[None]:
    from solver.travel.road import TravelEngineError

    try:
        yield
    except TravelEngineError as broken:
        raise RefusedError(
            broken.code,
            f"Tjenesten gav ikke noget brugbart svar ({broken.code}): {broken.detail}",
            f"The service gave no usable answer ({broken.code}): {broken.detail}",
        ) from None


def _write(path: str, case: dict[str, Any]) -> None:
    if path.endswith(".xlsx"):
        from app.exports.workbook import write_workbook

        write_bytes(path, write_workbook(case))
    else:
        write_bytes(path, (json.dumps(case, ensure_ascii=False, indent=1) + "\n").encode())
