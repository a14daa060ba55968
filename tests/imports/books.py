"""Workbooks for tests, from rows, or from a valid one with its XML changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from app.imports.workbook import read_workbook_case
from solver.domain.faults import Fault, FaultsError

Sheets = Mapping[str, Sequence[Sequence[Any]]]

SAG = [["Navn", "Opgørelsesdag"], ["En sag", "2025-11-01"]]
BOTILBUD = [
    ["Id", "Navn", "Kommunekode", "Lovgrundlag", "Beboere", "Breddegrad", "Længdegrad"],
    ["B1", "Solsiden", 707, "SEL § 108", 20, 56.4, "10,88"],
]
KLINIKKER = [["Id", "Navn", "Lægekapaciteter", "Breddegrad", "Længdegrad"], ["K1", "Havnen", 1, 56.41, 10.89]]
SMALL: dict[str, Sequence[Sequence[Any]]] = {"Sag": SAG, "Botilbud": BOTILBUD, "Klinikker": KLINIKKER}


def book(sheets: Sheets) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The same package with each part changed, or left out where `change` gives None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def faults_of(data: bytes) -> list[Fault]:
    with pytest.raises(FaultsError) as raised:
        read_workbook_case(data)
    return list(raised.value.faults)


def places(data: bytes) -> list[tuple[str, str, str]]:
    return [
        (fault.code, str(fault.facts.get("sheet", "")), str(fault.facts.get("cell", "")))
        for fault in faults_of(data)
    ]
