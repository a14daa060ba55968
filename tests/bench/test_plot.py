"""The growth plot: what it says without colour, and to those who do not see it."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tests.bench.plot import STYLES, Series, drawn, exponent

SVG = "{http://www.w3.org/2000/svg}"


def test_the_exponent_is_the_slope_on_log_log_paper() -> None:
    assert exponent([(1, 3), (10, 300), (100, 30_000)]) == pytest.approx(2)
    assert exponent([(1, 3), (10, 300)]) is None


def test_the_plot_has_a_title_a_description_and_a_label_for_each_line() -> None:
    series = [
        Series(f"way <{i}>", ((15, 0.01), (150, 0.02 + i / 1e4), (1_500, 1.0)), 1.1) for i in range(len(STYLES))
    ]
    root = ElementTree.fromstring(drawn(series, "How <time> grows", "one day", "botilbud", "seconds"))
    assert root.attrib["role"] == "img"
    assert [one.text for one in root.iter(f"{SVG}title")] == ["How <time> grows"]
    said = next(root.iter(f"{SVG}desc")).text or ""
    labels = [one for one in root.iter(f"{SVG}text") if (one.text or "").startswith("way")]
    assert len(labels) == len(series)
    assert all(one.name in said for one in series)
    heights = sorted(float(one.attrib["y"]) for one in labels)
    assert all(below - above >= 17 for above, below in pairwise(heights))
    assert len({one.attrib["stroke-dasharray"] for one in root.iter(f"{SVG}polyline")}) == len(series)
    assert all(float(one.attrib["font-size"]) >= 14 for one in root.iter(f"{SVG}text"))
